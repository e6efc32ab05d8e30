import type { Fetched, RepositoryFile } from '../handoff/facts.ts';
import {
  type LookedUp,
  type Lookup,
  type LookupAnswer,
  lookupKey,
  type Rename,
} from '../handoff/lookups/lookup.ts';
import { incompleteAnswer } from './graphql-answer.ts';
import { type LookupScope, lookupQuery, type QueriedLookup, TEXT_VERSIONS } from './lookup-query.ts';
import { PAGE_SIZE } from './pull-request-query.ts';
import { type AnswerParts, type LookupNodes, readFolderPaths, readLookup } from './read-lookups.ts';
import { known } from './read-nodes.ts';
import type { RepositoryClient } from './repository-client.ts';

/**
 * Texts that one query asks for: GitHub gives up on answers that take it ten seconds (github-facts 5.2), and an answer of
 * ten times 512,000 bytes is what can be parsed here without holding anybody up.
 */
const TEXTS_A_QUERY = 10;
/** Records are at most 64,000 bytes long each. */
const RECORDS_A_QUERY = 60;
/** Existence is cheap: no text is read. */
const LOOKUPS_A_QUERY = 120;
/** GitHub lists no more than 3,000 files of a pull request. */
const RENAME_PAGES = 30;

export interface LookupWish extends LookupScope {
  /** The pull request. */
  readonly number: number;
  readonly appLogin: string;
}

/** Answers lookups, in as few queries as they fit in; parts that GitHub could not read are unknown. Throws `GitHubError`. */
export async function fetchLookups(
  client: RepositoryClient,
  wish: LookupWish,
  lookups: readonly Lookup[],
): Promise<LookedUp> {
  const found: Record<string, Fetched<LookupAnswer>> = {};
  const folders: { readonly path: string; readonly files: readonly string[] }[] = [];
  const queried = lookups.filter((lookup): lookup is QueriedLookup => lookup.kind !== 'renames');
  for (const batch of batches(queried)) {
    const parts = await ask(client, wish, batch);
    for (const [index, lookup] of batch.entries()) {
      if (lookup.kind !== 'folder-files') {
        found[lookupKey(lookup)] = readLookup(lookup, index, parts);
        continue;
      }
      const paths = readFolderPaths(lookup.path, index, parts);
      if (paths.kind === 'known' && paths.value !== null)
        folders.push({ path: lookup.path, files: paths.value });
      else found[lookupKey(lookup)] = paths.kind === 'known' ? known(null) : paths;
    }
  }
  for (const { path, files } of folders) {
    found[lookupKey({ kind: 'folder-files', path })] = await fetchFiles(client, wish, files);
  }
  if (lookups.length > queried.length)
    found[lookupKey({ kind: 'renames' })] = await fetchRenames(client, wish);
  return found;
}

async function ask(
  client: RepositoryClient,
  wish: LookupWish,
  batch: readonly QueriedLookup[],
): Promise<AnswerParts> {
  const { text, variables } = lookupQuery(wish, batch);
  const { data, problems } = await client.graphql<{ repository: LookupNodes | null }>(text, variables);
  const nodes = data.repository;
  if (nodes === null) throw incompleteAnswer(problems, 'what was looked up');
  return { nodes, problems, appLogin: wish.appLogin };
}

/** The files of a folder, in the order of their names; unknown where one of them is. */
async function fetchFiles(
  client: RepositoryClient,
  wish: LookupWish,
  paths: readonly string[],
): Promise<Fetched<readonly RepositoryFile[]>> {
  const files: RepositoryFile[] = [];
  const lookups = paths.map((path) => ({ kind: 'file', side: 'base', path }) as const);
  for (let start = 0; start < lookups.length; start += RECORDS_A_QUERY) {
    const batch = lookups.slice(start, start + RECORDS_A_QUERY);
    const parts = await ask(client, wish, batch);
    for (const [index, lookup] of batch.entries()) {
      const file = readLookup(lookup, index, parts) as Fetched<RepositoryFile | null>;
      if (file.kind === 'unknown') return file;
      if (file.value !== null) files.push(file.value);
    }
  }
  return known(files);
}

function batches(lookups: readonly QueriedLookup[]): QueriedLookup[][] {
  const made: QueriedLookup[][] = [];
  let texts = 0;
  for (const lookup of lookups) {
    const more = textsOf(lookup);
    const last = made.at(-1);
    const isTooMuch = texts > 0 && more > 0 && texts + more > TEXTS_A_QUERY;
    const isFull = last === undefined || last.length >= LOOKUPS_A_QUERY || isTooMuch;
    if (isFull) {
      made.push([lookup]);
      texts = 0;
    } else last.push(lookup);
    texts += more;
  }
  return made;
}

/** The long texts that the answer to a lookup may hold; the bodies of the app's own issues are as one. */
function textsOf({ kind }: QueriedLookup): number {
  if (kind === 'text-versions') return TEXT_VERSIONS;
  return kind === 'file' || kind === 'phase-issues' ? 1 : 0;
}

/** GraphQL does not tell former paths, REST does. */
async function fetchRenames(
  client: RepositoryClient,
  { owner, repo, number }: LookupWish,
): Promise<Fetched<readonly Rename[]>> {
  const renames: Rename[] = [];
  for (let page = 1; page <= RENAME_PAGES; page += 1) {
    const { data } = await client.octokit.rest.pulls.listFiles({
      owner,
      repo,
      pull_number: number,
      per_page: PAGE_SIZE,
      page,
    });
    for (const { filename, previous_filename: from, status } of data) {
      if (status === 'renamed' && from !== undefined) renames.push({ from, to: filename });
    }
    if (data.length < PAGE_SIZE) break;
  }
  return known(renames);
}
