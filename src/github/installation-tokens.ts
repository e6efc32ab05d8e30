import { createAppAuth } from '@octokit/auth-app';
import type { Endpoint } from './endpoint.ts';
import { createOctokit } from './repository-client.ts';

/** Tokens live an hour; the last minute is left for requests under way. */
const TOKEN_USE_MS = 59 * 60_000;
/** As many as the library's own store holds: about 10 MB. */
const TOKENS_KEPT = 15_000;

/** What a token may see: a part of one installation. */
export interface TokenScope {
  readonly installationId: number;
  readonly repositoryIds?: readonly number[];
  readonly repositoryNames?: readonly string[];
  /** Less than the installation may do, such as `metadata` to `read`; all of it where left out. */
  readonly permissions?: Readonly<Record<string, string>>;
}

export interface InstallationTokens {
  /** A JWT that speaks for the app itself, good for ten minutes. */
  readonly takeJwt: () => Promise<string>;
  /** Gives the kept token of this scope, or makes one; callers at the same time share one request. */
  readonly take: (scope: TokenScope, isFresh: boolean) => Promise<string>;
  /** What the installation may do, such as `issues` to `write`; null before it had a token, or where the server does not tell. */
  readonly permissionsOf: (installationId: number) => Readonly<Record<string, string>> | null;
  /** Drops every token of an installation that is gone. */
  readonly forget: (installationId: number) => void;
}

/** Installation tokens, made with the app's key and shared by all jobs. Throws `GitHubError`. */
export function createInstallationTokens(
  { appId, privateKey }: { readonly appId: number; readonly privateKey: string },
  endpoint: Endpoint,
): InstallationTokens {
  const store = createTokenStore();
  const permissions = createPermissionStore();
  const auth = createAppAuth({
    appId,
    privateKey,
    // No job's signal: whoever else waits for the same token must not fail with that job.
    request: createOctokit(endpoint).request,
    cache: store,
    log: { warn: (message: string) => endpoint.log?.warn(message) },
  });
  return {
    takeJwt: async () => (await auth({ type: 'app' })).token,
    take: async ({ installationId, repositoryIds, repositoryNames, permissions: narrowed }, isFresh) => {
      const made = await auth({
        type: 'installation',
        installationId,
        ...(repositoryIds && { repositoryIds: [...repositoryIds] }),
        ...(repositoryNames && { repositoryNames: [...repositoryNames] }),
        ...(narrowed && { permissions: { ...narrowed } }),
        refresh: isFresh,
      });
      // A narrowed token does not tell what the installation may do.
      if (narrowed === undefined) permissions.put(installationId, made);
      return made.token;
    },
    permissionsOf: permissions.get,
    forget: (installationId) => {
      store.forget(installationId);
      permissions.forget(installationId);
    },
  };
}

/** The library's keys begin with the installation's id and go on after a `|`. */
function createTokenStore() {
  const kept = new Map<string, { readonly value: string; readonly untilMs: number }>();
  return {
    get: (key: string): string => {
      const entry = kept.get(key);
      return entry !== undefined && Date.now() < entry.untilMs ? entry.value : '';
    },
    set: (key: string, value: string): void => {
      kept.delete(key);
      kept.set(key, { value, untilMs: Date.now() + TOKEN_USE_MS });
      const [oldest] = kept.keys();
      if (kept.size > TOKENS_KEPT && oldest !== undefined) kept.delete(oldest);
    },
    forget: (installationId: number): void => {
      for (const key of kept.keys()) {
        if (key.split('|', 1)[0] === String(installationId)) kept.delete(key);
      }
    },
  };
}

/** Permissions as the newest token of each installation has them: a kept token may be older than a change. */
function createPermissionStore() {
  const kept = new Map<number, { readonly createdAt: string; readonly value: Record<string, string> }>();
  return {
    get: (installationId: number): Readonly<Record<string, string>> | null => {
      const value = kept.get(installationId)?.value ?? {};
      // Every installation may at least read metadata: none at all means that the server does not tell.
      return Object.keys(value).length === 0 ? null : value;
    },
    put: (
      installationId: number,
      token: {
        readonly createdAt: string;
        readonly permissions: Readonly<Record<string, string | undefined>>;
      },
    ): void => {
      const { createdAt } = token;
      // The library's store knows no level above `write`: what was read when the token was made stays.
      if (createdAt <= (kept.get(installationId)?.createdAt ?? '')) return;
      kept.delete(installationId);
      const told = Object.entries(token.permissions).filter(
        ([name, level]) => name !== '' && level !== undefined,
      );
      kept.set(installationId, { createdAt, value: Object.fromEntries(told) as Record<string, string> });
      const [oldest] = kept.keys();
      if (kept.size > TOKENS_KEPT && oldest !== undefined) kept.delete(oldest);
    },
    forget: (installationId: number): void => {
      kept.delete(installationId);
    },
  };
}
