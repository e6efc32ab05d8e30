import type { Config } from '../../../../src/handoff/config/config.ts';
import type { Outcome } from '../../../../src/handoff/finding.ts';
import type { PhaseIssueText } from '../../../../src/handoff/lookups/lookup.ts';
import { BLOCK_END, phaseMarker, reportsMarker } from '../../../../src/handoff/phases/issue/phase-marker.ts';
import { planRule } from '../../../../src/handoff/rules/plan/plan-rule.ts';
import { judgedIn, type Scene } from '../judged-in.ts';

/** A plan in which nothing is amiss. */
export const PLAN = `---
start: 2026-06-01
---
## Phase 1 (weeks 1-3): Retrieval baseline
- Ingest: 4 sources
- Target: nDCG@5 > 0.75
- Kill criteria: if nDCG@5 < 0.6 after 3 iterations, switch to managed retrieval

## Phase 2 (weeks 4-6): Generation
- Claude Sonnet for generation
- Kill criteria: if cost per query > $0.15, drop to Haiku
`;

export const METRICS = 'evals/metrics.jsonl';

/** A line of the file of metrics. */
export function line(metric: string, value: number | string, more: object = {}): string {
  return `${JSON.stringify({ metric, value, at: '2026-06-05', ...more })}\n`;
}

/** The issue that Baton made for the first phase, with so many reports. */
export function issueWith(reports: number, title = 'Phase 1: Retrieval baseline'): PhaseIssueText {
  const block = [phaseMarker('1'), '- [ ] Ingest: 4 sources', '', reportsMarker(reports), '---', BLOCK_END];
  return { title, body: `Written by people.\n\n${block.join('\n')}\n\nAlso by people.` };
}

/** What the rule says of a change of the plan, of which values were reported unless the scene says otherwise. */
export function judgedChange(before: string, after: string | null, scene: Scene = {}): Outcome {
  return judgedIn(planRule, {
    base: { 'PLAN.md': before },
    changes: { 'PLAN.md': after },
    repository: { phaseIssues: [issueWith(3)], ...scene.repository },
    ...(scene.config === undefined ? {} : { config: scene.config }),
  });
}

/** What the rule says of a change of the file of metrics. */
export function judgedMetrics(
  before: string | null,
  after: string | null,
  plan: string | null = PLAN,
): Outcome {
  return judgedIn(planRule, {
    base: { 'PLAN.md': plan, [METRICS]: before },
    changes: { [METRICS]: after },
    config: withMetrics,
  });
}

/** The config that names the file of metrics. */
export function withMetrics(config: Config): Config {
  return { ...config, metrics: METRICS };
}

/** The sentence of each finding. */
export function told({ findings }: Outcome): string[] {
  return findings.map(({ what }) => what);
}
