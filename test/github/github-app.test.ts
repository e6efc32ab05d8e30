import { once } from 'node:events';
import nock from 'nock';
import { describe, expect, test, vi } from 'vitest';
import { createGitHubApp } from '../../src/github/github-app.ts';
import { classifyGitHubError } from '../../src/github/github-error.ts';
import {
  API,
  APP,
  AT,
  clientWithToken,
  forbidTheNetwork,
  graphqlOnce,
  INSTALLATION_ID,
  REPOSITORY_ID,
  TOKEN,
  tokenOnce,
} from './github-under-nock.ts';

forbidTheNetwork();

const OF = { installationId: INSTALLATION_ID, repositoryId: REPOSITORY_ID };
const NO_PACE = { takeWrite: async () => undefined };
const readLabel = '/repos/acme/shop/labels/bug';

describe('tokens', () => {
  test('a job reads with a token for its one repository', async () => {
    const { client } = clientWithToken();
    nock(API, { reqheaders: { authorization: `token ${TOKEN}`, 'x-github-api-version': '2022-11-28' } })
      .get(readLabel)
      .reply(200, { name: 'bug' });
    const { data } = await client.octokit.rest.issues.getLabel({ ...AT, name: 'bug' });
    expect(data.name).toBe('bug');
  });

  test('jobs of one repository share a token, also when they start together', async () => {
    tokenOnce();
    const app = createGitHubApp(APP);
    nock(API).get(readLabel).times(3).reply(200, {});
    const read = () => app.repository(OF, NO_PACE).octokit.rest.issues.getLabel({ ...AT, name: 'bug' });
    await Promise.all([read(), read()]);
    await read();
  });

  test('another repository gets a token of its own', async () => {
    tokenOnce();
    tokenOnce({ repository_ids: [7002] }, 'ghs_other');
    const app = createGitHubApp(APP);
    nock(API).get(readLabel).reply(200, {});
    nock(API, { reqheaders: { authorization: 'token ghs_other' } })
      .get(readLabel)
      .reply(200, {});
    const read = (repositoryId: number) =>
      app.repository({ ...OF, repositoryId }, NO_PACE).octokit.rest.issues.getLabel({ ...AT, name: 'bug' });
    await read(REPOSITORY_ID);
    await read(7002);
  });

  test('a token is made anew before its hour is over', async () => {
    tokenOnce();
    tokenOnce();
    const app = createGitHubApp(APP);
    nock(API).get(readLabel).times(2).reply(200, {});
    const read = () => app.repository(OF, NO_PACE).octokit.rest.issues.getLabel({ ...AT, name: 'bug' });
    await read();
    const later = Date.now() + 59 * 60_000;
    vi.spyOn(Date, 'now').mockReturnValue(later);
    await read();
  });

  test('tokens of an installation that is gone are forgotten', async () => {
    tokenOnce();
    tokenOnce();
    const app = createGitHubApp(APP);
    nock(API).get(readLabel).times(2).reply(200, {});
    const read = () => app.repository(OF, NO_PACE).octokit.rest.issues.getLabel({ ...AT, name: 'bug' });
    await read();
    app.forget(INSTALLATION_ID);
    await read();
  });

  test('a refused token is replaced once', async () => {
    const { client } = clientWithToken();
    tokenOnce(undefined, 'ghs_fresh');
    nock(API).get(readLabel).reply(401, { message: 'Bad credentials' });
    nock(API, { reqheaders: { authorization: 'token ghs_fresh' } })
      .get(readLabel)
      .reply(200, {});
    await client.octokit.rest.issues.getLabel({ ...AT, name: 'bug' });
  });

  test('a fresh token that is refused too is told as unauthorized', async () => {
    const { client } = clientWithToken();
    tokenOnce();
    nock(API).get(readLabel).times(2).reply(401, { message: 'Bad credentials' });
    const failed = await client.octokit.rest.issues.getLabel({ ...AT, name: 'bug' }).catch((e: unknown) => e);
    expect(classifyGitHubError(failed)).toEqual({ kind: 'unauthorized' });
  });

  test.each([
    [404, 'gone'],
    [422, 'gone'],
    // Suspended.
    [403, 'gone'],
    [401, 'unauthorized'],
    [502, 'transient'],
  ])('a token refused with %i is %s', async (status, kind) => {
    nock(API)
      .post(`/app/installations/${INSTALLATION_ID}/access_tokens`)
      .reply(status, { message: 'There is at least one repository that does not exist' });
    const client = createGitHubApp(APP).repository(OF, NO_PACE);
    const failed = await client.octokit.rest.issues.getLabel({ ...AT, name: 'bug' }).catch((e: unknown) => e);
    expect(classifyGitHubError(failed).kind).toBe(kind);
  });
});

describe('permissions', () => {
  const planToken = (permissions: object | undefined) =>
    nock(API)
      .post(`/app/installations/${INSTALLATION_ID}/access_tokens`)
      .reply(201, { token: TOKEN, expires_at: '2026-06-01T11:00:00Z', permissions });
  const read = async (app: ReturnType<typeof createGitHubApp>, repositoryId = REPOSITORY_ID) => {
    nock(API).get(readLabel).reply(200, {});
    await app
      .repository({ ...OF, repositoryId }, NO_PACE)
      .octokit.rest.issues.getLabel({ ...AT, name: 'bug' });
  };

  test('are known with the first token, and forgotten with the installation', async () => {
    const app = createGitHubApp(APP);
    expect(app.permissionsOf(INSTALLATION_ID)).toBeNull();
    planToken({ issues: 'write', contents: 'read', organization_projects: 'admin' });
    await read(app);
    // By a kept token too, which has lost the level above `write`.
    await read(app);
    expect(app.permissionsOf(INSTALLATION_ID)).toEqual({
      issues: 'write',
      contents: 'read',
      organization_projects: 'admin',
    });
    expect(app.permissionsOf(INSTALLATION_ID + 1)).toBeNull();
    app.forget(INSTALLATION_ID);
    expect(app.permissionsOf(INSTALLATION_ID)).toBeNull();
  });

  test('are those of the newest token', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-06-01T10:00:00Z') });
    const app = createGitHubApp(APP);
    planToken({ issues: 'read' });
    await read(app);
    vi.setSystemTime(Date.parse('2026-06-01T10:01:00Z'));
    planToken({ issues: 'write' });
    await read(app, 7002);
    await read(app);
    vi.useRealTimers();
    expect(app.permissionsOf(INSTALLATION_ID)).toEqual({ issues: 'write' });
  });

  test.each([{}, undefined])('are not known where the server tells %j', async (permissions) => {
    const app = createGitHubApp(APP);
    planToken(permissions);
    await read(app);
    await read(app);
    expect(app.permissionsOf(INSTALLATION_ID)).toBeNull();
  });
});

describe('a repository by name', () => {
  const named = () =>
    createGitHubApp(APP).repositoryNamed({ installationId: INSTALLATION_ID, ...AT }, NO_PACE);

  test('is given where the installation includes it, whatever the case of its name', async () => {
    tokenOnce({ repositories: ['shop'] });
    nock(API)
      .get('/installation/repositories?per_page=1')
      .reply(200, { total_count: 1, repositories: [{ full_name: 'Acme/Shop' }] });
    expect(await named()).not.toBeNull();
  });

  test("is not another owner's of the same name", async () => {
    tokenOnce({ repositories: ['shop'] });
    nock(API)
      .get('/installation/repositories?per_page=1')
      .reply(200, { total_count: 1, repositories: [{ full_name: 'client/shop' }] });
    expect(await named()).toBeNull();
  });

  test.each([404, 422])('is none where the token is refused with %i', async (status) => {
    nock(API).post(`/app/installations/${INSTALLATION_ID}/access_tokens`).reply(status, { message: 'no' });
    expect(await named()).toBeNull();
  });

  test('is not taken for missing while GitHub has trouble', async () => {
    nock(API).post(`/app/installations/${INSTALLATION_ID}/access_tokens`).reply(500, {});
    await expect(named()).rejects.toMatchObject({ failure: { kind: 'transient' } });
  });
});

describe('requests', () => {
  test('writes wait for their turn, checks apart; reads and tokens do not', async () => {
    const { client, writes } = clientWithToken();
    graphqlOnce({ data: {} });
    graphqlOnce({ data: {} });
    nock(API).post('/repos/acme/shop/check-runs').reply(201, { id: 1 });
    nock(API).patch('/repos/acme/shop/issues/comments/5').reply(200, { id: 5 });
    await client.graphql('query A { viewer { login } }', {});
    expect(writes).toEqual([]);
    await client.graphql('\nmutation B { x }', {});
    await client.octokit.rest.checks.create({ ...AT, name: 'Baton', head_sha: 'a' });
    await client.octokit.rest.issues.updateComment({ ...AT, comment_id: 5, body: 'x' });
    expect(writes).toEqual(['other', 'check', 'other']);
  });

  test('a check run is written in its turn, and again where the token was refused', async () => {
    const { client, writes } = clientWithToken();
    tokenOnce(undefined, 'ghs_fresh');
    const path = '/repos/acme/shop%2Fx/check-runs/5';
    nock(API).patch(path).reply(401, { message: 'Bad credentials' });
    nock(API, { reqheaders: { authorization: 'token ghs_fresh' } })
      .patch(path, { name: 'Baton' })
      .reply(200, { id: 5 });
    const answer = await client.writeCheckRun({
      method: 'PATCH',
      path: '/repos/{owner}/{repo}/check-runs/{id}',
      values: { owner: 'acme', repo: 'shop/x', id: 5 },
      body: { name: 'Baton' },
    });
    expect(answer).toEqual({ id: 5 });
    expect(writes).toEqual(['check']);
  });

  test('a check run whose answer is no JSON may be there all the same', async () => {
    const { client } = clientWithToken();
    nock(API).post('/repos/acme/shop/check-runs').reply(201, '{"id":');
    const path = '/repos/{owner}/{repo}/check-runs';
    await expect(client.writeCheckRun({ method: 'POST', path, values: AT, body: {} })).rejects.toMatchObject({
      failure: { kind: 'transient' },
      route: `POST ${path}`,
    });
  });

  test.each([
    ['https://ghe.acme.test/api/v3', 'https://ghe.acme.test', '/api/graphql'],
    ['https://api.acme.ghe.com/', 'https://api.acme.ghe.com', '/graphql'],
    ['http://127.0.0.1:4000', 'http://127.0.0.1:4000', '/graphql'],
  ])('GraphQL of %s is found', async (baseUrl, host, path) => {
    const root = new URL(baseUrl).pathname.replace(/\/$/, '');
    nock(host)
      .post(`${root}/app/installations/${INSTALLATION_ID}/access_tokens`)
      .reply(201, { token: TOKEN, expires_at: '2026-06-01T11:00:00Z', permissions: {} });
    nock(host)
      .post(path)
      .reply(200, { data: { viewer: { login: 'baton[bot]' } } });
    const client = createGitHubApp({ ...APP, baseUrl }).repository(OF, NO_PACE);
    expect((await client.graphql('query A { viewer { login } }', {})).data).toEqual({
      viewer: { login: 'baton[bot]' },
    });
  });

  test('the hourly budget is told after each query', async () => {
    tokenOnce();
    const rateLimit = { cost: 1, remaining: 4999, resetAt: '2026-06-01T11:00:00Z' };
    graphqlOnce({ data: { rateLimit } });
    const onRateLimit = vi.fn<(id: number, limit: object) => void>();
    await createGitHubApp({ ...APP, onRateLimit })
      .repository(OF, NO_PACE)
      .graphql('query A { x }', {});
    expect(onRateLimit).toHaveBeenCalledExactlyOnceWith(INSTALLATION_ID, rateLimit);
  });

  test('a job that is ended ends its request', async () => {
    tokenOnce();
    const scope = nock(API).get(readLabel).delay(60_000).reply(200, {});
    const ending = new AbortController();
    const client = createGitHubApp(APP).repository(OF, {
      takeWrite: async () => undefined,
      signal: ending.signal,
    });
    const reading = client.octokit.rest.issues.getLabel({ ...AT, name: 'bug' }).catch((e: unknown) => e);
    await once(scope, 'request');
    ending.abort();
    expect(classifyGitHubError(await reading)).toEqual({ kind: 'transient' });
    nock.abortPendingRequests();
  });
});
