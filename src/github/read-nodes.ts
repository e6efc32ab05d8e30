import type { Actor, Fetched, LinkedIssue, OwnCheckRun, RepositoryFile } from '../handoff/facts.ts';
import { type GraphqlProblem, isAffected } from './graphql-answer.ts';
import type { FileEntryNode, LinkedIssueNode, OwnCheckNode, PersonNode } from './pull-request-answer.ts';

/** Mode of a symbolic link in a Git tree: its blob holds a path, not the file's text. */
const SYMBOLIC_LINK = 0o120000;

export function known<T>(value: T): Fetched<T> {
  return { kind: 'known', value };
}

export function unknown(reason: string): { readonly kind: 'unknown'; readonly reason: string } {
  return { kind: 'unknown', reason };
}

/** The entries of a page without the ones that GitHub withheld. */
export function entriesOf<T>(nodes: readonly (T | null)[] | null | undefined): readonly T[] {
  return (nodes ?? []).filter((node) => node !== null);
}

/** A bot's login has no `[bot]` as an author, but has it as the viewer: it never has it here. */
export function bareLogin(login: string): string {
  return login.endsWith('[bot]') ? login.slice(0, -'[bot]'.length) : login;
}

export function readActor(node: PersonNode | null): Actor | null {
  return node === null ? null : { login: bareLogin(node.login), isBot: node.kind === 'Bot' };
}

export function readLinkedIssue(node: LinkedIssueNode): LinkedIssue {
  return { number: node.number, title: node.title, body: node.body, author: readActor(node.author) };
}

/**
 * The file at a path; null where there is none, or a folder. What could not be read stands there with an unknown
 * text and without a blob id, so that it is not taken for absent.
 */
export function readFileEntry(
  path: string,
  entry: FileEntryNode | null | undefined,
  problems: readonly GraphqlProblem[],
  at: readonly (string | number)[],
): RepositoryFile | null {
  if (isAffected(problems, at)) {
    return { path, sha: entry?.oid ?? '', text: unknown('GitHub could not read the file') };
  }
  if (entry === null || entry === undefined) return null;
  if (entry.object?.kind !== 'Blob') return null;
  return { path, sha: entry.oid, ...contentOf(entry) };
}

function contentOf({ mode, object }: FileEntryNode): Pick<RepositoryFile, 'text' | 'obstacle'> {
  if (mode === SYMBOLIC_LINK) {
    return { text: unknown('the file is a symbolic link'), obstacle: 'symbolic-link' };
  }
  if (object?.text === null || object?.text === undefined) {
    return { text: unknown('the file is binary'), obstacle: 'binary' };
  }
  return object.isTruncated === true
    ? { text: unknown('the file is longer than the 512,000 bytes that GitHub gives'), obstacle: 'too-large' }
    : { text: known(object.text) };
}

/** The newest own check run that belongs to this repository: a fork may hold runs for the same commit. */
export function readOwnCheckRun(
  commit: Partial<OwnCheckNode> | null | undefined,
  repositoryId: number,
): OwnCheckRun | null {
  const runs = entriesOf(commit?.checkSuites?.nodes)
    .filter((suite) => suite.repository.databaseId === repositoryId)
    .flatMap((suite) => entriesOf(suite.checkRuns?.nodes));
  let newest: OwnCheckRun | null = null;
  for (const run of runs) {
    if (run.databaseId === null || (newest !== null && run.databaseId < newest.id)) continue;
    newest = {
      id: run.databaseId,
      externalId: run.externalId ?? '',
      status: statusOf(run.status),
      conclusion: run.conclusion?.toLowerCase() ?? null,
      startedAt: run.startedAt,
    };
  }
  return newest;
}

function statusOf(status: string): OwnCheckRun['status'] {
  const lower = status.toLowerCase();
  return lower === 'queued' || lower === 'in_progress' || lower === 'completed' ? lower : 'other';
}
