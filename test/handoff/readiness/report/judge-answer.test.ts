import { describe, expect, it } from 'vitest';
import type { Readiness } from '../../../../src/handoff/readiness/readiness.ts';
import { type Answer, judgeAnswer } from '../../../../src/handoff/readiness/report/judge-answer.ts';
import type { Measure, PartId } from '../../../../src/handoff/readiness/score/part.ts';
import { area, goodWeek, leftOut, measured, PHASES, unread, WHOLE } from './world.ts';

const RUNBOOK = Object.keys(WHOLE).filter((id) => id.startsWith('runbook')) as PartId[];
const CONTEXT = Object.keys(WHOLE).filter((id) => id.startsWith('context')) as PartId[];
const OTHERS = ['rationale-merges', 'decisions-recorded', 'decisions-complete', 'plan-on-time'] as const;

const all = (ids: readonly PartId[], measure: Measure) => Object.fromEntries(ids.map((id) => [id, measure]));
const none = measured(0, 'nothing');
const half = measured(0.5, 'half');

function answer(parts: Partial<Record<PartId, Measure>>, change: Partial<Readiness> = {}): Answer {
  return judgeAnswer(goodWeek(change, { parts: { ...WHOLE, ...parts } }));
}

const good = goodWeek();

describe('whether the client could carry on', () => {
  it.each<[string, Answer['kind'], Partial<Record<PartId, Measure>>, Partial<Readiness>]>([
    ['all is there', 'yes', {}, {}],
    ['a middling runbook', 'mostly', all(RUNBOOK, half), {}],
    ['no rationale, decisions or plan to speak of', 'mostly', all(OTHERS, measured(0.1, 'little')), {}],
    ['no runbook, whatever the rest brings', 'not-yet', all(RUNBOOK, none), {}],
    ['no context, whatever the rest brings', 'not-yet', all(CONTEXT, none), {}],
    ['little of anything', 'not-yet', all(Object.keys(WHOLE) as PartId[], measured(0.45, 'little')), {}],
    ['a context that could not be read', 'mostly', all(CONTEXT, unread('GitHub did not answer')), {}],
    [
      'a context that is turned off',
      'yes',
      all(CONTEXT, { kind: 'left-out', reason: 'off', isOff: true }),
      {},
    ],
    [
      'nobody who says who is in-house',
      'mostly',
      {},
      { independence: { ...good.independence, by: 'bus-factor' } },
    ],
    [
      'too little evidence',
      'unsaid',
      { ...all(RUNBOOK, unread('no answer')), ...all(OTHERS.slice(0, 3), leftOut('no merges')) },
      {},
    ],
  ])('with %s: %s', (_name, kind, parts, change) => expect(answer(parts, change).kind).toBe(kind));

  it('never says yes where a number is withheld or low', () => {
    for (const value of [0, 0.2, 0.4, 0.6, 0.79]) {
      expect(answer(all(Object.keys(WHOLE) as PartId[], measured(value, ''))).kind).not.toBe('yes');
    }
  });
});

describe('the reasons', () => {
  it.each<[string, Partial<Record<PartId, Measure>>, Partial<Readiness>, readonly string[]]>([
    [
      'a question that the runbook leaves open',
      { 'runbook-rollback': none },
      {},
      ['the runbook does not say how to roll back'],
    ],
    [
      'several questions',
      { 'runbook-rollback': none, 'runbook-contact': none },
      {},
      ['the runbook does not say how to roll back or whom to reach'],
    ],
    [
      'runbooks of several systems',
      { 'runbook-rollback': half, 'independence-merges': measured(1, '') },
      { drills: { systems: [...good.drills.systems, ...good.drills.systems] } },
      ['not every runbook says how to roll back'],
    ],
    [
      'a drill that was long ago',
      { 'runbook-drill': none, 'independence-merges': measured(1, '') },
      {},
      ['nobody in-house has rolled back by the runbook alone of late'],
    ],
    [
      'areas before merges',
      { 'independence-areas': half, 'independence-merges': none },
      {
        independence: {
          ...good.independence,
          areas: [area('a/', [], ['lazar'], 1), area('b/', ['anna'], [], 2)],
        },
      },
      ['nobody in-house knows 1 of 2 areas of the code'],
    ],
    [
      'merges that none in-house authored',
      { 'independence-merges': none },
      { independence: { ...good.independence, recentMerges: { total: 1, inHouse: 0 } } },
      ['none of 1 merge of the last four weeks was authored in-house'],
    ],
    [
      'an old context',
      { 'context-age': none, 'independence-merges': measured(1, '') },
      {},
      ['`CONTEXT.md` is out of date'],
    ],
    [
      'no plan',
      { ...all(['plan-on-time', 'plan-decided', 'plan-reported'], none) },
      { phases: [] },
      ['there is no plan with phases'],
    ],
    [
      'a phase that is late',
      { 'plan-on-time': none, 'independence-merges': measured(1, '') },
      { phases: PHASES.map((phase, index) => ({ ...phase, isDone: false, isOverdue: index === 0 })) },
      ['1 phase of the plan is past the end'],
    ],
  ])('tell of %s', (_name, parts, change, expected) => {
    expect(answer(parts, change).reasons.slice(0, expected.length)).toEqual(expected);
  });

  it('are two at the most, the missing runbook first', () => {
    const { reasons } = answer({
      ...all(RUNBOOK, none),
      ...all(CONTEXT, measured(0.25, '')),
      'independence-areas': none,
      'independence-merges': none,
    });
    expect(reasons).toHaveLength(2);
    expect(reasons).not.toContain('`CONTEXT.md` is out of date');
  });

  it('say what is not known where that keeps a yes from being said', () => {
    const unknown = answer({}, { independence: { ...good.independence, by: 'bus-factor' } });
    expect(unknown.reasons[0]).toContain('nobody has told Baton who is in-house');
  });

  it('are none where nothing is missing', () => {
    const whole = Object.fromEntries(Object.keys(WHOLE).map((id) => [id, measured(1, 'all')]));
    expect(answer(whole)).toEqual({ kind: 'yes', reasons: [] });
  });
});
