import type {
  CommitNode,
  DiscussionNode,
  MergedNode,
  ReadinessRepositoryNode,
  TipNode,
} from './readiness-answer.ts';
import { type Backlog, createBacklog } from './readiness-backlog.ts';

/** The lists of the first query that may go on. */
export interface Backlogs {
  readonly merges: Backlog<MergedNode>;
  readonly commits: Backlog<CommitNode>;
  readonly discussions: Backlog<DiscussionNode>;
}

/** Takes their first pages. Merges are listed by their last change, which no merge is later than. */
export function beginBacklogs(
  { node, tip }: { readonly node: ReadinessRepositoryNode; readonly tip: Partial<TipNode> | null },
  times: { readonly nowMs: number; readonly sinceMs: number; readonly reportsSinceMs: number },
): Backlogs {
  const { nowMs, sinceMs, reportsSinceMs } = times;
  const merges = createBacklog<MergedNode>({
    nowMs,
    sinceMs,
    timeOf: ({ updatedAt }) => updatedAt,
    keyOf: ({ number }) => number,
  });
  const commits = createBacklog<CommitNode>({
    nowMs,
    sinceMs,
    timeOf: ({ committedDate }) => committedDate,
    keyOf: ({ oid }) => oid,
  });
  const discussions = createBacklog<DiscussionNode>({
    nowMs,
    sinceMs: reportsSinceMs,
    timeOf: ({ createdAt }) => createdAt,
    keyOf: ({ id }) => id,
  });
  if (node.merged) merges.add(node.merged);
  if (tip?.commits) commits.add(tip.commits);
  if (node.discussions) discussions.add(node.discussions);
  return { merges, commits, discussions };
}
