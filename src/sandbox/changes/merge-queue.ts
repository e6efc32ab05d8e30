import { StandInError } from '../stand-in-error.ts';
import type { Account, MergeGroup, MergeQueueEntry, PullRequest, Repository } from '../store/entities.ts';
import { nodeIdOf, register } from '../store/store.ts';
import type { World } from '../world.ts';
import { createMergeCommit, landPullRequests, type MergeMethod } from './merging.ts';
import { emitPullRequest } from './pull-requests.ts';

/** Builds a merge group of pull requests of one base, as the queue does, and requests its checks. */
export async function enqueueGroup(
  world: World,
  pulls: readonly PullRequest[],
  method: MergeMethod,
  actor: Account,
): Promise<MergeGroup> {
  const last = pulls.at(-1);
  if (!last) throw new StandInError('A merge group needs a pull request');
  const { repository, baseRef } = last;
  // The queue stacks a new group on the one before it.
  const before = repository.mergeGroups.filter((group) => group.baseRef === baseRef).at(-1);
  const baseSha = before?.headSha ?? repository.git.commitOf(`refs/heads/${baseRef}`) ?? last.baseSha;
  const steps: { pull: PullRequest; from: string; to: string }[] = [];
  let tip = baseSha;
  for (const pull of pulls) {
    const next = await createMergeCommit(world, pull, tip, { method }, actor);
    steps.push({ pull, from: tip, to: next });
    tip = next;
  }
  const headRef = `refs/heads/gh-readonly-queue/${baseRef}/pr-${last.number}-${baseSha}`;
  const group: MergeGroup = { headRef, headSha: tip, baseRef, baseSha, entries: [], method };
  repository.git.setRef(headRef, tip);
  repository.mergeGroups.push(group);
  for (const { pull, from, to } of steps) {
    const entry: MergeQueueEntry = register(world.store, {
      kind: 'MergeQueueEntry',
      nodeId: nodeIdOf('MQE', world.store.nextId()),
      pullRequest: pull,
      group,
      enqueuer: actor,
      enqueuedAt: world.now(),
      baseSha: from,
      headSha: to,
    });
    group.entries.push(entry);
    pull.mergeQueueEntry = entry;
    await emitPullRequest(world, pull, 'enqueued', actor);
  }
  await emitMergeGroup(world, repository, group, 'checks_requested', actor);
  return group;
}

/** Ends a group, and with it its branch and its place in the queue. */
export async function finishGroup(
  world: World,
  repository: Repository,
  group: MergeGroup,
  outcome: 'merged' | 'invalidated' | 'dequeued',
  actor: Account,
): Promise<void> {
  const at = repository.mergeGroups.indexOf(group);
  if (at < 0) throw new StandInError('The merge group has ended already');
  repository.mergeGroups.splice(at, 1);
  repository.git.setRef(group.headRef, null);
  const landed = group.entries.map(({ pullRequest, headSha }) => ({ pull: pullRequest, commitSha: headSha }));
  for (const { pull } of landed) pull.mergeQueueEntry = null;
  if (outcome === 'merged') {
    await landPullRequests(world, repository, landed, group.headSha, actor);
  } else {
    for (const { pull } of landed)
      await emitPullRequest(world, pull, 'dequeued', actor, { reason: 'CI_FAILURE' });
  }
  await emitMergeGroup(world, repository, group, 'destroyed', actor, { reason: outcome });
}

async function emitMergeGroup(
  world: World,
  repository: Repository,
  group: MergeGroup,
  action: string,
  sender: Account,
  extra: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const commit = await repository.git.commit(group.headSha);
  const mergeGroup = {
    head_sha: group.headSha,
    head_ref: group.headRef,
    base_sha: group.baseSha,
    base_ref: `refs/heads/${group.baseRef}`,
    head_commit: {
      id: group.headSha,
      tree_id: commit?.treeOid,
      message: commit?.message,
      timestamp: commit?.committer.date,
      author: { name: commit?.author.name, email: commit?.author.email },
      committer: { name: commit?.committer.name, email: commit?.committer.email },
    },
  };
  world.emit({
    name: 'merge_group',
    action,
    repository,
    sender,
    payload: { merge_group: mergeGroup, ...extra },
  });
}
