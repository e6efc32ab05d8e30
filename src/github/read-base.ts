import type { Fetched } from '../handoff/facts.ts';
import {
  type FileVersion,
  type ListedEntry,
  type LookedUp,
  type LookupAnswer,
  lookupKey,
} from '../handoff/lookups/lookup.ts';
import { type GraphqlProblem, isAffected } from './graphql-answer.ts';
import type { PullRequestNode, TreeNode, VersionsNode } from './pull-request-answer.ts';
import { bareLogin, entriesOf, known, readFileEntry } from './read-nodes.ts';

const AT = ['repository', 'pullRequest', 'baseRef'];

/**
 * What the first query brings of the base branch's tip: its root folder and the documents asked for. What GitHub could
 * not read is left out, and so is asked for again.
 */
export function readBase(
  { baseRef }: PullRequestNode,
  documents: readonly string[],
  problems: readonly GraphqlProblem[],
): LookedUp {
  const base = baseRef?.target;
  if (base?.oid === undefined || isAffected(problems, AT)) return {};
  const found: Record<string, Fetched<LookupAnswer>> = {};
  const root = base.tree === undefined ? null : readTree(base.tree);
  if (root !== null) found[lookupKey({ kind: 'listing', path: '' })] = known(root);
  for (const [index, path] of documents.entries()) {
    const versions = base[`d${index}Versions`];
    if (versions !== undefined) found[lookupKey({ kind: 'versions', path })] = known(readVersions(versions));
    const file = readFileEntry(path, base[`d${index}`], problems, AT);
    found[lookupKey({ kind: 'file', side: 'base', path })] = known(file);
  }
  return found;
}

/** The entries of a folder. */
export function readTree({ entries }: TreeNode): readonly ListedEntry[] | null {
  return entries === null ? null : entries.map(({ name, type }) => ({ name, kind: kindOf(type) }));
}

/** A tree entry's type in Git's words: `blob`, `tree` or `commit`. */
export function kindOf(type: string): ListedEntry['kind'] {
  if (type === 'tree') return 'folder';
  return type === 'commit' ? 'submodule' : 'file';
}

export function readVersions({ nodes }: VersionsNode): readonly FileVersion[] {
  return entriesOf(nodes).map(({ oid, committedDate, author, file }) => ({
    commitSha: oid,
    committedAt: committedDate,
    author: author?.user === null || author?.user === undefined ? null : bareLogin(author.user.login),
    blobSha: file?.oid ?? null,
  }));
}
