import { codeSpan } from '../../../text/neutralise.ts';
import { isGenerated } from '../file-names.ts';
import type { LinkTarget } from '../reference.ts';
import { endingOf, folderOf, nameOf, stemOf } from '../repository-path.ts';
import { type Judgement, type JudgingContext, unknown } from './judgement.ts';
import { nearPath } from './near-paths.ts';
import type { Found } from './repository-tree.ts';

/** Judges a link's path; the heading that it may name besides is judged apart. */
export function judgeLink(context: JudgingContext, target: LinkTarget): Judgement {
  const found = context.tree.find(target.path, { isEager: true });
  if (found.kind === 'there') {
    return { kind: 'alive', paths: [found.entry === 'folder' ? `${target.path}/` : target.path] };
  }
  if (found.kind !== 'missing') return unknown;
  if (isGenerated(target.path) || context.isIgnored(target.path)) return unknown;
  const page = pageBehind(context, target.path, found);
  if (page !== null) return { kind: 'alive', paths: [page] };
  const suggestion = nearPath(context.tree, target.path, found);
  if (isOfSite(target, found, suggestion)) return unknown;
  const what = `${codeSpan(target.path)} is linked but is not in the repository`;
  return { kind: 'dead', what, suggestion };
}

/** The file that a site generator makes the linked page of. */
function pageBehind(
  { tree }: JudgingContext,
  path: string,
  found: Extract<Found, { kind: 'missing' }>,
): string | null {
  if (found.folder !== folderOf(path)) return null;
  const name = nameOf(path);
  const stem = endingOf(name) === 'html' || endingOf(name) === 'htm' ? stemOf(name) : name;
  const entries = tree.entries(found.folder);
  const page = PAGE_ENDINGS.map((ending) => `${stem}.${ending}`).find((file) => entries?.has(file) === true);
  if (page === undefined) return null;
  return found.folder === '' ? page : `${found.folder}/${page}`;
}

const PAGE_ENDINGS = ['md', 'mdx', 'markdown', 'rst', 'adoc', 'html', 'ipynb'];

/**
 * True where it may be an address of a site that is made of the repository, or a blank that was never filled in: it
 * leads from the root to nothing that exists, or is a bare word with nothing near.
 */
function isOfSite(
  { path, isRooted }: LinkTarget,
  { folder }: Extract<Found, { kind: 'missing' }>,
  suggestion: string | null,
): boolean {
  const hasEnding = endingOf(nameOf(path)) !== '';
  if (isRooted) return folder === '' || !hasEnding;
  return !hasEnding && suggestion === null && folder === folderOf(path);
}
