import type { PlanFinding } from './plan.ts';

type Reason = PlanFinding['reason'];

const WORDS: Readonly<Record<Reason, readonly [what: string, mend: string]>> = {
  'no-phases': [
    'no phase was found in the plan',
    'Give each phase a heading with its number, its weeks and what it is about, such as `## Phase 1 (weeks 1-3): First version`.',
  ],
  'no-dates': [
    'it is not said when this takes place',
    'Write the weeks or the days into the heading, such as `## Phase 1 (weeks 1-3): First version` or `## Phase 1 (2026-06-01 to 2026-06-21): First version`.',
  ],
  'bad-start': [
    'the day in the front matter on which the plan starts could not be read',
    'Write an existing day as year, month and day, such as `start: 2026-06-01`.',
  ],
  'bad-dates': [
    'the time in the heading is none that exists, ends before it begins, or can be read in two ways',
    'Write the first and the last day as year, month and day, such as `(2026-06-01 to 2026-06-21)`, or weeks, such as `(weeks 1-3)`.',
  ],
  'unreadable-target': [
    'this target names no value that could be measured',
    'Write what is measured, a comparison and a value, such as `Target: p95 latency < 800 ms`.',
  ],
  'unreadable-criterion': [
    'this kill criterion names no single value that could be measured',
    'Write what is measured, a comparison, a value and what to do then, such as `Kill criterion: if p95 latency > 2 s after 3 iterations, switch to the cached index`.',
  ],
  'no-criterion': [
    'no kill criterion is agreed for this phase',
    'Write when to stop and what to do then, such as `Kill criterion: if cost per query > $0.15, switch to the smaller model`.',
  ],
  'too-long': [
    'a part of the plan is longer than what is read, and the rest of it was left out',
    'Shorten it, or move details to a document of their own and link it, such as `- Ingest: see [the design](docs/ingest.md)`.',
  ],
};
const NO_START: readonly [what: string, mend: string] = [
  'the plan counts in weeks or has no dates, and it is not known when it starts',
  'Write the first day into the front matter at the top of the plan, such as `start: 2026-06-01`, or as `engagement: { started: 2026-06-01 }` into the config.',
];

/** Says what is wrong and how to mend it; `phase` null: the whole plan. */
export function planFinding(reason: Reason, phase: string | null, line: number): PlanFinding {
  const [what, mend] = reason === 'no-dates' && phase === null ? NO_START : WORDS[reason];
  return { reason, phase, line, what, mend };
}
