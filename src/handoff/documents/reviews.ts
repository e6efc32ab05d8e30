import { type Confirmation, parseConfirmations } from '../confirmations/confirmation.ts';
import { documentPathMark } from '../confirmations/judge-confirmations.ts';
import type { ConfirmedDocument, RepositoryFile } from '../facts.ts';
import type { FileVersion } from '../lookups/lookup.ts';
import type { Answer, RepositoryView } from '../lookups/repository-view.ts';
import { onlyDatesDiffer } from './only-dates-differ.ts';

/** Somebody looked at a document: changed what it says, or confirmed it. */
export interface Review {
  /** ISO 8601. */
  readonly at: string;
  /** Counts half as long: the author's own (DESIGN 4.3). */
  readonly isOwn: boolean;
}

const DAY_MS = 86_400_000;

/** Until when a review keeps a document current, epoch milliseconds. */
export function currentUntilMs({ at, isOwn }: Review, maxAgeDays: number): number {
  return Date.parse(at) + (isOwn ? 0.5 : 1) * maxAgeDays * DAY_MS;
}

/**
 * The reviews that versions on the base branch stand for, newest first. A version by whoever wrote the one before, or the
 * first one, is the author's own. With `since`, those that could not count any longer are passed over without a look.
 */
export function reviewsByVersion(
  path: string,
  versions: readonly FileVersion[],
  isOfInterest: (review: Review) => boolean,
  view: RepositoryView,
): Answer<readonly Review[]> {
  const reviews: Review[] = [];
  let pending: Answer<never> | null = null;
  for (const [index, version] of versions.entries()) {
    const before = versions[index + 1];
    if (version.blobSha === null) continue;
    const review = { at: version.committedAt, isOwn: isOwn(version, before, versions.length) };
    if (!isOfInterest(review)) continue;
    const changes = before === undefined ? known(true) : changesContent(path, before, version, view);
    if (changes.kind !== 'known') pending ??= changes;
    else if (changes.value) reviews.push(review);
  }
  return pending ?? known(reviews);
}

/** The versions read may end before the first one: then nothing is held against the oldest. */
const VERSIONS_READ = 4;

function isOwn(version: FileVersion, before: FileVersion | undefined, count: number): boolean {
  if (version.author === null) return false;
  if (before === undefined) return count < VERSIONS_READ;
  return before.author === version.author;
}

function changesContent(
  path: string,
  before: FileVersion,
  after: FileVersion,
  view: RepositoryView,
): Answer<boolean> {
  if (before.blobSha === null) return known(true);
  if (before.blobSha === after.blobSha) return known(false);
  const old = view.fileAt(`commit:${before.commitSha}`, path);
  const now = view.fileAt(`commit:${after.commitSha}`, path);
  if (old.kind !== 'known') return old;
  if (now.kind !== 'known') return now;
  const [oldText, nowText] = [textOf(old.value), textOf(now.value)];
  return known(oldText === null || nowText === null || !onlyDatesDiffer(oldText, nowText));
}

/** Confirmations of a document on pull requests that are merged by now. */
export function reviewsByConfirmation(
  document: ConfirmedDocument,
  path: string,
  view: RepositoryView,
): Answer<readonly Review[]> {
  const comments = view.pastConfirmations();
  if (comments.kind !== 'known') return comments;
  const confirmations = comments.value.flatMap(({ body }) => parseConfirmations(body));
  return known(confirmations.filter((one) => one.document === document && concerns(one, path)).map(reviewOf));
}

export function reviewOf({ at, isByAuthor }: Confirmation): Review {
  return { at, isOwn: isByAuthor };
}

function concerns({ documents }: Confirmation, path: string): boolean {
  const mark = documentPathMark(path);
  return documents.some((one) => one.startsWith(`${mark}:`));
}

function textOf(file: RepositoryFile | null): string | null {
  return file?.text.kind === 'known' ? file.text.value : null;
}

function known<T>(value: T): { readonly kind: 'known'; readonly value: T } {
  return { kind: 'known', value };
}
