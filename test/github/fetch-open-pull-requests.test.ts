import { expect, test } from 'vitest';
import { fetchOpenPullRequests } from '../../src/github/fetch-open-pull-requests.ts';
import { AT, clientWithToken, forbidTheNetwork, graphqlOnce } from './github-under-nock.ts';

forbidTheNetwork();

const page = (number: number, endCursor: string | null) => ({
  data: {
    repository: {
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
  expect(await fetchOpenPullRequests(client, AT)).toEqual([
    { number: 1, headSha: 'sha1', ...common },
    { number: 2, headSha: 'sha2', ...common },
  ]);
  expect(asked).toEqual([null, 'c1']);
});

test('a repository that is gone has none', async () => {
  const { client } = clientWithToken();
  graphqlOnce({ data: { repository: null }, errors: [{ type: 'NOT_FOUND', path: ['repository'] }] });
  expect(await fetchOpenPullRequests(client, AT)).toEqual([]);
});

test('a list that breaks off is no list', async () => {
  const { client } = clientWithToken();
  graphqlOnce(page(1, 'c1'));
  graphqlOnce({ data: { repository: null }, errors: [{ path: ['repository', 'pullRequests'] }] });
  await expect(fetchOpenPullRequests(client, AT)).rejects.toMatchObject({ failure: { kind: 'transient' } });
});
