import { enqueueGroup, finishGroup } from '../changes/merge-queue.ts';
import { createMergeCommit, landPullRequests } from '../changes/merging.ts';
import { editPullRequest, moveHeads, openPullRequest, setDraft } from '../changes/pull-requests.ts';
import { pushBranch, signatureOf } from '../changes/push.ts';
import { StandInError } from '../stand-in-error.ts';
import type { Account, PullRequest, Repository } from '../store/entities.ts';
import { hasPermission, requirePermission } from '../store/permission.ts';
import { ensureLabel } from '../store/store.ts';
import type { World } from '../world.ts';
import { ensureFork } from './fork.ts';
import { ensureMilestone } from './plan-actions.ts';
import type { PullRequestWish, PushWish, UserActions } from './user-actions.ts';

type PullRequestActions = Pick<
  UserActions,
  | 'openPullRequest'
  | 'editPullRequest'
  | 'pushToPullRequest'
  | 'push'
  | 'convertToDraft'
  | 'readyForReview'
  | 'merge'
  | 'enqueue'
  | 'finishMergeGroup'
>;

/** What people do with pull requests and branches. */
export function pullRequestActions(world: World, actor: Account): PullRequestActions {
  const setDrafted = async (pull: PullRequest, isDraft: boolean) => {
    requireAuthorOr(pull, actor, 'write');
    await setDraft(world, pull, isDraft, actor);
  };
  return {
    openPullRequest: (repository, wish) => open(world, actor, repository, wish),
    editPullRequest: async (pull, edit) => {
      requireAuthorOr(pull, actor, 'write');
      const baseSha = edit.base === undefined ? null : tipOf(pull.repository, edit.base);
      await editPullRequest(world, pull, actor, { ...edit, baseSha });
    },
    pushToPullRequest: async (pull, wish) => {
      requireAuthorOr(pull, actor, 'write');
      return pushToHead(world, actor, pull, wish);
    },
    push: async (repository, wish) => {
      requirePermission(repository, actor, 'write');
      const branch = wish.branch ?? repository.defaultBranch;
      const tip =
        repository.git.refs.size === 0
          ? null
          : (repository.git.commitOf(`refs/heads/${branch}`) ?? tipOf(repository, repository.defaultBranch));
      const sha = wish.sha ?? (await commit(world, actor, repository, tip, wish));
      await pushBranch(world, repository, branch, sha, actor);
      await moveHeads(world, repository, { repository, ref: branch, sha }, actor);
      return sha;
    },
    convertToDraft: (pull) => setDrafted(pull, true),
    readyForReview: (pull) => setDrafted(pull, false),
    merge: async (pull, method = 'merge', { coAuthors = [] } = {}) => {
      requirePermission(pull.repository, actor, 'write');
      if (pull.state !== 'open' || pull.isDraft)
        throw new StandInError(`#${pull.number} can't be merged as it is`);
      const onto = tipOf(pull.repository, pull.baseRef);
      const sha = await createMergeCommit(world, pull, onto, { method, coAuthors }, actor);
      await landPullRequests(world, pull.repository, [{ pull, commitSha: sha }], sha, actor);
      return sha;
    },
    enqueue: async (pulls, method = 'merge') => {
      for (const pull of pulls) requirePermission(pull.repository, actor, 'write');
      return enqueueGroup(world, pulls, method, actor);
    },
    finishMergeGroup: async (repository, group, outcome) =>
      finishGroup(world, repository, group, outcome, actor),
  };
}

async function open(
  world: World,
  actor: Account,
  repository: Repository,
  wish: PullRequestWish,
): Promise<PullRequest> {
  if (repository.isArchived) throw new StandInError(`${repository.name} is archived`);
  const baseRef = wish.base ?? repository.defaultBranch;
  const baseSha = wish.baseSha ?? tipOf(repository, baseRef);
  const isFork = wish.fromFork ?? !hasPermission(repository, actor, 'write');
  const headRepository = isFork ? await ensureFork(world, repository, actor) : repository;
  const headRef = wish.head ?? `${actor.login.replace(/[^\w-]/g, '-')}-patch-${repository.nextNumber}`;
  const existing =
    wish.headSha ?? (wish.changes ? null : headRepository.git.commitOf(`refs/heads/${headRef}`));
  const message = wish.message ?? wish.title;
  const { changes } = wish;
  const headSha =
    existing ?? (await commit(world, actor, repository, baseSha, { message, ...(changes && { changes }) }));
  if (!(await repository.git.commit(headSha))) throw new StandInError(`There is no commit ${headSha}`);
  if (isFork) headRepository.git.setRef(`refs/heads/${headRef}`, headSha);
  else await pushBranch(world, repository, headRef, headSha, actor);
  return openPullRequest(world, repository, {
    title: wish.title,
    body: wish.body ?? '',
    author: actor,
    headRepository,
    headRef,
    headSha,
    baseRef,
    baseSha,
    isDraft: wish.draft ?? false,
    labels: (wish.labels ?? []).map((name) => ensureLabel(world.store, repository, name)),
    milestone: ensureMilestone(world, actor, repository, wish.milestone ?? null),
  });
}

async function pushToHead(world: World, actor: Account, pull: PullRequest, wish: PushWish): Promise<string> {
  const { repository, headRepository } = pull;
  if (!headRepository) throw new StandInError(`The fork of #${pull.number} is gone`);
  const parent = wish.force ? await repository.git.mergeBase(pull.baseSha, pull.headSha) : pull.headSha;
  const sha = wish.sha ?? (await commit(world, actor, repository, parent ?? pull.baseSha, wish));
  if (headRepository === repository) await pushBranch(world, repository, pull.headRef, sha, actor);
  else headRepository.git.setRef(`refs/heads/${pull.headRef}`, sha);
  await moveHeads(world, repository, { repository: headRepository, ref: pull.headRef, sha }, actor);
  return sha;
}

function commit(
  world: World,
  actor: Account,
  repository: Repository,
  parent: string | null,
  wish: PushWish,
): Promise<string> {
  const message = wish.message ?? 'Change files';
  return repository.git.write(
    parent === null ? [] : [parent],
    wish.changes ?? {},
    signatureOf(world, actor, message),
  );
}

function tipOf(repository: Repository, branch: string): string {
  const tip = repository.git.commitOf(`refs/heads/${branch}`);
  if (!tip) throw new StandInError(`${repository.name} has no branch ${branch}`);
  return tip;
}

function requireAuthorOr(pull: PullRequest, actor: Account, permission: 'write'): void {
  if (pull.author !== actor || pull.repository.isArchived)
    requirePermission(pull.repository, actor, permission);
}
