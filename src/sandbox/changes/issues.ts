import { renderMilestone } from '../render/milestone.ts';
import { renderIssue, renderLabel } from '../render/thread.ts';
import type { Account, Issue, Label, Milestone, Repository } from '../store/entities.ts';
import { nodeIdOf, register } from '../store/store.ts';
import type { World } from '../world.ts';
import { recordEvent } from './timeline.ts';
import { editBody } from './written.ts';

/** What a new issue is made of. */
interface NewIssue {
  readonly title: string;
  readonly body: string;
  readonly labels: readonly Label[];
  readonly milestone: Milestone | null;
  /** The App that opens it, if one does. */
  readonly appId: number | null;
}

/** Opens an issue. Its labels and its milestone are told of once more, each by an event of its own. */
export function createIssue(
  world: World,
  repository: Repository,
  author: Account,
  { title, body, labels, milestone, appId }: NewIssue,
): Issue {
  const id = world.store.nextId();
  const now = world.now();
  const number = repository.nextNumber;
  repository.nextNumber += 1;
  const issue: Issue = register(world.store, {
    kind: 'Issue',
    id,
    nodeId: nodeIdOf('I', id),
    repository,
    number,
    title,
    body,
    author,
    createdAt: now,
    updatedAt: now,
    state: 'open',
    stateReason: null,
    closedAt: null,
    labels: [...labels],
    milestone,
    appId,
    comments: [],
    events: [],
    edits: [],
    reactions: [],
    isLocked: false,
  });
  repository.threads.set(number, issue);
  emitIssue(world, issue, 'opened', author);
  for (const label of labels) {
    recordEvent(world, issue, author, { kind: 'LabeledEvent', label });
    emitIssue(world, issue, 'labeled', author, { label: renderLabel(label, repository, world.url) });
  }
  if (milestone) {
    recordEvent(world, issue, author, { kind: 'MilestonedEvent', milestoneTitle: milestone.title });
    emitIssue(world, issue, 'milestoned', author, { milestone: renderMilestone(milestone, world) });
  }
  return issue;
}

/** Edits title and text; nothing changed is no event. */
export function editIssue(
  world: World,
  issue: Issue,
  editor: Account,
  edit: { readonly title?: string; readonly body?: string },
): void {
  const changes: Record<string, unknown> = {};
  if (edit.title !== undefined && edit.title !== issue.title) {
    changes['title'] = { from: issue.title };
    issue.title = edit.title;
  }
  if (edit.body !== undefined && edit.body !== issue.body) {
    changes['body'] = { from: issue.body };
    editBody(world, issue, editor, edit.body);
  }
  if (Object.keys(changes).length === 0) return;
  issue.updatedAt = world.now();
  emitIssue(world, issue, 'edited', editor, { changes });
}

/** Closes for a reason (`completed` if none is given) or reopens; in the same state already the reason stays too. */
export function setIssueState(
  world: World,
  issue: Issue,
  state: 'open' | 'closed',
  actor: Account,
  reason: 'completed' | 'not_planned' = 'completed',
): void {
  if (issue.state === state) return;
  const isClosed = state === 'closed';
  issue.state = state;
  issue.stateReason = isClosed ? reason : 'reopened';
  issue.updatedAt = world.now();
  issue.closedAt = isClosed ? issue.updatedAt : null;
  const kind = isClosed ? 'ClosedEvent' : 'ReopenedEvent';
  recordEvent(world, issue, actor, { kind, stateReason: issue.stateReason });
  emitIssue(world, issue, isClosed ? 'closed' : 'reopened', actor);
}

/** Deletes an issue with all that was written in it; its number is not given again. */
export function deleteIssue(world: World, issue: Issue, actor: Account): void {
  const { repository, number } = issue;
  repository.threads.delete(number);
  repository.deletedNumbers.add(number);
  for (const comment of issue.comments) world.store.comments.delete(comment.id);
  for (const { nodeId } of [issue, ...issue.comments, ...issue.events]) world.store.nodes.delete(nodeId);
  emitIssue(world, issue, 'deleted', actor);
}

/** Has an `issues` event delivered. */
export function emitIssue(
  world: World,
  issue: Issue,
  action: string,
  sender: Account,
  extra: Readonly<Record<string, unknown>> = {},
): void {
  const payload = { issue: renderIssue(issue, world), ...extra };
  world.emit({ name: 'issues', action, repository: issue.repository, sender, payload });
}
