import type { MergedPullRequest } from '../handoff/phases/phase-facts.ts';
import { COUNTED_LINE } from '../handoff/phases/phase-names.ts';
import { incompleteAnswer, isAffected } from './graphql-answer.ts';
import type { ForwardPage, PersonNode } from './pull-request-answer.ts';
import { ACTOR_FRAGMENT, PAGE_SIZE, RATE_LIMIT } from './pull-request-query.ts';
import { entriesOf, readActor } from './read-nodes.ts';
import { readEditedBy } from './read-phase-issues.ts';
import type { RepositoryClient } from './repository-client.ts';

/** Merges that are read of one repository: two thousand are a year of a busy team. */
const MOST_PAGES = 20;

export const MERGED_QUERY = `
query MergedPullRequests($owner: String!, $repo: String!, $baseRefName: String!, $after: String) {
  ${RATE_LIMIT}
  repository(owner: $owner, name: $repo) {
    pullRequests(
      states: MERGED
      baseRefName: $baseRefName
      first: ${PAGE_SIZE}
      after: $after
      orderBy: { field: UPDATED_AT, direction: DESC }
    ) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        number
        title
        url
        body
        mergedAt
        updatedAt
        author { ...Person }
        mergeCommit { oid }
        milestone { number }
        lastEditedAt
        includesCreatedEdit
        editor { ...Person }
      }
    }
  }
}
${ACTOR_FRAGMENT}`;

interface MergedNode {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly url: string;
  readonly body: string;
  readonly mergedAt: string | null;
  readonly updatedAt: string;
  readonly author: PersonNode | null;
  readonly mergeCommit: { readonly oid: string } | null;
  readonly milestone: { readonly number: number } | null;
  readonly lastEditedAt: string | null;
  readonly includesCreatedEdit: boolean;
  readonly editor: PersonNode | null;
}

/** What was read of a repository's merges. */
export interface MergedReading {
  readonly baseRefName: string;
  /** Everything merged since then was read. ISO 8601. */
  readonly since: string;
  /** When the newest of them last changed; what changed later is not read yet. ISO 8601; null before any. */
  readonly newestUpdate: string | null;
  /** Oldest first. */
  readonly merges: readonly MergedPullRequest[];
  /** False where there were more than could be read. */
  readonly isWhole: boolean;
}

interface Wish {
  readonly owner: string;
  readonly repo: string;
  readonly baseRefName: string;
  /** ISO 8601. */
  readonly since: string;
}

/**
 * The pull requests merged since a time, a query a hundred. With what was read before, only those that changed since then
 * are read: GitHub lists by the time of the last change, which no merge is later than. Throws `GitHubError`.
 */
export async function fetchMergedPullRequests(
  client: RepositoryClient,
  { owner, repo, baseRefName, since }: Wish,
  before: MergedReading | null,
): Promise<MergedReading> {
  const known = before?.baseRefName === baseRefName && timeOf(before.since) <= timeOf(since) ? before : null;
  // What is kept from before stays true back to where it began, however little is wanted now.
  const from = known?.since ?? since;
  const until = timeOf(known?.newestUpdate ?? from);
  const byNumber = new Map((known?.merges ?? []).map((merged) => [merged.number, merged]));
  let newestUpdate = known?.newestUpdate ?? null;
  let isWhole = known?.isWhole ?? true;
  let after: string | null = null;
  for (let page = 1; ; page += 1) {
    const pulls: ForwardPage<MergedNode> = await fetchPage(client, { owner, repo, baseRefName, after });
    const nodes = entriesOf(pulls.nodes);
    for (const node of nodes) {
      if (newestUpdate === null || timeOf(node.updatedAt) > timeOf(newestUpdate))
        newestUpdate = node.updatedAt;
      if (node.mergedAt !== null && timeOf(node.mergedAt) >= timeOf(from))
        byNumber.set(node.number, readMerged(node, node.mergedAt));
    }
    // What changed at the very same time is read again, since there may be more of it.
    const isPast = nodes.some(({ updatedAt }) => timeOf(updatedAt) < until);
    after = pulls.pageInfo.hasNextPage ? pulls.pageInfo.endCursor : null;
    if (isPast || after === null) break;
    if (page >= MOST_PAGES) {
      isWhole = false;
      break;
    }
  }
  const merges = [...byNumber.values()].sort((left, right) => compare(left, right));
  return { baseRefName, since: from, newestUpdate, merges, isWhole };
}

async function fetchPage(
  client: RepositoryClient,
  variables: Readonly<Record<string, string | null>>,
): Promise<ForwardPage<MergedNode>> {
  const { data, problems } = await client.graphql<{
    readonly repository: { readonly pullRequests: ForwardPage<MergedNode> | null } | null;
  }>(MERGED_QUERY, variables);
  const page = data.repository?.pullRequests;
  // One that is left out now would never be read: the next reading begins after it.
  if (page === null || page === undefined || isAffected(problems, ['repository', 'pullRequests']))
    throw incompleteAnswer(problems, 'the merged pull requests');
  return page;
}

/** GitHub writes no milliseconds, others do: as texts, equal times would differ. */
function timeOf(moment: string): number {
  return Date.parse(moment);
}

function readMerged(node: MergedNode, mergedAt: string): MergedPullRequest {
  const { number, title, url, body } = node;
  return {
    number,
    nodeId: node.id,
    title,
    url,
    author: readActor(node.author),
    mergedAt,
    mergeCommit: node.mergeCommit?.oid ?? null,
    milestone: node.milestone?.number ?? null,
    body: COUNTED_LINE.test(body) ? body : '',
    editedBy: readEditedBy(node),
  };
}

function compare(left: MergedPullRequest, right: MergedPullRequest): number {
  if (left.mergedAt !== right.mergedAt) return left.mergedAt < right.mergedAt ? -1 : 1;
  return left.number - right.number;
}
