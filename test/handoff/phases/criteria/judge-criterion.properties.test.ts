import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeCriterion } from '../../../../src/handoff/phases/criteria/judge-criterion.ts';
import { judgeTarget } from '../../../../src/handoff/phases/criteria/judge-target.ts';
import { criterion, day, decide, facts, iterations, report, threshold, weeks } from './facts.ts';

const after = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 1, max: 4 }).map(iterations),
  fc.integer({ min: 1, max: 4 }).map(weeks),
);
const value = fc.constantFrom(0.3, 0.55, 0.6, 0.65, 0.9);
const commit = fc.option(fc.constantFrom('a', '1f3a9c2', '1f3a9c20000'));
const limit = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 1, max: 3 }).map((count) => ({ iterations: count })),
  fc.integer({ min: 1, max: 60 }).map((number) => ({ until: day(number).slice(0, 10) })),
);
const reports = fc
  .array(
    fc
      .tuple(fc.integer({ min: 1, max: 60 }), value, commit)
      .map(([at, value, commit]) => ({ at, value, commit })),
    { maxLength: 12 },
  )
  .map((all) =>
    // Each at a place of its own: only that makes their order certain.
    all.map(({ at, value, commit }, index) =>
      report(at, value, { commit, source: { kind: 'file', line: index + 1, url: 'm' } }),
    ),
  );
const decisions = fc.array(
  fc
    .tuple(
      fc.integer({ min: 1, max: 60 }),
      fc.constantFrom('agreed', 'stop', 'continue', 'continue', 'continue'),
      limit,
    )
    .map(([at, decision, limit]) => decide(day(at, '18:00:00Z'), decision, limit)),
  { maxLength: 5 },
);
const starts = fc.option(fc.constant('2026-06-01'));
const now = fc.integer({ min: 1, max: 80 }).map((number) => day(number, '20:00:00Z'));
const record = fc.record({ after, reports, decisions, starts, now });

type Drawn = typeof record extends fc.Arbitrary<infer T> ? T : never;

function toFacts({ after, reports, decisions, starts, now }: Drawn) {
  return facts(criterion(after), reports, { decisions, phase: { starts, ends: null }, now });
}

describe('any record', () => {
  it('is judged the same in any order of the reports, and twice', () => {
    fc.assert(
      fc.property(record, fc.infiniteStream(fc.nat()), (drawn, numbers) => {
        const shuffled = drawn.reports
          .map((report) => ({ report, rank: numbers.next().value ?? 0 }))
          .toSorted((a, b) => a.rank - b.rank)
          .map(({ report }) => report);
        const status = judgeCriterion(toFacts(drawn));
        expect(judgeCriterion(toFacts({ ...drawn, reports: shuffled }))).toEqual(status);
        const target = { text: '', line: 1, threshold: threshold({ comparison: '>' }) };
        const rest = { target, phase: { ends: '2026-06-20' }, timeZone: 'UTC', now: drawn.now };
        expect(judgeTarget({ ...rest, reports: shuffled })).toEqual(
          judgeTarget({ ...rest, reports: drawn.reports }),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('has at most one undecided crossing, the last, and is met exactly then or once it is settled', () => {
    fc.assert(
      fc.property(record, (drawn) => {
        const { state, crossings, nextAt } = judgeCriterion(toFacts(drawn));
        for (const { decision } of crossings.slice(0, -1)) expect(decision?.decision).toBe('continue');
        const last = crossings.at(-1);
        expect(state === 'met').toBe(last !== undefined && last.decision?.decision !== 'continue');
        if (state === 'met') expect(nextAt).toBeNull();
        if (nextAt !== null) expect(Date.parse(nextAt)).toBeGreaterThan(Date.parse(drawn.now));
      }),
      { numRuns: 300 },
    );
  });

  it('gets no crossing by one more report on the right side', () => {
    fc.assert(
      fc.property(record, fc.constantFrom(0.6, 0.65, 0.9), commit, (drawn, value, commit) => {
        const more = report(day(61, '23:00:00Z'), value, { commit });
        const later = { ...drawn, now: day(80) };
        const before = judgeCriterion(toFacts(later)).crossings;
        const after = judgeCriterion(toFacts({ ...later, reports: [...drawn.reports, more] })).crossings;
        expect(before.slice(0, after.length).map(({ at }) => at)).toEqual(after.map(({ at }) => at));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps its crossings as time passes', () => {
    fc.assert(
      fc.property(record, (drawn) => {
        const early = judgeCriterion(toFacts(drawn)).crossings.map(({ at }) => at);
        const late = judgeCriterion(toFacts({ ...drawn, now: day(90) })).crossings.map(({ at }) => at);
        expect(late.slice(0, early.length)).toEqual(early);
      }),
      { numRuns: 300 },
    );
  });

  it('changes without a report or a decision only at the moment that was told', () => {
    fc.assert(
      fc.property(record, fc.integer({ min: 0, max: 80 }), (drawn, days) => {
        const known = {
          ...drawn,
          decisions: drawn.decisions.filter(({ at }) => at <= drawn.now),
        };
        const { nextAt, ...status } = judgeCriterion(toFacts(known));
        const later = new Date(Date.parse(drawn.now) + days * 86_400_000).toISOString();
        if (nextAt !== null && later >= nextAt) return;
        // Later reports are told by `nextAt` only while something is waited for.
        const reports = known.reports.filter(({ at }) => at <= drawn.now);
        const { nextAt: _, ...then } = judgeCriterion(toFacts({ ...known, reports, now: later }));
        expect(then).toEqual(status);
      }),
      { numRuns: 300 },
    );
  });
});
