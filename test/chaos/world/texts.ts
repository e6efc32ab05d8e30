import { GOOD_DOCUMENTS } from '../../documents.ts';

/** What repositories begin with. */
export const PLANNED = {
  'README.md': '# Answers\n',
  ...GOOD_DOCUMENTS,
  'PLAN.md': planOf(75),
  '.github/baton.yml': configOf('enforce'),
};
export const GOOD = { 'README.md': '# Answers\n', ...GOOD_DOCUMENTS };
export const BARE = { 'README.md': '# Answers\n' };

/** Metrics that the plan names. */
export const METRICS = ['nDCG@5', 'judge-pass', '"cost per query"'];

/** A plan whose first target is so many hundredths. */
export function planOf(target: number, hasThird = true): string {
  const third = `
## Phase 3 (weeks 7-8): Deploy + observability
- Lambda + API Gateway, Langfuse for tracing
- Handoff doc + runbook for in-house team
`;
  return `---
start: 2026-06-01
---
## Phase 1 (weeks 1-3): Retrieval baseline
- Ingest: 4 sources, ~12k docs
- Stack: pgvector + BM25 hybrid, RRF fusion
- Eval: 50 hand-labeled queries, target nDCG@5 > 0.${target}
- Kill criteria: if nDCG@5 < 0.6 after 3 iterations, switch to managed retrieval

## Phase 2 (weeks 4-6): Generation + judge
- Claude Sonnet for generation, LLM-as-judge for eval
- Target: 85% judge-pass on golden set
- Kill criteria: if cost per query > $0.15, drop to Haiku + reranker
${hasThird ? third : ''}`;
}

export function configOf(mode: string, context = 'error'): string {
  return `mode: ${mode}
engagement:
  started: 2026-06-01
  engineers: [lazar]
  team: [anna]
  sponsor: [fiona]
rules:
  context: ${context}
`;
}

/** Descriptions that give a reason, and ones that don't; the first of each names whose it is. */
export const REASONS = [
  'The invoice provider drops about 2 % of our calls at night, and each drop loses an order. Retrying gets them through.',
  'Orders were lost whenever the cache was cold, because the fallback gave up after a second; we wait now.',
];
export const NO_REASONS = ['- Add retry with backoff\n- Update the tests', 'Fixes #1', ''];
