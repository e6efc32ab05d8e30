import { expect, test } from 'vitest';
import { fetchMergeGroup } from '../../src/github/fetch-merge-group.ts';
import { AT, clientWithToken, forbidTheNetwork, graphqlOnce, REPOSITORY_ID } from './github-under-nock.ts';

forbidTheNetwork();

const SERVED = { databaseId: REPOSITORY_ID, isArchived: false, isFork: false, isEmpty: false };
const HEAD = 'c'.repeat(40);
const BASE = 'b'.repeat(40);
const wish = {
  ...AT,
  repositoryId: REPOSITORY_ID,
  headSha: HEAD,
  baseSha: BASE,
  headRef: `refs/heads/gh-readonly-queue/release/2.0/pr-104-${'d'.repeat(40)}`,
};
const entry = (number: number, oid: string | null) => ({
  headCommit: oid === null ? null : { oid },
  pullRequest: { number },
});
const commit = (oid: string, ...pullRequests: object[]) => ({
  oid,
  associatedPullRequests: { nodes: pullRequests },
});
const queued = (number: number, more: object = {}) => ({
  number,
  baseRefName: 'release/2.0',
  isInMergeQueue: true,
  repository: { databaseId: REPOSITORY_ID },
  ...more,
});

async function groupOf(entries: object[] | null, history: object[], look?: (variables: object) => void) {
  const { client } = clientWithToken();
  const repository = {
    ...SERVED,
    mergeQueue: entries === null ? null : { entries: { nodes: entries } },
    object: { history: { nodes: history } },
  };
  graphqlOnce({ data: { repository } }, ({ variables }) => look?.(variables));
  return fetchMergeGroup(client, wish);
}

test("a group is its queue entries, not the group's before it nor those that wait", async () => {
  const entries = [entry(101, BASE), entry(103, 'x1'), entry(104, HEAD), entry(105, 'x3'), entry(106, null)];
  const history = [commit(HEAD), commit('x1'), commit(BASE), commit('x0')];
  const asked: object[] = [];
  const group = await groupOf(entries, history, (variables) => asked.push(variables));
  expect(group).toEqual({ kind: 'found', numbers: [103, 104], isComplete: true });
  expect(asked).toEqual([{ ...AT, branch: 'release/2.0', headSha: HEAD }]);
});

test('without entries, the commits tell the queued pull requests of the branch, and the name the last', async () => {
  const history = [
    commit(
      HEAD,
      queued(102),
      queued(107, { isInMergeQueue: false }),
      queued(108, { baseRefName: 'main' }),
      queued(109, { repository: { databaseId: 8 } }),
    ),
    commit('x1', queued(103)),
    commit(BASE, queued(100)),
  ];
  expect(await groupOf(null, history)).toEqual({
    kind: 'found',
    numbers: [102, 103, 104],
    isComplete: false,
  });
});

test('a group whose base is out of sight is not called complete', async () => {
  expect(await groupOf([entry(104, HEAD)], [commit(HEAD)])).toMatchObject({ isComplete: false });
});

test('a group that the queue gave up is gone', async () => {
  for (const [repository, errors] of [
    [{ ...SERVED, mergeQueue: null, object: null }, undefined],
    [{ ...SERVED, databaseId: 8, mergeQueue: null, object: {} }, undefined],
    [{ ...SERVED, isArchived: true, mergeQueue: null, object: {} }, undefined],
    [null, [{ type: 'NOT_FOUND', path: ['repository'] }]],
  ] as const) {
    const { client } = clientWithToken();
    graphqlOnce({ data: { repository }, ...(errors === undefined ? {} : { errors }) });
    expect(await fetchMergeGroup(client, wish)).toEqual({ kind: 'gone' });
  }
});

test('a group that could not be read is not gone', async () => {
  const { client } = clientWithToken();
  graphqlOnce({
    data: { repository: { ...SERVED, mergeQueue: null, object: null } },
    errors: [{ path: ['repository', 'object'] }],
  });
  await expect(fetchMergeGroup(client, wish)).rejects.toMatchObject({ failure: { kind: 'transient' } });
});
