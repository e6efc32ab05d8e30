import type { BranchCommit, ReadBack } from '../handoff/readiness/readiness-facts.ts';
import { entriesOf } from './read-nodes.ts';
import type { CommitNode } from './readiness-answer.ts';
import type { Backlog } from './readiness-backlog.ts';

/** Commits of the default branch, oldest first. */
export function readCommits(backlog: Backlog<CommitNode>, repositoryId: number): ReadBack<BranchCommit> {
  const sinceMs = backlog.reachedMs();
  const entries = backlog
    .nodes()
    .filter(({ committedDate }) => Date.parse(committedDate) >= sinceMs)
    .map((node) => readCommit(node, repositoryId));
  // Git's own order holds where times are equal, as after a rebase.
  return { entries: entries.toReversed(), since: new Date(sinceMs).toISOString() };
}

function readCommit(node: CommitNode, repositoryId: number): BranchCommit {
  // A commit that came from upstream or a fork may have a pull request there.
  const merged = entriesOf(node.associatedPullRequests?.nodes).find(
    ({ state, repository }) => state === 'MERGED' && repository.databaseId === repositoryId,
  );
  return {
    sha: node.oid,
    url: node.url,
    headline: node.messageHeadline,
    committedAt: node.committedDate,
    authors: entriesOf(node.authors.nodes).map(({ name, email, user }) => ({
      name: name ?? '',
      email: email ?? '',
      login: user?.login ?? null,
    })),
    pullRequest: merged?.number ?? null,
  };
}
