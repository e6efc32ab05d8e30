import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { fetchInstallationRepositories } from '../../src/github/fetch-installation-repositories.ts';
import { fetchInstallations, isInstallationGone } from '../../src/github/fetch-installations.ts';
import { createGitHubApp } from '../../src/github/github-app.ts';
import { API, APP, forbidTheNetwork, INSTALLATION_ID, TOKEN, tokenOnce } from './github-under-nock.ts';

forbidTheNetwork();

const app = () => createGitHubApp(APP);
const next = (path: string) => ({
  link: `<${API}${path}?page=2>; rel="next", <${API}${path}?page=2>; rel="last"`,
});

describe('the list of installations', () => {
  const PATH = '/app/installations';
  const one = (id: number, parts: object = {}) => ({
    id,
    account: { login: `client-${id}` },
    repository_selection: 'selected',
    suspended_at: null,
    ...parts,
  });

  it('is read to its last page, as the app itself', async () => {
    const scope = nock(API, { reqheaders: { authorization: /^bearer ey/ } });
    scope
      .get(PATH)
      .query({ per_page: 100, page: 1 })
      .reply(200, [one(1)], next(PATH));
    const suspended = one(2, { repository_selection: 'all', suspended_at: '2026-06-01T10:00:00Z' });
    scope.get(PATH).query({ per_page: 100, page: 2 }).reply(200, [suspended]);
    expect(await fetchInstallations(app().app())).toEqual([
      { id: 1, owner: 'client-1', selection: 'selected', isSuspended: false },
      { id: 2, owner: 'client-2', selection: 'all', isSuspended: true },
    ]);
  });

  it.each([
    [500, { message: 'No' }, 'transient'],
    [403, { message: 'No' }, 'forbidden'],
    [200, { message: 'a page of some proxy' }, 'transient'],
  ])('is none where its second page is %s %j', async (status, body, kind) => {
    nock(API)
      .get(PATH)
      .query({ per_page: 100, page: 1 })
      .reply(200, [one(1)], next(PATH));
    nock(API).get(PATH).query({ per_page: 100, page: 2 }).reply(status, body);
    await expect(fetchInstallations(app().app())).rejects.toMatchObject({ failure: { kind } });
  });

  it('takes an installation for gone only where GitHub says so', async () => {
    for (const status of [200, 404, 502]) nock(API).get(`${PATH}/7`).reply(status, one(7));
    expect(await isInstallationGone(app().app(), 7)).toBe(false);
    expect(await isInstallationGone(app().app(), 7)).toBe(true);
    await expect(isInstallationGone(app().app(), 7)).rejects.toMatchObject({
      failure: { kind: 'transient' },
    });
  });
});

describe('the repositories of an installation', () => {
  const PATH = '/installation/repositories';
  const repository = (id: number) => ({
    id,
    name: `r${id}`,
    owner: { login: 'acme' },
    fork: false,
    archived: false,
    pushed_at: null,
  });
  const list = (id: number) => ({ total_count: 2, repositories: [repository(id)] });

  it('are read with a token that sees nothing in them, and does not tell what the app may do', async () => {
    tokenOnce({ permissions: { metadata: 'read' } });
    const scope = nock(API, { reqheaders: { authorization: `token ${TOKEN}` } });
    scope.get(PATH).query({ per_page: 100, page: 1 }).reply(200, list(1), next(PATH));
    scope.get(PATH).query({ per_page: 100, page: 2 }).reply(200, list(2));
    const github = app();
    const { repositories, isWhole } = await fetchInstallationRepositories(
      github.installation({ installationId: INSTALLATION_ID }),
      5,
    );
    expect(repositories.map(({ owner, name }) => `${owner}/${name}`)).toEqual(['acme/r1', 'acme/r2']);
    expect(isWhole).toBe(true);
    expect(github.permissionsOf(INSTALLATION_ID)).toBeNull();
  });

  it('are told to be more than were read', async () => {
    tokenOnce({ permissions: { metadata: 'read' } });
    nock(API).get(PATH).query(true).reply(200, list(1), next(PATH));
    const installation = app().installation({ installationId: INSTALLATION_ID });
    expect(await fetchInstallationRepositories(installation, 1)).toMatchObject({ isWhole: false });
  });

  it('are none where the answer is no list', async () => {
    tokenOnce({ permissions: { metadata: 'read' } });
    nock(API).get(PATH).query(true).reply(200, { message: 'a page of some proxy' });
    const installation = app().installation({ installationId: INSTALLATION_ID });
    await expect(fetchInstallationRepositories(installation, 1)).rejects.toMatchObject({
      failure: { kind: 'transient' },
    });
  });
});
