import type { ChangedFile, Fetched, PullRequestFacts, RepositoryFile } from '../facts.ts';
import {
  type EntryKind,
  type ListedEntry,
  type LookedUp,
  type Lookup,
  type LookupAnswers,
  lookupKey,
} from './lookup.ts';
import type { Answer, RepositoryView } from './repository-view.ts';

/** A view, and what was asked through it that is not looked up yet. */
export interface OpenedView {
  readonly view: RepositoryView;
  /** In the order of asking, each once. */
  readonly wanted: () => readonly Lookup[];
}

const NOTHING: ReadonlySet<string> = new Set();

type Files = PullRequestFacts['pullRequest']['files'];

/** What a view is opened on: changed files, and what was looked up so far. */
export interface Viewed {
  readonly pullRequest: { readonly files: Files };
  readonly lookedUp: LookedUp;
}

/** Opens the view of the repository as a pull request that changes these files will leave it. */
export function createRepositoryView({ pullRequest: { files }, lookedUp }: Viewed): OpenedView {
  const wanted = new Map<string, Lookup>();
  const base = createView({ kind: 'known', value: [] }, lookedUp, wanted, null);
  return {
    view: createView(files, lookedUp, wanted, base),
    wanted: () => [...wanted.values()],
  };
}

/** The base branch's tip with the given changes; `base` is the tip without any, null for that view itself. */
function createView(
  files: Files,
  lookedUp: LookedUp,
  wanted: Map<string, Lookup>,
  base: RepositoryView | null,
): RepositoryView {
  const changes = new Map<string, ChangedFile['change']>(
    files.kind === 'known' ? files.value.map(({ path, change }) => [path, change]) : [],
  );
  const folders = foldersOf(changes);
  const hasRenames = changes.values().some((change) => change === 'renamed');

  function ask<Kind extends Lookup['kind']>(
    lookup: Extract<Lookup, { kind: Kind }>,
  ): Answer<LookupAnswers[Kind]> {
    const key = lookupKey(lookup);
    const found = lookedUp[key] as Fetched<LookupAnswers[Kind]> | undefined;
    if (found !== undefined) return found;
    // Null is the answer to all of these kinds where there is nothing.
    if (isAbsent(lookup, lookedUp)) return known(null as LookupAnswers[Kind]);
    wanted.set(key, lookup);
    return { kind: 'wanted' };
  }

  /** Paths that the pull request moves files away from; GitHub's list of changed files does not tell them. */
  function movedAway(): Answer<ReadonlySet<string>> {
    if (!hasRenames) return known(NOTHING);
    const renames = ask({ kind: 'renames' });
    return renames.kind === 'known' ? known(new Set(renames.value.map(({ from }) => from))) : renames;
  }

  function onBase<T>(path: string, ofBase: Answer<T>, gone: T): Answer<T> {
    // Unread changes may concern any path.
    if (files.kind === 'unknown') return files;
    if (ofBase.kind !== 'known') return ofBase;
    const moved = movedAway();
    return moved.kind !== 'known' ? moved : moved.value.has(path) ? known(gone) : ofBase;
  }

  function entry(path: string): Answer<EntryKind> {
    const change = changes.get(path);
    if (change === 'deleted') return known(null);
    if (change !== undefined) return known('file');
    if (folders.has(path)) return known('folder');
    return onBase<EntryKind>(path, ask({ kind: 'entry', path }), null);
  }

  function file(path: string): Answer<RepositoryFile | null> {
    const change = changes.get(path);
    if (change === 'deleted') return known(null);
    if (change !== undefined) return ask({ kind: 'file', side: 'head', path });
    return onBase<RepositoryFile | null>(path, ask({ kind: 'file', side: 'base', path }), null);
  }

  function listing(path: string): Answer<readonly ListedEntry[] | null> {
    const onBaseNow = ask({ kind: 'listing', path });
    const moved = movedAway();
    if (onBaseNow.kind !== 'known') return onBaseNow;
    if (moved.kind !== 'known') return moved;
    const entries = new Map((onBaseNow.value ?? []).map((item) => [item.name, item]));
    for (const from of moved.value) entries.delete(nameIn(path, from) ?? '');
    for (const [changed, change] of changes) {
      const name = nameIn(path, changed);
      if (name === null) continue;
      const isDirect = !name.includes('/');
      const [first = name] = name.split('/', 1);
      if (change === 'deleted') {
        if (isDirect) entries.delete(name);
      } else entries.set(first, { name: first, kind: isDirect ? 'file' : 'folder' });
    }
    return known(onBaseNow.value === null && entries.size === 0 ? null : [...entries.values()]);
  }

  function markdownFiles(path: string): Answer<readonly RepositoryFile[] | null> {
    const onBaseNow = ask({ kind: 'folder-files', path });
    const moved = movedAway();
    if (onBaseNow.kind !== 'known') return onBaseNow;
    if (moved.kind !== 'known') return moved;
    const kept = (onBaseNow.value ?? []).filter(
      (one) => !changes.has(one.path) && !moved.value.has(one.path),
    );
    const brought: RepositoryFile[] = [];
    let pending: Answer<never> | null = null;
    for (const [changed, change] of changes) {
      const name = nameIn(path, changed);
      if (change === 'deleted' || name?.includes('/') !== false || !isMarkdown(name)) continue;
      const atHead = ask({ kind: 'file', side: 'head', path: changed });
      if (atHead.kind !== 'known') pending ??= atHead;
      else if (atHead.value !== null) brought.push(atHead.value);
    }
    if (pending !== null) return pending;
    return known(onBaseNow.value === null && brought.length === 0 ? null : [...kept, ...brought]);
  }

  const view: RepositoryView = {
    entry,
    file,
    listing,
    markdownFiles,
    fileAt: (side, path) => ask({ kind: 'file', side, path }),
    versions: (path) => ask({ kind: 'versions', path }),
    textVersions: (path) => ask({ kind: 'text-versions', path }),
    changesSince: (path, since) => ask({ kind: 'changes-since', path, since }),
    mergesSince: (since) => ask({ kind: 'merges-since', since }),
    pastConfirmations: () => ask({ kind: 'past-confirmations' }),
    phaseIssues: () => ask({ kind: 'phase-issues' }),
    blobIdAtHead: (path) => ask({ kind: 'blob-id', path }),
    touches: (path) => changes.has(path),
    onBase: () => base ?? view,
  };
  return view;
}

/** Whether a folder that was listed already shows that there is nothing at the path, so that it need not be asked for. */
function isAbsent(lookup: Lookup, lookedUp: LookedUp): boolean {
  const isOfBase =
    lookup.kind === 'entry' ||
    lookup.kind === 'listing' ||
    lookup.kind === 'folder-files' ||
    (lookup.kind === 'file' && lookup.side === 'base');
  if (!isOfBase || lookup.path === '') return false;
  const segments = lookup.path.split('/');
  return segments.some((name, index) => {
    const folder = segments.slice(0, index).join('/');
    const listed = lookedUp[lookupKey({ kind: 'listing', path: folder })] as
      | Fetched<LookupAnswers['listing']>
      | undefined;
    if (listed?.kind !== 'known') return false;
    return !(listed.value ?? []).some((entry) => entry.name === name);
  });
}

function known<T>(value: T): { readonly kind: 'known'; readonly value: T } {
  return { kind: 'known', value };
}

/** Folders that must be there after the merge, since the pull request leaves a file in them. */
function foldersOf(changes: ReadonlyMap<string, ChangedFile['change']>): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const [path, change] of changes) {
    if (change === 'deleted') continue;
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      const folder = path.slice(0, at);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}

/** The path below a folder (empty: the root); null where it is not below it. */
function nameIn(folder: string, path: string): string | null {
  if (folder === '') return path;
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : null;
}

function isMarkdown(name: string): boolean {
  return /\.(?:md|markdown)$/i.test(name);
}
