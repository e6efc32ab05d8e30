import type { RepositoryFile } from '../facts.ts';
import type { EntryKind, FileVersion, ListedEntry, LookupAnswers, Side, TextVersion } from './lookup.ts';

/**
 * An answer of the view. `wanted`: not looked up yet, so the rule is judged once more with the answer in hand; until
 * then it goes on as with something unknown, and asks whatever else it will need, so that one query brings all.
 */
export type Answer<T> =
  | { readonly kind: 'known'; readonly value: T }
  | { readonly kind: 'unknown'; readonly reason: string }
  | { readonly kind: 'wanted' };

/**
 * The repository as it will be once the pull request is merged: files that it touches are taken from its head, all
 * others from the tip of its base (DESIGN 4). Paths are relative to the root, without `./` or a slash in front.
 */
export interface RepositoryView {
  /** What will stand at a path after the merge. Folders that only the pull request creates are known too. */
  entry(path: string): Answer<EntryKind>;
  /** The file as it will be after the merge; null where there will be none. */
  file(path: string): Answer<RepositoryFile | null>;
  /** The file on one side alone, whatever the merge will make of it. */
  fileAt(side: Side, path: string): Answer<RepositoryFile | null>;
  /** What will stand directly in a folder; null where there will be no such folder. */
  listing(path: string): Answer<readonly ListedEntry[] | null>;
  /** The Markdown files directly in a folder, as they will be; null where there will be no such folder. */
  markdownFiles(path: string): Answer<readonly RepositoryFile[] | null>;
  /** The newest versions of a file on the base branch, newest first. */
  versions(path: string): Answer<readonly FileVersion[]>;
  /** The newest versions of a file on the base branch with their texts, newest first. */
  textVersions(path: string): Answer<readonly TextVersion[]>;
  changesSince(path: string, since: string): Answer<number>;
  mergesSince(since: string): Answer<number>;
  pastConfirmations(): Answer<LookupAnswers['past-confirmations']>;
  /** The app's own issues about the phases of the plan, open and closed. */
  phaseIssues(): Answer<LookupAnswers['phase-issues']>;
  /** The blob id of a file at the pull request's head. */
  blobIdAtHead(path: string): Answer<string | null>;
  /** Whether the pull request adds, changes, renames (to this path) or removes the file. */
  touches(path: string): boolean;
  /** The tip of the base branch as it is now, without the pull request. */
  onBase(): RepositoryView;
}
