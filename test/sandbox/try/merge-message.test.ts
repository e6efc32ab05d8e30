import { describe, expect, it } from 'vitest';
import { loginOf } from '../../../src/sandbox/try/source/login-of.ts';
import { parseMergeMessage } from '../../../src/sandbox/try/source/merge-message.ts';

describe('messages of merge commits', () => {
  it.each([
    [
      'GitHub',
      'Merge pull request #12 from jana/fix/queue\n\nFix the queue\n\nIt lost jobs.',
      2,
      12,
      'Fix the queue',
      'It lost jobs.',
      'fix/queue',
    ],
    ['GitHub without a text', 'Merge pull request #12 from jana/queue', 2, 12, 'queue', '', 'queue'],
    [
      'GitHub, squashed',
      'Fix the queue (#12)\r\n\r\nIt lost jobs.',
      1,
      12,
      'Fix the queue',
      'It lost jobs.',
      null,
    ],
    ['a revert, squashed', 'Revert "Fix (#12)" (#13)', 1, 13, 'Revert "Fix (#12)"', '', null],
    [
      'GitLab',
      "Merge branch 'queue' into 'main'\n\nFix the queue\n\nIt lost jobs.\n\nSee merge request acme/shop!7",
      2,
      7,
      'Fix the queue',
      'It lost jobs.',
      'queue',
    ],
    ['Bitbucket', 'Merged in queue (pull request #8)\n\nFix the queue', 2, 8, 'Fix the queue', '', 'queue'],
    ['Azure', 'Merged PR 99: Fix the queue\n\nIt lost jobs.', 1, 99, 'Fix the queue', 'It lost jobs.', null],
    [
      'bors',
      'Auto merge of #5 - jana:queue, r=ben\n\nFix the queue\n\nIt lost jobs.',
      2,
      5,
      'Fix the queue',
      'It lost jobs.',
      null,
    ],
  ])('%s', (_, message, parents, number, title, body, branch) => {
    expect(parseMergeMessage(message, parents)).toEqual({ number, title, body, branch });
  });

  it.each([
    ['an ordinary commit', 'Fix #12', 1],
    ['a number that is not at the end', 'Fix (#12) again', 1],
    ['a merge of the main branch into a topic', "Merge branch 'main' into topic", 2],
    ['a merge message on a commit that merges nothing', 'Merge pull request #12 from jana/queue', 1],
    ['nothing', '', 1],
  ])('%s tells of no pull request', (_, message, parents) => {
    expect(parseMergeMessage(message, parents)).toBeNull();
  });
});

describe('logins of commit authors', () => {
  it.each([
    ['Jana Körner', 'jana@example.com', 'jana-korner'],
    ['Jana', '1234+janak@users.noreply.github.com', 'janak'],
    ['dependabot[bot]', '49699333+dependabot[bot]@users.noreply.github.com', 'dependabot[bot]'],
    ['renovate[bot]', 'bot@renovateapp.com', 'renovate[bot]'],
    ['王芳', 'wangfang@example.com', 'wangfang'],
    ['"><script>', 'x@example.com', 'script'],
  ])('%s', (name, email, login) => {
    expect(loginOf(name, email)).toBe(login);
  });

  it('gives somebody with no usable name one that stays', () => {
    expect(loginOf('王', '王@例')).toMatch(/^author-[0-9a-f]{6}$/);
    expect(loginOf('王', '王@例')).toBe(loginOf('王', '王@例'));
  });
});
