import type { CriterionFacts } from '../../../../src/handoff/phases/criteria/judge-criterion.ts';
import type { Decision } from '../../../../src/handoff/phases/criteria/measure-status.ts';
import type { MetricReport } from '../../../../src/handoff/phases/metrics/metric-report.ts';
import type { KillCriterion, Threshold } from '../../../../src/handoff/phases/plan/plan.ts';

/** Noon of a day of June 2026, UTC: day 32 is the second of July. */
export function day(number: number, time = '12:00:00Z'): string {
  const date = new Date(Date.UTC(2026, 5, number)).toISOString().slice(0, 10);
  return `${date}T${time}`;
}

export function report(at: number | string, value: number, rest: Partial<MetricReport> = {}): MetricReport {
  return {
    metric: 'nDCG@5',
    value,
    unit: '',
    at: typeof at === 'number' ? day(at) : at,
    commit: null,
    note: '',
    source: { kind: 'comment', url: `https://github.com/acme/app/issues/1#issuecomment-${at}`, by: 'anna' },
    phase: '1',
    ...rest,
  };
}

export const threshold = (rest: Partial<Threshold> = {}): Threshold => ({
  metric: 'nDCG@5',
  comparison: '<',
  value: 0.6,
  unit: '',
  ...rest,
});

export function criterion(
  after: KillCriterion['after'] = null,
  rest: Partial<Threshold> = {},
): KillCriterion {
  return { text: 'if nDCG@5 < 0.6', line: 9, threshold: threshold(rest), after, action: 'switch' };
}

export const iterations = (count: number) => ({ count, unit: 'iterations' }) as const;
export const weeks = (count: number) => ({ count, unit: 'weeks' }) as const;

export function decide(
  at: number | string,
  decision: Decision['decision'],
  limit: Decision['limit'] = null,
): Decision {
  return {
    decision,
    by: 'fiona',
    at: typeof at === 'number' ? day(at) : at,
    reason: 'it grows',
    limit,
    url: 'https://github.com/acme/app/issues/1#issuecomment-9',
  };
}

/** A phase of June and July 2026, seen from the first of August. */
export function facts(
  agreed: KillCriterion,
  reports: readonly MetricReport[],
  rest: Partial<CriterionFacts> = {},
): CriterionFacts {
  return {
    versions: [{ from: '2026-05-01T00:00:00Z', criterion: agreed }],
    reports,
    decisions: [],
    phase: { starts: '2026-06-01', ends: '2026-07-31' },
    timeZone: 'Europe/Berlin',
    now: '2026-08-01T00:00:00Z',
    ...rest,
  };
}
