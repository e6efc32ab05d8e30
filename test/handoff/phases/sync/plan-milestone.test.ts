import { describe, expect, it } from 'vitest';
import type { Effect } from '../../../../src/handoff/effects/effect.ts';
import type { PhaseFacts, PhaseMilestone } from '../../../../src/handoff/phases/phase-facts.ts';
import { planPhases } from '../../../../src/handoff/phases/plan-phases.ts';
import { apply, changeIssue, PLAN, phaseFacts, settle, withTexts } from './world.ts';

const made = settle(phaseFacts()).facts;
const changed = (facts: PhaseFacts, number: number, change: Partial<PhaseMilestone>): PhaseFacts => ({
  ...facts,
  milestones: facts.milestones.map((one) => (one.number === number ? { ...one, ...change } : one)),
});
const milestone = (facts: PhaseFacts, number: number): PhaseMilestone | undefined =>
  facts.milestones.find((one) => one.number === number);
const onlyIssues = planPhases(phaseFacts()).effects.reduce(apply, phaseFacts());
const foreign: PhaseMilestone = {
  number: 40,
  title: 'Phase 1: Retrieval Baseline',
  description: 'Ours.',
  dueOn: null,
  isOpen: true,
  isOwn: false,
};

describe('the milestone of a phase', () => {
  it.each(['2026-06-21T00:00:00Z', '2026-06-21T07:00:00Z', '2026-06-21T08:00:00Z', '2026-06-20T07:00:00Z'])(
    'is left as it is where GitHub keeps its due date as %s',
    (dueOn) => expect(planPhases(changed(made, 1, { dueOn })).effects).toEqual([]),
  );

  it.each([
    ['a day', 'weeks 1-3', '2026-06-01 to 2026-06-22', '2026-06-22'],
    ['a week', 'weeks 1-3', 'weeks 1-2', '2026-06-14'],
  ])('follows an end that moves by %s', (_by, from, to, day) => {
    const { facts } = settle(withTexts(made, { plan: PLAN.replace(from, to) }));
    expect(milestone(facts, 1)?.dueOn).toContain(day);
  });

  it('loses its due date with the plan’s', () => {
    const plan = PLAN.replace('start: 2026-06-01', 'author: lazar');
    expect(milestone(settle(withTexts(made, { plan })).facts, 1)?.dueOn).toBeNull();
  });

  it('keeps what people wrote into its description', () => {
    const mine = changed(made, 1, {
      description: `Above.\r\n${milestone(made, 1)?.description}\r\n\r\nBelow.`,
    });
    expect(planPhases(mine).effects).toEqual([]);
    const { facts } = settle(withTexts(mine, { plan: PLAN.replace('weeks 1-3', 'weeks 1-2') }));
    expect(milestone(facts, 1)?.description).toMatch(
      /^Above\.\n<!-- baton:phase:1 -->\nA phase of .*14 Jun.*\n\nBelow\.$/,
    );
  });

  it('is made by somebody else: the issue goes into theirs, which stays as it is', () => {
    const { facts } = settle({ ...onlyIssues, milestones: [foreign] });
    expect(facts.issues[0]?.milestone).toBe(40);
    expect(milestone(facts, 40)).toEqual(foreign);
    expect(facts.milestones).toHaveLength(3);
  });

  it('is not put back where somebody took the issue out, and none is made for an issue in another one', () => {
    const out = changeIssue(made, 1, () => ({ milestone: null, demilestonedAt: '2026-06-03T00:00:00Z' }));
    expect(planPhases(out).effects).toEqual([]);
    expect(planPhases({ ...out, milestones: made.milestones.slice(1) }).effects).toEqual([]);
    const moved = changeIssue(onlyIssues, 1, () => ({ milestone: 41 }));
    const theirs = { ...foreign, number: 41, title: 'Summer' };
    expect(settle({ ...moved, milestones: [theirs] }).facts.milestones.map(({ title }) => title)).toEqual([
      'Summer',
      'Phase 2: Generation + judge',
      'Phase 3: Deploy + observability',
    ]);
  });

  it('stays closed where people closed it', () => {
    expect(planPhases(changed(made, 1, { isOpen: false })).effects).toEqual([]);
  });

  it('is not asked for again where GitHub refused it, and the issue tells, until there is one', () => {
    const told = planPhases({ ...onlyIssues, refused: ['create-milestone'] }).effects;
    expect(told.map(({ kind }) => kind)).toEqual(['update-issue', 'update-issue', 'update-issue']);
    const facts = told.reduce(apply, onlyIssues);
    expect(facts.issues[0]?.body).toContain('GitHub refused to make the milestone');
    expect(planPhases({ ...facts, refused: ['create-milestone'] }).effects).toEqual([]);
    expect(settle(facts).facts.issues[0]?.body).not.toContain('GitHub refused');
  });
});

describe('a phase that leaves the plan', () => {
  const dropped = withTexts(made, { plan: PLAN.slice(0, PLAN.indexOf('## Phase 3')) });
  const left = settle(dropped).facts;

  it('closes its milestone, which is open again when the phase is back', () => {
    expect(milestone(left, 3)?.isOpen).toBe(false);
    const { facts, effects } = settle(withTexts(left, {}));
    expect(milestone(facts, 3)?.isOpen).toBe(true);
    expect(facts.issues[2]?.isOpen).toBe(true);
    // Killed in between, the issue still says that it was the app who closed it.
    expect(effects.map(({ kind }) => kind)).toEqual(['update-milestone', 'update-issue']);
  });

  it('is not closed a second time where somebody opened it again', () => {
    const reopened = changeIssue(left, 3, () => ({ isOpen: true, closedBy: null, closedAs: null }));
    expect(planPhases(changed(reopened, 3, { isOpen: true })).effects).toEqual([]);
  });

  it('leaves alone what somebody else closed, also when it is back', () => {
    const theirs = changeIssue(made, 3, () => ({
      isOpen: false,
      closedAs: 'completed' as const,
      closedBy: { login: 'anna', isBot: false },
    }));
    const plan = PLAN.slice(0, PLAN.indexOf('## Phase 3'));
    const states = (effects: readonly Effect[]): unknown[] =>
      effects.flatMap((effect) => (effect.kind === 'update-issue' ? (effect.state ?? []) : []));
    const gone = settle(withTexts(settle(theirs).facts, { plan }));
    expect(states(gone.effects)).toEqual([]);
    expect(states(settle(withTexts(gone.facts, {})).effects)).toEqual([]);
  });

  it('keeps what people wrote, and their ticks', () => {
    const ours = changeIssue(dropped, 3, ({ body }) => ({
      body: `Ours.\n\n${body.replace('- [ ] Handoff', '- [x] Handoff')}\n\nToo.`,
    }));
    const body = settle(ours).facts.issues[2]?.body;
    expect(body).toMatch(/^Ours\.\n\n<!-- baton:phase:3 -->\n[^]*- \[x\] Handoff[^]*\n\nToo\.$/);
    expect(settle(withTexts(settle(ours).facts, {})).facts.issues[2]?.body).toContain('- [x] Handoff');
  });
});
