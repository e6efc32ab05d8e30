import type { ActionOffer, Measured } from './part.ts';

/** A small repository without an engagement and without drills, some weeks after its start: what `docs/score.md` works out by hand. */
export const EXAMPLE_PARTS: Measured['parts'] = {
  'runbook-monitor': measured(1),
  'runbook-alerts': measured(1),
  'runbook-rollback': measured(0),
  'runbook-contact': measured(1),
  'runbook-references': measured(0.8),
  'runbook-age': measured(1),
  'runbook-in-house': leftOut('the config names no `engagement.engineers`'),
  'runbook-drill': measured(0),
  'independence-areas': measured(0.5),
  'independence-merges': leftOut('the config names no `engagement`'),
  'rationale-merges': measured(0.75),
  'decisions-recorded': leftOut('no architectural choice was merged in the last 30 days'),
  'decisions-complete': leftOut('there are no decision records'),
  'context-state': measured(1),
  'context-questions': measured(0),
  'context-thinking': measured(1),
  'context-age': measured(1),
  'plan-on-time': measured(0.5),
  'plan-decided': measured(1),
  'plan-reported': leftOut('no phase with a measurable target has begun'),
};

/** What the example advises. */
export const EXAMPLE_ACTION: ActionOffer = {
  id: 'runbook RUNBOOK.md',
  what: 'Complete `RUNBOOK.md`: say how to go back, with the steps; mend 1 dead reference.',
  minutes: 12,
  link: null,
  adds: [
    { part: 'runbook-rollback', by: 1 },
    { part: 'runbook-references', by: 0.2 },
  ],
};

function measured(value: number) {
  return { kind: 'measured', value, evidence: '' } as const;
}

function leftOut(reason: string) {
  return { kind: 'left-out', reason } as const;
}
