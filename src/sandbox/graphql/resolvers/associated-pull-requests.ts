import { LONGEST_HISTORY } from '../../git/git-content.ts';
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
  return cutConnection(
    await pullRequestsWith(repository, oid, context),
    page,
    context,
    'associatedPullRequests',
  );
}

/**
 * A commit of the default branch belongs to the merged pull request that brought it; any other one to the pull
 * requests that bring it, open or not.
 */
async function pullRequestsWith(
  repository: Repository,
  sha: string,
  context: RequestContext,
): Promise<readonly PullRequest[]> {
  const { landed, byCommit } = await bringersIn(repository, context);
  const found = byCommit.get(sha) ?? [];
  const hasLanded = landed.has(sha) || (await isFarBack(repository, sha, landed));
  return found.filter(({ mergedAt }) => !hasLanded || mergedAt !== null);
}

interface Bringers {
  /** The commits of the default branch, as far as its history is walked. */
  readonly landed: ReadonlySet<string>;
  /** Oldest first. */
  readonly byCommit: ReadonlyMap<string, readonly PullRequest[]>;
}

const known = new WeakMap<RequestContext, Map<Repository, Promise<Bringers>>>();

/** Who brought which commit, found once in a request: it may ask for hundreds of commits. */
function bringersIn(repository: Repository, context: RequestContext): Promise<Bringers> {
  const byRepository = known.get(context) ?? new Map<Repository, Promise<Bringers>>();
  known.set(context, byRepository);
  const bringers = byRepository.get(repository) ?? findBringers(repository);
  byRepository.set(repository, bringers);
  return bringers;
}

async function findBringers(repository: Repository): Promise<Bringers> {
  const { git } = repository;
  const tip = git.commitOf('HEAD');
  const landed = tip === null ? [] : await git.history(tip, { limit: LONGEST_HISTORY });
  const byCommit = new Map<string, PullRequest[]>();
  for (const thread of repository.threads.values()) {
    if (thread.kind !== 'PullRequest') continue;
    const { baseSha, headSha, mergeCommitSha } = thread;
    const brought = new Set([headSha, ...(await git.commitsBetween(baseSha, headSha))]);
    if (mergeCommitSha !== null) brought.add(mergeCommitSha);
    for (const sha of brought) byCommit.set(sha, [...(byCommit.get(sha) ?? []), thread]);
  }
  return { landed: new Set(landed), byCommit };
}

/** Whether the commit has landed before the part of the history that is walked. */
async function isFarBack({ git }: Repository, sha: string, landed: ReadonlySet<string>): Promise<boolean> {
  const tip = git.commitOf('HEAD');
  return tip !== null && landed.size >= LONGEST_HISTORY && (await git.mergeBase(tip, sha)) === sha;
}
