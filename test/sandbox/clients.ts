import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/rest';
import type { StandIn } from '../../src/sandbox/stand-in.ts';

interface TokenWish {
  readonly repositoryIds?: number[];
  readonly permissions?: Record<string, 'read' | 'write'>;
}

const QUIET = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** The App itself, with its JWT. */
export function appClient(standIn: StandIn): Octokit {
  const auth = { appId: standIn.appId, privateKey: standIn.privateKey };
  return new Octokit({ baseUrl: standIn.url, authStrategy: createAppAuth, auth, log: QUIET });
}

/** An installation's client, whose token is made as any App makes it. */
export async function installationClient(
  standIn: StandIn,
  installationId: number,
  wish: TokenWish = {},
): Promise<Octokit> {
  const { data } = await appClient(standIn).rest.apps.createInstallationAccessToken({
    installation_id: installationId,
    ...(wish.repositoryIds && { repository_ids: wish.repositoryIds }),
    ...(wish.permissions && { permissions: wish.permissions }),
  });
  return new Octokit({ baseUrl: standIn.url, auth: data.token, log: QUIET });
}
