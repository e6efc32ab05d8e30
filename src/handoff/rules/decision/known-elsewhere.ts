import type { RepositoryView } from '../../lookups/repository-view.ts';
import { readCompose } from './infrastructure/compose.ts';
import { type Inquiry, takeIfKnown } from './inquiry.ts';
import { manifestReader, ROOT_MANIFESTS } from './manifests/manifest-reader.ts';
import { baseName, folderOf } from './path-words.ts';
import { listOf, textOf, valueAt } from './plain-data.ts';
import type { SourceReading } from './read-sources.ts';
import type { Trait } from './trait.ts';

/** Parents of packages that are looked into, and packages in each. */
const MOST_PARENTS = 4;
const MOST_SIBLINGS = 25;

/** Compose files that say which stores the system has, whatever manifest a pull request changes. */
const ROOT_COMPOSE = ['docker-compose.yml', 'compose.yaml'];

/** What manifests and compose files in the root say at the base, whether the pull request touches them or not. */
export function readRoot(view: RepositoryView, inquiry: Inquiry): { traits: Trait[]; workspaces: string[] } {
  const traits: Trait[] = [];
  let workspaces: string[] = [];
  for (const path of ROOT_MANIFESTS) {
    const text = textAtBase(view, path, inquiry);
    if (text === null) continue;
    traits.push(...(manifestReader(path)?.(text) ?? []));
    if (path === 'package.json') workspaces = workspaceParents(text);
  }
  for (const path of ROOT_COMPOSE) {
    const text = textAtBase(view, path, inquiry);
    if (text !== null) traits.push(...(readCompose(text) ?? []));
  }
  return { traits, workspaces };
}

/**
 * What the other packages of a monorepo depend on at the base. A dependency that one of them has is not new to the system,
 * though it is new in the manifest that the pull request changes.
 */
export function readSiblings(
  readings: readonly SourceReading[],
  workspaces: readonly string[],
  view: RepositoryView,
  inquiry: Inquiry,
): Trait[] {
  const manifests = readings
    .filter(({ source }) => source.kind === 'manifest')
    .map(({ source }) => source.path);
  const names = new Set(manifests.map(baseName));
  const own = manifests.map((path) => folderOf(folderOf(path))).filter((parent) => parent !== '');
  const parents = [...new Set([...own, ...(names.has('package.json') ? workspaces : [])])].slice(
    0,
    MOST_PARENTS,
  );
  const traits: Trait[] = [];
  for (const parent of parents) {
    const entries = takeIfKnown(inquiry, view.listing(parent), null) ?? [];
    const folders = entries.filter(({ kind }) => kind === 'folder').slice(0, MOST_SIBLINGS);
    for (const { name: folder } of folders) {
      for (const name of names) {
        const text = textAtBase(view, `${parent}/${folder}/${name}`, inquiry);
        if (text !== null) traits.push(...(manifestReader(name)?.(text) ?? []));
      }
    }
  }
  return traits;
}

function textAtBase(view: RepositoryView, path: string, inquiry: Inquiry): string | null {
  const file = takeIfKnown(inquiry, view.fileAt('base', path), null);
  return file?.text.kind === 'known' ? file.text.value : null;
}

/** The folders that the workspaces of npm lie in: `packages` for `packages/*`. */
function workspaceParents(text: string): string[] {
  try {
    const manifest: unknown = JSON.parse(text);
    const workspaces = valueAt(manifest, 'workspaces');
    const globs = [...listOf(workspaces), ...listOf(valueAt(workspaces, 'packages'))];
    return globs
      .map((glob) => (textOf(glob) ?? '').replace('./', ''))
      .filter((glob) => glob.endsWith('/*'))
      .map((glob) => glob.slice(0, -2))
      .filter((parent) => parent !== '' && !parent.includes('*') && !parent.includes('..'));
  } catch {
    // A manifest that is no JSON names no workspaces.
    return [];
  }
}
