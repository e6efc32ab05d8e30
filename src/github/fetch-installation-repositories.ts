import type { RepositoryClient } from './repository-client.ts';

/** A repository that the installation includes. */
export interface InstalledRepository {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly isArchived: boolean;
}

/** Every repository of the installation, one request a hundred. Needs the client of `app.installation`. */
export async function fetchInstallationRepositories(
  client: RepositoryClient,
): Promise<readonly InstalledRepository[]> {
  const { octokit } = client;
  const repositories = await octokit.paginate(octokit.rest.apps.listReposAccessibleToInstallation, {
    per_page: 100,
  });
  return repositories.map(({ id, name, owner, archived }) => ({
    id,
    name,
    owner: owner.login,
    isArchived: archived,
  }));
}
