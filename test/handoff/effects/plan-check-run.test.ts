import { describe, expect, it } from 'vitest';
import type { CheckRunContent, Effect } from '../../../src/handoff/effects/effect.ts';
import { parsePullRequestRecord } from '../../../src/handoff/effects/external-id.ts';
import { type CheckRunWish, planCheckRun } from '../../../src/handoff/effects/plan-check-run.ts';
import type { OwnCheckRun } from '../../../src/handoff/facts.ts';
import type { RenderedCheckRun } from '../../../src/handoff/rendering/render-check-run.ts';
import { factsOf } from '../../facts.ts';

const RENDERED: RenderedCheckRun = {
  name: 'Baton',
  conclusion: 'failure',
  title: 'One thing before merging',
  summary: 'summary',
  text: 'text',
  annotations: [],
  actions: [],
};
const ANNOTATED: RenderedCheckRun = {
  ...RENDERED,
  annotations: [{ path: 'a.md', startLine: 1, endLine: 1, level: 'failure', title: 't', message: 'm' }],
};
const NO_WISH: CheckRunWish = {
  numbers: [12],
  isRerunAsked: false,
  recheckedFor: null,
  isSilent: false,
  rules: {},
};

function contentOf(effects: readonly Effect[]): CheckRunContent {
  const [effect] = effects;
  if (effect?.kind !== 'create-check-run' && effect?.kind !== 'update-check-run')
    throw new Error('no check run');
  return effect.checkRun;
}

/** What GitHub shows after the effects were applied. */
function applied(effects: readonly Effect[]): OwnCheckRun {
  const { externalId, conclusion } = contentOf(effects);
  return { id: 7, externalId, conclusion, status: 'completed', startedAt: '2026-06-10T12:00:00Z' };
}

describe('planCheckRun', () => {
  it('creates a run where there is none', () => {
    const effects = planCheckRun(factsOf(), RENDERED, NO_WISH);
    expect(effects).toHaveLength(1);
    expect(effects[0]?.kind).toBe('create-check-run');
    expect(contentOf(effects).externalId).toMatch(/^pr:12 /);
  });

  it('writes nothing once applied', () => {
    const ownCheckRun = applied(planCheckRun(factsOf(), ANNOTATED, NO_WISH));
    expect(planCheckRun(factsOf({}, { ownCheckRun }), ANNOTATED, NO_WISH)).toEqual([]);
  });

  it.each<[string, Partial<RenderedCheckRun>]>([
    ['the title', { title: 'Two things' }],
    ['the summary', { summary: 'another' }],
    ['the text', { text: 'another' }],
    ['the conclusion', { conclusion: 'success' }],
  ])('updates in place where only %s changed', (_what, change) => {
    const ownCheckRun = applied(planCheckRun(factsOf(), RENDERED, NO_WISH));
    const effects = planCheckRun(factsOf({}, { ownCheckRun }), { ...RENDERED, ...change }, NO_WISH);
    expect(effects.map((effect) => effect.kind)).toEqual(['update-check-run']);
  });

  it('makes a new run where annotations changed, since GitHub only appends them', () => {
    const ownCheckRun = applied(planCheckRun(factsOf(), RENDERED, NO_WISH));
    const effects = planCheckRun(factsOf({}, { ownCheckRun }), ANNOTATED, NO_WISH);
    expect(effects.map((effect) => effect.kind)).toEqual(['create-check-run']);
  });

  it('makes a new run where somebody asked for a re-run', () => {
    const ownCheckRun = applied(planCheckRun(factsOf(), RENDERED, NO_WISH));
    const effects = planCheckRun(factsOf({}, { ownCheckRun }), RENDERED, { ...NO_WISH, isRerunAsked: true });
    expect(effects.map((effect) => effect.kind)).toEqual(['create-check-run']);
  });

  it('replaces a run that is not of this form, such as one that could not be read', () => {
    const ownCheckRun: OwnCheckRun = {
      id: 7,
      externalId: 'pr:12 unread',
      conclusion: 'neutral',
      status: 'completed',
      startedAt: null,
    };
    const effects = planCheckRun(factsOf({}, { ownCheckRun }), RENDERED, NO_WISH);
    expect(effects.map((effect) => effect.kind)).toEqual(['create-check-run']);
  });

  it('makes a new run where one was cut off before its last annotations', () => {
    const cut = applied(planCheckRun(factsOf(), ANNOTATED, NO_WISH));
    const ownCheckRun: OwnCheckRun = { ...cut, status: 'in_progress', conclusion: null };
    const effects = planCheckRun(factsOf({}, { ownCheckRun }), ANNOTATED, NO_WISH);
    expect(effects.map((effect) => effect.kind)).toEqual(['create-check-run']);
  });

  it('names every pull request that shares the head, whichever was asked about', () => {
    const first = contentOf(planCheckRun(factsOf(), RENDERED, { ...NO_WISH, numbers: [12, 7] }));
    const second = contentOf(planCheckRun(factsOf(), RENDERED, { ...NO_WISH, numbers: [7, 12] }));
    expect(parsePullRequestRecord(first.externalId)?.numbers).toEqual([7, 12]);
    expect(second.externalId).toBe(first.externalId);
  });

  it('records what became of the rules, and updates a run that recorded something else', () => {
    const wish: CheckRunWish = { ...NO_WISH, rules: { rationale: 'passed', decision: 'warned' } };
    const effects = planCheckRun(factsOf(), RENDERED, wish);
    expect(parsePullRequestRecord(contentOf(effects).externalId)?.rules).toEqual(wish.rules);
    const ownCheckRun = applied(effects);
    expect(planCheckRun(factsOf({}, { ownCheckRun }), RENDERED, wish)).toEqual([]);
    const waived: CheckRunWish = { ...wish, rules: { rationale: 'passed', decision: 'waived' } };
    const next = planCheckRun(factsOf({}, { ownCheckRun }), RENDERED, waived);
    expect(next.map((effect) => effect.kind)).toEqual(['update-check-run']);
  });

  it('remembers that the comment was deleted', () => {
    const content = contentOf(planCheckRun(factsOf(), RENDERED, { ...NO_WISH, isSilent: true }));
    expect(parsePullRequestRecord(content.externalId)?.isSilent).toBe(true);
  });
});
