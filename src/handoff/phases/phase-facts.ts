import type { Actor, ConfigFiles, Fetched, Permission, Repository } from '../facts.ts';
import type { LookedUp } from '../lookups/lookup.ts';

/**
 * Who edited a text after it was written. Its author alone may correct a metric; anybody else's hand makes it uncounted
 * (DESIGN 2.7). `unread`: edited, and by whom is not looked up yet.
 */
export type EditedBy = 'nobody' | 'author' | 'others' | 'unread';

/** A comment on a phase's issue. */
export interface PhaseComment {
  /** Database id, as the REST API wants it. */
  readonly id: number;
  readonly nodeId: string;
  readonly author: Actor | null;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly body: string;
  readonly url: string;
  /** Written by this app. */
  readonly isOwn: boolean;
  readonly editedBy: EditedBy;
  /** The reactions that this app itself left: the durable record of its answer. */
  readonly isAccepted: boolean;
  readonly isRefused: boolean;
}

/** An issue that the app made for a phase. */
export interface PhaseIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly url: string;
  readonly isOpen: boolean;
  /** Only of a closed one. */
  readonly closedAs: 'completed' | 'not-planned' | null;
  /** Who closed it last; null where nobody did, or the account is gone. */
  readonly closedBy: Actor | null;
  readonly labels: readonly string[];
  /** Number of its milestone; null without one. */
  readonly milestone: number | null;
  /** When somebody else than the app last took it off a milestone; null if never. ISO 8601. */
  readonly demilestonedAt: string | null;
  /** When somebody else than the app last took each label off. ISO 8601, by the label's name. */
  readonly unlabeledAt: Readonly<Record<string, string>>;
  /** Oldest first; unknown where not all could be read. */
  readonly comments: Fetched<readonly PhaseComment[]>;
}

/** A milestone of the repository, whoever made it. */
export interface PhaseMilestone {
  readonly number: number;
  readonly title: string;
  readonly description: string;
  /** ISO 8601; null without a due date. */
  readonly dueOn: string | null;
  readonly isOpen: boolean;
  /** Made by this app. */
  readonly isOwn: boolean;
}

/** A pull request that was merged into the default branch. */
export interface MergedPullRequest {
  readonly number: number;
  readonly nodeId: string;
  readonly title: string;
  readonly url: string;
  readonly author: Actor | null;
  /** ISO 8601. */
  readonly mergedAt: string;
  /** The commit that it became; null where GitHub does not tell. */
  readonly mergeCommit: string | null;
  /** Number of its milestone; null without one. */
  readonly milestone: number | null;
  /** The description, only where it may hold a line that counts (`Metric:`, `Phase:`); else empty. */
  readonly body: string;
  readonly editedBy: EditedBy;
}

/** A team of GitHub as the config names it, `org/slug`, and its members' logins. */
export type Members = Readonly<Record<string, Fetched<readonly string[]>>>;

/** Everything that keeping the phases depends on. Plain data: it crosses thread boundaries. */
export interface PhaseFacts {
  /** When the facts were read: ISO 8601. */
  readonly now: string;
  /** The app's login without `[bot]`. */
  readonly appLogin: string;
  readonly repository: Repository;
  readonly configFiles: Omit<ConfigFiles, 'head'>;
  /** Oldest first, open and closed. */
  readonly issues: readonly PhaseIssue[];
  readonly milestones: readonly PhaseMilestone[];
  /** Names of the app's labels that the repository has already. */
  readonly labels: readonly string[];
  /** The plan, its versions and the file of metrics. */
  readonly lookedUp: LookedUp;
  /** Merged since the plan began, oldest first; null before they were asked for. `isWhole` is false where older ones were not read. */
  readonly merges: (Fetched<readonly MergedPullRequest[]> & { readonly isWhole?: boolean }) | null;
  /** What people who gave commands may do here, by login in lower case. */
  readonly permissions: Readonly<Record<string, Fetched<Permission>>>;
  readonly members: Members;
  /** Who edited the texts whose `editedBy` was `unread`, by node id. */
  readonly editors: Readonly<Record<string, Exclude<EditedBy, 'unread'>>>;
  /** Kinds of writes that GitHub refused in this run, so that the issues can say so. */
  readonly refused: readonly string[];
}
