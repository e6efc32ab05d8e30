import { generateKeyPairSync } from 'node:crypto';
import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import { startStandIn } from '../../src/sandbox/start-stand-in.ts';
import type { Installation, PullRequest, Repository } from '../../src/sandbox/store/entities.ts';
import { appClient, installationClient } from './clients.ts';

let standIn: StandIn;
let shop: Repository;
let tools: Repository;
let installation: Installation;
let other: Repository;
let otherInstallation: Installation;
let pull: PullRequest;

beforeAll(async () => {
  standIn = await startStandIn();
  shop = await standIn.createRepository({ owner: 'acme', name: 'shop', permissions: { anna: 'write' } });
  tools = await standIn.createRepository({ owner: 'acme', name: 'tools' });
  other = await standIn.createRepository({ owner: 'umbrella', name: 'lab' });
  installation = standIn.install('acme');
  otherInstallation = standIn.install('umbrella', { repositories: [other] });
  pull = await standIn.as('anna').openPullRequest(shop, { title: 'Add', changes: { 'a.md': 'a\n' } });
});

afterAll(() => standIn.close());

function jwtClient(options: { readonly appId?: number; readonly privateKey?: string }): Octokit {
  const auth = { appId: standIn.appId, privateKey: standIn.privateKey, ...options };
  const log = {
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: () => undefined,
  };
  return new Octokit({ baseUrl: standIn.url, authStrategy: createAppAuth, auth, log });
}

const at = { owner: 'acme', repo: 'shop' };

test('a JWT of another App or of another key is refused', async () => {
  await expect(jwtClient({ appId: 1 }).rest.apps.getAuthenticated()).rejects.toMatchObject({ status: 404 });
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  await expect(jwtClient({ privateKey }).rest.apps.getAuthenticated()).rejects.toMatchObject({ status: 401 });
  expect((await appClient(standIn).rest.apps.getAuthenticated()).data?.slug).toBe('baton');
});

test('a token reaches only its own installation', async () => {
  const client = await installationClient(standIn, installation.id);
  await expect(client.rest.pulls.list({ owner: 'umbrella', repo: 'lab' })).rejects.toMatchObject({
    status: 404,
  });
  const query = '{ repository(owner: "umbrella", name: "lab") { id } }';
  await expect(client.graphql(query)).rejects.toMatchObject({
    errors: [{ type: 'NOT_FOUND', path: ['repository'] }],
  });
  const stranger = await installationClient(standIn, otherInstallation.id);
  await expect(stranger.rest.pulls.list(at)).rejects.toMatchObject({ status: 404 });
  const node = `{ node(id: "${pull.nodeId}") { id } }`;
  await expect(stranger.graphql(node)).rejects.toMatchObject({ errors: [{ type: 'NOT_FOUND' }] });
});

test('a token that is narrowed to a repository reaches no other one', async () => {
  const client = await installationClient(standIn, installation.id, { repositoryIds: [tools.id] });
  await expect(client.rest.pulls.list(at)).rejects.toMatchObject({ status: 404 });
  expect((await client.rest.apps.listReposAccessibleToInstallation()).data.total_count).toBe(1);
  const wish = installationClient(standIn, installation.id, { repositoryIds: [other.id] });
  await expect(wish).rejects.toMatchObject({ status: 422 });
});

test('a token without the permission is refused by both APIs', async () => {
  const client = await installationClient(standIn, installation.id, { permissions: { contents: 'read' } });
  const issue = { ...at, issue_number: pull.number };
  await expect(client.rest.issues.createComment({ ...issue, body: 'x' })).rejects.toMatchObject({
    status: 403,
    message: expect.stringContaining('Resource not accessible by integration'),
  });
  const query = `{ repository(owner: "acme", name: "shop") { name pullRequest(number: ${pull.number}) { id } } }`;
  await expect(client.graphql(query)).rejects.toMatchObject({
    data: { repository: { name: 'shop', pullRequest: null } },
    errors: [{ type: 'FORBIDDEN', path: ['repository', 'pullRequest'] }],
  });
  const more = installationClient(standIn, installation.id, { permissions: { contents: 'write' } });
  await expect(more).rejects.toMatchObject({ status: 422 });
});

test('tokens end after their hour, with the installation, and while it is suspended', async () => {
  const client = await installationClient(standIn, installation.id);
  standIn.expireTokens();
  await expect(client.rest.pulls.list(at)).rejects.toMatchObject({ status: 401 });

  const fresh = await installationClient(standIn, installation.id);
  standIn.suspend(installation);
  await expect(fresh.rest.pulls.list(at)).rejects.toMatchObject({ status: 403 });
  await expect(installationClient(standIn, installation.id)).rejects.toMatchObject({ status: 403 });
  standIn.unsuspend(installation);
  await expect(fresh.rest.pulls.list(at)).resolves.toMatchObject({ status: 200 });

  const stranger = await installationClient(standIn, otherInstallation.id);
  standIn.uninstall(otherInstallation);
  await expect(stranger.rest.apps.listReposAccessibleToInstallation()).rejects.toMatchObject({ status: 401 });
  await expect(installationClient(standIn, otherInstallation.id)).rejects.toMatchObject({ status: 404 });
});

test('nothing is written to an archived repository, and reading goes on', async () => {
  const olive = standIn.as('acme');
  olive.archive(tools);
  const client = await installationClient(standIn, installation.id);
  const run = { owner: 'acme', repo: 'tools', name: 'Baton', head_sha: 'a'.repeat(40) };
  await expect(client.rest.checks.create(run)).rejects.toMatchObject({ status: 403 });
  expect((await client.rest.pulls.list({ owner: 'acme', repo: 'tools' })).data).toEqual([]);
  olive.unarchive(tools);
});

test('a renamed repository is found by its old name', async () => {
  standIn.as('acme').rename(tools, 'toolbox');
  const client = await installationClient(standIn, installation.id);
  const file = await client.rest.repos.getContent({ owner: 'acme', repo: 'tools', path: 'README.md' });
  expect(file.url).toContain('/repos/acme/toolbox/contents/README.md');
  const query = '{ repository(owner: "acme", name: "tools") { nameWithOwner } }';
  expect(await client.graphql(query)).toEqual({ repository: { nameWithOwner: 'acme/toolbox' } });
});

test('the log tells whose token each request came with', async () => {
  const client = await installationClient(standIn, installation.id, { repositoryIds: [shop.id] });
  standIn.requests.clear();
  await client.rest.pulls.list(at);
  expect(standIn.requests.all).toMatchObject([
    {
      method: 'GET',
      path: '/repos/acme/shop/pulls',
      installationId: installation.id,
      tokenRepositoryIds: [shop.id],
    },
  ]);
  expect(standIn.requests.count({ isWrite: true })).toBe(0);
  expect(standIn.requests.unexpected).toEqual([]);
});
