import type { LookedUp } from './lookups/lookup.ts';

/**
 * Everything a judgement may look at, fetched beforehand. Plain data: it crosses thread boundaries, so no
 * functions, no class instances. Times are ISO 8601 strings in UTC.
 */

/** A value that GitHub gave whole, or the reason why it could not be had whole. Unknown never passes a rule. */
export type Fetched<T> =
  | { readonly kind: 'known'; readonly value: T }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Somebody who acts on GitHub. `login` is without a bot's `[bot]` suffix; bots are told by `isBot`. */
export interface Actor {
  readonly login: string;
  readonly isBot: boolean;
}

/** One text file at one place in Git. `sha` is the blob's object id. */
export interface RepositoryFile {
  readonly path: string;
  readonly sha: string;
  /** Unknown where the blob is binary or was cut by GitHub at 512,000 bytes. */
  readonly text: Fetched<string>;
  /** What in the file itself keeps its text from being read, today and tomorrow. */
  readonly obstacle?: 'binary' | 'symbolic-link' | 'too-large';
}

/** A file the pull request changes; `previousPath` is not known to the GraphQL API. */
export interface ChangedFile {
  readonly path: string;
  readonly change: 'added' | 'deleted' | 'renamed' | 'copied' | 'modified' | 'changed';
}

/** An issue that the pull request closes or names. */
export interface LinkedIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: Actor | null;
}

/** What GitHub answers for a person's right on the repository, highest first. */
export type Permission = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none';

/** A comment by a person with a line that begins with `/baton`; oldest first wherever several stand. */
export interface CommandComment {
  /** Database id, as the REST API wants it. */
  readonly id: number;
  readonly author: Actor | null;
  readonly createdAt: string;
  readonly body: string;
  /** GitHub's edit record names any edit: such a command is not counted (DESIGN 2.7). */
  readonly isEdited: boolean;
  /** The reaction that this app itself left: the durable record of its answer. */
  readonly answer: 'accepted' | 'refused' | null;
  /** Looked up only for commands that are not answered yet; null where it was not looked up. */
  readonly authorPermission: Fetched<Permission> | null;
}

/** The app's own comment on the pull request (marker and authorship both hold). */
export interface OwnComment {
  readonly id: number;
  readonly nodeId: string;
  readonly body: string;
  readonly isMinimized: boolean;
  /** GitHub's edit record names somebody besides the app: its text is not trusted (DESIGN 2.7). */
  readonly isEditedByOthers: boolean;
}

/** The app's newest `Baton` check run at the pull request's head. */
export interface OwnCheckRun {
  readonly id: number;
  readonly externalId: string;
  readonly status: 'queued' | 'in_progress' | 'completed' | 'other';
  readonly conclusion: string | null;
  readonly startedAt: string | null;
}

export interface PullRequest {
  readonly nodeId: string;
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly url: string;
  readonly state: 'open' | 'closed' | 'merged';
  readonly isDraft: boolean;
  readonly isFork: boolean;
  /** Null once the account is gone. */
  readonly author: Actor | null;
  readonly headSha: string;
  readonly headRefName: string;
  /** Web address of the repository that the head's branch is in; null once a fork is gone. */
  readonly headRepositoryUrl: string | null;
  readonly baseRefName: string;
  /** The tip of the base branch now, from which files that the pull request leaves alone are taken. */
  readonly baseSha: string;
  /** Title of its milestone; null without one. */
  readonly milestone: string | null;
  readonly labels: Fetched<readonly string[]>;
  /** Every changed file, in GitHub's order; unknown where not all pages could be read. */
  readonly files: Fetched<readonly ChangedFile[]>;
  /** Issues it closes; with `areNamedIssuesRead` also those its text names. */
  readonly linkedIssues: Fetched<readonly LinkedIssue[]>;
  readonly areNamedIssuesRead?: true;
  readonly commands: Fetched<readonly CommandComment[]>;
  /** Other open pull requests with the same head commit: they share its check. */
  readonly siblings: readonly number[];
}

export interface Repository {
  readonly id: number;
  readonly nodeId: string;
  readonly owner: string;
  readonly name: string;
  readonly url: string;
  readonly defaultBranch: string;
  readonly isPrivate: boolean;
  /** False where issues are turned off. */
  readonly hasIssuesEnabled: boolean;
}

/** The texts of the configuration, unparsed; null where there is no such file. */
export interface ConfigFiles extends SharedConfigFiles {
  /** `.github/baton.yml` on the default branch. */
  readonly repository: RepositoryFile | null;
  /** The same path at the pull request's head. */
  readonly head: RepositoryFile | null;
}

/** Configuration of other repositories that this one builds on; left out before the cache was asked. */
export interface SharedConfigFiles {
  /** `.github/baton.yml` of the account's `.github` repository. */
  readonly organisation?: RepositoryFile | null;
  /** What the repository's own `extends` names. */
  readonly extended?: RepositoryFile | null;
}

/** The app's own issue that asks to set a repository up (label `baton:setup`), the newest one. */
export interface SetupIssue {
  readonly isOpen: boolean;
  /** ISO 8601. */
  readonly createdAt: string;
}

/** Documents that somebody can confirm to be still right. */
export type ConfirmedDocument = 'runbook' | 'context';

/** Somebody pressed one of the check's buttons that confirm a document. */
export interface ButtonPress {
  readonly document: ConfirmedDocument;
  /** Login. */
  readonly by: string;
  /** The commit whose check bore the button: a press counts only for the present head. */
  readonly headSha: string;
  readonly permission: Fetched<Permission>;
}

/** What one GraphQL query tells about a pull request, and when. */
export interface PullRequestFacts {
  /** When the facts were read. */
  readonly now: string;
  /** The app's login without `[bot]`. */
  readonly appLogin: string;
  readonly repository: Repository;
  readonly pullRequest: PullRequest;
  readonly configFiles: ConfigFiles;
  readonly ownComment: OwnComment | null;
  /** When a comment of the app's on this pull request was last deleted by somebody; null if never. */
  readonly ownCommentDeletedAt: string | null;
  readonly ownCheckRun: OwnCheckRun | null;
  readonly setupIssue: Fetched<SetupIssue | null>;
  /** Presses that this run is made for. */
  readonly presses: readonly ButtonPress[];
  /** What the rules asked for beyond the first query, and what that brought along (`RepositoryView`). */
  readonly lookedUp: LookedUp;
}
