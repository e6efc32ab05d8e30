import { createComment, deleteComment, editComment } from '../changes/comments.ts';
import { createIssue, editIssue, setIssueState } from '../changes/issues.ts';
import { setPullRequestState } from '../changes/pull-requests.ts';
import { StandInError } from '../stand-in-error.ts';
import type { Account, Thread, Written } from '../store/entities.ts';
import { requirePermission } from '../store/permission.ts';
import type { World } from '../world.ts';
import type { UserActions } from './user-actions.ts';

type ThreadActions = Pick<
  UserActions,
  | 'close'
  | 'reopen'
  | 'createIssue'
  | 'editIssue'
  | 'comment'
  | 'editComment'
  | 'deleteComment'
  | 'minimizeComment'
>;

/** What people do in issues and in the conversation of a pull request. */
export function threadActions(world: World, actor: Account): ThreadActions {
  const allow = (written: Written, thread: Thread) => {
    if (written.author !== actor || thread.repository.isArchived)
      requirePermission(thread.repository, actor, 'write');
  };
  const setState = async (thread: Thread, state: 'open' | 'closed') => {
    allow(thread, thread);
    if (thread.kind === 'Issue') setIssueState(world, thread, state, actor);
    else if (thread.mergedAt !== null) throw new StandInError(`#${thread.number} is merged`);
    else await setPullRequestState(world, thread, state, actor);
  };
  return {
    close: (thread) => setState(thread, 'closed'),
    reopen: (thread) => setState(thread, 'open'),
    createIssue: (repository, { title, body = '' }) => {
      requirePermission(repository, actor, 'read');
      return createIssue(world, repository, actor, title, body);
    },
    editIssue: (issue, edit) => {
      allow(issue, issue);
      editIssue(world, issue, actor, edit);
    },
    comment: (thread, body) => {
      requirePermission(thread.repository, actor, thread.isLocked ? 'write' : 'read');
      return createComment(world, thread, actor, body, null);
    },
    editComment: (comment, body) => {
      allow(comment, comment.thread);
      editComment(world, comment, actor, body);
    },
    deleteComment: (comment) => {
      allow(comment, comment.thread);
      deleteComment(world, comment, actor);
    },
    minimizeComment: (comment, reason = 'OUTDATED') => {
      allow(comment, comment.thread);
      comment.minimizedReason = reason;
    },
  };
}
