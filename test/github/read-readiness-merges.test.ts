import { describe, expect, test } from 'vitest';
import type { MergedNode } from '../../src/github/readiness-answer.ts';
import { formatPullRequestRecord } from '../../src/handoff/effects/external-id.ts';
import { forbidTheNetwork, REPOSITORY_ID } from './github-under-nock.ts';
import { ANNA, APP_ACTOR, page } from './phase-answers.ts';
import { checkedHead, commit, daysAgo, merged, tip } from './readiness-answers.ts';
import { first, problem, read } from './readiness-under-nock.ts';

forbidTheNetwork();

const readMerges = async (nodes: readonly (MergedNode | null)[], ...errors: readonly object[]) =>
  (await read(first({ merged: page(nodes) }, ...errors))).facts?.merges.entries ?? [];
const readOne = async (more: Partial<MergedNode>) => (await readMerges([merged(7, 3, more)]))[0];

describe('a merge', () => {
  test('is told with what it changed and as it is described now', async () => {
    expect(await readOne({})).toEqual({
      number: 7,
      title: 'Change 7',
      url: 'https://github.com/acme/shop/pull/7',
      body: 'Since the invoices got lost.',
      author: { login: 'anna', isBot: false },
      headRefName: 'change-7',
      mergedAt: daysAgo(3),
      paths: ['src/a.ts'],
      arePathsWhole: true,
      reviews: [],
      check: null,
    });
    expect(await readOne({ author: null })).toMatchObject({ author: null });
  });

  test('counts where it went into the default branch within the window', async () => {
    const nodes = [
      merged(1, 1),
      merged(2, 1, { baseRefName: 'develop' }),
      merged(3, 90, { updatedAt: daysAgo(1) }),
      merged(4, 0, { mergedAt: daysAgo(90, -1_000) }),
      merged(5, 2, { mergedAt: null }),
      merged(6, 1),
    ];
    expect((await readMerges(nodes)).map(({ number }) => number)).toEqual([3, 1, 6]);
  });

  test('of more than a page of files says so, and one whose files GitHub does not tell', async () => {
    const files = { totalCount: 101, nodes: [{ path: 'a' }, { path: 'b' }] };
    expect(await readOne({ files })).toMatchObject({ paths: ['a', 'b'], arePathsWhole: false });
    expect(await readOne({ files: null })).toMatchObject({ paths: [], arePathsWhole: false });
    const trouble = problem('', 'repository', 'merged', 'nodes', 0, 'files');
    expect(await readMerges([merged(7, 3, { files: null })], trouble)).toMatchObject([
      { paths: [], arePathsWhole: false },
    ]);
  });
});

describe('a review', () => {
  test.each([
    ['APPROVED', '', false],
    ['APPROVED', ' \n', false],
    ['APPROVED', 'Nice', true],
    ['COMMENTED', '', true],
    ['CHANGES_REQUESTED', '', true],
    ['DISMISSED', '', false],
    ['DISMISSED', 'Why?', true],
    ['PENDING', '', false],
  ])('%s with the text %j has words: %j', async (state, body, hasWords) => {
    const reviews = { nodes: [{ id: 'R_1', author: ANNA, state, body }] };
    const approvals = { nodes: [{ id: 'R_1', comments: { totalCount: 0 } }] };
    expect(await readOne({ reviews, approvals })).toMatchObject({
      reviews: [{ author: { login: 'anna', isBot: false }, hasWords }],
    });
  });

  test('that approves with remarks on lines has words', async () => {
    const approval = (id: string) => ({ id, author: APP_ACTOR, state: 'APPROVED', body: '' });
    const reviews = { nodes: [approval('R_1'), null, { ...approval('R_2'), author: null }] };
    const approvals = { nodes: [{ id: 'R_2', comments: { totalCount: 1 } }] };
    expect((await readOne({ reviews, approvals }))?.reviews).toEqual([
      { author: { login: 'baton', isBot: true }, hasWords: false },
      { author: null, hasWords: true },
    ]);
    expect((await readOne({ reviews: null, approvals: null }))?.reviews).toEqual([]);
  });
});

describe('the check', () => {
  const url = 'https://github.com/acme/shop/runs/1';

  test('tells what it recorded of the rules', async () => {
    const rules = { rationale: 'waived' } as const;
    const record = { numbers: [7], shown: null, recheckedFor: null, isSilent: false, rules };
    const commits = checkedHead({ externalId: formatPullRequestRecord(record), conclusion: 'NEUTRAL' });
    expect((await readOne({ commits }))?.check).toEqual({ url, conclusion: 'neutral', rules });
  });

  test.each([['pr:7 unread'], ['something else'], [null]])(
    'tells no rules by the record %j',
    async (externalId) => {
      const commits = checkedHead({ externalId, conclusion: null });
      expect((await readOne({ commits }))?.check).toEqual({ url, conclusion: null, rules: {} });
    },
  );

  test.each([
    ['is not finished', checkedHead({ status: 'IN_PROGRESS' })],
    ['is on another commit than the head', checkedHead({}, { oid: 'other' })],
    ['was never made', checkedHead({}, { checkSuites: { nodes: [null] } })],
    ['is not told', checkedHead({}, { checkSuites: null })],
    [
      'is a fork’s',
      checkedHead(
        {},
        {
          checkSuites: { nodes: [{ repository: { databaseId: REPOSITORY_ID + 1 }, checkRuns: checkRuns() }] },
        },
      ),
    ],
  ])('that %s is none', async (_name, commits) => {
    expect((await readOne({ commits }))?.check).toBeNull();
  });
});

function checkRuns() {
  const run = { url: '', externalId: 'pr:7 unread', status: 'COMPLETED', conclusion: 'SUCCESS' };
  return { nodes: [run] };
}

describe('a commit', () => {
  const readCommits = async (...nodes: readonly ReturnType<typeof commit>[]) => {
    const target = tip({ commits: page(nodes) });
    const { facts } = await read(first({ defaultBranchRef: { name: 'main', target } }));
    return facts?.commits.entries ?? [];
  };
  const own = { databaseId: REPOSITORY_ID };

  test('is told with its authors and the pull request that brought it', async () => {
    const authors = {
      nodes: [
        { name: 'Anna', email: 'anna@acme.test', user: null },
        { name: null, email: null, user: { login: 'lazar' } },
      ],
    };
    const associatedPullRequests = {
      nodes: [
        { number: 3, state: 'MERGED', repository: { databaseId: REPOSITORY_ID + 1 } },
        { number: 4, state: 'OPEN', repository: own },
        { number: 5, state: 'MERGED', repository: own },
      ],
    };
    expect(await readCommits(commit('c1', 3, { authors, associatedPullRequests }))).toEqual([
      {
        sha: 'c1',
        url: 'https://github.com/acme/shop/commit/c1',
        headline: 'Commit c1',
        committedAt: daysAgo(3),
        authors: [
          { name: 'Anna', email: 'anna@acme.test', login: null },
          { name: '', email: '', login: 'lazar' },
        ],
        pullRequest: 5,
      },
    ]);
  });

  test('that no pull request of this repository brought is a push', async () => {
    const open = { nodes: [{ number: 4, state: 'OPEN', repository: own }] };
    for (const associatedPullRequests of [null, { nodes: [] }, open])
      expect(await readCommits(commit('c1', 3, { associatedPullRequests }))).toMatchObject([
        { pullRequest: null },
      ]);
  });

  test('keeps its place in Git’s order', async () => {
    const entries = await readCommits(commit('c3', 3), commit('c2', 3), commit('c1', 4));
    expect(entries.map(({ sha }) => sha)).toEqual(['c1', 'c2', 'c3']);
  });
});
