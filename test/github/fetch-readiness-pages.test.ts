import { describe, expect, test } from 'vitest';
import { BASE } from './answers.ts';
import { forbidTheNetwork } from './github-under-nock.ts';
import { lastPage, page, phaseComment } from './phase-answers.ts';
import {
  commit,
  daysAgo,
  discussion,
  labelledIssue,
  merged,
  readinessAnswer,
  tip,
} from './readiness-answers.ts';
import { first, next, problem, read } from './readiness-under-nock.ts';

forbidTheNetwork();

const commits = (...parts: Parameters<typeof page<ReturnType<typeof commit>>>) => ({
  defaultBranchRef: { name: 'main', target: tip({ commits: page(...parts) }) },
});
const more = (...parts: Parameters<typeof page<ReturnType<typeof commit>>>) => ({
  tip: { commits: page(...parts) },
});
const numbers = (facts: Awaited<ReturnType<typeof read>>['facts']) =>
  facts?.merges.entries.map(({ number }) => number);
const shas = (facts: Awaited<ReturnType<typeof read>>['facts']) =>
  facts?.commits.entries.map(({ sha }) => sha);

describe('merges and commits', () => {
  test('are read on in one query a page, each until the window is covered', async () => {
    const { reading, facts, asked } = await read(
      first({ merged: page([merged(9, 2)], 'm1'), ...commits([commit('c9', 2)], 'c1') }),
      next({ merged: page([merged(8, 40)], 'm2'), ...more([commit('c8', 10)], 'c2') }, 8),
      // What follows the second of these changed before the window, and so was merged before.
      next({ merged: page([merged(7, 80), merged(6, 91)], 'm3'), ...more([commit('c7', 30)]) }, 5),
    );
    expect(numbers(facts)).toEqual([7, 8, 9]);
    expect(shas(facts)).toEqual(['c7', 'c8', 'c9']);
    expect(facts?.merges.since).toBe(daysAgo(90));
    expect(facts?.commits.since).toBe(daysAgo(90));
    expect(reading?.points).toBe(22);
    const common = { appId: 99, checkName: 'Baton', sha: BASE, since: '2026-03-03T10:00:00Z' };
    const none = { withDiscussions: false, discussionsAfter: null };
    expect(asked.slice(1)).toEqual(
      [
        { mergesAfter: 'm1', withChecks: true, commitsAfter: 'c1' },
        { mergesAfter: 'm2', withChecks: false, commitsAfter: 'c2' },
      ].map((page) => ({
        name: 'MoreReadiness',
        variables: { ...common, withMerges: true, withCommits: true, ...none, ...page },
      })),
    );
  });

  test('that are done are not asked for again', async () => {
    const { asked } = await read(
      first({ merged: page([merged(9, 91)], 'm1'), ...commits([commit('c9', 2)], 'c1') }),
      next(more([commit('c8', 10)])),
    );
    expect(asked[1]?.variables).toMatchObject({ withMerges: false, withChecks: false, withCommits: true });
    const others = await read(
      first({ merged: page([merged(9, 2)], 'm1') }),
      next({ merged: page([merged(8, 3)]) }),
    );
    expect(others.asked[1]?.variables).toMatchObject({ withMerges: true, withCommits: false });
  });

  test('are counted once where they moved to the next page meanwhile', async () => {
    const { facts } = await read(
      first({ merged: page([merged(9, 2)], 'm1'), ...commits([commit('c9', 2)], 'c1') }),
      next({ merged: page([merged(9, 2), merged(8, 3)]), ...more([commit('c9', 2), commit('c8', 3)]) }),
    );
    expect(numbers(facts)).toEqual([8, 9]);
    expect(shas(facts)).toEqual(['c8', 'c9']);
  });

  test('are read as far as 25 points reach, and tell how far that is', async () => {
    const pages = [10, 20, 30].map((days) =>
      next(
        { merged: page([merged(days, days)], `m${days}`), ...more([commit(`c${days}`, days + 1)], 'c') },
        5,
      ),
    );
    const { reading, facts, asked } = await read(
      first({ merged: page([merged(2, 2)], 'm2'), ...commits([commit('c2', 2)], 'c0') }),
      ...pages,
    );
    // 9 and thrice 5 are 24: another page might cost 5 more.
    expect(asked).toHaveLength(4);
    expect(reading?.points).toBe(24);
    // More may have changed in the very second in which the last one did: from the next one on, all are there.
    expect(numbers(facts)).toEqual([20, 10, 2]);
    expect(facts?.merges.since).toBe(daysAgo(30, 1_000));
    expect(shas(facts)).toEqual(['c20', 'c10', 'c2']);
    expect(facts?.commits.since).toBe(daysAgo(31, 1_000));
  });

  test('cost one point a page where the server tells none', async () => {
    const answer = (days: number) => next({ merged: page([merged(days, days)], `m${days}`) }, null);
    const start = { data: readinessAnswer({ merged: page([merged(1, 1)], 'm1') }, null) };
    const { reading, facts } = await read(
      start,
      ...Array.from({ length: 24 }, (_, index) => answer(index + 2)),
    );
    expect(reading?.points).toBe(25);
    expect(facts?.merges.since).toBe(daysAgo(25, 1_000));
  });

  test('end where GitHub leads nowhere, and tell so', async () => {
    const { facts } = await read(
      first({ merged: page([merged(2, 2)], 'm1') }),
      next({ merged: page([merged(1, 3)], 'm1') }),
    );
    expect(numbers(facts)).toEqual([2]);
    expect(facts?.merges.since).toBe(daysAgo(3, 1_000));
  });

  test.each<[string, object | null, readonly (string | number)[]]>([
    ['the repository', null, ['repository']],
    ['the merges', { merged: null, ...more([]) }, ['repository', 'merged']],
    ['a merge', { merged: page([null]), ...more([]) }, ['repository', 'merged', 'nodes', 0]],
    ['the tip', { merged: page([]), tip: null }, ['repository', 'tip']],
    ['a commit', { merged: page([]), ...more([null]) }, ['repository', 'tip', 'commits', 'nodes', 0]],
  ])('that break off are a fault: %s', async (_name, repository, path) => {
    const start = first({ merged: page([merged(9, 2)], 'm1'), ...commits([commit('c9', 2)], 'c1') });
    const broken = next(repository, 5, problem('SERVICE_UNAVAILABLE', ...path));
    await expect(read(start, broken)).rejects.toMatchObject({ failure: { kind: 'transient' } });
  });

  test('that are missing without a word are one too', async () => {
    const start = first({ merged: page([merged(9, 2)], 'm1'), ...commits([commit('c9', 2)], 'c1') });
    for (const part of [null, { merged: page([]), tip: null }, { tip: { commits: page([]) } }])
      await expect(read(start, next(part))).rejects.toMatchObject({ failure: { kind: 'transient' } });
  });
});

describe('discussions', () => {
  test('are read on while they are younger than thirteen weeks', async () => {
    const { facts, asked } = await read(
      first({ discussions: page([discussion('D_3', 5)], 'd1') }),
      next({ discussions: page([discussion('D_2', 91), discussion('D_1', 92)], 'd2') }, 1),
    );
    expect(facts?.reports.map(({ id }) => id)).toEqual(['D_3', 'D_2']);
    expect(asked[1]?.variables).toMatchObject({
      withMerges: false,
      withCommits: false,
      withDiscussions: true,
      discussionsAfter: 'd1',
    });
  });

  test('are read five pages at most, and hold up nothing', async () => {
    const pages = [1, 2, 3, 4].map((index) =>
      next(
        {
          discussions: page([discussion(`D_${index}`, 5)], `d${index + 1}`),
          ...more([commit('c', 3)], `c${index + 1}`),
        },
        1,
      ),
    );
    const { asked } = await read(
      first({ discussions: page([discussion('D_0', 5)], 'd1'), ...commits([commit('c9', 2)], 'c1') }),
      ...pages,
      next(more([commit('c8', 3)]), 1),
    );
    expect(asked.map(({ variables }) => variables['withDiscussions'])).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
    ]);
  });
});

describe('comments on the issue for reports', () => {
  const report = (id: number, days: number) =>
    phaseComment({
      fullDatabaseId: String(id),
      body: '<!-- baton:report:2026-W22 -->\nText',
      createdAt: daysAgo(days),
      viewerDidAuthor: true,
    });
  const issue = (...parts: Parameters<typeof lastPage<ReturnType<typeof report>>>) => ({
    reportIssues: { nodes: [labelledIssue(5, { comments: lastPage(...parts) })] },
  });

  test('are read back to thirteen weeks ago', async () => {
    const { reading, facts, asked } = await read(
      first(issue([report(3, 5)], 'p1')),
      next({ issue: { comments: lastPage([report(1, 92), report(2, 80)], 'p2') } }, 1),
    );
    expect(asked[1]).toEqual({ name: 'MorePhaseComments', variables: { number: 5, before: 'p1' } });
    expect(facts?.reports.map(({ id }) => id)).toEqual(['3', '2']);
    expect(reading?.points).toBe(10);
  });

  test.each([
    ['the oldest is older', issue([report(1, 92)], 'p1')],
    [
      'the issue is not the app’s',
      {
        reportIssues: {
          nodes: [labelledIssue(5, { viewerDidAuthor: false, comments: lastPage([report(1, 2)], 'p1') })],
        },
      },
    ],
  ])('are enough where %s', async (_name, parts) => {
    expect((await read(first(parts))).facts?.reports).toEqual([]);
  });

  test.each([
    next(
      { issue: { comments: lastPage([]) } },
      1,
      problem('SERVICE_UNAVAILABLE', 'repository', 'issue', 'comments'),
    ),
    next({ issue: null }, 1),
  ])('that break off are a fault: %j', async (broken) => {
    await expect(read(first(issue([report(3, 5)], 'p1')), broken)).rejects.toMatchObject({
      failure: { kind: 'transient' },
    });
  });
});
