import type { RepositoryView } from '../../lookups/repository-view.ts';
import { readCompose } from './infrastructure/compose.ts';
import { parseYaml } from './infrastructure/yaml-data.ts';
import { type Inquiry, takeIfKnown } from './inquiry.ts';
import { manifestReader, ROOT_MANIFESTS } from './manifests/manifest-reader.ts';
import { parseJson } from './manifests/package-json.ts';
import { baseName, folderOf } from './path-words.ts';
import { listOf, textOf, valueAt } from './plain-data.ts';
import type { SourceReading } from './read-sources.ts';
import type { Trait } from './trait.ts';

/** Packages beside the changed ones that are looked into. */
const MOST_PACKAGES = 60;

/** Compose files that say which stores the system has, whatever manifest a pull request changes. */
const ROOT_COMPOSE = ['docker-compose.yml', 'compose.yaml'];

/** What the root says at the base, whether the pull request touches it or not. */
export interface RootKnowledge {
  /** Of its manifests and compose files. */
  readonly traits: readonly Trait[];
  /** Globs of packages, as npm, Yarn and pnpm write them. */
  readonly workspaces: readonly string[];
}

/** Reads the manifests and compose files in the root at the base. */
export function readRoot(view: RepositoryView, inquiry: Inquiry): RootKnowledge {
  const texts = ROOT_MANIFESTS.map((path) => [path, textAtBase(view, path, inquiry)] as const);
  const composes = ROOT_COMPOSE.map((path) => textAtBase(view, path, inquiry));
  const pnpm = textAtBase(view, 'pnpm-workspace.yaml', inquiry);
  const npm = parseJson(texts.find(([path]) => path === 'package.json')?.[1] ?? '');
  return {
    traits: [
      ...texts.flatMap(([path, text]) => (text === null ? [] : (manifestReader(path)?.(text) ?? []))),
      ...composes.flatMap((text) => (text === null ? [] : (readCompose(text) ?? []))),
    ],
    workspaces: [
      ...listOf(valueAt(npm, 'workspaces')),
      ...listOf(valueAt(npm, 'workspaces', 'packages')),
      ...listOf(pnpm === null ? null : valueAt(parseYaml(pnpm), 'packages')),
    ].flatMap((glob) => textOf(glob)?.replace('./', '') ?? []),
  };
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
  const beside = manifests
    .map(folderOf)
    .filter((folder) => folder !== '')
    .map((folder) => join(folderOf(folder), '*'));
  const globs = new Set([...beside, ...(names.has('package.json') ? workspaces : [])]);
  const folders = new Set([...globs].flatMap((glob) => foldersOf(glob, view, inquiry)));
  return [...folders].slice(0, MOST_PACKAGES).flatMap((folder) =>
    [...names].flatMap((name) => {
      const text = textAtBase(view, join(folder, name), inquiry);
      return text === null ? [] : (manifestReader(name)?.(text) ?? []);
    }),
  );
}

/** The folders that a glob such as `packages/*` or `web` stands for; deeper ones are not followed. */
function foldersOf(glob: string, view: RepositoryView, inquiry: Inquiry): string[] {
  const parts = glob.split('/').filter((part) => part !== '');
  if (parts.some((part) => part === '.' || part === '..' || part.startsWith('!'))) return [];
  const star = parts.findIndex((part) => part.includes('*'));
  if (star === -1) return [parts.join('/')];
  const parent = parts.slice(0, star).join('/');
  const entries = takeIfKnown(inquiry, view.listing(parent), null) ?? [];
  return entries
    .filter(({ kind, name }) => kind === 'folder' && !name.startsWith('.'))
    .map(({ name }) => join(parent, name));
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

function textAtBase(view: RepositoryView, path: string, inquiry: Inquiry): string | null {
  const file = takeIfKnown(inquiry, view.fileAt('base', path), null);
  return file?.text.kind === 'known' ? file.text.value : null;
}
