import { codeSpan } from '../../../text/neutralise.ts';
import { isDocument, isDocumentFolder, isGenerated, isKeptFile } from '../file-names.ts';
import type { PathTarget } from '../reference.ts';
import { endingOf, folderOf, nameOf, resolvePath, stemOf, withAncestors } from '../repository-path.ts';
import { isDirectoryThere } from './directories.ts';
import { type Judgement, type JudgingContext, unknown } from './judgement.ts';
import { isMeantElsewhere } from './meant-elsewhere.ts';
import { nearPath } from './near-paths.ts';
import type { Found } from './repository-tree.ts';

interface Candidate {
  /** The folder that the path is looked for in. */
  readonly base: string;
  readonly path: string;
  readonly found: Found;
  /** Whether people mean this folder without saying so, or said so right before. */
  readonly isLikely: boolean;
}

/**
 * Judges a path in code. It is alive where it stands under the root, the document's folder or one above, or a folder
 * that the document names; dead only where a part of it exists and the rest looks like something that Git keeps.
 */
export function judgePath(context: JudgingContext, target: PathTarget): Judgement {
  const candidates = candidatesOf(context, target);
  for (const { path, found } of candidates) {
    if (found.kind === 'there')
      return { kind: 'alive', paths: [found.entry === 'folder' ? `${path}/` : path] };
  }
  if (candidates.some(({ found }) => found.kind !== 'missing')) return unknown;
  if (target.isTentative || !isDirectoryThere(context, target.directory)) return unknown;
  if (candidates.some(({ path }) => isGenerated(path) || context.isIgnored(path))) return unknown;
  for (const { base, path, found, isLikely } of candidates) {
    if (found.kind !== 'missing' || !isLikely || found.folder.length <= base.length) continue;
    if (!isSurelyPath(context, target, path, found)) continue;
    // Both are asked for before either is judged, so that one round brings the answers.
    const suggestion = nearPath(context.tree, path, found);
    if (isMeantElsewhere(context.tree, target.path, found.folder.length - base.length)) return unknown;
    return { kind: 'dead', what: `${codeSpan(target.path)} is not in the repository`, suggestion };
  }
  return unknown;
}

function candidatesOf(context: JudgingContext, { path, directory }: PathTarget): readonly Candidate[] {
  const { tree, documentPath, namedFolders } = context;
  const home = folderOf(documentPath);
  const said = directory === null ? [] : [directory, resolvePath(home, directory) ?? directory];
  const likely = path.startsWith('..') ? [...said, home] : [...said, '', ...withAncestors(home)];
  const others = ['', ...withAncestors(home), ...(isWorkflowName(path) ? [WORKFLOWS] : []), ...namedFolders];
  const candidates: Candidate[] = [];
  for (const base of new Set([...likely, ...others])) {
    const resolved = resolvePath(base, path);
    if (resolved === null || resolved === '' || candidates.some((other) => other.path === resolved)) continue;
    // Code is not looked for among documents, whatever folders they have.
    const isLikely = likely.includes(base) && (isDocument(nameOf(path)) || !isDocumentFolder(base));
    // What stands above the folder by `..` is no part of the path itself.
    const isUpward = path.startsWith('..');
    const isEager = base === '' || base === directory || isUpward;
    const found = isEager ? tree.find(resolved, { isEager }) : tree.find(path, { under: base });
    candidates.push({ base: isUpward ? '' : base, path: resolved, found, isLikely });
  }
  return candidates;
}

const WORKFLOWS = '.github/workflows';

function isWorkflowName(path: string): boolean {
  return !path.includes('/') && (path.endsWith('.yml') || path.endsWith('.yaml'));
}

/** Whether what is missing can be nothing but a path that Git keeps. */
function isSurelyPath(
  { tree }: JudgingContext,
  { path, isFolder }: PathTarget,
  resolved: string,
  { folder, name }: Extract<Found, { kind: 'missing' }>,
): boolean {
  const entries = tree.entries(folder);
  if (isFolder) return true;
  if (isKeptFile(nameOf(path))) return !hasCompiledTwin(entries, name);
  // Without an ending a path of two parts may be a branch, a route or an image; a longer one is none of them where
  // all but its end exists.
  if (folder !== folderOf(resolved) || endingOf(name) !== '' || path.split('/').length < 3) return false;
  return ![...(entries?.keys() ?? [])].some((other) => stemOf(other) === name);
}

/** TypeScript is imported under the name of what it is compiled to. */
function hasCompiledTwin(entries: ReadonlyMap<string, unknown> | null, name: string): boolean {
  const twin = COMPILED_TO[endingOf(name)];
  return twin !== undefined && twin.some((ending) => entries?.has(`${stemOf(name)}.${ending}`) === true);
}

const COMPILED_TO: Readonly<Record<string, readonly string[]>> = {
  js: ['ts', 'tsx'],
  jsx: ['tsx'],
  mjs: ['mts'],
  cjs: ['cts'],
  css: ['scss', 'sass', 'less'],
  html: ['md', 'pug', 'njk'],
};
