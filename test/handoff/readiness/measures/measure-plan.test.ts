import { describe, expect, it } from 'vitest';
import type { PhaseFacts } from '../../../../src/handoff/phases/phase-facts.ts';
import type { PhaseSummary } from '../../../../src/handoff/phases/phase-summary.ts';
import { planPhases } from '../../../../src/handoff/phases/plan-phases.ts';
import { measurePlan } from '../../../../src/handoff/readiness/measures/measure-plan.ts';
import type { Measured } from '../../../../src/handoff/readiness/score/part.ts';
import { changeIssue, comment, lookedUpOf, PLAN, phaseFacts, say, settle } from '../../phases/sync/world.ts';
import { evidenceOf, measuringOf, valuesOf } from './measured-in.ts';

const known = (value: readonly PhaseSummary[] | 'none') => ({ kind: 'known', value }) as const;
const measure = (facts: PhaseFacts): Measured =>
  measurePlan(measuringOf({}), known(planPhases(facts).summaries ?? 'none'));
const at = (facts: PhaseFacts, now: string): PhaseFacts => ({ ...facts, now });
const { facts: START } = settle(phaseFacts());
const LATE = at(START, '2026-07-01T09:00:00.000Z');

describe('no plan', () => {
  it.each([['none' as const], [[]]])('is worth nothing, and a new one brings all but values: %j', (value) => {
    const measured = measurePlan(measuringOf({ base: {} }), known(value));
    expect(valuesOf(measured)).toEqual({ 'on-time': 0, decided: 0, reported: 0 });
    expect(measured.actions).toMatchObject([
      {
        adds: [
          { part: 'plan-on-time', by: 1 },
          { part: 'plan-decided', by: 1 },
        ],
      },
    ]);
    expect(JSON.stringify(measured.actions[0]?.link)).toContain('## Phase 1');
  });

  it('brings that when it is written', () => {
    const { facts } = settle(phaseFacts());
    expect(valuesOf(measure(facts))).toEqual({ 'on-time': 1, decided: 1, reported: 0 });
  });

  it('opens the editor on a plan without phases', () => {
    const measured = measurePlan(measuringOf({ base: { 'PLAN.md': '# Notes\n' } }), known('none'));
    expect(measured.actions[0]?.link).toEqual({ editorLink: { path: 'PLAN.md' } });
  });
});

it('a plan is left out where it is off, and unknown where it was not read', () => {
  const off = measuringOf({ config: (config) => ({ ...config, plan: null }) });
  expect(Object.values(measurePlan(off, known('none')).parts)).toMatchObject([
    { isOff: true },
    { isOff: true },
    { isOff: true },
  ]);
  const unread = { kind: 'unknown', reason: 'GitHub is down' } as const;
  for (const phases of [null, unread]) {
    expect(new Set(Object.values(valuesOf(measurePlan(measuringOf({}), phases))))).toEqual(
      new Set(['unknown']),
    );
  }
});

describe('on time', () => {
  it('is the share of begun phases that are not past their end with something open', () => {
    const measured = measure(LATE);
    expect(valuesOf(measured)['on-time']).toBe(0.5);
    expect(evidenceOf(measured, 'plan-on-time')).toContain(
      '[Phase 1: Retrieval baseline](https://github.com/acme/answers/issues/1)',
    );
    expect(measured.actions).toContainEqual(
      expect.objectContaining({
        link: { url: 'https://github.com/acme/answers/issues/1' },
        adds: [{ part: 'plan-on-time', by: 0.5 }],
      }),
    );
  });

  it('comes when the phase is closed, and when its end is moved', () => {
    const closed = changeIssue(LATE, 1, () => ({ isOpen: false, closedAs: 'completed' }));
    expect(valuesOf(measure(closed))['on-time']).toBe(1);
    const moved = { ...LATE, lookedUp: lookedUpOf({ plan: PLAN.replace('weeks 1-3', 'weeks 1-6') }) };
    expect(valuesOf(measure(moved))['on-time']).toBe(1);
  });

  it('is left out before anything begins', () => {
    expect(valuesOf(measure(at(START, '2026-05-20T09:00:00.000Z')))).toEqual({
      'on-time': 'left-out',
      decided: 1,
      reported: 'left-out',
    });
  });

  it('does not hold against a phase that it has no issue to be ticked in', () => {
    const watched = phaseFacts({ config: 'mode: observe\n' }, { now: LATE.now });
    expect(valuesOf(measure(watched))['on-time']).toBe(1);
    expect(valuesOf(measure(at(watched, '2027-01-01T09:00:00.000Z')))['on-time']).toBe('left-out');
  });
});

describe('decided', () => {
  const reported = [1, 2, 3].map((id) => comment(id, 'anna', '/baton metric nDCG@5 0.5'));
  const { facts: met } = settle(say(START, 1, ...reported));

  it('is the share of criteria that were met that somebody decided on', () => {
    const measured = measure(met);
    expect(valuesOf(measured).decided).toBe(0);
    const [action] = measured.actions;
    expect(action).toMatchObject({
      link: { url: 'https://github.com/acme/answers/issues/1' },
      adds: [{ part: 'plan-decided', by: 1 }],
    });
    expect(action?.what).toContain('nDCG@5 &lt; 0.6 after 3 iterations is met.');
    for (const decision of ['stop', 'agreed', 'continue']) {
      const decided = settle(
        say(met, 1, comment(4, 'fiona', `/baton decide ${decision} because of it`)),
      ).facts;
      expect(valuesOf(measure(decided)).decided).toBe(1);
    }
  });

  it('is nothing for a plan without a kill criterion, and agreeing on one brings all', () => {
    const plan = PLAN.replace(/^- Kill.*\n/gm, '');
    const measured = measure(settle(phaseFacts({ plan })).facts);
    expect(valuesOf(measured).decided).toBe(0);
    expect(measured.actions.map(({ adds }) => adds)).toContainEqual([{ part: 'plan-decided', by: 1 }]);
    expect(valuesOf(measure(START)).decided).toBe(1);
  });

  it('is unknown where comments could not be read', () => {
    const unread = changeIssue(START, 1, () => ({ comments: { kind: 'unknown', reason: 'too many' } }));
    expect(valuesOf(measure(unread))).toMatchObject({
      'on-time': 1,
      decided: 'unknown',
      reported: 'unknown',
    });
  });
});

describe('reported', () => {
  it('is the share of measurable targets of begun phases with a value', () => {
    const measured = measure(at(START, '2026-06-30T09:00:00.000Z'));
    expect(valuesOf(measured).reported).toBe(0);
    expect(
      measured.actions.filter(({ id }) => id.startsWith('plan-reported')).map(({ adds }) => adds),
    ).toEqual([[{ part: 'plan-reported', by: 0.5 }], [{ part: 'plan-reported', by: 0.5 }]]);
    const said = settle(say(START, 1, comment(1, 'anna', '/baton metric nDCG@5 0.7'))).facts;
    const after = measure(at(said, '2026-06-30T09:00:00.000Z'));
    expect(valuesOf(after).reported).toBe(0.5);
  });

  it('is not asked of what the plan gives no value for', () => {
    const plan = '---\nstart: 2026-06-01\n---\n## Phase 1 (weeks 1-3): Search\n- Target: happy users\n';
    expect(valuesOf(measure(settle(phaseFacts({ plan })).facts)).reported).toBe('left-out');
  });
});

it('words of the plan are data in what is told', () => {
  const plan = PLAN.replaceAll('nDCG@5', '@octo').replace(
    'Retrieval baseline',
    '[x](http://evil.example) @octo',
  );
  const measured = measure(settle(phaseFacts({ plan })).facts);
  const told = JSON.stringify(measured);
  expect(told).not.toContain('@octo');
  expect(told).not.toContain('](http://evil');
});
