import { describe, expect, it } from 'vitest';
import type { PhaseComment, PhaseFacts } from '../../../../src/handoff/phases/phase-facts.ts';
import { planPhases } from '../../../../src/handoff/phases/plan-phases.ts';
import {
  apply,
  changeComment,
  changeIssue,
  comment,
  commentsOf,
  PLAN,
  phaseFacts,
  say,
  settle,
  version,
  withTexts,
} from './world.ts';

const made = settle(phaseFacts()).facts;
const report = (id: number, value: number): PhaseComment =>
  comment(id, 'anna', `/baton metric nDCG@5 ${value}`);
const met = settle(say(made, 1, report(1, 0.5), report(2, 0.52), report(3, 0.54))).facts;
const own = (facts: PhaseFacts): PhaseComment[] =>
  facts.issues.flatMap(commentsOf).filter(({ isOwn }) => isOwn);
const withoutOwn = (facts: PhaseFacts): PhaseFacts =>
  changeIssue(facts, 1, (issue) => ({
    comments: { kind: 'known', value: commentsOf(issue).filter(({ isOwn }) => !isOwn) },
  }));

describe('the question of a kill criterion that is met', () => {
  it('asks the sponsor once, with the agreed action, the values, dates and sources', () => {
    const [question, ...others] = own(met);
    expect(others).toEqual([]);
    expect(question?.body).toContain('@fiona');
    expect(question?.body).not.toContain('@anna');
    expect(question?.body).toContain('**switch to managed retrieval**');
    for (const word of ['0.5', '0.52', '0.54', '2 Jun 2026', 'issuecomment-3'])
      expect(question?.body).toContain(word);
    const better = settle(say(met, 1, report(4, 0.9), report(5, 0.4))).facts;
    expect(own(better)).toHaveLength(1);
  });

  it.each([
    [
      'the team, without a sponsor',
      'engagement: { team: [anna, "@acme/client"] }\n',
      '@anna @acme/client, what',
    ],
    ['whoever decides, where nobody is named', 'mode: enforce\n', 'Whoever decides for the client'],
  ])('asks %s', (_whom, config, words) => {
    const facts = {
      ...phaseFacts({ config }),
      members: { 'acme/client': { kind: 'known', value: [] } as const },
    };
    const asked = settle(say(settle(facts).facts, 1, report(1, 0.5), report(2, 0.5), report(3, 0.5))).facts;
    expect(own(asked)[0]?.body).toContain(words);
  });

  it('is there before the issue remembers it: killed in between, it is not asked twice, and not forgotten', () => {
    const before = say(made, 1, report(1, 0.5), report(2, 0.52), report(3, 0.54));
    const { effects } = planPhases(before);
    for (let count = 0; count <= effects.length; count += 1) {
      const { facts } = settle(effects.slice(0, count).reduce(apply, before));
      expect(own(facts), `killed after ${count}`).toHaveLength(1);
      expect(facts.issues[0]?.body).toContain('baton:phase-asked');
    }
  });

  it('is not asked again where somebody deleted or emptied the comment', () => {
    expect(planPhases(withoutOwn(met)).effects).toEqual([]);
    expect(planPhases(changeComment(met, own(met)[0]?.id ?? 0, { body: 'gone' })).effects).toEqual([]);
    const later = settle(say(withoutOwn(met), 1, report(4, 0.4))).facts;
    expect(own(later)).toEqual([]);
    expect(later.issues[0]?.body).toContain('nobody has decided yet');
  });

  it('is asked again after continue, when as many iterations cross again', () => {
    const go = (facts: PhaseFacts): PhaseFacts =>
      settle(
        say(facts, 1, comment(4, 'fiona', '/baton decide continue it grows'), report(5, 0.5), report(6, 0.5)),
      ).facts;
    for (const start of [met, withoutOwn(met)]) {
      const continued = go(start);
      const asked = own(continued).length;
      const again = settle(say(continued, 1, report(7, 0.5))).facts;
      expect(own(again)).toHaveLength(asked + 1);
      expect(planPhases(again).effects).toEqual([]);
    }
  });

  it('is taken back with the report that led to it, and asked anew when it is met anew', () => {
    const corrected = settle(
      changeComment(met, 3, { body: '/baton metric nDCG@5 0.8', editedBy: 'author' }),
    ).facts;
    expect(own(corrected).map(({ body }) => body)).toEqual([
      expect.stringContaining('Nothing needs to be decided'),
    ]);
    expect(corrected.issues[0]?.body).not.toContain('baton:phase-asked');
    expect(own(settle(say(corrected, 1, report(4, 0.5))).facts)).toHaveLength(2);
  });

  it('is taken back once the client has accepted a plan without the criterion', () => {
    const plan = PLAN.replace(/- Kill criteria: if nDCG.*\n/, '');
    const versions = [version('2026-06-02T12:00:00Z', plan), version('2026-06-01T08:00:00Z', PLAN)];
    const without = settle({ ...withTexts(met, { plan, versions }), now: '2026-06-02T12:30:00Z' }).facts;
    expect(own(without)[0]?.body).toContain('what shall happen?');
    expect(without.issues[0]?.body).toContain('taken out');
    const accept = comment(9, 'fiona', '/baton accept', { createdAt: '2026-06-02T13:00:00Z' });
    const accepted = settle(say(without, 1, accept)).facts;
    expect(own(accepted)[0]?.body).toContain('Nothing needs to be decided any more');
    expect(accepted.issues[0]?.labels).not.toContain('baton:kill-criterion');
  });

  it('is not asked where it is decided already', () => {
    const decision = comment(4, 'fiona', '/baton decide agreed I saw it coming');
    const facts = settle(say(made, 1, report(1, 0.5), report(2, 0.5), report(3, 0.5), decision)).facts;
    expect(own(facts)).toEqual([]);
    expect(facts.issues[0]?.body).toContain('`fiona` decided on');
  });

  it('is not asked in an issue that somebody closed', () => {
    const closed = changeIssue(made, 1, () => ({ isOpen: false, closedAs: 'completed' as const }));
    expect(own(settle(say(closed, 1, report(1, 0.5), report(2, 0.5), report(3, 0.5))).facts)).toEqual([]);
  });
});
