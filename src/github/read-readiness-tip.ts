import type { Fetched, RepositoryFile } from '../handoff/facts.ts';
import { type LookedUp, type LookupAnswer, lookupKey } from '../handoff/lookups/lookup.ts';
import { type GraphqlProblem, isAffected } from './graphql-answer.ts';
import type { FileEntryNode } from './pull-request-answer.ts';
import { CONFIG_PATH } from './pull-request-query.ts';
import { readTree, readVersions } from './read-base.ts';
import { known, readFileEntry } from './read-nodes.ts';
import type { TipNode } from './readiness-answer.ts';
import { DOCS_FOLDER, OWNERS_PATHS } from './readiness-query.ts';

const AT = ['repository', 'defaultBranchRef', 'target'];

/** The config on the default branch; null where there is none. */
export function readConfigFile(
  tip: Partial<TipNode> | null,
  problems: readonly GraphqlProblem[],
): RepositoryFile | null {
  return readFileEntry(CONFIG_PATH, tip?.config, problems, [...AT, 'config']);
}

/**
 * What the first query brings of the default branch's tip: its root folder, the lists of owners and the documents asked
 * for. What GitHub could not read is left out, and so is asked for again.
 */
export function readTip(
  tip: Partial<TipNode> | null,
  documents: readonly string[],
  problems: readonly GraphqlProblem[],
): LookedUp {
  if (tip === null) return {};
  const found: Record<string, Fetched<LookupAnswer>> = {};
  const root = tip.tree === undefined ? null : readTree(tip.tree);
  if (root !== null) found[lookupKey({ kind: 'listing', path: '' })] = known(root);
  const docs = tip.docs?.object?.entries;
  if (docs != null && !isAffected(problems, [...AT, 'docs']))
    found[lookupKey({ kind: 'listing', path: DOCS_FOLDER })] = known(readTree({ entries: docs }));
  const addFile = (path: string, alias: `d${number}` | `owners${number}`): void => {
    const entry: FileEntryNode | null | undefined = tip[alias];
    if (entry === undefined || isAffected(problems, [...AT, alias])) return;
    found[lookupKey({ kind: 'file', side: 'base', path })] = known(readFileEntry(path, entry, [], []));
  };
  for (const [index, path] of OWNERS_PATHS.entries()) addFile(path, `owners${index}`);
  for (const [index, path] of documents.entries()) {
    addFile(path, `d${index}`);
    const versions = tip[`d${index}Versions`];
    if (versions === undefined || versions === null || isAffected(problems, [...AT, `d${index}Versions`]))
      continue;
    found[lookupKey({ kind: 'versions', path })] = known(readVersions(versions));
  }
  return found;
}
