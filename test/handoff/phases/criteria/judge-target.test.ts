import { describe, expect, it } from 'vitest';
import { judgeTarget, type TargetFacts } from '../../../../src/handoff/phases/criteria/judge-target.ts';
import type { MetricReport } from '../../../../src/handoff/phases/metrics/metric-report.ts';
import { report, threshold } from './facts.ts';

function judge(reports: readonly MetricReport[], rest: Partial<TargetFacts> = {}) {
  const target = { text: 'nDCG@5 > 0.75', line: 7, threshold: threshold({ comparison: '>', value: 0.75 }) };
  const phase = { ends: '2026-07-31' };
  return judgeTarget({
    target,
    reports,
    phase,
    timeZone: 'Europe/Berlin',
    now: '2026-07-01T00:00:00Z',
    ...rest,
  });
}

describe('judgeTarget', () => {
  it.each<[string, string, MetricReport[], Partial<TargetFacts>]>([
    ['no-data', 'nothing is reported', [], {}],
    ['no-data', 'only another metric is reported', [report(1, 0.8, { metric: 'other' })], {}],
    ['no-data', 'the only report is of a later time', [report(40, 0.8)], {}],
    ['met', 'the latest iteration is over the line', [report(1, 0.5), report(2, 0.76)], {}],
    ['met', 'it is, whenever the phase ends', [report(1, 0.76)], { phase: { ends: '2026-06-01' } }],
    ['clear', 'the latest one is not any more', [report(1, 0.76), report(2, 0.5)], {}],
    ['at-risk', 'it is on the line', [report(1, 0.75)], {}],
    ['at-risk', 'it is within 10 % of the line', [report(1, 0.675)], {}],
    ['clear', 'it is a little further off', [report(1, 0.674)], {}],
    ['at-risk', 'the end is seven days away', [report(1, 0.1)], { phase: { ends: '2026-07-08' } }],
    ['clear', 'the end is eight days away', [report(1, 0.1)], { phase: { ends: '2026-07-09' } }],
    [
      'at-risk',
      'the end is seven days away in the time zone',
      [report(1, 0.1)],
      { phase: { ends: '2026-07-09' }, now: '2026-07-01T22:00:00Z' },
    ],
    ['at-risk', 'the end is past', [report(1, 0.1)], { phase: { ends: '2026-06-01' } }],
    ['met', 'it was reported this very moment', [report('2026-07-01T00:00:00Z', 0.8)], {}],
    [
      'at-risk',
      'it is within 10 % of a line below zero',
      [report(1, -10.5)],
      { target: { text: '', line: 7, threshold: threshold({ comparison: '>', value: -10 }) } },
    ],
    ['clear', 'no end is known', [report(1, 0.1)], { phase: { ends: null } }],
    [
      'unmeasured',
      'no value is agreed',
      [report(1, 0.1)],
      { target: { text: 'good', line: 7, threshold: null } },
    ],
  ])('is %s where %s', (state, _, reports, rest) => {
    expect(judge(reports, rest).state).toBe(state);
  });

  it.each([
    ['<', 0.75, false],
    ['<=', 0.75, true],
    ['>', 0.75, false],
    ['>=', 0.75, true],
    ['<', 0.5, true],
    ['<=', 0.5, true],
    ['>', 0.5, false],
    ['>=', 0.5, false],
  ] as const)('compares by %s with %d', (comparison, value, isMet) => {
    const target = { text: '', line: 7, threshold: threshold({ comparison, value: 0.75 }) };
    expect(judge([report(1, value)], { target }).state === 'met').toBe(isMet);
  });

  it('shows the iterations', () => {
    expect(judge([report(2, 0.2), report(1, 0.1)]).iterations.map(({ value }) => value)).toEqual([0.1, 0.2]);
  });
});
