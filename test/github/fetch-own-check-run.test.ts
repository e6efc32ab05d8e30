import { expect, test } from 'vitest';
import { fetchOwnCheckRun } from '../../src/github/fetch-own-check-run.ts';
import { AT, clientWithToken, forbidTheNetwork, graphqlOnce, REPOSITORY_ID } from './github-under-nock.ts';

forbidTheNetwork();

const run = { databaseId: 5, externalId: 'x', status: 'COMPLETED', conclusion: 'SUCCESS', startedAt: null };
const SERVED = { databaseId: REPOSITORY_ID, isArchived: false, isFork: false, isEmpty: false };
const found = (databaseId: number) => ({
  ...SERVED,
  databaseId,
  object: { checkSuites: { nodes: [{ repository: { databaseId }, checkRuns: { nodes: [run] } }] } },
});
const ask = (repository: object | null, errors?: object[]) => {
  const { client } = clientWithToken();
  graphqlOnce({ data: { repository }, ...(errors === undefined ? {} : { errors }) });
  return fetchOwnCheckRun(client, { ...AT, repositoryId: REPOSITORY_ID, sha: 'a', appId: 99 });
};

test('the run on a commit is read', async () => {
  const run = { id: 5, status: 'completed', conclusion: 'success' };
  expect(await ask(found(REPOSITORY_ID))).toMatchObject({ kind: 'found', run });
});

test('there is none without the commit', async () => {
  expect(await ask({ ...SERVED, object: null })).toEqual({ kind: 'found', run: null });
});

test('nothing is told of a repository that is gone, of another one under its name, or of an archive', async () => {
  const gone = { kind: 'gone' };
  expect(await ask(null, [{ type: 'NOT_FOUND', path: ['repository'] }])).toEqual(gone);
  expect(await ask(found(8))).toEqual(gone);
  expect(await ask({ ...found(REPOSITORY_ID), isArchived: true })).toEqual(gone);
});

test('one that could not be read is not taken for absent', async () => {
  const errors = [{ path: ['repository', 'object', 'checkSuites'] }];
  await expect(ask({ ...SERVED, object: { checkSuites: null } }, errors)).rejects.toMatchObject({
    failure: { kind: 'transient' },
  });
});
