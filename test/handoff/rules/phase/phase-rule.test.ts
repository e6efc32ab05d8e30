import { expect, it } from 'vitest';
import type { PullRequest } from '../../../../src/handoff/facts.ts';
import { phaseRule } from '../../../../src/handoff/rules/phase/phase-rule.ts';
import { judgedIn } from '../judged-in.ts';

it.each<[string, Partial<PullRequest>, string]>([
  ['a milestone', { milestone: 'Phase 2' }, 'pass'],
  ['a line', { body: 'Why.\n\nPhase: 2' }, 'pass'],
  ['neither', { body: 'Phase two is near.' }, 'fail'],
  ['a bot', { author: { login: 'renovate', isBot: true } }, 'not-applicable'],
])('a pull request with %s', (_what, pullRequest, state) => {
  expect(judgedIn(phaseRule, { pullRequest }).state).toBe(state);
});

it.each(phaseRule.passing)('passes: $text', ({ text }) => {
  expect(judgedIn(phaseRule, { pullRequest: { body: text } }).state).toBe('pass');
});

it.each(phaseRule.failing)('fails: $text', ({ text }) => {
  expect(judgedIn(phaseRule, { pullRequest: { body: text } }).state).toBe('fail');
});
