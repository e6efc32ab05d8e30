import { generateKeyPairSync } from 'node:crypto';
import nock from 'nock';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { createGitHubApp, type GitHubAppOptions } from '../../src/github/github-app.ts';
import type { RepositoryClient, WriteKind } from '../../src/github/repository-client.ts';

/** Not https: after a TLS connection that nock lets break, Node fails to read the app's key once. */
export const API = 'http://api.github.com';
export const AT = { owner: 'acme', repo: 'shop' } as const;
export const REPOSITORY_ID = 7001;
export const INSTALLATION_ID = 42;
export const TOKEN = 'ghs_secretsecretsecret';

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});

export const APP: GitHubAppOptions = { appId: 99, privateKey, baseUrl: API, userAgent: 'baton/test' };

/** Forbids real connections around each test, and fails it where a planned request was not made. */
export function forbidTheNetwork(): void {
  beforeEach(() => nock.disableNetConnect());
  afterEach(() => {
    const pending = nock.pendingMocks();
    nock.cleanAll();
    nock.enableNetConnect();
    vi.restoreAllMocks();
    expect(pending).toEqual([]);
  });
}

/** Answers one request for a token, which must be narrowed as told. */
export function tokenOnce(body: object = { repository_ids: [REPOSITORY_ID] }, token = TOKEN): nock.Scope {
  return nock(API)
    .post(`/app/installations/${INSTALLATION_ID}/access_tokens`, body as nock.DataMatcherMap)
    .reply(201, {
      token,
      expires_at: '2026-06-01T11:00:00Z',
      permissions: { checks: 'write', contents: 'read' },
      repository_selection: 'selected',
    });
}

/** A client for the one repository, with its token planned, that records the writes it waits for. */
export function clientWithToken(): { client: RepositoryClient; writes: WriteKind[] } {
  tokenOnce();
  return clientWithoutToken();
}

/** The same for a test in which no request may be made. */
export function clientWithoutToken(): { client: RepositoryClient; writes: WriteKind[] } {
  const writes: WriteKind[] = [];
  const client = createGitHubApp(APP).repository(
    { installationId: INSTALLATION_ID, repositoryId: REPOSITORY_ID },
    {
      takeWrite: async (kind) => {
        writes.push(kind);
      },
    },
  );
  return { client, writes };
}

/** Answers one GraphQL request, after a look at its variables. */
export function graphqlOnce(
  answer: object,
  look: (body: { query: string; variables: Record<string, unknown> }) => void = () => undefined,
): nock.Scope {
  return nock(API)
    .post('/graphql', (body: { query: string; variables: Record<string, unknown> }) => {
      look(body);
      return true;
    })
    .reply(200, answer, { 'content-type': 'application/json; charset=utf-8' });
}
