import { closingIssuesOf } from '../closing-issues.ts';
import { StandInError } from '../stand-in-error.ts';
import type { Account, PullRequest, Repository } from '../store/entities.ts';
import { ensureAccount } from '../store/store.ts';
import type { World } from '../world.ts';
import { setIssueState } from './issues.ts';
import { markMerged } from './pull-requests.ts';
import { pushBranch, signatureOf } from './push.ts';

/** How commits reach a base. */
export type MergeMethod = 'merge' | 'squash';

/** How a pull request is merged. */
export interface MergeChoice {
  readonly method: MergeMethod;
  /** Logins, or `Name <address>` for people who may have no account; named in the commit's message. */
  readonly coAuthors?: readonly string[];
}

/** Makes the commit that a pull request becomes on top of `onto`; nothing is moved yet. */
export async function createMergeCommit(
  world: World,
  pull: PullRequest,
  onto: string,
  { method, coAuthors = [] }: MergeChoice,
  actor: Account,
): Promise<string> {
  const { git, owner } = pull.repository;
  const tree = await git.mergeTrees(onto, pull.headSha);
  if (tree === null) throw new StandInError(`#${pull.number} conflicts with ${pull.baseRef}`);
  const title = `${pull.title} (#${pull.number})`;
  const headOwner = pull.headRepository?.owner ?? owner;
  const message =
    method === 'squash'
      ? `${title}\n\n${pull.body}`
      : `Merge pull request #${pull.number} from ${headOwner.login}/${pull.headRef}\n\n${pull.title}`;
  const parents = method === 'squash' ? [onto] : [onto, pull.headSha];
  const trailers = coAuthors.map((who) => `Co-authored-by: ${nameWithAddress(world, who)}`);
  const text = trailers.length > 0 ? `${message}\n\n${trailers.join('\n')}` : message;
  // A squash is the work of whoever opened the pull request; a merge commit is its merger's.
  const author = method === 'squash' ? pull.author : actor;
  return git.write(parents, {}, signatureOf(world, author, text), tree);
}

function nameWithAddress(world: World, who: string): string {
  if (who.endsWith('>')) return who;
  const { name, email } = signatureOf(world, ensureAccount(world.store, who), '');
  return `${name} <${email}>`;
}

/** Moves the base to `sha` and tells of the pull requests that are merged by that, with the issues they close. */
export async function landPullRequests(
  world: World,
  repository: Repository,
  pulls: readonly { readonly pull: PullRequest; readonly commitSha: string }[],
  sha: string,
  actor: Account,
): Promise<void> {
  const [first] = pulls;
  if (!first) return;
  await pushBranch(world, repository, first.pull.baseRef, sha, actor);
  for (const { pull, commitSha } of pulls) {
    await markMerged(world, pull, commitSha, actor);
    for (const issue of closingIssuesOf(world.store, pull)) setIssueState(world, issue, 'closed', actor);
  }
}
