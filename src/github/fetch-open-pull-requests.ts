import { incompleteAnswer, isNotFound } from './graphql-answer.ts';
import type { ForwardPage } from './pull-request-answer.ts';
import { PAGE_SIZE, RATE_LIMIT } from './pull-request-query.ts';
import { entriesOf } from './read-nodes.ts';
import type { RepositoryClient } from './repository-client.ts';

export const OPEN_PULL_REQUESTS_QUERY = `
query OpenPullRequests($owner: String!, $repo: String!, $after: String) {
  ${RATE_LIMIT}
  repository(owner: $owner, name: $repo) {
    pullRequests(
      states: OPEN
      first: ${PAGE_SIZE}
      after: $after
      orderBy: { field: CREATED_AT, direction: ASC }
    ) {
      pageInfo { hasNextPage endCursor }
      nodes { number headRefOid updatedAt isDraft }
    }
  }
}`;

/** An open pull request, as far as it takes to choose which to judge. */
export interface OpenPullRequest {
  readonly number: number;
  readonly headSha: string;
  /** ISO 8601. */
  readonly updatedAt: string;
  readonly isDraft: boolean;
}

interface OpenNode {
  readonly number: number;
  readonly headRefOid: string;
  readonly updatedAt: string;
  readonly isDraft: boolean;
}

interface OpenPullRequestsAnswer {
  readonly repository: { readonly pullRequests: ForwardPage<OpenNode> } | null;
}

/** Every open pull request, oldest first, one query a hundred; none where the repository is gone. */
export async function fetchOpenPullRequests(
  client: RepositoryClient,
  { owner, repo }: { readonly owner: string; readonly repo: string },
): Promise<readonly OpenPullRequest[]> {
  const found: OpenPullRequest[] = [];
  let after: string | null = null;
  do {
    const page: ForwardPage<OpenNode> | null = await fetchPage(client, { owner, repo, after });
    if (page === null) return found;
    for (const { number, headRefOid, updatedAt, isDraft } of entriesOf(page.nodes)) {
      found.push({ number, headSha: headRefOid, updatedAt, isDraft });
    }
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}

async function fetchPage(
  client: RepositoryClient,
  variables: { readonly owner: string; readonly repo: string; readonly after: string | null },
): Promise<ForwardPage<OpenNode> | null> {
  const { data, problems } = await client.graphql<OpenPullRequestsAnswer>(
    OPEN_PULL_REQUESTS_QUERY,
    variables,
  );
  if (data.repository !== null) return data.repository.pullRequests;
  if (isNotFound(problems, ['repository'])) return null;
  throw incompleteAnswer(problems, 'the pull requests');
}
