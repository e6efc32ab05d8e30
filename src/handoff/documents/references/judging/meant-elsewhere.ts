import { isGenerated } from '../file-names.ts';
import { wordSet } from '../word-set.ts';
import type { RepositoryTree } from './repository-tree.ts';

/** The most folders from which a path may be meant without a word, and the most in each that holds others. */
const MOST_FOLDERS = { atRoot: 16, inside: 12 } as const;

/** Folders at the root whose own folders are packages. */
const packageFolders = wordSet('src apps packages services libs modules projects');

/**
 * Whether another folder holds the path, or more of it than the `depth` characters that were found where it was looked
 * for: then it was written from there, as people do in a part of a monorepo; or the path begins with the name of the
 * repository's own folder. While that is not known, or can't be told, it is.
 */
export function isMeantElsewhere(tree: RepositoryTree, path: string, depth: number): boolean {
  if (path.startsWith('..')) return false;
  const atRoot = foldersIn(tree, '', MOST_FOLDERS.atRoot);
  const packages = atRoot.filter((folder) => packageFolders.has(folder));
  const inside = packages.flatMap((folder) => foldersIn(tree, folder, MOST_FOLDERS.inside));
  const looks = [...atRoot, ...inside].map((folder) => {
    const found = tree.find(path, { under: folder });
    return found.kind !== 'missing' || found.folder.length - folder.length > depth + 1;
  });
  const rest = path.slice(path.indexOf('/') + 1);
  const fromAbove = path.includes('/') ? tree.find(rest).kind : 'missing';
  return looks.includes(true) || fromAbove !== 'missing';
}

function foldersIn(tree: RepositoryTree, parent: string, most: number): readonly string[] {
  const folders = [...(tree.entries(parent) ?? [])].filter(
    ([name, kind]) => kind === 'folder' && !isLeftOut(name),
  );
  return folders.slice(0, most).map(([name]) => (parent === '' ? name : `${parent}/${name}`));
}

function isLeftOut(name: string): boolean {
  return name.startsWith('.') || isGenerated(name);
}
