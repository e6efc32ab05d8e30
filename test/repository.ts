import { createHash } from 'node:crypto';
import type { Fetched, RepositoryFile } from '../src/handoff/facts.ts';
import type {
  FileVersion,
  ListedEntry,
  LookedUp,
  LookupAnswer,
  PastConfirmationComment,
  PhaseIssueText,
  Rename,
} from '../src/handoff/lookups/lookup.ts';

/** A repository in memory: what a judgement may look up in it. */
export interface TestRepository {
  /** Texts by path, at the tip of the base branch. */
  readonly base: Readonly<Record<string, string>>;
  /** At the pull request's head; the base where not told. */
  readonly head?: Readonly<Record<string, string>>;
  /** By commit id. */
  readonly commits?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly versions?: Readonly<Record<string, readonly FileVersion[]>>;
  readonly changesSince?: number;
  readonly mergesSince?: number;
  readonly confirmations?: readonly PastConfirmationComment[];
  readonly phaseIssues?: readonly PhaseIssueText[];
  readonly renames?: readonly Rename[];
  readonly submodules?: readonly string[];
  /** Files that can't be read as text, by path, on both sides. */
  readonly obstacles?: Readonly<Record<string, NonNullable<RepositoryFile['obstacle']>>>;
  /** Keys of lookups that GitHub fails. */
  readonly failing?: (key: string) => boolean;
}

/** Everything that can be asked of the repository, as if it had been looked up. */
export function lookedUpIn(repository: TestRepository): LookedUp {
  return new Proxy(
    {},
    {
      get: (_target, key) => (typeof key === 'string' ? answer(repository, key) : undefined),
    },
  );
}

/** Looks a key up, as GitHub would answer it. */
export function answer(repository: TestRepository, key: string): Fetched<LookupAnswer> {
  if (repository.failing?.(key) === true) return { kind: 'unknown', reason: 'GitHub could not read it' };
  const [kind = '', ...rest] = key.split(' ');
  const path = rest.join(' ');
  return { kind: 'known', value: valueOf(repository, kind, path) };
}

function valueOf(repository: TestRepository, kind: string, path: string): LookupAnswer {
  const { base, submodules = [] } = repository;
  switch (kind) {
    case 'entry':
      if (submodules.includes(path)) return 'submodule';
      if (path in base) return 'file';
      return Object.keys(base).some((one) => one.startsWith(`${path}/`)) ? 'folder' : null;
    case 'file': {
      const [side = '', ...names] = path.split(' ');
      return fileOf(repository, side, names.join(' '));
    }
    case 'blob-id':
      return fileOf(repository, 'head', path)?.sha ?? null;
    case 'listing':
      return listingOf(repository, path);
    case 'folder-files': {
      const listing = listingOf(repository, path);
      const names = (listing ?? []).filter(({ name, kind: is }) => is === 'file' && name.endsWith('.md'));
      const files = names.flatMap(
        ({ name }) => fileOf(repository, 'base', path === '' ? name : `${path}/${name}`) ?? [],
      );
      return listing === null ? null : files;
    }
    case 'versions':
      return repository.versions?.[path] ?? (path in base ? [RECENT] : []);
    case 'changes-since':
      return repository.changesSince ?? 0;
    case 'merges-since':
      return repository.mergesSince ?? 0;
    case 'past-confirmations':
      return repository.confirmations ?? [];
    case 'phase-issues':
      return repository.phaseIssues ?? [];
    case 'renames':
      return repository.renames ?? [];
    default:
      throw new Error(`No such lookup: ${kind}`);
  }
}

const RECENT: FileVersion = {
  commitSha: 'c'.repeat(40),
  committedAt: '2026-06-08T09:00:00Z',
  author: 'anna',
  blobSha: 'd'.repeat(40),
};

function fileOf(repository: TestRepository, side: string, path: string): RepositoryFile | null {
  const { base, head = base, commits = {}, obstacles = {} } = repository;
  const files =
    side === 'base' ? base : side === 'head' ? head : (commits[side.slice('commit:'.length)] ?? {});
  const obstacle = obstacles[path];
  if (obstacle !== undefined) {
    return { path, sha: shaOf(path), text: { kind: 'unknown', reason: obstacle }, obstacle };
  }
  const text = files[path];
  return text === undefined ? null : { path, sha: shaOf(text), text: { kind: 'known', value: text } };
}

function listingOf({ base, submodules = [] }: TestRepository, folder: string): readonly ListedEntry[] | null {
  const prefix = folder === '' ? '' : `${folder}/`;
  const entries = new Map<string, ListedEntry>();
  for (const path of Object.keys(base)) {
    if (!path.startsWith(prefix)) continue;
    const [name = '', ...below] = path.slice(prefix.length).split('/');
    entries.set(name, { name, kind: below.length === 0 ? 'file' : 'folder' });
  }
  for (const path of submodules) {
    const name = path.slice(prefix.length);
    if (path.startsWith(prefix) && !name.includes('/')) entries.set(name, { name, kind: 'submodule' });
  }
  return entries.size === 0 && folder !== '' ? null : [...entries.values()];
}

/** A blob's id: equal texts have equal ones. */
export function shaOf(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
