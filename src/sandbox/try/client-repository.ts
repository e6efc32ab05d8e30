/** New text of files by path; null deletes. */
export type FileTexts = Readonly<Record<string, string | null>>;

/** A commit of the default branch, made before the visitor came. */
export interface PastCommit {
  /** ISO 8601. */
  readonly at: string;
  readonly author: string;
  readonly message: string;
  readonly changes: FileTexts;
  /** What brought it; null: it was pushed. */
  readonly pullRequest: PastPullRequest | null;
}

/** Where a pull request's commit comes from. */
export type Proposal =
  /** Commits that are in the repository already. */
  | { readonly kind: 'commits'; readonly headSha: string; readonly baseSha: string }
  /** File changes on top of the default branch. */
  | { readonly kind: 'files'; readonly changes: FileTexts };

/** A pull request to be opened. */
export interface PlannedPullRequest {
  /** The number it had where it comes from; null: the next one. */
  readonly number: number | null;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly branch: string;
  readonly proposal: Proposal;
  readonly isDraft: boolean;
  readonly isFork: boolean;
  readonly labels: readonly string[];
}

/** A pull request that was merged into the default branch, by a commit that is there. */
export interface MergedChange {
  /** The number it had; null: the next one. */
  readonly number: number | null;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly mergedBy: string;
  readonly branch: string;
  readonly headSha: string;
  readonly baseSha: string;
  readonly mergeSha: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** ISO 8601. */
  readonly mergedAt: string;
}

/** A pull request that people opened, reviewed and merged before the visitor came. */
export interface PastPullRequest {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly branch: string;
  readonly mergedBy: string;
  /** Logins, or `Name <address>`. */
  readonly coAuthors: readonly string[];
  /** Approvals; `words` may be empty. */
  readonly reviews: readonly { readonly by: string; readonly words: string }[];
}

/** A client's repository with its pull requests, before it is on the stand-in GitHub. */
export interface ClientRepository {
  readonly owner: string;
  readonly name: string;
  readonly defaultBranch: string;
  readonly content: /** A bare repository of our own, which may borrow another one's objects. */
    | {
        readonly kind: 'git';
        readonly gitDir: string;
        /** Oldest first. */
        readonly merged: readonly MergedChange[];
        readonly addresses: readonly { readonly email: string; readonly login: string }[];
      }
    /** Oldest first, at least one. */
    | { readonly kind: 'files'; readonly commits: readonly PastCommit[] };
  /** Logins that may write, lower case. */
  readonly writers: readonly string[];
  /** Oldest first. */
  readonly pullRequests: readonly PlannedPullRequest[];
  /** Phases that are over when the visitor comes: whose issue begins with `title` gets its boxes ticked and is closed. */
  readonly finishedPhases: readonly { readonly title: string; readonly by: string }[];
}

/** Why there is nothing to try, and what to do about it; each one a sentence. */
export interface ImportProblem {
  readonly kind: 'problem';
  readonly message: string;
  readonly hint: string;
}
