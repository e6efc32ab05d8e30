import { isSamePerson, isWriter } from '../commands/judge-permission.ts';
import type { ButtonPress, ConfirmedDocument, PullRequestFacts, RepositoryFile } from '../facts.ts';
import type { Answer, RepositoryView } from '../lookups/repository-view.ts';
import { fingerprint } from '../text/fingerprint.ts';
import { type Confirmation, parseConfirmations } from './confirmation.ts';

/** What a confirmation is about, as it is now. */
export interface ConfirmedState {
  readonly document: ConfirmedDocument;
  readonly files: readonly RepositoryFile[];
  /** Changed files that the documents depend on. */
  readonly watchedPaths: readonly string[];
}

export interface ConfirmationJudgement {
  /** Those that hold now, oldest first, with the presses of this run. */
  readonly inForce: readonly Confirmation[];
  /** The newest that no longer holds, where none does. */
  readonly lapsed: Confirmation | null;
}

const NONE: ConfirmationJudgement = { inForce: [], lapsed: null };

/** Which confirmations of a document hold at the present head. */
export function judgeConfirmations(
  facts: PullRequestFacts,
  state: ConfirmedState,
  view: RepositoryView,
): Answer<ConfirmationJudgement> {
  const earlier = earlierConfirmations(facts).filter(({ document }) => document === state.document);
  const presses = facts.presses.filter((press) => counts(press, state.document, facts));
  if (earlier.length === 0 && presses.length === 0) return { kind: 'known', value: NONE };
  const watched = watchedMarks(state.watchedPaths, view);
  if (watched.kind !== 'known') return watched;
  const documents = state.files.map(documentMark);
  const made = presses.map(
    ({ by }): Confirmation => ({
      document: state.document,
      by,
      isByAuthor: isSamePerson({ login: by, isBot: false }, facts.pullRequest.author),
      at: facts.now,
      headSha: facts.pullRequest.headSha,
      documents,
      watched: watched.value,
    }),
  );
  const holding = earlier.filter(
    (one) => includesAll(one.watched, watched.value) && includesAll(one.documents, documents),
  );
  const inForce = [...holding.filter((one) => !made.some(({ by }) => by === one.by)), ...made];
  const lapsed = inForce.length === 0 ? (earlier.at(-1) ?? null) : null;
  return { kind: 'known', value: { inForce, lapsed } };
}

function earlierConfirmations({ ownComment }: PullRequestFacts): Confirmation[] {
  return ownComment === null || ownComment.isEditedByOthers ? [] : parseConfirmations(ownComment.body);
}

function counts(press: ButtonPress, document: ConfirmedDocument, { pullRequest }: PullRequestFacts): boolean {
  return (
    press.document === document &&
    press.headSha === pullRequest.headSha &&
    press.permission.kind === 'known' &&
    isWriter(press.permission.value)
  );
}

/** Digests of path and content at the head, in the order given. */
export function watchedMarks(paths: readonly string[], view: RepositoryView): Answer<readonly string[]> {
  const marks: string[] = [];
  let pending: Answer<never> | null = null;
  for (const path of paths) {
    const id = view.blobIdAtHead(path);
    if (id.kind === 'known') marks.push(fingerprint(`${path}\n${id.value ?? ''}`));
    else pending ??= id;
  }
  return pending ?? { kind: 'known', value: marks };
}

/** Digest of a document's path, and its content: which version somebody confirmed. */
export function documentMark({ path, sha }: RepositoryFile): string {
  return `${documentPathMark(path)}:${sha}`;
}

export function documentPathMark(path: string): string {
  return fingerprint(path);
}

function includesAll(all: readonly string[], some: readonly string[]): boolean {
  return some.every((mark) => all.includes(mark));
}
