import { describe, expect, it } from 'vitest';
import { toIterations } from '../../../../src/handoff/phases/criteria/iterations.ts';
import type { MetricReport } from '../../../../src/handoff/phases/metrics/metric-report.ts';
import { day, report, threshold } from './facts.ts';

const values = (reports: readonly MetricReport[], rest = {}) =>
  toIterations(reports, threshold(rest)).map(({ value }) => value);
const inFile = (line: number) => ({ source: { kind: 'file', line, url: `m.jsonl#L${line}` } }) as const;

describe('toIterations', () => {
  it('takes a report without a commit for an iteration of its own, oldest first', () => {
    const reports = [report(3, 0.3), report(1, 0.1), report(2, 0.2)];
    expect(toIterations(reports, threshold())).toEqual([
      { at: day(1), value: 0.1, report: reports[1] },
      { at: day(2), value: 0.2, report: reports[2] },
      { at: day(3), value: 0.3, report: reports[0] },
    ]);
  });

  it('takes all reports for one commit for one iteration, with the time and value of the last', () => {
    const reports = [
      report(1, 0.1, { commit: 'a' }),
      report(2, 0.2, { commit: 'b' }),
      report(3, 0.3, { commit: 'A' }),
    ];
    expect(values(reports)).toEqual([0.2, 0.3]);
  });

  it('knows a commit by its abbreviation, but not by a letter', () => {
    const full = `1f3a9c2${'0'.repeat(33)}`;
    expect(values([report(1, 0.1, { commit: full }), report(2, 0.2, { commit: '1f3a9c2' })])).toEqual([0.2]);
    expect(values([report(1, 0.1, { commit: full }), report(2, 0.2, { commit: '1F3A9C2' })])).toEqual([0.2]);
    expect(values([report(1, 0.1, { commit: full }), report(2, 0.2, { commit: '1f' })])).toEqual([0.1, 0.2]);
    expect(values([report(1, 0.1, { commit: full }), report(2, 0.2, { commit: '1f3a9c3' })])).toEqual([
      0.1, 0.2,
    ]);
  });

  it('takes reports of the metric in any spelling, and none of another', () => {
    expect(values([report(1, 0.1, { metric: 'ndcg @ 5' }), report(2, 0.2, { metric: 'nDCG@10' })])).toEqual([
      0.1,
    ]);
  });

  it('brings values into the unit of the threshold, and passes over those that can not be', () => {
    const reports = [
      report(1, 2, { unit: 's' }),
      report(2, 300, { unit: 'ms' }),
      report(3, 5, { unit: '$' }),
    ];
    expect(values(reports, { value: 800, unit: 'ms' })).toEqual([2000, 300]);
  });

  it('orders reports of one moment by where they stand, digits of the time aside', () => {
    const at = '2026-06-01T12:00:00Z';
    const reports = [
      report(at, 10, inFile(10)),
      report('2026-06-01T12:00:00.000Z', 9, inFile(9)),
      report(at, 2, { source: { kind: 'comment', url: 'c', by: 'anna', line: 2 } }),
      report(at, 1, { source: { kind: 'comment', url: 'c', by: 'anna', line: 1 } }),
    ];
    expect(values(reports)).toEqual([1, 2, 9, 10]);
    expect(values(reports.toReversed())).toEqual([1, 2, 9, 10]);
  });

  it('leaves reports of one moment and place in the order given', () => {
    expect(values([report(1, 0.2), report(1, 0.1)])).toEqual([0.2, 0.1]);
  });
});
