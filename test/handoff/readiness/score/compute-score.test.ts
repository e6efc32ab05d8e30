import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyActions } from '../../../../src/handoff/readiness/score/apply-actions.ts';
import { computeScore } from '../../../../src/handoff/readiness/score/compute-score.ts';
import { DIMENSIONS } from '../../../../src/handoff/readiness/score/dimensions.ts';
import type { ActionOffer, Measure, Measured, PartId } from '../../../../src/handoff/readiness/score/part.ts';

const ALL: readonly PartId[] = DIMENSIONS.flatMap(({ parts }) => parts.map(({ id }) => id));
const measured = (value: number): Measure => ({ kind: 'measured', value, evidence: '' });
const leftOut: Measure = { kind: 'left-out', reason: 'nothing to measure' };
const off: Measure = { ...leftOut, isOff: true };
const unread: Measure = { kind: 'unknown', reason: 'GitHub is down' };
const everywhere = (measure: Measure): Measured['parts'] =>
  Object.fromEntries(ALL.map((id) => [id, measure]));
const inDimension = (id: string, measure: Measure): Measured['parts'] =>
  Object.fromEntries(
    DIMENSIONS.filter((one) => one.id === id).flatMap(({ parts }) => parts.map((part) => [part.id, measure])),
  );
const action = (id: string, part: PartId, by: number, minutes = 5): ActionOffer => ({
  id,
  what: '',
  minutes,
  link: null,
  adds: [{ part, by }],
});

describe('the dimensions', () => {
  it('have the weights of DESIGN 6, which are the points of their parts', () => {
    expect(DIMENSIONS.map(({ id, weight }) => [id, weight])).toEqual([
      ['runbook', 25],
      ['independence', 20],
      ['rationale', 15],
      ['decisions', 15],
      ['context', 15],
      ['plan', 10],
    ]);
    for (const { weight, parts } of DIMENSIONS)
      expect(parts.reduce((sum, { points }) => sum + points, 0)).toBe(weight);
    expect(new Set(ALL).size).toBe(20);
  });
});

describe('the score', () => {
  it('is 100 for everything and 0 for nothing', () => {
    expect(computeScore(everywhere(measured(1)), [])).toMatchObject({ total: 100, evidencePercent: 100 });
    expect(computeScore(everywhere(measured(0)), [])).toMatchObject({ total: 0, exact: 0 });
  });

  it('weighs parts by their points and dimensions by their weights', () => {
    const score = computeScore({ ...everywhere(measured(0)), 'runbook-drill': measured(1) }, []);
    expect(score.exact).toBeCloseTo(4, 9);
    expect(score.dimensions[0]?.value).toBeCloseTo(4 / 25, 9);
  });

  it('leaves out what can not apply, and weighs the rest anew', () => {
    const parts = {
      ...everywhere(measured(1)),
      'runbook-in-house': leftOut,
      'runbook-drill': measured(0),
      ...inDimension('decisions', leftOut),
      ...inDimension('plan', measured(0)),
    };
    const score = computeScore(parts, []);
    expect(score.dimensions.find(({ id }) => id === 'decisions')).toMatchObject({
      value: null,
      isOff: false,
    });
    expect(score.exact).toBeCloseTo((100 * (25 * (18 / 22) + 20 + 15 + 15)) / 85, 9);
    expect(score.evidencePercent).toBe(85);
  });

  it('takes what is turned off for no lack of evidence', () => {
    const parts = {
      ...everywhere(measured(0.5)),
      ...inDimension('plan', off),
      ...inDimension('context', off),
    };
    const score = computeScore(parts, []);
    expect(score).toMatchObject({ total: 50, evidencePercent: 100 });
    expect(score.dimensions.filter(({ isOff }) => isOff).map(({ id }) => id)).toEqual(['context', 'plan']);
  });

  it('is withheld below 60 % of the weight on evidence', () => {
    const with60 = {
      ...everywhere(leftOut),
      ...inDimension('runbook', measured(1)),
      ...inDimension('independence', measured(1)),
    };
    const enough = computeScore({ ...with60, ...inDimension('context', measured(1)) }, []);
    expect(enough).toMatchObject({ total: 100, evidencePercent: 60 });
    const less = computeScore({ ...with60, ...inDimension('plan', measured(1)) }, []);
    expect(less).toMatchObject({ total: null, exact: 100, evidencePercent: 55 });
    expect(computeScore({}, [])).toMatchObject({ total: null, exact: 0, evidencePercent: 0 });
    expect(computeScore(everywhere(off), [])).toMatchObject({ total: null, evidencePercent: 0 });
  });

  it('takes a part that is not there for one that could not be read', () => {
    const [first] = computeScore({}, []).dimensions;
    expect(first?.parts[0]?.measure.kind).toBe('unknown');
  });
});

describe('the actions', () => {
  it('stand in the order of what they bring, then of their minutes, then of their ids', () => {
    const offers = [
      action('b', 'context-state', 1),
      action('a', 'context-questions', 1),
      action('quick', 'context-thinking', 1, 1),
      action('most', 'rationale-merges', 1, 90),
      action('nothing', 'plan-reported', 1),
    ];
    const parts = { ...everywhere(measured(0)), 'plan-reported': unread };
    const { actions } = computeScore(parts, offers);
    expect(actions.map(({ id, points }) => [id, points])).toEqual([
      ['most', 15],
      ['quick', 4],
      ['a', 4],
      ['b', 4],
    ]);
  });

  it('promise nothing beyond a whole part', () => {
    const { actions } = computeScore({ ...everywhere(measured(0.5)), 'plan-reported': measured(1) }, [
      action('full', 'plan-reported', 1),
      action('half', 'rationale-merges', 1),
    ]);
    expect(actions.map(({ id, points }) => [id, points])).toEqual([['half', 7]]);
  });
});

const anyMeasure = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }).map(measured) },
  fc.constantFrom(leftOut, off, unread),
);
const anyParts = fc
  .array(fc.tuple(fc.constantFrom(...ALL), anyMeasure), { maxLength: 30 })
  .map((entries): Measured['parts'] => Object.fromEntries(entries));
const anyPart = fc.constantFrom(...ALL);
/** Each takes a share of what its part lacks, so that together they never promise more than there is. */
const anyActions = (parts: Measured['parts']) =>
  fc.array(fc.tuple(anyPart, fc.integer({ min: 1, max: 60 })), { maxLength: 8 }).map((entries) =>
    entries.map(([part, minutes], index): ActionOffer => {
      const measure = parts[part];
      const missing = measure?.kind === 'measured' ? 1 - measure.value : 1;
      const others = entries.filter(([other]) => other === part).length;
      return action(`${index}`, part, missing / others, minutes);
    }),
  );

describe('for whatever was measured', () => {
  it('the score is between 0 and 100', () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        const { exact, total, evidencePercent } = computeScore(parts, []);
        expect(exact).toBeGreaterThanOrEqual(0);
        expect(exact).toBeLessThanOrEqual(100 + 1e-9);
        expect(total ?? 0).toBeLessThanOrEqual(100);
        expect(total === null).toBe(evidencePercent < 60);
      }),
    );
  });

  it('a part that gets better never lowers it', () => {
    fc.assert(
      fc.property(anyParts, anyPart, fc.double({ min: 0, max: 1, noNaN: true }), (parts, part, by) => {
        const measure = parts[part];
        fc.pre(measure?.kind === 'measured');
        const value = Math.min(1, measure.value + by);
        const [before, after] = [parts, { ...parts, [part]: measured(value) }].map((one) =>
          computeScore(one, []),
        );
        expect(after?.exact).toBeGreaterThanOrEqual(before?.exact ?? 0);
        expect(after?.total ?? 0).toBeGreaterThanOrEqual(before?.total ?? 0);
      }),
    );
  });

  it('the order of what is given does not matter', () => {
    const scene = anyParts.chain((parts) => fc.tuple(fc.constant(parts), anyActions(parts)));
    fc.assert(
      fc.property(scene, ([parts, actions]) => {
        const mixed = Object.fromEntries(Object.entries(parts).toReversed());
        expect(computeScore(mixed, actions.toReversed())).toEqual(computeScore(parts, actions));
      }),
    );
  });

  it('the three actions worth most bring their points, one by one and together', () => {
    const scene = anyParts.chain((parts) => fc.tuple(fc.constant(parts), anyActions(parts)));
    fc.assert(
      fc.property(scene, ([parts, offers]) => {
        const before = computeScore(parts, offers);
        const top = before.actions.slice(0, 3);
        for (const chosen of [...top.map((one) => [one]), top]) {
          const after = computeScore(applyActions(parts, chosen), []);
          const gain = chosen.reduce((sum, one) => sum + one.gain, 0);
          const points = chosen.reduce((sum, one) => sum + one.points, 0);
          expect(after.exact - before.exact).toBeCloseTo(gain, 6);
          if (before.total !== null && after.total !== null)
            expect(after.total - before.total).toBeGreaterThanOrEqual(points);
        }
      }),
    );
  });
});
