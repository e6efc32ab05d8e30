import { fetchPermission } from '../github/fetch-permission.ts';
import type { RepositoryClient } from '../github/repository-client.ts';
import type { Permission, PullRequestFacts } from '../handoff/facts.ts';

const WRITERS: readonly Permission[] = ['admin', 'maintain', 'write'];

/**
 * Whether a button's press counts: by somebody with write access, or by the pull request's author. GitHub's
 * own "Re-run" names nobody here, since GitHub has already looked the right up.
 */
export async function mayPressButton(
  client: RepositoryClient,
  facts: PullRequestFacts,
  login: string | undefined,
): Promise<boolean> {
  if (login === undefined || login === facts.pullRequest.author?.login) return true;
  const { owner, name: repo } = facts.repository;
  const permission = await fetchPermission(client, { owner, repo, login });
  return permission.kind === 'known' && WRITERS.includes(permission.value);
}
