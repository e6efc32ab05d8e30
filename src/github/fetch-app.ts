import { createAppAuth } from '@octokit/auth-app';
import type { Endpoint } from './endpoint.ts';
import { GitHubError } from './github-error.ts';
import { createOctokit } from './repository-client.ts';

/** What GitHub says of the App whose key this is; `no-answer` where it can't be asked now. */
export type AppAnswer =
  | {
      readonly kind: 'known';
      /** What the App asks of accounts, such as `issues` to `write`. */
      readonly permissions: Readonly<Record<string, string>>;
      readonly events: readonly string[];
    }
  /** The key does not belong to this App, or there is no such App. */
  | { readonly kind: 'refused' }
  /** The signature was made at a time that GitHub's clock does not allow. */
  | { readonly kind: 'wrong-clock' }
  | { readonly kind: 'no-answer'; readonly status: number | null };

/** Asks GitHub with the App's key about the App: one request. Never throws for what GitHub answers. */
export async function fetchApp(
  credentials: { readonly appId: number; readonly privateKey: string },
  endpoint: Endpoint,
): Promise<AppAnswer> {
  const octokit = createOctokit(endpoint);
  try {
    const { token } = await createAppAuth({ ...credentials, request: octokit.request })({ type: 'app' });
    const { data } = await octokit.request('GET /app', { headers: { authorization: `bearer ${token}` } });
    // A proxy in between may answer with a page of its own.
    if (typeof data !== 'object' || data === null) return { kind: 'no-answer', status: 200 };
    return { kind: 'known', permissions: readPermissions(data.permissions), events: data.events ?? [] };
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    // The only word that tells a wrong clock from a wrong key.
    if (error.status === 401 && /'(iat|exp)'/.test(error.message)) return { kind: 'wrong-clock' };
    // 404 is the answer for a number that no App has.
    if (error.status === 401 || error.status === 404) return { kind: 'refused' };
    return { kind: 'no-answer', status: error.status };
  }
}

function readPermissions(permissions: object | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(permissions ?? {}).filter(([, level]) => typeof level === 'string'),
  );
}
