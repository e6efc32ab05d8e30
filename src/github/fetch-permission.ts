import type { Fetched, Permission } from '../handoff/facts.ts';
import { classifyGitHubError } from './github-error.ts';
import { known, unknown } from './read-nodes.ts';
import type { RepositoryClient } from './repository-client.ts';

/**
 * What a person may do on the repository. Unknown where the app may not ask; throws `GitHubError` where asking again
 * may help.
 */
export async function fetchPermission(
  client: RepositoryClient,
  { owner, repo, login }: { readonly owner: string; readonly repo: string; readonly login: string },
): Promise<Fetched<Permission>> {
  try {
    const { data } = await client.octokit.rest.repos.getCollaboratorPermissionLevel({
      owner,
      repo,
      username: login,
    });
    return known(permissionOf(data.permission, data.role_name));
  } catch (error) {
    const { kind } = classifyGitHubError(error);
    if (kind === 'gone') return known('none');
    if (kind === 'forbidden') return unknown('the app may not look up permissions');
    throw error;
  }
}

/**
 * `permission` knows neither maintain nor triage, which count as write and read there. `role_name` may be of an
 * organisation's own making, so it only ever says which of the two it is.
 */
function permissionOf(permission: string, roleName: string | undefined): Permission {
  if (permission === 'admin') return 'admin';
  if (permission === 'write') return roleName === 'maintain' ? 'maintain' : 'write';
  if (permission === 'read') return roleName === 'triage' ? 'triage' : 'read';
  return 'none';
}
