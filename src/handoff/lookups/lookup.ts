import type { Fetched, RepositoryFile } from '../facts.ts';

/**
 * Questions that a judgement asks of the repository beyond what one query tells. A rule asks through a
 * `RepositoryView`; what is not known yet is fetched, all in one query, and the rules judge again.
 */
export type Lookup =
  /** What stands at a path of the base branch's tip. */
  | { readonly kind: 'entry'; readonly path: string }
  /** A file with its text: at the tip of the base branch, at the pull request's head, or at a commit. */
  | { readonly kind: 'file'; readonly side: Side; readonly path: string }
  /** The blob id of a file at the pull request's head; null where there is none. */
  | { readonly kind: 'blob-id'; readonly path: string }
  /** The former paths of the files that the pull request renames. */
  | { readonly kind: 'renames' }
  /** The names in a folder of the base branch's tip; the empty path is the root. */
  | { readonly kind: 'listing'; readonly path: string }
  /** Every Markdown file directly in a folder of the base branch's tip, with its text. */
  | { readonly kind: 'folder-files'; readonly path: string }
  /** The newest versions of a file on the base branch, newest first. */
  | { readonly kind: 'versions'; readonly path: string }
  /** How many commits of the base branch changed a path (a folder, or empty for all) since a time (ISO 8601). */
  | { readonly kind: 'changes-since'; readonly path: string; readonly since: string }
  /** How many pull requests were merged into the base branch since a time (ISO 8601), counted up to 100. */
  | { readonly kind: 'merges-since'; readonly since: string }
  /** Confirmations in the app's comments on the last pull requests merged into the base branch. */
  | { readonly kind: 'past-confirmations' }
  /** What the plan said over time: the newest versions of a file on the base branch with their texts, newest first. */
  | { readonly kind: 'text-versions'; readonly path: string }
  /** The app's own issues about the phases of the plan, as they are now: no commit tells. */
  | { readonly kind: 'phase-issues' };

/** `base` is the tip of the base branch, `head` the pull request's head; else a commit's id. */
export type Side = 'base' | 'head' | `commit:${string}`;

/** `null` stands for nothing at that path. */
export type EntryKind = 'file' | 'folder' | 'submodule' | null;

export interface ListedEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'submodule';
}

/** One version of a file, as a commit of the base branch left it. */
export interface FileVersion {
  readonly commitSha: string;
  /** ISO 8601. */
  readonly committedAt: string;
  /** Login of the commit's author; null where the address belongs to no account. */
  readonly author: string | null;
  /** The blob's id; null where the commit removed the file. */
  readonly blobSha: string | null;
}

/** One version of a file with its text, and the pull request that brought it. */
export interface TextVersion {
  readonly commitSha: string;
  /** When it came to the base branch: its pull request's merge, else the commit. ISO 8601. */
  readonly at: string;
  /** Null where the commit removed the file. */
  readonly text: Fetched<string> | null;
  /** Null where none brought the commit, or GitHub does not tell. */
  readonly pullRequest: VersionPullRequest | null;
}

export interface VersionPullRequest {
  readonly number: number;
  readonly url: string;
  /** Login; null once the account is gone. */
  readonly author: string | null;
  /** Logins of those whose last review approves, in the order of their reviews. */
  readonly approvedBy: readonly string[];
}

/** A file that the pull request moves. */
export interface Rename {
  readonly from: string;
  readonly to: string;
}

/** The app's own comment on a merged pull request that holds confirmations; unedited by others. */
export interface PastConfirmationComment {
  readonly number: number;
  readonly mergedAt: string;
  readonly author: string | null;
  readonly body: string;
}

/** An issue that the app made for a phase: its title and body, which people may have edited. */
export interface PhaseIssueText {
  readonly title: string;
  readonly body: string;
}

/** The answer to each kind of lookup. */
export interface LookupAnswers {
  readonly entry: EntryKind;
  readonly file: RepositoryFile | null;
  readonly 'blob-id': string | null;
  readonly renames: readonly Rename[];
  readonly listing: readonly ListedEntry[] | null;
  readonly 'folder-files': readonly RepositoryFile[] | null;
  readonly versions: readonly FileVersion[];
  readonly 'changes-since': number;
  readonly 'merges-since': number;
  readonly 'past-confirmations': readonly PastConfirmationComment[];
  readonly 'text-versions': readonly TextVersion[];
  readonly 'phase-issues': readonly PhaseIssueText[];
}

export type LookupAnswer = LookupAnswers[Lookup['kind']];

/** Names a lookup; equal questions have equal keys. */
export function lookupKey(lookup: Lookup): string {
  const { kind } = lookup;
  switch (kind) {
    case 'entry':
    case 'blob-id':
    case 'listing':
    case 'folder-files':
    case 'versions':
    case 'text-versions':
      return `${kind} ${lookup.path}`;
    case 'file':
      return `${kind} ${lookup.side} ${lookup.path}`;
    case 'changes-since':
      return `${kind} ${lookup.since} ${lookup.path}`;
    case 'merges-since':
      return `${kind} ${lookup.since}`;
    case 'renames':
    case 'past-confirmations':
    case 'phase-issues':
      return kind;
  }
}

/** What was looked up so far, by `lookupKey`; plain data that crosses thread boundaries. */
export type LookedUp = Readonly<Record<string, Fetched<LookupAnswer>>>;
