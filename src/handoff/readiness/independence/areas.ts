import type { Answer, RepositoryView } from '../../lookups/repository-view.ts';
import { CODEOWNERS_PATHS, parseCodeowners } from './codeowners.ts';

/** What the code is divided into. */
export interface Areas {
  readonly from: 'codeowners' | 'folders';
  /** As CODEOWNERS or the folders are ordered: data. */
  readonly names: readonly string[];
  /** The one area that a path lies in; null where it lies in none. */
  readonly areaOf: (path: string) => string | null;
}

/** Whose upkeep fills a page of a report many times over. Of more patterns the last ones are kept, which win over the others. */
export const MOST_AREAS = 200;

/** Patterns of everything: they tell no areas apart. */
const CATCH_ALL = new Set(['*', '/**', '**', '**/*', '/**/*']);

/** What people write about the code, and what they did not write: fetched, built, measured. In lower case. */
const NO_SOURCE = new Set([
  'docs',
  'doc',
  'documentation',
  'node_modules',
  'vendor',
  'third_party',
  'dist',
  'out',
  'target',
  'coverage',
  '__pycache__',
]);

/**
 * The areas of a repository: the patterns of CODEOWNERS, owned or not, of which the last that fits a path wins. Where there is no such
 * file, or it tells nothing apart (no pattern, or only `*`), the top-level folders, without hidden ones and those that hold no source
 * (documentation, what is fetched or built). Files of the root are an area `/` only where there is no such folder.
 */
export function readAreas(view: RepositoryView): Answer<Areas> {
  // Asked for together, so that one query brings all.
  const listing = view.listing('');
  const files = CODEOWNERS_PATHS.map((path) => view.file(path));
  for (const file of files) {
    if (file.kind === 'unknown')
      return { kind: 'unknown', reason: `CODEOWNERS could not be read: ${file.reason}` };
    if (file.kind === 'wanted') return file;
    if (file.value === null) continue;
    const { path, text } = file.value;
    if (text.kind === 'unknown')
      return { kind: 'unknown', reason: `\`${path}\` could not be read: ${text.reason}` };
    const areas = areasOfPatterns(text.value);
    if (areas !== null) return { kind: 'known', value: areas };
    break;
  }
  if (listing.kind === 'unknown')
    return { kind: 'unknown', reason: `the top-level folders could not be read: ${listing.reason}` };
  if (listing.kind === 'wanted') return listing;
  const folders = (listing.value ?? []).filter(({ name, kind }) => kind === 'folder' && isSource(name));
  return { kind: 'known', value: areasOfFolders(folders.map(({ name }) => name)) };
}

function areasOfPatterns(text: string): Areas | null {
  const patterns = parseCodeowners(text).slice(-MOST_AREAS);
  if (patterns.every(({ pattern }) => CATCH_ALL.has(pattern))) return null;
  const known = new Map<string, string | null>();
  return {
    from: 'codeowners',
    names: patterns.map(({ pattern }) => pattern),
    areaOf: (path) => {
      const found = known.get(path);
      if (found !== undefined) return found;
      const area = patterns.findLast(({ matches }) => matches(path))?.pattern ?? null;
      known.set(path, area);
      return area;
    },
  };
}

function areasOfFolders(folders: readonly string[]): Areas {
  if (folders.length === 0)
    return { from: 'folders', names: ['/'], areaOf: (path) => (path.includes('/') ? null : '/') };
  const names = new Set(folders.slice(0, MOST_AREAS).map((name) => `${name}/`));
  return {
    from: 'folders',
    names: [...names],
    areaOf: (path) => {
      const area = path.slice(0, path.indexOf('/') + 1);
      return names.has(area) ? area : null;
    },
  };
}

function isSource(folder: string): boolean {
  return !folder.startsWith('.') && !NO_SOURCE.has(folder.toLowerCase());
}
