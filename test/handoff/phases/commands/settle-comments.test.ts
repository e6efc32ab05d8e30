import { describe, expect, it } from 'vitest';
import type { PhaseComment, PhaseFacts } from '../../../../src/handoff/phases/phase-facts.ts';
import {
  changeComment,
  comment,
  commentsOf,
  PLAN,
  phaseFacts,
  say,
  settle,
  withTexts,
} from '../sync/world.ts';

const made = settle(phaseFacts()).facts;
const report = (id: number, value: number): PhaseComment =>
  comment(id, 'anna', `/baton metric nDCG@5 ${value}`);
const met = settle(say(made, 1, report(1, 0.5), report(2, 0.5), report(3, 0.5))).facts;
const body = (facts: PhaseFacts): string => facts.issues[0]?.body ?? '';

/** The app's reactions to a comment. */
function answer(facts: PhaseFacts, id: number): string {
  const found = facts.issues.flatMap(commentsOf).find((one) => one.id === id);
  return `${found?.isAccepted === true ? '+1' : ''}${found?.isRefused === true ? '?' : ''}`;
}

describe('the answer to a comment', () => {
  it('is a thumbs-up for a decision that was waited for, once', () => {
    const facts = settle(
      say(
        met,
        1,
        comment(4, 'fiona', '/baton decide stop no more money'),
        comment(5, 'fiona', '/baton decide stop again'),
      ),
    ).facts;
    expect([answer(facts, 4), answer(facts, 5)]).toEqual(['+1', '?']);
    expect(body(facts)).toContain('`fiona` decided on 2 Jun 2026 to stop');
  });

  it('refuses a decision that nothing waits for, and goes on saying why', () => {
    const facts = settle(say(made, 1, comment(1, 'fiona', '/baton decide stop now'))).facts;
    expect(answer(facts, 1)).toBe('?');
    expect(body(facts)).toContain('No kill criterion of this phase waits for a decision.');
    const later = settle(say(facts, 1, report(2, 0.5), report(3, 0.5), report(4, 0.5))).facts;
    expect(body(later)).toContain('nobody has decided yet');
    expect(body(later)).toContain('No kill criterion of this phase waits for a decision.');
  });

  it('does not follow the decision of an engineer once they are named as sponsor', () => {
    const facts = settle(say(met, 1, comment(4, 'lazar', '/baton decide continue nearly there'))).facts;
    const { configFiles } = phaseFacts({ config: 'engagement: { sponsor: [lazar] }\n' });
    const later = settle({ ...facts, configFiles }).facts;
    expect(answer(later, 4)).toBe('?');
    expect(body(later)).toContain('nobody has decided yet');
    expect(body(later)).toContain('It was refused when it was written, and that is final');
  });

  it('refuses a value that no phase has agreed on, and counts it once the plan has', () => {
    const facts = settle(say(made, 1, comment(1, 'anna', '/baton metric recall 0.7'))).facts;
    expect(answer(facts, 1)).toBe('?');
    expect(body(facts)).toContain('No phase has agreed on a value for `recall`.');
    const later = settle(
      withTexts(facts, { plan: PLAN.replace('target nDCG@5 > 0.75', 'target recall > 0.75') }),
    ).facts;
    expect(answer(later, 1)).toBe('+1');
    expect(body(later)).toMatch(/\*\*Target\*\* recall &gt; 0\.75 \| .*at risk \| 0\.7 \|/);
  });

  it('tells once that a value that had counted counts no more', () => {
    const facts = settle(say(made, 1, report(1, 0.7))).facts;
    const edited = settle(
      changeComment(facts, 1, { body: '/baton metric recall 0.7', editedBy: 'author' }),
    ).facts;
    expect(body(edited).match(/No phase has agreed/g)).toHaveLength(1);
    const later = settle({ ...edited, now: '2026-06-20T00:00:00Z' }).facts;
    expect(body(later).match(/No phase has agreed/g)).toHaveLength(1);
    expect(answer(later, 1)).toBe('+1');
  });

  it('waits for what could not be looked up', () => {
    const facts = settle({
      ...say(made, 1, comment(1, 'zoe', '/baton metric nDCG@5 0.7')),
      permissions: { zoe: { kind: 'unknown', reason: '502' } },
    }).facts;
    expect(answer(facts, 1)).toBe('');
    expect(body(facts)).not.toContain('Not followed');
  });

  it('is told in the issue for a fortnight, as the help is', () => {
    const facts = settle(
      say(made, 1, comment(1, 'olga', '/baton metric nDCG@5 0.7'), comment(2, 'olga', '/baton help')),
    ).facts;
    expect(body(facts)).toContain('### Not followed');
    expect(body(facts)).toContain('### Commands on this issue');
    const later = settle({ ...facts, now: '2026-06-20T00:00:00Z' }).facts;
    expect(body(later)).not.toContain('### Not followed');
    expect(body(later)).not.toContain('### Commands on this issue');
  });
});
