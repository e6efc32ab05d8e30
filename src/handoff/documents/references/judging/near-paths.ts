import { isDocument, isGenerated, isKeptFile } from '../file-names.ts';
import { endingOf, folderOf, nameOf, stemOf } from '../repository-path.ts';
import { wordSet } from '../word-set.ts';
import { nearestName } from './nearest-name.ts';
import type { Found, RepositoryTree } from './repository-tree.ts';

/** The most folders below the nearest existing one that are searched, each time. */
const MOST_FOLDERS = 10;

/**
 * The existing path that was probably meant by one that is missing; null where none is near. Looks beside it (same
 * name but for its case or ending, then a similar one), for the same without its first parts, and for the same in the
 * folders that are known. All are looked for before any is told, so that one round brings the answers.
 */
export function nearPath(
  tree: RepositoryTree,
  path: string,
  { folder, name }: Extract<Found, { kind: 'missing' }>,
): string | null {
  const rest = path.slice(folder === '' ? 0 : folder.length + 1);
  const below = rest.slice(name.length);
  const entries = tree.entries(folder) ?? new Map();
  const names = [...entries].filter(([, kind]) => below === '' || kind === 'folder').map(([other]) => other);
  const children = foldersIn(tree, folder);
  const candidates = [
    ...nearNames(name, names).map((near) => join(folder, near) + below),
    ...shortened(path),
    ...children.filter((child) => tree.entries(child)?.has(name) !== false).map((child) => join(child, rest)),
  ];
  const moved = movedPath(tree, path, [folder, ...children, ...foldersIn(tree, folderOf(folder))]);
  const found = candidates.filter((candidate) => tree.find(candidate, { isEager: true }).kind === 'there');
  return found[0] ?? moved;
}

/** The path without its first part, its first two, and so on: it was counted from the wrong folder. */
function shortened(path: string): readonly string[] {
  const segments = path.split('/');
  return segments.slice(1, -1).map((_, index) => segments.slice(index + 1).join('/'));
}

function foldersIn(tree: RepositoryTree, folder: string): readonly string[] {
  const folders = [...(tree.entries(folder) ?? [])].filter(
    ([name, kind]) => kind === 'folder' && !isGenerated(name),
  );
  return folders.slice(0, MOST_FOLDERS).map(([name]) => join(folder, name));
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

function nearNames(name: string, names: readonly string[]): readonly string[] {
  const lower = name.toLowerCase();
  const sameBut = names.filter((other) => other.toLowerCase() === lower);
  const sameStem = names.filter(
    (other) => stemOf(other).toLowerCase() === stemOf(lower) && isDocument(other) === isDocument(name),
  );
  const kindred = names.filter((other) => endingOf(other) === endingOf(name));
  const stems = new Map(kindred.map((other) => [stemOf(other), other]));
  const similar = nearestName(stemOf(name), stems.keys());
  const found = similar === null ? [] : [stems.get(similar) ?? similar];
  return [...new Set([...sameBut, ...sameStem, ...found])];
}

/** The same name in another folder: of those given, and of those that were listed anyway. */
function movedPath(tree: RepositoryTree, path: string, folders: readonly string[]): string | null {
  const name = nameOf(path);
  if (!isKeptFile(name) || commonNames.has(stemOf(name).toLowerCase())) return null;
  for (const folder of folders) tree.entries(folder);
  const places = [...new Set([...folders, ...tree.listed()])];
  const [only, ...others] = places.filter((place) => tree.entries(place)?.has(name) === true);
  // Two of the same name: neither is surely the one.
  return only === undefined || others.length > 0 ? null : join(only, name);
}

/** Files that stand in many folders: another one is not the one that moved. */
const commonNames = wordSet(`
  readme index main package dockerfile makefile __init__ config values deployment service ingress kustomization variables outputs providers
  versions settings setup utils types schema routes test chart docker-compose compose license changelog page layout route app server client
  constants models views urls tests conftest tsconfig backend locals data secrets namespace configmap`);
