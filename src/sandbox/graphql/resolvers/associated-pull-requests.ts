import type { PullRequest, Repository } from '../../store/entities.ts';
import { type Connection, cutConnection, type PageArguments } from '../connection.ts';
import { graphqlError, type RequestContext, requireGrant } from '../request-context.ts';

/** The arguments of `associatedPullRequests`. */
export interface AssociatedArguments extends PageArguments {
  readonly orderBy?: { readonly field: string; readonly direction: string } | null;
}

/** The pull requests of a commit, oldest first. */
export async function associatedPullRequests(
  { repository, oid }: { readonly repository: Repository; readonly oid: string },
  page: AssociatedArguments,
  context: RequestContext,
): Promise<Connection<PullRequest>> {
  requireGrant(context, 'read', 'pull_requests');
  const { field = 'CREATED_AT', direction = 'ASC' } = page.orderBy ?? {};
  if (field !== 'CREATED_AT' || direction !== 'ASC')
    throw graphqlError('STAND_IN', 'The stand-in has associatedPullRequests by their age only');
  return cutConnection(await pullRequestsWith(repository, oid), page, context, 'associatedPullRequests');
}

/**
 * A commit of the default branch belongs to the merged pull request that brought it; any other one to the pull
 * requests that bring it, open or not.
 */
async function pullRequestsWith(repository: Repository, sha: string): Promise<readonly PullRequest[]> {
  const { git } = repository;
  const tip = git.commitOf('HEAD');
  const hasLanded = tip !== null && (await git.mergeBase(tip, sha)) === sha;
  const found: PullRequest[] = [];
  for (const thread of repository.threads.values()) {
    if (thread.kind !== 'PullRequest' || (hasLanded && thread.mergedAt === null)) continue;
    if (thread.mergeCommitSha === sha || thread.headSha === sha || (await brings(thread, sha)))
      found.push(thread);
  }
  return found;
}

async function brings({ repository, baseSha, headSha }: PullRequest, sha: string): Promise<boolean> {
  return (await repository.git.commitsBetween(baseSha, headSha)).includes(sha);
}
