import type { ReportsView } from '../reports/report-view.ts';
import type { IssueEventView } from './issue-view.ts';

/** The trial's time. */
export interface ClockView {
  /** Milliseconds by which it is ahead of the real time; negative where it is behind. */
  readonly aheadMs: number;
  /** Whether it tells another day. */
  readonly differs: boolean;
}

/** A check run as a page shows it; texts are Markdown. */
export interface CheckView {
  readonly id: number;
  readonly name: string;
  readonly status: 'queued' | 'in_progress' | 'completed';
  /** GitHub's word, lower case; null until it is completed. */
  readonly conclusion: string | null;
  readonly title: string;
  readonly summary: string;
  readonly text: string;
  readonly annotations: readonly AnnotationView[];
  readonly actions: readonly ActionView[];
  /** ISO 8601. */
  readonly completedAt: string | null;
}

export interface AnnotationView {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly level: 'notice' | 'warning' | 'failure';
  readonly title: string;
  readonly message: string;
}

/** A button of a check run. */
export interface ActionView {
  readonly label: string;
  readonly description: string;
  readonly identifier: string;
}

export interface PersonView {
  readonly login: string;
  readonly isBot: boolean;
}

export interface CommentView {
  readonly id: number;
  readonly author: PersonView;
  /** What GitHub shows beside a name: `Author`, `Member`, `Contributor`; empty where nothing. */
  readonly role: string;
  readonly body: string;
  readonly createdAt: string;
  readonly isEdited: boolean;
  /** Why it is folded, as GitHub says it: `resolved`, `outdated`; null while it is shown. */
  readonly foldedAs: string | null;
  /** What its author did beside writing it: `approved these changes`; `commented` where it is not told. */
  readonly verb?: string;
  readonly reactions: readonly ReactionView[];
}

export interface ReactionView {
  readonly emoji: string;
  readonly label: string;
  readonly count: number;
}

export interface FileView {
  readonly path: string;
  readonly additions: number;
  readonly deletions: number;
}

/** A pull request as a list shows it. */
export interface PullSummary {
  readonly number: number;
  readonly title: string;
  readonly author: PersonView;
  readonly isDraft: boolean;
  readonly labels: readonly string[];
  readonly createdAt: string;
  /** Null until Baton has given one to its head. */
  readonly check: CheckView | null;
  readonly isChecking: boolean;
}

/** A pull request as its page shows it. */
export interface PullView extends PullSummary {
  readonly state: 'open' | 'merged' | 'closed';
  readonly body: string;
  /** `owner:branch` where it comes from a fork. */
  readonly head: string;
  readonly base: string;
  readonly commits: number;
  /** At most a hundred of them. */
  readonly files: readonly FileView[];
  readonly fileCount: number;
  /** At its head. */
  readonly documents: readonly DocumentView[];
  readonly comments: readonly CommentView[];
  /** Reviews, and what became of it. */
  readonly events: readonly (CommentView | IssueEventView)[];
  /** Who a comment can be written as. */
  readonly speakers: readonly SpeakerView[];
  /** A description that would do, for the sample's; null where there is none. */
  readonly suggestion: string | null;
  /** Newest first. */
  readonly happenings: readonly HappeningView[];
}

export interface SpeakerView {
  readonly login: string;
  readonly description: string;
}

/** Something that was done, and what Baton asked of GitHub for it. */
export interface HappeningView {
  readonly what: string;
  readonly at: string;
  readonly state: 'checking' | 'done';
  /** What came of it, in a sentence. */
  readonly outcome: string;
  /** How often each kind of request was made: `1 query`, `1 check`. */
  readonly counts: readonly string[];
  readonly requests: readonly RequestView[];
  /** From the event to Baton's last answer; null while there is none. */
  readonly elapsedMs: number | null;
}

export interface RequestView {
  readonly what: string;
  readonly detail: string;
  readonly ms: number;
  readonly status: number;
}

/** What a document is to Baton, in the words of the pages. */
export type DocumentKind = 'runbook' | 'context' | 'plan' | 'metrics' | 'decision record' | 'configuration';

/** A document that Baton reads, at one commit. */
export interface DocumentView {
  readonly path: string;
  readonly kind: DocumentKind;
  /** False for one that Baton expects and the repository lacks. */
  readonly isThere: boolean;
  /** Whether the pull request changes it. */
  readonly isChanged: boolean;
}

/** A file for an editor. */
export type OpenedText =
  | { readonly kind: 'text'; readonly text: string; readonly isNew: boolean }
  /** A sentence without its full stop. */
  | { readonly kind: 'refused'; readonly reason: string };

/** An editor: of a pull request's head, or of the default branch; the other one is null. */
export interface EditorView {
  readonly path: string;
  readonly opened: OpenedText;
  readonly branch: string;
  readonly pull: PullView | null;
  readonly main: MainView | null;
}

/** The default branch as its page shows it. */
export interface MainView extends RepositoryView {
  readonly documents: readonly DocumentView[];
  /** Newest first. */
  readonly happenings: readonly HappeningView[];
}

/** An issue as a list shows it. */
export interface IssueSummary {
  readonly number: number;
  readonly title: string;
  readonly author: PersonView;
  readonly createdAt: string;
  readonly state: 'open' | 'completed' | 'not planned';
  readonly labels: readonly string[];
  readonly milestone: MilestoneView | null;
  readonly tasks: { readonly done: number; readonly total: number };
  readonly comments: number;
}

export interface MilestoneView {
  readonly title: string;
  /** As GitHub shows it: `July 12, 2026`; null where it is open-ended. */
  readonly due: string | null;
  readonly isOpen: boolean;
}

/** All issues of the repository. */
export interface IssuesView {
  /** Those of the plan's phases, in their order. */
  readonly phases: readonly IssueSummary[];
  /** All others, newest first. */
  readonly others: readonly IssueSummary[];
  readonly plan: {
    readonly path: string;
    readonly isThere: boolean;
    /** A plan to begin with. */
    readonly draft: string;
  };
}

/** The whole repository as its list shows it. */
export interface RepositoryView {
  readonly name: string;
  /** The default branch. */
  readonly branch: string;
  /** Whether the pull requests are a Git history's merges, not the sample's. */
  readonly isHistory: boolean;
  /** Whether pull requests were merged before the visitor came. */
  readonly hasMerged: boolean;
  /** The day on which the trial's time begins, where that is another one than today; ISO 8601. */
  readonly startsOn: string | null;
  readonly pullRequests: readonly PullSummary[];
  readonly issues: IssuesView;
  readonly reports: ReportsView;
  /** All that was asked of GitHub until every pull request was checked; empty before. */
  readonly startCounts: readonly string[];
}
