import type { Octokit } from '@octokit/rest';
import { classifyGitHubError } from './github-error.ts';
import { brokenOff } from './parse-answer.ts';

const ROUTE = 'GET /app/installations';
const PAGE_SIZE = 100;

/** Where the app is installed. */
export interface AppInstallation {
  readonly id: number;
  /** Login of the account. */
  readonly owner: string;
  readonly selection: 'all' | 'selected';
  readonly isSuspended: boolean;
}

/** Every installation of the app, a request a hundred. Throws `GitHubError`, also where one page can't be read. */
export async function fetchInstallations(octokit: Octokit): Promise<readonly AppInstallation[]> {
  const found: AppInstallation[] = [];
  for (let page = 1; ; page += 1) {
    const { data, headers } = await octokit.request(ROUTE, { per_page: PAGE_SIZE, page });
    if (!Array.isArray(data)) throw brokenOff(ROUTE);
    for (const { id, account, repository_selection: selection, suspended_at: suspendedAt } of data) {
      // An enterprise has no login, and no repositories either.
      const owner = account !== null && 'login' in account ? account.login : '';
      found.push({ id, owner, selection, isSuspended: suspendedAt !== null });
    }
    if (!(headers.link ?? '').includes('rel="next"')) return found;
  }
}

/** Whether GitHub says that there is no such installation any more. Throws `GitHubError` where it does not answer. */
export async function isInstallationGone(octokit: Octokit, installationId: number): Promise<boolean> {
  try {
    await octokit.rest.apps.getInstallation({ installation_id: installationId });
    return false;
  } catch (error) {
    if (classifyGitHubError(error).kind === 'gone') return true;
    throw error;
  }
}
