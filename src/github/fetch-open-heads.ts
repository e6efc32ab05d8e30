import { parsePullRequestRecord } from '../handoff/effects/external-id.ts';
import { PHASE_LABELS } from '../handoff/phases/phase-names.ts';
import { SETUP_LABEL } from '../handoff/setup/setup-label.ts';
import { findRepository } from './find-repository.ts';
import { incompleteAnswer } from './graphql-answer.ts';
import type { ForwardPage, OwnCheckNode } from './pull-request-answer.ts';
import { CHECK_NAME, CONFIG_PATH, RATE_LIMIT } from './pull-request-query.ts';
import { entriesOf, readOwnCheckRun } from './read-nodes.ts';
import type { RepositoryClient } from './repository-client.ts';

/** As many as one point of the hourly budget pays for. */
const PAGE_SIZE = 40;

export const OPEN_HEADS_QUERY = `
query OpenHeads($owner: String!, $repo: String!, $appId: Int!, $checkName: String!, $after: String) {
  ${RATE_LIMIT}
  repository(owner: $owner, name: $repo) {
    databaseId
    isFork
    isArchived
    isEmpty
    plan: object(expression: "HEAD:PLAN.md") { oid }
    config: object(expression: "HEAD:${CONFIG_PATH}") { oid }
    phases: issues(first: 1, labels: ["${PHASE_LABELS.phase.name}"], states: [OPEN]) { totalCount }
    setup: issues(first: 1, labels: ["${SETUP_LABEL.name}"], states: [OPEN]) { totalCount }
    pullRequests(states: [OPEN], first: ${PAGE_SIZE}, after: $after, orderBy: { field: CREATED_AT, direction: ASC }) {
      pageInfo { hasNextPage endCursor }
      nodes {
        number
        headRefOid
        updatedAt
        commits(last: 1) {
          nodes {
            commit {
              checkSuites(first: 1, filterBy: { appId: $appId, checkName: $checkName }) {
                nodes {
                  repository { databaseId }
                  checkRuns(first: 1, filterBy: { appId: $appId, checkName: $checkName, checkType: LATEST }) {
                    nodes { databaseId externalId status conclusion startedAt }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}`;

/** The head of an open pull request, and how far the app's check on it is. */
export interface OpenHead {
  readonly number: number;
  readonly headSha: string;
  /** ISO 8601; the last thing that happened to it, which may be a comment. */
  readonly updatedAt: string;
  /** `startedAt` is ISO 8601; null where there is no check, or it is that of another pull request with the same head. */
  readonly check: { readonly isFinished: boolean; readonly startedAt: string | null } | null;
}

/** What may be due in a repository. */
export interface OpenHeads {
  /** Oldest first. */
  readonly heads: readonly OpenHead[];
  /** A plan is kept there, or may be. */
  readonly mayHavePlan: boolean;
  readonly hasOpenSetupIssue: boolean;
}

interface HeadNode {
  readonly number: number;
  readonly headRefOid: string;
  readonly updatedAt: string;
  readonly commits: { readonly nodes: readonly ({ readonly commit: OwnCheckNode } | null)[] | null } | null;
}

interface OpenHeadsNode {
  readonly databaseId: number | null;
  readonly isFork: boolean;
  readonly isArchived: boolean;
  readonly isEmpty: boolean;
  readonly plan: object | null;
  readonly config: object | null;
  readonly phases: { readonly totalCount: number } | null;
  readonly setup: { readonly totalCount: number } | null;
  readonly pullRequests: ForwardPage<HeadNode> | null;
}

/**
 * The open pull requests of a repository, one query a page. Null where it is gone, or where nothing is judged: in forks, archived and
 * empty repositories. Throws `GitHubError`, also where one page can't be read.
 */
export async function fetchOpenHeads(
  client: RepositoryClient,
  at: {
    readonly owner: string;
    readonly repo: string;
    readonly repositoryId: number;
    readonly appId: number;
  },
): Promise<OpenHeads | null> {
  const heads: OpenHead[] = [];
  let after: string | null = null;
  for (;;) {
    const node: OpenHeadsNode | null = await fetchPage(client, at, after);
    if (node === null || node.isFork || node.isArchived || node.isEmpty) return null;
    const page: ForwardPage<HeadNode> | null = node.pullRequests;
    if (page === null) throw incompleteAnswer([], 'the pull requests');
    heads.push(...entriesOf(page.nodes).map((head) => readHead(head, at.repositoryId)));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    if (after !== null) continue;
    const mayHavePlan = node.plan !== null || node.config !== null || (node.phases?.totalCount ?? 0) > 0;
    return { heads, mayHavePlan, hasOpenSetupIssue: (node.setup?.totalCount ?? 0) > 0 };
  }
}

async function fetchPage(
  client: RepositoryClient,
  at: Parameters<typeof fetchOpenHeads>[1],
  after: string | null,
): Promise<OpenHeadsNode | null> {
  const { owner, repo, repositoryId, appId } = at;
  const { data, problems } = await client.graphql<{ readonly repository: OpenHeadsNode | null }>(
    OPEN_HEADS_QUERY,
    { owner, repo, appId, checkName: CHECK_NAME, after },
  );
  return findRepository(data.repository, problems, repositoryId);
}

function readHead(node: HeadNode, repositoryId: number): OpenHead {
  const commit = entriesOf(node.commits?.nodes)[0]?.commit;
  const run = readOwnCheckRun(commit, repositoryId);
  return {
    number: node.number,
    headSha: node.headRefOid,
    updatedAt: node.updatedAt,
    check:
      run === null || isOfOthers(run.externalId, node.number)
        ? null
        : { isFinished: run.status === 'completed', startedAt: run.startedAt },
  };
}

/** What Baton wrote says whom it is about; where it says nothing readable, it counts. */
function isOfOthers(externalId: string | null, number: number): boolean {
  const record = parsePullRequestRecord(externalId ?? '');
  return record !== null && !record.numbers.includes(number);
}
