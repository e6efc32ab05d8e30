import type { DrillIssue } from '../drills/drill-facts.ts';
import type { RuleRecords } from '../effects/rule-record.ts';
import type { Actor, ConfigFiles, Fetched, LinkedIssue, Permission, Repository } from '../facts.ts';
import type { LookedUp } from '../lookups/lookup.ts';
import type { Members } from '../phases/phase-facts.ts';
import type { PhaseSummary } from '../phases/phase-summary.ts';

/** The app's own check on the head that was merged. Nobody but the app can write it. */
export interface CheckRecord {
  /** Where it is shown. */
  readonly url: string;
  readonly conclusion: string | null;
  /** Empty where an older version, or an unread pull request, recorded nothing. */
  readonly rules: RuleRecords;
}

/** A review of a pull request. */
export interface Review {
  /** Null once the account is gone. */
  readonly author: Actor | null;
  /** It says something: a text of its own, or remarks on lines. A bare approval does not. */
  readonly hasWords: boolean;
}

/** A pull request that was merged into the default branch. */
export interface MergedChange {
  readonly number: number;
  readonly title: string;
  readonly url: string;
  /** As it is now, which may have been edited after the merge: data. */
  readonly body: string;
  /** Null once the account is gone. */
  readonly author: Actor | null;
  readonly headRefName: string;
  /** ISO 8601. */
  readonly mergedAt: string;
  /** Paths it changed, at most the first hundred in GitHub's order. */
  readonly paths: readonly string[];
  /** False where it changed more than those. */
  readonly arePathsWhole: boolean;
  /** In the order of their submission. */
  readonly reviews: readonly Review[];
  /** Null where the app never finished one on that head. */
  readonly check: CheckRecord | null;
}

/** Somebody as Git names them. */
export interface CommitPerson {
  readonly name: string;
  readonly email: string;
  /** Null where the address belongs to no account. */
  readonly login: string | null;
}

/** A commit of the default branch. */
export interface BranchCommit {
  readonly sha: string;
  readonly url: string;
  /** First line of its message: data. */
  readonly headline: string;
  /** ISO 8601. */
  readonly committedAt: string;
  /** Its author, then the co-authors. */
  readonly authors: readonly CommitPerson[];
  /** Number of the merged pull request that brought it; null where none did. */
  readonly pullRequest: number | null;
}

/** A list that was read back to a time. */
export interface ReadBack<T> {
  /** Oldest first. */
  readonly entries: readonly T[];
  /** All entries since then are there: the time asked for, or a later one where there were more than are read. ISO 8601. */
  readonly since: string;
}

/** A report of the app's own, wherever it was posted. */
export interface OwnReport {
  readonly place: 'discussion' | 'comment';
  /** Node id of a discussion, database id of a comment. */
  readonly id: string;
  readonly url: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly title: string;
  readonly body: string;
  /** GitHub's edit record names somebody besides the app: what it says is not trusted (DESIGN 2.7). */
  readonly isEditedByOthers: boolean;
}

/** The app's standing issue for reports where Discussions can't be had (label `baton:report`). */
export interface ReportIssue {
  readonly number: number;
  readonly url: string;
  readonly isOpen: boolean;
}

/** A category of Discussions. */
export interface DiscussionCategory {
  /** Node id. */
  readonly id: string;
  readonly name: string;
  readonly slug: string;
}

/** An open pull request, and whether its head has a finished check. */
export interface OpenPullRequest {
  readonly number: number;
  readonly url: string;
  /** ISO 8601. */
  readonly updatedAt: string;
  readonly isJudged: boolean;
}

/** What GitHub could not tell Baton about the repository in the last seven days. */
export interface MissedEvents {
  /** Deliveries that failed, by event. */
  readonly deliveries: number;
  /** Those of them that arrived when they were asked for again. */
  readonly arrived: number;
  /** Open pull requests that the daily comparison found without a finished check. */
  readonly pullRequests: number;
}

/** Everything the weekly report depends on. Plain data: it crosses thread boundaries. */
export interface ReadinessFacts {
  /** When the facts were read: ISO 8601. */
  readonly now: string;
  /** The app's login without `[bot]`. */
  readonly appLogin: string;
  /** Who runs this Baton; null where nobody said. */
  readonly operator: string | null;
  readonly repository: Repository;
  readonly hasDiscussionsEnabled: boolean;
  readonly configFiles: Omit<ConfigFiles, 'head'>;
  /** Documents, their versions, and what else was looked up of the tip of the default branch. */
  readonly lookedUp: LookedUp;
  /** Merged within the window of knowledge (90 days). */
  readonly merges: ReadBack<MergedChange>;
  /** Commits of the default branch within the same window. */
  readonly commits: ReadBack<BranchCommit>;
  /** Issues that merged pull requests close or name, by pull request; only of those that were asked for. */
  readonly linkedIssues: Readonly<Record<string, Fetched<readonly LinkedIssue[]>>>;
  readonly members: Members;
  /** By login in lower case. */
  readonly permissions: Readonly<Record<string, Fetched<Permission>>>;
  /** Newest first; those of the last thirteen weeks. */
  readonly reports: readonly OwnReport[];
  readonly reportIssue: ReportIssue | null;
  /** In GitHub's order; empty where Discussions are off. */
  readonly categories: readonly DiscussionCategory[];
  /** The app's own issues about drills, newest first. */
  readonly drills: readonly DrillIssue[];
  /** Names of the app's labels that the repository has already. */
  readonly labels: readonly string[];
  /** In the order of the plan; `none`: there is no plan, or none with readable phases; null before it was asked for. */
  readonly phases: Fetched<readonly PhaseSummary[] | 'none'> | null;
  /** The newest ones. */
  readonly openPullRequests: readonly OpenPullRequest[];
  readonly health: {
    /** Permissions that the App asks for and that the account has not accepted, such as `discussions: write`. */
    readonly missingPermissions: readonly string[];
    /** Jobs of this installation that were given up. */
    readonly failedJobs: number;
    readonly missed: MissedEvents;
  };
  /** Kinds of writes that GitHub refused in this run, so that another way is taken. */
  readonly refused: readonly string[];
  /** Somebody asked for this week's report to be renewed. */
  readonly isAsked: boolean;
}
