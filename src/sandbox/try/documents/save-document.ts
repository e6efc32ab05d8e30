import type { StandIn } from '../../stand-in.ts';
import { StandInError } from '../../stand-in-error.ts';
import type { PullRequest, Repository } from '../../store/entities.ts';
import { readText } from './read-documents.ts';

/** GitHub's editor takes more; no document that people read comes near it. */
const TEXT_CHARACTERS = 200_000;

/** A branch to commit to: a pull request's head, or the default branch. */
export type Desk =
  | { readonly kind: 'pull'; readonly pull: PullRequest }
  | { readonly kind: 'main'; readonly repository: Repository };

/** The commit that a desk's files are read from; null in a repository without commits. */
export function tipOf(desk: Desk): string | null {
  return desk.kind === 'pull' ? desk.pull.headSha : desk.repository.git.commitOf('HEAD');
}

/** What is to be saved. */
export interface SaveWish {
  readonly path: string;
  readonly text: string;
  /** Who commits. */
  readonly login: string;
}

/**
 * Commits a file's new text as GitHub's editor does; `onChange` is told before the push. Nothing happens where the text is
 * what it was. A StandInError where the file can't be edited.
 */
export async function saveDocument(
  standIn: StandIn,
  desk: Desk,
  { path, text, login }: SaveWish,
  onChange: () => void,
): Promise<void> {
  if (text.length > TEXT_CHARACTERS) throw new StandInError('That is too much text');
  const repository = desk.kind === 'pull' ? desk.pull.repository : desk.repository;
  const before = await readText(repository, tipOf(desk) ?? '', path);
  if (before.kind === 'refused') throw new StandInError(before.reason);
  // Forms know one kind of line end: the file keeps its own.
  const written = before.text.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
  if (!before.isNew && written === before.text) return;
  if (before.isNew && text.trim() === '') throw new StandInError('A new file needs a text');
  onChange();
  const wish = { changes: { [path]: written }, message: `${before.isNew ? 'Create' : 'Update'} ${path}` };
  const actions = standIn.as(login);
  if (desk.kind === 'pull') await actions.pushToPullRequest(desk.pull, wish);
  else await actions.push(repository, wish);
}
