import type { MilestoneEdit } from '../changes/milestones.ts';
import type { FileChanges } from '../git/write-commit.ts';
import type { Discussion } from '../store/discussion.ts';
import type {
  CheckRun,
  CheckSuite,
  Comment,
  Issue,
  MergeGroup,
  Milestone,
  Permission,
  PullRequest,
  Repository,
  Thread,
} from '../store/entities.ts';
import type { Review, Verdict } from '../store/review.ts';

/** A pull request to open. Its commits are made from `changes`, or exist already (`headSha`, or the branch `head`). */
export interface PullRequestWish {
  readonly title: string;
  readonly body?: string;
  /** A branch; the default branch if not given. */
  readonly base?: string;
  /** The head branch; made up if not given. */
  readonly head?: string;
  readonly changes?: FileChanges;
  readonly headSha?: string;
  /** What the pull request starts from, if not the base's present tip. */
  readonly baseSha?: string;
  /** Whether the head is in the author's fork; decided by the author's permission if not given. */
  readonly fromFork?: boolean;
  readonly draft?: boolean;
  readonly labels?: readonly string[];
  /** A title; the milestone is made on first use. */
  readonly milestone?: string;
  /** The commit's message; the title if not given. */
  readonly message?: string;
}

/** Commits for a branch: made from `changes` on its tip, or existing (`sha`). */
export interface PushWish {
  readonly changes?: FileChanges;
  readonly sha?: string;
  readonly message?: string;
  /** Replaces the branch's own commits by one, as a rebase and force-push does. */
  readonly force?: boolean;
}

/**
 * What people do on GitHub. Each action takes effect at once, and has the webhook delivered that GitHub would send.
 * What GitHub would not allow throws a StandInError.
 */
export interface UserActions {
  openPullRequest(repository: Repository, wish: PullRequestWish): Promise<PullRequest>;
  editPullRequest(
    pull: PullRequest,
    edit: { readonly title?: string; readonly body?: string; readonly base?: string },
  ): Promise<void>;
  /** Pushes to the pull request's head branch; every open pull request of that branch gets the new head. */
  pushToPullRequest(pull: PullRequest, wish: PushWish): Promise<string>;
  /** Pushes to any branch, the default one if not given; a branch that isn't there starts at the default branch. */
  push(repository: Repository, wish: PushWish & { readonly branch?: string }): Promise<string>;
  convertToDraft(pull: PullRequest): Promise<void>;
  readyForReview(pull: PullRequest): Promise<void>;
  label(thread: Thread, name: string): Promise<void>;
  unlabel(thread: Thread, name: string): Promise<void>;
  /** By title, made on first use; null takes the milestone away. */
  setMilestone(thread: Thread, title: string | null): Promise<void>;
  createMilestone(repository: Repository, milestone: MilestoneEdit & { readonly title: string }): Milestone;
  /** Changes title, description and due date, closes (`state`) and opens again. */
  editMilestone(milestone: Milestone, edit: MilestoneEdit): void;
  /** Takes it off everything that bears it. */
  deleteMilestone(milestone: Milestone): Promise<void>;
  /** Approves, with or without words and comments on lines, also after the merge. */
  approve(pull: PullRequest, words?: string, lineComments?: readonly string[]): Review;
  /** Submits a review of any kind; a request for changes needs words, a comment needs these or comments on lines. */
  review(pull: PullRequest, verdict: Verdict, words: string, lineComments?: readonly string[]): Review;
  /** An issue is `completed` unless it is said to be `not_planned`; a pull request has no reason. */
  close(thread: Thread, reason?: 'completed' | 'not_planned'): Promise<void>;
  reopen(thread: Thread): Promise<void>;
  /** Merges into the base; issues that the description closes are closed. Gives the new commit. */
  merge(
    pull: PullRequest,
    method?: 'merge' | 'squash',
    /** Logins, or `Name <address>`; they stand in the commit's message. */
    choice?: { readonly coAuthors?: readonly string[] },
  ): Promise<string>;
  createIssue(
    repository: Repository,
    issue: {
      readonly title: string;
      readonly body?: string;
      readonly labels?: readonly string[];
      /** A title; the milestone is made on first use. */
      readonly milestone?: string;
    },
  ): Issue;
  editIssue(issue: Issue, edit: { readonly title?: string; readonly body?: string }): void;
  /** By an administrator; it is gone with all its comments, and its number stays taken. */
  deleteIssue(issue: Issue): void;
  comment(thread: Thread, body: string): Comment;
  /** By its author, or by anybody with write permission. */
  editComment(comment: Comment, body: string): void;
  deleteComment(comment: Comment): void;
  minimizeComment(comment: Comment, reason?: string): void;
  /** Opens a discussion in a category, named by its slug: `general` if not given. */
  discuss(
    repository: Repository,
    discussion: { readonly title: string; readonly body?: string; readonly category?: string },
  ): Discussion;
  /** By its author, or by anybody with write permission. */
  editDiscussion(
    discussion: Discussion,
    edit: { readonly title?: string; readonly body?: string; readonly category?: string },
  ): void;
  deleteDiscussion(discussion: Discussion): void;
  setPermission(repository: Repository, login: string, permission: Permission): void;
  /** "Re-run" beside one check. */
  rerequestCheck(run: CheckRun): void;
  /** "Re-run all checks". */
  rerequestSuite(suite: CheckSuite): Promise<void>;
  /** Presses a button that the check run offers. */
  pressButton(run: CheckRun, identifier: string): void;
  /** Puts pull requests into the base's merge queue as one group, and has its commits made and its checks requested. */
  enqueue(pulls: readonly PullRequest[], method?: 'merge' | 'squash'): Promise<MergeGroup>;
  /** Ends a merge group: merged into the base, or taken apart. */
  finishMergeGroup(
    repository: Repository,
    group: MergeGroup,
    outcome: 'merged' | 'invalidated' | 'dequeued',
  ): Promise<void>;
  archive(repository: Repository): void;
  unarchive(repository: Repository): void;
  setVisibility(repository: Repository, visibility: 'public' | 'private'): void;
  /** Whether and how squash merges are made: no event tells of it. */
  setSquash(repository: Repository, settings: Partial<Repository['squash']>): void;
  rename(repository: Repository, name: string): void;
  /** Reports a check of another App, as continuous integration does. */
  reportCheck(
    repository: Repository,
    sha: string,
    check: { readonly name: string; readonly conclusion: string },
  ): CheckRun;
}
