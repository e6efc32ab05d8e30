import { expect, test } from 'vitest';
import { fetchOpenPullRequests } from '../../src/github/fetch-open-pull-requests.ts';
import { AT, clientWithToken, forbidTheNetwork, graphqlOnce, REPOSITORY_ID } from './github-under-nock.ts';

forbidTheNetwork();

const WISH = { ...AT, repositoryId: REPOSITORY_ID };
const SERVED = { databaseId: REPOSITORY_ID, isArchived: false, isFork: false, isEmpty: false };

const page = (number: number, endCursor: string | null) => ({
  data: {
    repository: {
      ...SERVED,
      pullRequests: {
        pageInfo: { hasNextPage: endCursor !== null, endCursor },
        nodes: [
          { number, headRefOid: `sha${number}`, updatedAt: '2026-06-01T10:00:00Z', isDraft: false },
          null,
        ],
      },
    },
  },
});

test('every page of open pull requests is read', async () => {
  const { client } = clientWithToken();
  const asked: unknown[] = [];
  graphqlOnce(page(1, 'c1'), ({ variables }) => asked.push(variables['after']));
  graphqlOnce(page(2, null), ({ variables }) => asked.push(variables['after']));
  const common = { updatedAt: '2026-06-01T10:00:00Z', isDraft: false };
  expect(await fetchOpenPullRequests(client, WISH)).toEqual([
    { number: 1, headSha: 'sha1', ...common },
    { number: 2, headSha: 'sha2', ...common },
  ]);
  expect(asked).toEqual([null, 'c1']);
});

test('a repository that is gone has none', async () => {
  const { client } = clientWithToken();
  graphqlOnce({ data: { repository: null }, errors: [{ type: 'NOT_FOUND', path: ['repository'] }] });
  expect(await fetchOpenPullRequests(client, WISH)).toEqual([]);
});

test('a list that breaks off is no list', async () => {
  const { client } = clientWithToken();
  graphqlOnce(page(1, 'c1'));
  graphqlOnce({ data: { repository: null }, errors: [{ path: ['repository', 'pullRequests'] }] });
  await expect(fetchOpenPullRequests(client, WISH)).rejects.toMatchObject({ failure: { kind: 'transient' } });
});

test('an archive has none, whatever is open there', async () => {
  const { client } = clientWithToken();
  const { repository } = page(1, null).data;
  graphqlOnce({ data: { repository: { ...repository, isArchived: true } } });
  expect(await fetchOpenPullRequests(client, WISH)).toEqual([]);
});
