import { describe, expect, it } from 'vitest';
import { isBotPerson } from '../../../../src/handoff/readiness/independence/bots.ts';
import { identifyPeople } from '../../../../src/handoff/readiness/independence/people.ts';
import type { CommitPerson } from '../../../../src/handoff/readiness/readiness-facts.ts';
import { commitOf, committer, merged, readBack, reviewBy } from '../merged.ts';

const ANNA = committer('anna', 'Anna Berg', 'anna@acme.test');
const BEN = committer('ben', 'Ben Roth', 'ben@acme.test');

function peopleOf(...authors: readonly CommitPerson[]) {
  return identifyPeople({ merges: readBack([]), commits: readBack([commitOf(1, authors)]) });
}

describe('who is who', () => {
  it.each<[string, CommitPerson, string | null]>([
    ['by the login, without case', committer('ANNA', 'x', 'x@x.test'), '@anna'],
    ['by the address of a login', committer(null, 'A. B.', 'Anna@ACME.test'), '@anna'],
    [
      'by GitHub’s address with an id',
      committer(null, 'A. B.', '12345+Anna@users.noreply.github.com'),
      '@anna',
    ],
    ['by GitHub’s address without one', committer(null, 'A. B.', 'anna@users.noreply.github.com'), '@anna'],
    ['by GitHub’s address alone', committer(null, 'M', '9+mei@users.noreply.github.com'), '@mei'],
    ['by exactly the same name', committer(null, 'Anna Berg', 'a@home.test'), '@anna'],
    ['by nothing but another name', committer(null, 'anna berg', 'a@home.test'), '=anna berg'],
    ['by the address rather than the name', committer(null, 'Ben Roth', 'anna@acme.test'), '@anna'],
    ['without name and account nobody', committer(null, ' ', 'a@home.test'), null],
  ])('is told %s', (_what, person, key) => {
    expect(peopleOf(ANNA, BEN).ofCommit(person)?.key ?? null).toBe(key);
  });

  it.each([
    [
      'a name',
      committer('anna2', 'Anna Berg', 'other@acme.test'),
      committer(null, 'Anna Berg', 'a@home.test'),
    ],
    ['an address', committer('anna2', 'Other', 'anna@acme.test'), committer(null, 'A.', 'anna@acme.test')],
  ])('is not told by %s that leads to two', (_what, second, person) => {
    expect(peopleOf(ANNA, second).ofCommit(person)?.key).toBe(`=${person.name}`);
  });

  it('shows a login as accounts spell it, whatever an address says', () => {
    const people = identifyPeople({
      merges: readBack([merged(1, { author: { login: 'Mei', isBot: false }, reviews: [reviewBy('Olga')] })]),
      commits: readBack([commitOf(1, [committer(null, 'M', '1+MEI@users.noreply.github.com')])]),
    });
    expect(people.ofCommit(committer(null, 'M', '1+MEI@users.noreply.github.com'))?.name).toBe('Mei');
    expect(people.ofActor({ login: 'olga', isBot: false })?.name).toBe('Olga');
  });

  it('shows the same one of several spellings, in whatever order they are met', () => {
    const reviews = [reviewBy('Mei'), reviewBy('MEI'), reviewBy('mei')];
    const names = [reviews, reviews.toReversed()].map((one) =>
      identifyPeople({ merges: readBack([merged(1, { reviews: one })]), commits: readBack([]) }).ofActor({
        login: 'mei',
        isBot: false,
      }),
    );
    expect(names[0]).toEqual(names[1]);
  });

  it('is nobody for a bot, and for an account that is gone', () => {
    const people = peopleOf(ANNA);
    expect(people.ofActor(null)).toBeNull();
    expect(people.ofActor({ login: 'dependabot', isBot: true })).toBeNull();
    expect(people.ofActor({ login: 'cursoragent', isBot: false })).toBeNull();
    expect(people.ofCommit(committer('renovate[bot]'))).toBeNull();
  });
});

describe('bots and AI co-authors', () => {
  it.each<[string, string, string | null]>([
    ['Claude', 'noreply@anthropic.com', null],
    ['Claude Opus 4.6', 'NoReply@Anthropic.com', 'claude'],
    ['Copilot', '175728472+Copilot@users.noreply.github.com', null],
    ['copilot-swe-agent[bot]', '198982749+Copilot@users.noreply.github.com', 'Copilot'],
    ['Cursor Agent', 'cursoragent@cursor.com', 'cursoragent'],
    ['Devin AI', '158243242+devin-ai-integration[bot]@users.noreply.github.com', null],
    ['aider (gpt-4o)', 'noreply@aider.chat', null],
    ['aider (gpt-4o)', 'someone@example.com', null],
    ['Codex', 'noreply@openai.com', null],
    ['Gemini CLI', 'x@example.com', null],
    ['google-labs-jules[bot]', '161369871+google-labs-jules[bot]@users.noreply.github.com', null],
    ['github-actions[bot]', '41898282+github-actions[bot]@users.noreply.github.com', null],
    ['dependabot[bot]', 'support@dependabot.com', null],
    ['renovate[bot]', '29139614+renovate[bot]@users.noreply.github.com', 'renovate[bot]'],
    ['Some Tool[bot]', 'tool@example.com', null],
  ])('know nothing: %s <%s> (%s)', (name, email, login) => {
    expect(isBotPerson({ name, email, login })).toBe(true);
  });

  it.each<[string, string, string | null]>([
    ['Claude', 'claude@acme.test', null],
    ['Claude Monet', 'claude.monet@acme.test', 'cmonet'],
    ['Codex', 'x@acme.test', 'anna'],
    ['Gemini Rossi', 'gemini@acme.test', null],
    ['Ann (aider)', 'ann@acme.test', null],
    ['Anna', 'anna@anthropic.com', null],
  ])('are not taken for people, nor people for them: %s <%s> (%s)', (name, email, login) => {
    expect(isBotPerson({ name, email, login })).toBe(false);
  });
});
