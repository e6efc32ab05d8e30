import type { TreeItem } from '../../git/tree-items.ts';
import type { Repository } from '../../store/entities.ts';
import { readClientConfig } from '../issues/client-config.ts';
import type { DocumentKind, DocumentView, OpenedText } from '../page/view.ts';

/** More records than this say nothing on a page. */
const LISTED_RECORDS = 30;
/** Escaped in a form it stays well under what the page server takes. */
const EDITABLE_BYTES = 200_000;
/** Git looks for a zero byte this far to tell a binary file. */
const BINARY_PROBE_BYTES = 8_000;
const LINK_MODE = 0o120000;

const RECORD_FOLDERS = ['docs/decisions', 'docs/adr', 'adr'];
const CONFIG = '.github/baton.yml';

/**
 * The documents that Baton reads, as they are at a commit: runbook and context first, also where they are missing, then
 * the plan and what was measured, decision records and the configuration.
 */
export async function listDocuments(
  repository: Repository,
  sha: string,
  changed: ReadonlySet<string>,
): Promise<readonly DocumentView[]> {
  const commit = await repository.git.commit(sha);
  const root = commit ? await repository.git.tree(commit.treeOid) : [];
  const view = (path: string, kind: DocumentKind, isThere: boolean): DocumentView => ({
    path,
    kind,
    isThere,
    isChanged: changed.has(path),
  });
  const named = (name: string, kind: DocumentKind): DocumentView => {
    const found = root.find((item) => item.type === 'blob' && item.name.toLowerCase() === name.toLowerCase());
    return view(found?.name ?? name, kind, found !== undefined);
  };
  const records = await listRecords(repository, sha);
  const { planPath, metricsPath } = await readClientConfig(repository, sha);
  const found = async (path: string | null, kind: DocumentKind): Promise<DocumentView[]> =>
    path !== null && (await repository.git.entry(sha, path)) !== null ? [view(path, kind, true)] : [];
  return [
    named('RUNBOOK.md', 'runbook'),
    named('CONTEXT.md', 'context'),
    ...(await found(planPath, 'plan')),
    ...(await found(metricsPath, 'metrics')),
    ...records.map((path) => view(path, 'decision record', true)),
    ...(await found(CONFIG, 'configuration')),
  ];
}

async function listRecords(repository: Repository, sha: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const folder of RECORD_FOLDERS) {
    const entry = await repository.git.entry(sha, folder);
    const items = entry?.type === 'tree' ? await repository.git.tree(entry.oid) : [];
    const files = items.filter(({ name, type }) => type === 'blob' && /\.(?:md|markdown)$/i.test(name));
    found.push(...files.map(({ name }) => `${folder}/${name}`));
  }
  // The newest ones are numbered or dated highest.
  return found.slice(-LISTED_RECORDS);
}

/** A file's text for an editor, or why it can't be edited on a page; a path where nothing is gives an empty text. */
export async function readText(repository: Repository, sha: string, path: string): Promise<OpenedText> {
  if (!isPlainPath(path)) return { kind: 'refused', reason: 'That is no path of a file in a repository' };
  const above = await blockedBy(repository, sha, path);
  if (above !== null) return { kind: 'refused', reason: `${above} is a file, not a folder` };
  const entry = await repository.git.entry(sha, path);
  if (entry === null) return { kind: 'text', text: '', isNew: true };
  if (entry.type !== 'blob') return { kind: 'refused', reason: `${path} is ${nameOf(entry)}` };
  if (entry.mode === LINK_MODE) return { kind: 'refused', reason: `${path} is a symbolic link` };
  const header = await repository.git.find(entry.oid);
  if ((header?.size ?? 0) > EDITABLE_BYTES)
    return { kind: 'refused', reason: `${path} is too large to be edited on this page` };
  const bytes = (await repository.git.contents(entry.oid)) ?? Buffer.alloc(0);
  if (bytes.subarray(0, BINARY_PROBE_BYTES).includes(0))
    return { kind: 'refused', reason: `${path} is not a text` };
  return { kind: 'text', text: bytes.toString(), isNew: false };
}

function nameOf({ type }: TreeItem): string {
  return type === 'commit' ? 'a submodule' : 'a folder';
}

async function blockedBy(repository: Repository, sha: string, path: string): Promise<string | null> {
  const names = path.split('/');
  for (let length = 1; length < names.length; length += 1) {
    const folder = names.slice(0, length).join('/');
    const entry = await repository.git.entry(sha, folder);
    if (entry === null) return null;
    if (entry.type !== 'tree') return folder;
  }
  return null;
}

const LONGEST_PATH = 400;

/** Whether Git would take it for a file's path: no way out of the repository, nothing of Git's own. */
function isPlainPath(path: string): boolean {
  if (path.length > LONGEST_PATH || /[\p{Cc}\\]/u.test(path)) return false;
  return path.split('/').every((name) => name !== '' && !/^\.{1,2}$|^\.git$/i.test(name));
}
