import { describe, expect, it } from 'vitest';
import { judgeCriterion } from '../../../../src/handoff/phases/criteria/judge-criterion.ts';
import type { Decision } from '../../../../src/handoff/phases/criteria/measure-status.ts';
import type { KillCriterion } from '../../../../src/handoff/phases/plan/plan.ts';
import { criterion, day, decide, facts, iterations, report, weeks } from './facts.ts';

/** Reports `[day, value]` of a criterion, and when it was met each time and what was decided. */
function crossings(
  agreed: KillCriterion,
  reports: readonly (readonly [number, number])[],
  decisions: readonly Decision[],
  now?: string,
) {
  const status = judge(agreed, reports, decisions, now);
  expect(status.crossings.map(({ ordinal }) => ordinal)).toEqual(status.crossings.map((_, index) => index));
  return status.crossings.map(({ at, decision }) => [at, decision?.decision ?? null]);
}

function judge(
  agreed: KillCriterion,
  reports: readonly (readonly [number, number])[],
  decisions: readonly Decision[],
  now = '2026-08-01T00:00:00Z',
) {
  const all = reports.map(([at, value]) => report(at, value));
  return judgeCriterion(facts(agreed, all, { decisions, now }));
}

describe('a decision', () => {
  it.each(['agreed', 'stop'] as const)('settles the criterion for good (%s)', (decision) => {
    const status = judge(
      criterion(),
      [
        [1, 0.5],
        [5, 0.5],
      ],
      [decide(2, decision), decide(6, 'continue')],
    );
    expect(status).toMatchObject({ state: 'met', nextAt: null });
    expect(status.crossings).toMatchObject([{ at: day(1), decision: { at: day(2), decision } }]);
  });

  it('counts from the moment that the criterion is met', () => {
    expect(crossings(criterion(), [[3, 0.5]], [decide(2, 'stop')])).toEqual([[day(3), null]]);
    expect(crossings(criterion(), [[3, 0.5]], [decide(3, 'stop')])).toEqual([[day(3), 'stop']]);
  });

  it('counts from the moment that it is made', () => {
    expect(crossings(criterion(), [[1, 0.5]], [decide(2, 'stop')], day(2))).toEqual([[day(1), 'stop']]);
    expect(crossings(criterion(), [[1, 0.5]], [decide(3, 'stop')], day(2))).toEqual([[day(1), null]]);
  });

  it('counts once: the first one after it was met', () => {
    expect(crossings(criterion(), [[3, 0.5]], [decide(4, 'continue'), decide(5, 'stop')])).toEqual([
      [day(3), 'continue'],
    ]);
  });

  it('is taken in the order of time', () => {
    expect(crossings(criterion(), [[3, 0.5]], [decide(5, 'stop'), decide(4, 'agreed')])).toEqual([
      [day(3), 'agreed'],
    ]);
  });

  it('answers a later crossing where the report that it was made for is gone', () => {
    expect(crossings(criterion(), [[4, 0.5]], [decide(5, 'stop')])).toEqual([[day(4), 'stop']]);
    expect(crossings(criterion(), [[6, 0.5]], [decide(5, 'stop')])).toEqual([[day(6), null]]);
  });
});

describe('continue', () => {
  it('is at risk on the wrong side, and else as near as the latest value is', () => {
    expect(judge(criterion(), [[1, 0.5]], [decide(2, 'continue')]).state).toBe('at-risk');
    expect(
      judge(
        criterion(),
        [
          [1, 0.5],
          [3, 0.65],
        ],
        [decide(2, 'continue')],
      ).state,
    ).toBe('at-risk');
    expect(
      judge(
        criterion(),
        [
          [1, 0.5],
          [3, 0.9],
        ],
        [decide(2, 'continue')],
      ).state,
    ).toBe('clear');
  });

  it('asks again at the next iteration on the wrong side where no count was agreed', () => {
    expect(
      crossings(
        criterion(),
        [
          [1, 0.5],
          [3, 0.9],
          [4, 0.5],
        ],
        [decide(2, 'continue')],
      ),
    ).toEqual([
      [day(1), 'continue'],
      [day(4), null],
    ]);
  });

  it('passes over what was reported before it was decided, and at that moment', () => {
    expect(
      crossings(
        criterion(),
        [
          [1, 0.5],
          [2, 0.5],
          [3, 0.5],
        ],
        [decide(3, 'continue')],
      ),
    ).toEqual([[day(1), 'continue']]);
  });

  it('asks again after as many iterations as were agreed', () => {
    const before = [
      [1, 0.5],
      [2, 0.5],
      [3, 0.5],
    ] as const;
    const decisions = [decide(4, 'continue')];
    const agreed = criterion(iterations(3));
    expect(crossings(agreed, [...before, [5, 0.5], [6, 0.5]], decisions)).toHaveLength(1);
    expect(crossings(agreed, [...before, [5, 0.5], [6, 0.5], [7, 0.5]], decisions)).toEqual([
      [day(3), 'continue'],
      [day(7), null],
    ]);
    expect(crossings(agreed, [...before, [5, 0.5], [6, 0.5], [7, 0.9], [8, 0.5]], decisions).at(-1)).toEqual([
      day(8),
      null,
    ]);
  });

  it('asks again after as many iterations as it says', () => {
    const decisions = [decide(2, 'continue', { iterations: 2 })];
    expect(
      crossings(
        criterion(),
        [
          [1, 0.5],
          [3, 0.5],
        ],
        decisions,
      ),
    ).toHaveLength(1);
    expect(
      crossings(
        criterion(),
        [
          [1, 0.5],
          [3, 0.5],
          [4, 0.5],
        ],
        decisions,
      ).at(-1),
    ).toEqual([day(4), null]);
    expect(
      crossings(
        criterion(),
        [
          [1, 0.5],
          [3, 0.5],
          [4, 0.9],
          [5, 0.5],
        ],
        decisions,
      ).at(-1),
    ).toEqual([day(5), null]);
  });

  it('takes several reports for one commit for one iteration', () => {
    const reports = [report(1, 0.5), ...[3, 4].map((at) => report(at, 0.5, { commit: 'a' })), report(5, 0.5)];
    const decisions = [decide(2, 'continue', { iterations: 2 })];
    const status = judgeCriterion(facts(criterion(), reports, { decisions }));
    expect(status.crossings.at(-1)?.at).toBe(day(5));
  });

  it('asks again after as many weeks as were agreed, from the decision', () => {
    const decisions = [decide(23, 'continue')];
    expect(crossings(criterion(weeks(3)), [[5, 0.5]], decisions)).toEqual([
      ['2026-06-21T22:00:00Z', 'continue'],
      [day(44), null],
    ]);
    expect(
      crossings(
        criterion(weeks(3)),
        [
          [5, 0.5],
          [25, 0.9],
        ],
        decisions,
      ),
    ).toHaveLength(1);
    expect(
      crossings(
        criterion(weeks(3)),
        [
          [5, 0.5],
          [25, 0.5],
        ],
        decisions,
        day(43),
      ),
    ).toHaveLength(1);
    expect(judge(criterion(weeks(3)), [[5, 0.5]], decisions, day(43)).nextAt).toBe(day(44));
  });

  it('takes what was agreed from the plan as it was at the decision', () => {
    const versions = [
      { from: day(1), criterion: criterion() },
      { from: day(10), criterion: criterion(iterations(5)) },
    ];
    const reports = [report(1, 0.5), report(12, 0.5)];
    const early = facts(criterion(), reports, { versions, decisions: [decide(2, 'continue')] });
    expect(judgeCriterion(early).crossings.at(-1)?.at).toBe(day(12));
    const late = facts(criterion(), reports, { versions, decisions: [decide(11, 'continue')] });
    expect(judgeCriterion(late).crossings).toHaveLength(1);
  });

  describe('until a day', () => {
    const decisions = [decide(2, 'continue', { until: '2026-06-10' })];
    const over = '2026-06-10T22:00:00Z';

    it('asks again when that day is over, if the latest iteration is on the wrong side', () => {
      expect(
        crossings(
          criterion(),
          [
            [1, 0.5],
            [5, 0.5],
          ],
          decisions,
        ),
      ).toEqual([
        [day(1), 'continue'],
        [over, null],
      ]);
      const before = judge(
        criterion(),
        [
          [1, 0.5],
          [5, 0.5],
        ],
        decisions,
        '2026-06-10T21:59:59Z',
      );
      expect(before).toMatchObject({ state: 'at-risk', nextAt: over });
      expect(before.crossings).toHaveLength(1);
    });

    it('asks again at the first later iteration on that side otherwise', () => {
      const reports = [
        [1, 0.5],
        [5, 0.9],
        [11, 0.8],
        [12, 0.5],
      ] as const;
      expect(crossings(criterion(), reports, decisions).at(-1)).toEqual([day(12), null]);
      expect(judge(criterion(), reports.slice(0, 2), decisions, day(6))).toMatchObject({
        state: 'clear',
        nextAt: null,
      });
    });

    it('asks again at once where the day was over already', () => {
      const late = [decide(2, 'continue', { until: '2026-05-01' }), decide(3, 'stop')];
      expect(crossings(criterion(), [[1, 0.5]], late)).toEqual([
        [day(1), 'continue'],
        [day(2), 'stop'],
      ]);
    });
  });

  it('can be decided again and again', () => {
    const decisions = [
      decide(2, 'continue'),
      decide(5, 'continue', { iterations: 2 }),
      decide(9, 'continue', { until: '2026-06-12' }),
      decide(15, 'agreed'),
    ];
    const reports = [
      [1, 0.5],
      [4, 0.5],
      [6, 0.5],
      [8, 0.5],
      [20, 0.5],
    ] as const;
    expect(crossings(criterion(), reports, decisions)).toEqual([
      [day(1), 'continue'],
      [day(4), 'continue'],
      [day(8), 'continue'],
      ['2026-06-12T22:00:00Z', 'agreed'],
    ]);
  });
});
