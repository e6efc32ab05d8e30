import { describe, expect, it } from 'vitest';
import { judgeCriterion } from '../../../../src/handoff/phases/criteria/judge-criterion.ts';
import { criterion, day, decide, facts, iterations, report, weeks } from './facts.ts';

/** When it was met each time, and what was decided. */
function crossings(...args: Parameters<typeof facts>) {
  return judgeCriterion(facts(...args)).crossings.map(({ at, decision }) => [at, decision?.decision ?? null]);
}

describe('judgeCriterion', () => {
  describe('without a count', () => {
    it('is met at the first report on the wrong side', () => {
      const reports = [report(1, 0.7), report(2, 0.55), report(3, 0.5)];
      const status = judgeCriterion(facts(criterion(), reports));
      expect(status).toMatchObject({ state: 'met', key: 'ndcg@5:below:plain', nextAt: null });
      expect(status.crossings).toMatchObject([
        { ordinal: 0, at: day(2), decision: null, criterion: criterion() },
      ]);
      expect(status.crossings[0]?.iterations.map(({ value }) => value)).toEqual([0.7, 0.55]);
      expect(status.iterations.map(({ value }) => value)).toEqual([0.7, 0.55, 0.5]);
    });

    it('is not met on the line', () => {
      expect(crossings(criterion(), [report(1, 0.6)])).toEqual([]);
      expect(crossings(criterion(null, { comparison: '<=' }), [report(1, 0.6)])).toEqual([[day(1), null]]);
    });

    it('stays met whatever later values say', () => {
      const status = judgeCriterion(facts(criterion(), [report(1, 0.55), report(2, 0.9)]));
      expect(status.state).toBe('met');
      expect(status.crossings).toHaveLength(1);
    });

    it('stays met when the same commit is measured again', () => {
      const reports = [report(1, 0.55, { commit: 'a' }), report(2, 0.9, { commit: 'a' })];
      const status = judgeCriterion(facts(criterion(), reports));
      expect(status.state).toBe('met');
      expect(status.crossings[0]?.iterations.map(({ value }) => value)).toEqual([0.55]);
      expect(status.iterations.map(({ value }) => value)).toEqual([0.9]);
    });

    it('was never met by a report that is gone, or that says something else now', () => {
      expect(judgeCriterion(facts(criterion(), [report(2, 0.9)]))).toMatchObject({
        state: 'clear',
        crossings: [],
      });
      const edited = [report(1, 0.9), report(2, 0.9)];
      expect(judgeCriterion(facts(criterion(), edited))).toMatchObject({ state: 'clear', crossings: [] });
    });

    it('is not met by another metric, or by a unit that does not fit', () => {
      const reports = [report(1, 0.5, { metric: 'recall' }), report(2, 0.5, { unit: '$' })];
      expect(judgeCriterion(facts(criterion(), reports))).toMatchObject({ state: 'no-data', crossings: [] });
    });

    it('compares in the unit of the plan', () => {
      const cost = criterion(null, { metric: 'p95', comparison: '>', value: 2, unit: 's' });
      const reports = [report(1, 1900, { metric: 'p95', unit: 'ms' }), report(2, 2.1, { metric: 'P95' })];
      expect(crossings(cost, reports)).toEqual([[day(2), null]]);
    });
  });

  describe('its state before it is met', () => {
    it.each([
      ['no-data', criterion(), []],
      ['clear', criterion(), [report(1, 0.7)]],
      ['at-risk', criterion(), [report(1, 0.66)]],
      ['clear', criterion(), [report(1, 0.661)]],
      ['clear', criterion(), [report(1, 0.62), report(2, 0.7)]],
      ['at-risk', criterion(iterations(3)), [report(1, 0.3), report(2, 0.3)]],
      ['unmeasured', { ...criterion(), threshold: null }, [report(1, 0.3)]],
    ] as const)('is %s (%#)', (state, agreed, reports) => {
      expect(judgeCriterion(facts(agreed, reports))).toMatchObject({ state, crossings: [] });
    });
  });

  describe('after some iterations', () => {
    it('is met at the one that completes the count', () => {
      const reports = [report(1, 0.5), report(2, 0.9), report(3, 0.5), report(4, 0.5)];
      expect(crossings(criterion(iterations(3)), reports)).toEqual([[day(3), null]]);
    });

    it('is met at a later one, where that one was on the right side', () => {
      const reports = [report(1, 0.5), report(2, 0.5), report(3, 0.9), report(4, 0.9), report(5, 0.5)];
      expect(crossings(criterion(iterations(3)), reports)).toEqual([[day(5), null]]);
    });

    it('takes several reports for one commit for one', () => {
      const reports = [1, 2, 3, 4].map((number) =>
        report(number, 0.5, { commit: number < 3 ? 'a' : `b${number}` }),
      );
      expect(crossings(criterion(iterations(3)), reports)).toEqual([[day(4), null]]);
    });

    it('is met by a commit measured again once there are as many', () => {
      const measured = [report(1, 0.5, { commit: 'a' }), report(2, 0.9, { commit: 'b' })];
      expect(crossings(criterion(iterations(2)), [...measured, report(3, 0.5, { commit: 'a' })])).toEqual([
        [day(3), null],
      ]);
    });
  });

  describe('after some weeks', () => {
    // 22 June begins in Berlin at 22:00 UTC of the day before.
    const due = '2026-06-21T22:00:00Z';

    it('is met by the passing of time if the latest iteration is on the wrong side', () => {
      expect(crossings(criterion(weeks(3)), [report(5, 0.9), report(6, 0.5)])).toEqual([[due, null]]);
      expect(crossings(criterion(weeks(3)), [report(5, 0.5), report(6, 0.9)])).toEqual([]);
    });

    it('counts a report of that very moment', () => {
      expect(crossings(criterion(weeks(3)), [report(5, 0.5), report(due, 0.9)])).toEqual([]);
      expect(crossings(criterion(weeks(3)), [report(5, 0.9), report(due, 0.5)])).toEqual([[due, null]]);
    });

    it('says beforehand when that will be', () => {
      const before = facts(criterion(weeks(3)), [report(6, 0.5)], { now: '2026-06-21T21:59:59Z' });
      expect(judgeCriterion(before)).toMatchObject({ state: 'at-risk', crossings: [], nextAt: due });
      expect(judgeCriterion({ ...before, now: due })).toMatchObject({ state: 'met', nextAt: null });
      expect(judgeCriterion({ ...before, reports: [report(6, 0.9)] }).nextAt).toBeNull();
      expect(judgeCriterion({ ...before, reports: [] }).nextAt).toBeNull();
    });

    it('is met at the first report on the wrong side that comes later', () => {
      expect(crossings(criterion(weeks(3)), [report(5, 0.9), report(24, 0.8), report(25, 0.5)])).toEqual([
        [day(25), null],
      ]);
    });

    it('counts from the first report where the phase has no dates', () => {
      const phase = { starts: null, ends: null };
      const reports = [report(3, 0.9), report(6, 0.5)];
      expect(crossings(criterion(weeks(3)), reports, { phase })).toEqual([[day(24), null]]);
      expect(crossings(criterion(weeks(3)), [], { phase })).toEqual([]);
    });

    it('keeps the time of the day where clocks are changed', () => {
      const phase = { starts: '2026-03-23', ends: null };
      const reports = [report('2026-03-24T12:00:00Z', 0.5)];
      expect(crossings(criterion(weeks(1)), reports, { phase })).toEqual([['2026-03-29T22:00:00Z', null]]);
    });

    it('never ends the calendar', () => {
      expect(crossings(criterion(weeks(1e9)), [report(1, 0.5)])).toEqual([]);
      const phase = { starts: null, ends: null };
      expect(crossings(criterion(weeks(1e9)), [report(1, 0.5)], { phase })).toEqual([]);
    });
  });

  describe('the versions of the plan', () => {
    const versions = [
      { from: day(1), criterion: criterion() },
      { from: day(10), criterion: criterion(null, { value: 0.4 }) },
    ];

    it('judges each report by the one in force at its time', () => {
      expect(crossings(criterion(), [report(5, 0.5), report(12, 0.5)], { versions })).toEqual([
        [day(5), null],
      ]);
      expect(crossings(criterion(), [report(12, 0.5)], { versions })).toEqual([]);
      expect(crossings(criterion(), [report(10, 0.5)], { versions })).toEqual([]);
    });

    it('judges earlier reports by the first', () => {
      const early = [report('2026-05-01T12:00:00Z', 0.5)];
      expect(crossings(criterion(), early, { versions })).toEqual([['2026-05-01T12:00:00Z', null]]);
    });

    it('keeps the criterion as it was agreed then, and shows the present one', () => {
      const status = judgeCriterion(facts(criterion(), [report(5, 0.5)], { versions }));
      expect(status.criterion.threshold?.value).toBe(0.4);
      expect(status.crossings[0]?.criterion.threshold?.value).toBe(0.6);
    });

    it('is at risk where a changed plan puts the latest iteration on the wrong side', () => {
      const raised = [versions[1], { from: day(10), criterion: criterion() }].map(
        (version) => version ?? versions[0]!,
      );
      const status = judgeCriterion(facts(criterion(), [report(5, 0.5)], { versions: raised }));
      expect(status).toMatchObject({ state: 'at-risk', crossings: [] });
    });

    it('is met at the end of the weeks by the version in force then', () => {
      const changed = [
        { from: day(1), criterion: criterion(weeks(3)) },
        { from: day(10), criterion: criterion(weeks(3), { value: 0.4 }) },
      ];
      expect(crossings(criterion(), [report(5, 0.5)], { versions: changed })).toEqual([]);
      expect(crossings(criterion(), [report(5, 0.3)], { versions: changed })).toEqual([
        ['2026-06-21T22:00:00Z', null],
      ]);
    });

    it('is met by a version that comes into force at that very moment', () => {
      const changed = [
        { from: day(1), criterion: criterion(weeks(9), { value: 0.1 }) },
        { from: '2026-06-21T22:00:00Z', criterion: criterion(weeks(3)) },
      ];
      expect(crossings(criterion(), [report(5, 0.5)], { versions: changed })).toEqual([
        ['2026-06-21T22:00:00Z', null],
      ]);
    });

    it('is not met by an edit alone that makes the weeks pass', () => {
      const shortened = [
        { from: day(1), criterion: criterion(weeks(6)) },
        { from: day(12), criterion: criterion(weeks(1)) },
      ];
      expect(crossings(criterion(), [report(5, 0.5)], { versions: shortened })).toEqual([]);
      expect(crossings(criterion(), [report(5, 0.5), report(13, 0.5)], { versions: shortened })).toEqual([
        [day(13), null],
      ]);
    });

    it('was not met while the plan gave no value', () => {
      const prose = [
        { from: day(1), criterion: { ...criterion(), threshold: null } },
        { ...versions[0]!, from: day(10) },
      ];
      expect(crossings(criterion(), [report(5, 0.5)], { versions: prose })).toEqual([]);
    });

    it('needs one', () => {
      expect(() => judgeCriterion(facts(criterion(), [], { versions: [] }))).toThrow(RangeError);
    });
  });

  describe('what is dated in the future', () => {
    it('counts from that very moment', () => {
      const status = judgeCriterion(facts(criterion(), [report(5, 0.5)], { now: day(5) }));
      expect(status).toMatchObject({ state: 'met', iterations: [{ value: 0.5 }] });
      expect(judgeCriterion(facts(criterion(), [report(5, 0.9)], { now: day(5) })).nextAt).toBeNull();
    });

    it('does not count yet, and tells when it will', () => {
      const now = '2026-06-10T00:00:00Z';
      const status = judgeCriterion(
        facts(criterion(), [report(5, 0.9), report(12, 0.5), report(20, 0.5)], { now }),
      );
      expect(status).toMatchObject({ state: 'clear', nextAt: day(12) });
      expect(status.iterations).toHaveLength(1);
      const decisions = [decide(12, 'stop')];
      expect(crossings(criterion(), [report(5, 0.5)], { now, decisions })).toEqual([[day(5), null]]);
    });
  });
});
