import type { Octokit } from '@octokit/rest';
import { brokenOff } from './parse-answer.ts';

const ROUTE = 'GET /installation/repositories';
const PAGE_SIZE = 100;

/** A repository of an installation. */
export interface InstalledRepository {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly isFork: boolean;
  readonly isArchived: boolean;
  /** ISO 8601; null where nothing was ever pushed. */
  readonly pushedAt: string | null;
}

export interface InstalledRepositories {
  readonly repositories: readonly InstalledRepository[];
  /** False where there are more than were asked for. */
  readonly isWhole: boolean;
}

/** The repositories of an installation, a request a hundred and at most so many pages. Throws `GitHubError`. */
export async function fetchInstallationRepositories(
  octokit: Octokit,
  mostPages: number,
): Promise<InstalledRepositories> {
  const repositories: InstalledRepository[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const { data, headers } = await octokit.request(ROUTE, { per_page: PAGE_SIZE, page });
    if (!Array.isArray(data.repositories)) throw brokenOff(ROUTE);
    for (const { id, name, owner, fork, archived, pushed_at: pushedAt } of data.repositories) {
      repositories.push({
        // Octokit's type knows ids beyond 2^53, of which these are none.
        id: Number(id),
        name,
        owner: owner.login,
        isFork: fork,
        isArchived: archived ?? false,
        pushedAt,
      });
    }
    if (!(headers.link ?? '').includes('rel="next"')) return { repositories, isWhole: true };
  }
  return { repositories, isWhole: false };
}
