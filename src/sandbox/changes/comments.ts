import { renderComment, renderIssue } from '../render/thread.ts';
import type { Account, Comment, Thread } from '../store/entities.ts';
import { nodeIdOf, register } from '../store/store.ts';
import type { World } from '../world.ts';
import { recordEvent } from './timeline.ts';
import { editBody } from './written.ts';

/** Adds a comment. `appId` names the App that wrote it, if one did. */
export function createComment(
  world: World,
  thread: Thread,
  author: Account,
  body: string,
  appId: number | null,
): Comment {
  const id = world.store.nextId();
  const now = world.now();
  const comment: Comment = register(world.store, {
    kind: 'IssueComment',
    id,
    nodeId: nodeIdOf('IC', id),
    thread,
    author,
    body,
    createdAt: now,
    updatedAt: now,
    edits: [],
    reactions: [],
    minimizedReason: null,
    appId,
  });
  thread.comments.push(comment);
  thread.updatedAt = now;
  world.store.comments.set(id, comment);
  emitComment(world, comment, 'created', author);
  return comment;
}

/** Replaces a comment's text; the same text again is no edit and no event. */
export function editComment(world: World, comment: Comment, editor: Account, body: string): void {
  const from = comment.body;
  if (from === body) return;
  editBody(world, comment, editor, body);
  emitComment(world, comment, 'edited', editor, { changes: { body: { from } } });
}

/** Removes a comment. GitHub leaves a trace in the timeline where somebody else than its author did it. */
export function deleteComment(world: World, comment: Comment, actor: Account): void {
  const { thread } = comment;
  thread.comments.splice(thread.comments.indexOf(comment), 1);
  world.store.comments.delete(comment.id);
  world.store.nodes.delete(comment.nodeId);
  if (actor !== comment.author) {
    recordEvent(world, thread, actor, { kind: 'CommentDeletedEvent', deletedCommentAuthor: comment.author });
  }
  emitComment(world, comment, 'deleted', actor);
}

function emitComment(
  world: World,
  comment: Comment,
  action: string,
  sender: Account,
  extra: Readonly<Record<string, unknown>> = {},
): void {
  world.emit({
    name: 'issue_comment',
    action,
    repository: comment.thread.repository,
    sender,
    payload: { issue: renderIssue(comment.thread, world), comment: renderComment(comment, world), ...extra },
  });
}
