import type { RuleExample } from '../rule.ts';

/** Plans in which everything can be used. The rule's page shows them, and its tests run them. */
export const passing: readonly RuleExample[] = [
  {
    title: 'phases with their weeks, a target, and a kill criterion each',
    text: `---
start: 2026-06-01
---
## Phase 1 (weeks 1-3): Retrieval baseline
- Ingest: 4 sources, ~12k docs
- Eval: 50 hand-labeled queries, target nDCG@5 > 0.75
- Kill criteria: if nDCG@5 < 0.6 after 3 iterations, switch to managed retrieval

## Phase 2 (weeks 4-6): Generation + judge
- Target: 85% judge-pass on golden set
- Kill criteria: if cost per query > $0.15, drop to Haiku + reranker
`,
  },
  {
    title: 'a deliverable a month',
    text: `## June 2026: Retrieval live
- Search over all four sources
- Kill criterion: if p95 latency > 2 s, go back to keyword search
`,
  },
];

/** Plans of which something is told. */
export const failing: readonly RuleExample[] = [
  {
    title: 'a phase that nobody could stop',
    text: `## Phase 1 (2026-06-01 to 2026-06-21): Retrieval baseline
- Ingest: 4 sources, ~12k docs
`,
  },
  {
    title: 'a kill criterion without a value',
    text: `## June 2026: Retrieval live
- Search over all four sources
- Kill criterion: if the answers are not good enough, stop
`,
  },
  {
    title: 'weeks that count from no day',
    text: `## Phase 1 (weeks 1-3): Retrieval baseline
- Ingest: 4 sources, ~12k docs
- Kill criteria: if nDCG@5 < 0.6 after 3 iterations, switch to managed retrieval
`,
  },
  { title: 'prose without a phase', text: 'We will see what the first weeks bring, and decide then.\n' },
];
