import { describe, expect, it } from 'vitest';
import type { PhaseFacts } from '../../../../src/handoff/phases/phase-facts.ts';
import {
  changeIssue,
  comment,
  commentsOf,
  PLAN,
  phaseFacts,
  say,
  settle,
  version,
  withTexts,
} from '../sync/world.ts';

/** What a founder reads: in ten seconds it must be clear how the phase stands, and what is asked of whom. */

const made = settle(phaseFacts()).facts;
const values = (...all: readonly string[]) =>
  all.map((value, index) => comment(index + 1, 'lazar', `/baton metric nDCG@5 ${value}`));
const tick = (facts: PhaseFacts, item: string): PhaseFacts =>
  changeIssue(facts, 1, ({ body }) => ({ body: body.replaceAll(`- [ ]${item}`, `- [x]${item}`) }));
const met = settle(say(made, 1, ...values('0.5', '0.55 reranker on', '0.58 more documents'))).facts;
const issue = (facts: PhaseFacts, number = 1): string => settle(facts).facts.issues[number - 1]?.body ?? '';
const decided = (words: string): PhaseFacts => say(met, 1, comment(4, 'fiona', `/baton decide ${words}`));
/** The two paragraphs below the marker. */
const top = (facts: PhaseFacts, number = 1): string[] =>
  issue(facts, number)
    .split('\n')
    .slice(1, 6)
    .filter((line) => line !== '' && !/^[-|#]/.test(line));

describe('an issue as people read it', () => {
  it('of a phase that is met by its kill criterion', () => expect(issue(met)).toMatchSnapshot());
  it('with the question in its comment', () => {
    expect(settle(met).facts.issues.flatMap(commentsOf).at(-1)?.body).toMatchSnapshot();
  });
  it('of a phase with a goalpost that was moved', () => {
    const plan = PLAN.replace('> 0.75', '> 0.65');
    const pullRequest = {
      number: 7,
      url: 'https://github.com/acme/answers/pull/7',
      author: 'lazar',
      approvedBy: [],
    };
    const versions = [
      version('2026-06-05T00:00:00Z', plan, { pullRequest }),
      version('2026-06-01T08:00:00Z', PLAN),
    ];
    const moved = withTexts(say(made, 1, ...values('0.71')), { plan, versions });
    expect(issue({ ...moved, now: '2026-06-06T00:00:00Z' })).toMatchSnapshot();
  });
  it('of a phase that has left the plan', () => {
    expect(issue(withTexts(made, { plan: PLAN.slice(0, PLAN.indexOf('## Phase 3')) }), 3)).toMatchSnapshot();
  });
  it('with commands that were not followed', () => {
    expect(
      issue(
        say(
          met,
          1,
          comment(4, 'lazar', '/baton decide continue nearly there'),
          comment(5, 'anna', '/baton metric nDGC@5 0.7'),
        ),
      ),
    ).toMatchSnapshot();
  });
});

describe('the first lines of an issue', () => {
  const late = { ...made, now: '2026-06-22T09:00:00Z' };
  const closed = (closedAs: 'completed' | 'not-planned'): PhaseFacts =>
    changeIssue(made, 1, () => ({ isOpen: false, closedAs, closedBy: { login: 'anna', isBot: false } }));

  it.each<[string, PhaseFacts, number]>([
    ['new', made, 1],
    ['to begin', made, 3],
    ['without dates', withTexts(made, { plan: PLAN.replace('start: 2026-06-01', 'by: us') }), 1],
    ['nothing agreed', withTexts(made, { plan: PLAN.slice(0, PLAN.indexOf('- Lambda')) }), 3],
    ['at risk', say(made, 1, ...values('0.5')), 1],
    ['met, undecided', met, 1],
    ['met, agreed', decided('agreed the budget is spent'), 1],
    ['met, stop', decided('stop no users'), 1],
    ['met, continue', decided('continue it grows'), 1],
    ['overdue', tick(late, ' Stack'), 1],
    ['past, delivered, target missed', tick(late, ''), 1],
    ['done', tick(say(made, 1, ...values('0.8')), ''), 1],
    ['closed as completed', closed('completed'), 1],
    ['closed as not planned', closed('not-planned'), 1],
  ])('%s', (_state, facts, number) => expect(top(facts, number).join('\n')).toMatchSnapshot());
});
