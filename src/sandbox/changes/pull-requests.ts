import { renderAccount } from '../render/account.ts';
import { renderPullRequest } from '../render/thread.ts';
import type { Account, Label, Milestone, PullRequest, Repository } from '../store/entities.ts';
import { nodeIdOf, register } from '../store/store.ts';
import type { World } from '../world.ts';
import { recordEvent } from './timeline.ts';
import { editBody } from './written.ts';

/** What a new pull request is made of; its commits exist already. */
export interface NewPullRequest {
  readonly title: string;
  readonly body: string;
  readonly author: Account;
  readonly headRepository: Repository;
  readonly headRef: string;
  readonly headSha: string;
  readonly baseRef: string;
  readonly baseSha: string;
  readonly isDraft: boolean;
  readonly labels: readonly Label[];
  readonly milestone: Milestone | null;
}

/** Opens a pull request. */
export async function openPullRequest(
  world: World,
  repository: Repository,
  given: NewPullRequest,
): Promise<PullRequest> {
  const now = world.now();
  const number = repository.nextNumber;
  repository.nextNumber += 1;
  const id = world.store.nextId();
  const pull: PullRequest = register(world.store, {
    kind: 'PullRequest',
    id,
    issueId: world.store.nextId(),
    nodeId: nodeIdOf('PR', id),
    repository,
    number,
    ...given,
    labels: [...given.labels],
    createdAt: now,
    updatedAt: now,
    state: 'open',
    closedAt: null,
    comments: [],
    events: [],
    edits: [],
    reactions: [],
    isLocked: false,
    mergedAt: null,
    mergedBy: null,
    mergeCommitSha: null,
    mergeQueueEntry: null,
    reviews: [],
  });
  repository.threads.set(number, pull);
  repository.git.setRef(`refs/pull/${number}/head`, pull.headSha);
  await emitPullRequest(world, pull, 'opened', given.author);
  return pull;
}

/** What of a pull request its form lets people change. */
export interface PullRequestEdit {
  readonly title?: string;
  readonly body?: string;
  readonly base?: string;
}

/** Edits title, description and base; nothing changed is no event. `baseSha` is the new base's tip. */
export async function editPullRequest(
  world: World,
  pull: PullRequest,
  editor: Account,
  edit: PullRequestEdit & { readonly baseSha?: string | null },
): Promise<void> {
  const changes: Record<string, unknown> = {};
  if (edit.title !== undefined && edit.title !== pull.title) {
    changes['title'] = { from: pull.title };
    pull.title = edit.title;
  }
  if (edit.body !== undefined && edit.body !== pull.body) {
    changes['body'] = { from: pull.body };
    editBody(world, pull, editor, edit.body);
  }
  if (edit.base !== undefined && edit.base !== pull.baseRef && edit.baseSha) {
    changes['base'] = { ref: { from: pull.baseRef }, sha: { from: pull.baseSha } };
    pull.baseRef = edit.base;
    pull.baseSha = edit.baseSha;
  }
  if (Object.keys(changes).length === 0) return;
  pull.updatedAt = world.now();
  await emitPullRequest(world, pull, 'edited', editor, { changes });
}

/** Gives every open pull request of a branch its new head. */
export async function moveHeads(
  world: World,
  repository: Repository,
  head: { readonly repository: Repository; readonly ref: string; readonly sha: string },
  pusher: Account,
): Promise<void> {
  for (const pull of openPullRequests(repository)) {
    if (pull.headRepository !== head.repository || pull.headRef !== head.ref || pull.headSha === head.sha)
      continue;
    const before = pull.headSha;
    pull.headSha = head.sha;
    pull.baseSha = repository.git.commitOf(`refs/heads/${pull.baseRef}`) ?? pull.baseSha;
    pull.updatedAt = world.now();
    repository.git.setRef(`refs/pull/${pull.number}/head`, head.sha);
    await emitPullRequest(world, pull, 'synchronize', pusher, { before, after: head.sha });
  }
}

/** Closes or reopens without merging. */
export async function setPullRequestState(
  world: World,
  pull: PullRequest,
  state: 'open' | 'closed',
  actor: Account,
): Promise<void> {
  if (pull.state === state) return;
  pull.state = state;
  pull.updatedAt = world.now();
  pull.closedAt = state === 'closed' ? pull.updatedAt : null;
  const kind = state === 'closed' ? 'ClosedEvent' : 'ReopenedEvent';
  recordEvent(world, pull, actor, { kind, stateReason: null });
  await emitPullRequest(world, pull, state === 'closed' ? 'closed' : 'reopened', actor);
}

/** Marks as draft or ready. */
export async function setDraft(
  world: World,
  pull: PullRequest,
  isDraft: boolean,
  actor: Account,
): Promise<void> {
  if (pull.isDraft === isDraft) return;
  pull.isDraft = isDraft;
  pull.updatedAt = world.now();
  await emitPullRequest(world, pull, isDraft ? 'converted_to_draft' : 'ready_for_review', actor);
}

/** Records that the pull request's changes are now in its base. */
export async function markMerged(
  world: World,
  pull: PullRequest,
  commitSha: string,
  actor: Account,
): Promise<void> {
  const now = world.now();
  Object.assign(pull, { state: 'closed', closedAt: now, mergedAt: now, updatedAt: now });
  pull.mergedBy = actor;
  pull.mergeCommitSha = commitSha;
  pull.mergeQueueEntry = null;
  recordEvent(world, pull, actor, { kind: 'ClosedEvent', stateReason: null });
  await emitPullRequest(world, pull, 'closed', actor);
}

/** The open pull requests of a repository, oldest first. */
export function openPullRequests(repository: Repository): readonly PullRequest[] {
  return [...repository.threads.values()].filter(
    (thread): thread is PullRequest => thread.kind === 'PullRequest' && thread.state === 'open',
  );
}

/** Has a `pull_request` event delivered. */
export async function emitPullRequest(
  world: World,
  pull: PullRequest,
  action: string,
  sender: Account,
  extra: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  if (!world.isHeard(pull.repository)) return;
  const pullRequest = await renderPullRequestDetail(pull, world);
  world.emit({
    name: 'pull_request',
    action,
    repository: pull.repository,
    sender,
    payload: { number: pull.number, pull_request: pullRequest, ...extra },
  });
}

async function renderPullRequestDetail(pull: PullRequest, world: World): Promise<Record<string, unknown>> {
  const { git } = pull.repository;
  const files = await git.changedFiles(pull.baseSha, pull.headSha);
  const commits = await git.commitsBetween(pull.baseSha, pull.headSha);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  return {
    ...renderPullRequest(pull, world),
    merged: pull.mergedAt !== null,
    merged_by: pull.mergedBy && renderAccount(pull.mergedBy, world.url),
    mergeable: null,
    rebaseable: null,
    mergeable_state: 'unknown',
    comments: pull.comments.length,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: commits.length,
    additions: sum(files.map((file) => file.additions)),
    deletions: sum(files.map((file) => file.deletions)),
    changed_files: files.length,
  };
}
