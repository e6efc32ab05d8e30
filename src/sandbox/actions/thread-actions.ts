import { createComment, deleteComment, editComment } from '../changes/comments.ts';
import { createIssue, deleteIssue, editIssue, setIssueState } from '../changes/issues.ts';
import { setPullRequestState } from '../changes/pull-requests.ts';
import { StandInError } from '../stand-in-error.ts';
import type { Account, Permission, Repository, Thread, Written } from '../store/entities.ts';
import { requirePermission } from '../store/permission.ts';
import { ensureLabel } from '../store/store.ts';
import type { World } from '../world.ts';
import { ensureMilestone } from './plan-actions.ts';
import type { UserActions } from './user-actions.ts';

type ThreadActions = Pick<
  UserActions,
  | 'close'
  | 'reopen'
  | 'createIssue'
  | 'editIssue'
  | 'deleteIssue'
  | 'comment'
  | 'editComment'
  | 'deleteComment'
  | 'minimizeComment'
>;

/** What people do in issues and in the conversation of a pull request. */
export function threadActions(world: World, actor: Account): ThreadActions {
  const isApp = actor === world.app.bot;
  const appId = isApp ? world.app.id : null;
  /** The App has no role in a repository; its installation lets it write. */
  const requireVoice = (repository: Repository, wanted: Permission) =>
    requirePermission(repository, isApp ? repository.owner : actor, wanted);
  const allow = (written: Written, thread: Thread) => {
    if (written.author !== actor || thread.repository.isArchived)
      requirePermission(thread.repository, actor, 'write');
  };
  const setState = async (
    thread: Thread,
    state: 'open' | 'closed',
    reason: 'completed' | 'not_planned' = 'completed',
  ) => {
    allow(thread, thread);
    if (thread.kind === 'Issue') setIssueState(world, thread, state, actor, reason);
    else if (thread.mergedAt !== null) throw new StandInError(`#${thread.number} is merged`);
    else await setPullRequestState(world, thread, state, actor);
  };
  return {
    close: (thread, reason) => setState(thread, 'closed', reason),
    reopen: (thread) => setState(thread, 'open'),
    createIssue: (repository, { title, body = '', labels = [], milestone = null }) => {
      requireVoice(repository, 'read');
      if (!repository.hasIssuesEnabled) throw new StandInError(`${repository.name} has no Issues`);
      return createIssue(world, repository, actor, {
        title,
        body,
        labels: labels.map((name) => ensureLabel(world.store, repository, name)),
        milestone: ensureMilestone(world, actor, repository, milestone),
        appId,
      });
    },
    editIssue: (issue, edit) => {
      allow(issue, issue);
      editIssue(world, issue, actor, edit);
    },
    deleteIssue: (issue) => {
      requirePermission(issue.repository, actor, 'admin');
      deleteIssue(world, issue, actor);
    },
    comment: (thread, body) => {
      requireVoice(thread.repository, thread.isLocked ? 'write' : 'read');
      return createComment(world, thread, actor, body, appId);
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
