import { renderIssue } from '../render/thread.ts';
import type { Account, Issue, Label, Repository } from '../store/entities.ts';
import { nodeIdOf, register } from '../store/store.ts';
import type { World } from '../world.ts';
import { editBody } from './written.ts';

/** What a new issue is made of. */
interface NewIssue {
  readonly title: string;
  readonly body: string;
  readonly labels: readonly Label[];
}

/** Opens an issue. */
export function createIssue(
  world: World,
  repository: Repository,
  author: Account,
  { title, body, labels }: NewIssue,
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
    closedAt: null,
    labels: [...labels],
    milestone: null,
    comments: [],
    deletions: [],
    edits: [],
    reactions: [],
    isLocked: false,
  });
  repository.threads.set(number, issue);
  emitIssue(world, issue, 'opened', author);
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

/** Closes or reopens. */
export function setIssueState(world: World, issue: Issue, state: 'open' | 'closed', actor: Account): void {
  if (issue.state === state) return;
  issue.state = state;
  issue.updatedAt = world.now();
  issue.closedAt = state === 'closed' ? issue.updatedAt : null;
  emitIssue(world, issue, state === 'closed' ? 'closed' : 'reopened', actor);
}

function emitIssue(
  world: World,
  issue: Issue,
  action: string,
  sender: Account,
  extra: Readonly<Record<string, unknown>> = {},
): void {
  const payload = { issue: renderIssue(issue, world), ...extra };
  world.emit({ name: 'issues', action, repository: issue.repository, sender, payload });
}
