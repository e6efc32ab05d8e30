import type { GitContent } from '../git/git-content.ts';
import type { Discussion, DiscussionCategory } from './discussion.ts';
import type { Review } from './review.ts';
import type { Threads } from './threads.ts';
import type { TimelineEvent } from './timeline-event.ts';

/** A right on a repository, as GitHub names roles. */
export type Permission = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none';

/** `kind` is the GraphQL type name on every entity, so that interfaces and unions resolve by it. */
export interface Account {
  readonly kind: 'User' | 'Bot' | 'Organization';
  readonly id: number;
  readonly nodeId: string;
  /** A bot's login ends in `[bot]`, as REST shows it; GraphQL strips that. */
  login: string;
  /** GitHub shows no author (GraphQL) or `ghost` (REST) once the account is gone. */
  isDeleted: boolean;
}

export interface Label {
  readonly kind: 'Label';
  readonly id: number;
  readonly nodeId: string;
  readonly name: string;
  readonly color: string;
  readonly description: string | null;
}

export interface Milestone {
  readonly kind: 'Milestone';
  readonly id: number;
  readonly nodeId: string;
  readonly repository: Repository;
  readonly number: number;
  title: string;
  /** Null where there is none. */
  description: string | null;
  /** Midnight of a day in California, whatever time was given; null where it is open-ended. */
  dueOn: string | null;
  state: 'open' | 'closed';
  closedAt: string | null;
  readonly creator: Account;
  readonly createdAt: string;
  updatedAt: string;
}

/** One edit of a text, newest last. The first edit of a text also records how it was created. */
export interface Edit {
  readonly kind: 'UserContentEdit';
  readonly nodeId: string;
  readonly editor: Account;
  readonly editedAt: string;
  readonly body: string;
}

export interface Reaction {
  readonly kind: 'Reaction';
  readonly id: number;
  readonly nodeId: string;
  readonly user: Account;
  /** As GraphQL writes it: `THUMBS_UP`, `CONFUSED`... */
  readonly content: string;
  readonly createdAt: string;
}

/** What an issue, a pull request and a comment have in common: a text by somebody, with its edit record. */
export interface Written {
  readonly id: number;
  readonly nodeId: string;
  readonly author: Account;
  readonly createdAt: string;
  updatedAt: string;
  body: string;
  /** Empty where the text was never edited. */
  edits: Edit[];
  reactions: Reaction[];
}

export interface Comment extends Written {
  readonly kind: 'IssueComment';
  readonly thread: Thread;
  /** The classifier it was minimised with, upper case; null while it is shown. */
  minimizedReason: string | null;
  /** The App that wrote it, if one did. */
  readonly appId: number | null;
}

interface ThreadParts extends Written {
  readonly repository: Repository;
  readonly number: number;
  title: string;
  state: 'open' | 'closed';
  closedAt: string | null;
  labels: Label[];
  milestone: Milestone | null;
  comments: Comment[];
  /** What happened beside comments, oldest first. */
  events: TimelineEvent[];
  isLocked: boolean;
}

export interface Issue extends ThreadParts {
  readonly kind: 'Issue';
  /** Why it is in its state; null until it was closed for the first time. */
  stateReason: StateReason | null;
  /** The App that opened it, if one did. */
  readonly appId: number | null;
}

/** Why an issue is closed, or open again. */
export type StateReason = 'completed' | 'not_planned' | 'reopened';

export interface PullRequest extends ThreadParts {
  readonly kind: 'PullRequest';
  /** The database id of the same thing seen as an issue; GitHub keeps two. */
  readonly issueId: number;
  isDraft: boolean;
  /** Null once a fork is gone. */
  headRepository: Repository | null;
  readonly headRef: string;
  headSha: string;
  baseRef: string;
  /** The base's tip when the pull request was opened, pushed to or retargeted: not the present tip. */
  baseSha: string;
  mergedAt: string | null;
  mergedBy: Account | null;
  mergeCommitSha: string | null;
  mergeQueueEntry: MergeQueueEntry | null;
  /** Oldest first. */
  reviews: Review[];
}

export type Thread = Issue | PullRequest;

export interface App {
  readonly kind: 'App';
  readonly id: number;
  readonly nodeId: string;
  readonly slug: string;
  readonly name: string;
  readonly bot: Account;
}

export interface CheckSuite {
  readonly kind: 'CheckSuite';
  readonly id: number;
  readonly nodeId: string;
  readonly repository: Repository;
  readonly app: App;
  readonly headSha: string;
  readonly headBranch: string | null;
  readonly createdAt: string;
  /** Oldest first. */
  readonly checkRuns: CheckRun[];
  /** True from "Re-run all" until a run completes again. */
  isReset: boolean;
}

export interface CheckAnnotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column?: number;
  readonly end_column?: number;
  readonly annotation_level: 'notice' | 'warning' | 'failure';
  readonly message: string;
  readonly title?: string;
  readonly raw_details?: string;
}

export interface CheckAction {
  readonly label: string;
  readonly description: string;
  readonly identifier: string;
}

export interface CheckRun {
  readonly kind: 'CheckRun';
  readonly id: number;
  readonly nodeId: string;
  readonly suite: CheckSuite;
  name: string;
  externalId: string;
  detailsUrl: string;
  /** Lower case, as REST writes it. */
  status: string;
  conclusion: string | null;
  startedAt: string | null;
  completedAt: string | null;
  title: string | null;
  summary: string | null;
  text: string | null;
  /** Grows with every update that brings annotations; GitHub replaces none. */
  annotations: CheckAnnotation[];
  actions: readonly CheckAction[];
}

export interface MergeQueueEntry {
  readonly kind: 'MergeQueueEntry';
  readonly nodeId: string;
  readonly pullRequest: PullRequest;
  readonly group: MergeGroup;
  readonly enqueuer: Account;
  readonly enqueuedAt: string;
  /** The commit of the queue's branch right after this pull request was put on it. */
  readonly headSha: string;
  readonly baseSha: string;
}

/** What the merge queue tests together: the last entry's commit holds all earlier ones too. */
export interface MergeGroup {
  readonly headRef: string;
  readonly headSha: string;
  readonly baseRef: string;
  readonly baseSha: string;
  /** Filled while the group is built, then fixed. */
  readonly entries: MergeQueueEntry[];
  readonly method: 'merge' | 'squash';
}

export interface Repository {
  readonly kind: 'Repository';
  readonly id: number;
  readonly nodeId: string;
  readonly owner: Account;
  name: string;
  isPrivate: boolean;
  isArchived: boolean;
  /** What a squash merge makes of a pull request; `message` as GraphQL names it: `PR_BODY`, `COMMIT_MESSAGES`, `BLANK`. */
  readonly squash: { isAllowed: boolean; message: 'PR_BODY' | 'COMMIT_MESSAGES' | 'BLANK' };
  /** Without Issues none can be opened or looked at; what there is comes back with them. */
  hasIssuesEnabled: boolean;
  /** Without Discussions none can be opened or looked at; what there is comes back with them. */
  hasDiscussionsEnabled: boolean;
  /** The repository this one is a fork of. */
  readonly parent: Repository | null;
  readonly defaultBranch: string;
  readonly createdAt: string;
  /** A fork shares its parent's. */
  readonly git: GitContent;
  /** By login; the owner always has `admin`. */
  readonly permissions: Map<string, Permission>;
  readonly threads: Threads;
  /** The numbers of deleted issues, which are never given again. */
  readonly deletedNumbers: Set<number>;
  /** By number, oldest first. */
  readonly discussions: Map<number, Discussion>;
  /** Null until somebody asks: they are GitHub's default ones then. */
  discussionCategories: readonly DiscussionCategory[] | null;
  readonly labels: Map<string, Label>;
  readonly milestones: Map<number, Milestone>;
  nextMilestoneNumber: number;
  readonly suitesBySha: Map<string, CheckSuite[]>;
  readonly mergeGroups: MergeGroup[];
  nextNumber: number;
}

/** `repositoryIds` is ignored while `selection` is `all`. */
export interface Installation {
  readonly kind: 'Installation';
  readonly id: number;
  readonly nodeId: string;
  readonly account: Account;
  selection: 'all' | 'selected';
  readonly repositoryIds: Set<number>;
  permissions: Record<string, string>;
  events: readonly string[];
  readonly createdAt: string;
  suspendedAt: string | null;
}

export interface InstallationToken {
  readonly token: string;
  readonly installation: Installation;
  /** Null: every repository of the installation. */
  readonly repositoryIds: ReadonlySet<number> | null;
  readonly permissions: Readonly<Record<string, string>>;
  /** Milliseconds since the epoch, by the real clock. */
  expiresAt: number;
}
