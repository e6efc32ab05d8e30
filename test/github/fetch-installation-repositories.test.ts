import nock from 'nock';
import { expect, test } from 'vitest';
import { fetchInstallationRepositories } from '../../src/github/fetch-installation-repositories.ts';
import { API, clientWithToken, forbidTheNetwork } from './github-under-nock.ts';

forbidTheNetwork();

const repository = (id: number) => ({ id, name: `r${id}`, owner: { login: 'acme' }, archived: id === 2 });
const path = '/installation/repositories?per_page=100';

test('every page of the installation is read', async () => {
  const { client } = clientWithToken();
  const link = `<${API}${path}&page=2>; rel="next"`;
  nock(API)
    .get(path)
    .reply(200, { total_count: 2, repositories: [repository(1)] }, { link });
  nock(API)
    .get(`${path}&page=2`)
    .reply(200, { total_count: 2, repositories: [repository(2)] });
  expect(await fetchInstallationRepositories(client)).toEqual([
    { id: 1, name: 'r1', owner: 'acme', isArchived: false },
    { id: 2, name: 'r2', owner: 'acme', isArchived: true },
  ]);
});

test('a page that fails fails the list', async () => {
  const { client } = clientWithToken();
  nock(API)
    .get(path)
    .reply(200, { repositories: [repository(1)] }, { link: `<${API}${path}&page=2>; rel="next"` });
  nock(API).get(`${path}&page=2`).reply(500, {});
  await expect(fetchInstallationRepositories(client)).rejects.toMatchObject({
    failure: { kind: 'transient' },
  });
});
