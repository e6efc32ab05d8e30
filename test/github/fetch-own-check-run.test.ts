import { expect, test } from 'vitest';
import { fetchOwnCheckRun } from '../../src/github/fetch-own-check-run.ts';
import { AT, clientWithToken, forbidTheNetwork, graphqlOnce, REPOSITORY_ID } from './github-under-nock.ts';

forbidTheNetwork();

const run = { databaseId: 5, externalId: 'x', status: 'COMPLETED', conclusion: 'SUCCESS', startedAt: null };
const found = (databaseId: number) => ({
  databaseId,
  object: { checkSuites: { nodes: [{ repository: { databaseId }, checkRuns: { nodes: [run] } }] } },
});
const ask = (repository: object | null, errors?: object[]) => {
  const { client } = clientWithToken();
  graphqlOnce({ data: { repository }, ...(errors === undefined ? {} : { errors }) });
  return fetchOwnCheckRun(client, { ...AT, repositoryId: REPOSITORY_ID, sha: 'a', appId: 99 });
};

test('the run on a commit is read', async () => {
  expect(await ask(found(REPOSITORY_ID))).toMatchObject({
    id: 5,
    status: 'completed',
    conclusion: 'success',
  });
});

test('there is none without the commit, without the repository, or in another of its name', async () => {
  expect(await ask({ databaseId: REPOSITORY_ID, object: null })).toBeNull();
  expect(await ask(null, [{ type: 'NOT_FOUND', path: ['repository'] }])).toBeNull();
  expect(await ask(found(8))).toBeNull();
});

test('one that could not be read is not taken for absent', async () => {
  const errors = [{ path: ['repository', 'object', 'checkSuites'] }];
  await expect(
    ask({ databaseId: REPOSITORY_ID, object: { checkSuites: null } }, errors),
  ).rejects.toMatchObject({
    failure: { kind: 'transient' },
  });
});
