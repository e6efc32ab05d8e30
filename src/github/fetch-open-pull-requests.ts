import { findRepository, SERVED_FIELDS, type ServedNode } from './find-repository.ts';
import type { ForwardPage } from './pull-request-answer.ts';
import { PAGE_SIZE, RATE_LIMIT } from './pull-request-query.ts';
import { entriesOf } from './read-nodes.ts';
import type { RepositoryClient } from './repository-client.ts';

export const OPEN_PULL_REQUESTS_QUERY = `
query OpenPullRequests($owner: String!, $repo: String!, $after: String) {
  ${RATE_LIMIT}
  repository(owner: $owner, name: $repo) {
    ${SERVED_FIELDS}
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

interface Place {
  readonly owner: string;
  readonly repo: string;
  readonly repositoryId: number;
}

interface OpenPullRequestsAnswer {
  readonly repository: (ServedNode & { readonly pullRequests: ForwardPage<OpenNode> }) | null;
}

/** Every open pull request, oldest first, one query a hundred; none where there is no such repository to work in. */
export async function fetchOpenPullRequests(
  client: RepositoryClient,
  { owner, repo, repositoryId }: Place,
): Promise<readonly OpenPullRequest[]> {
  const found: OpenPullRequest[] = [];
  let after: string | null = null;
  do {
    const page: ForwardPage<OpenNode> | null = await fetchPage(client, { owner, repo, after }, repositoryId);
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
  variables: Omit<Place, 'repositoryId'> & { readonly after: string | null },
  repositoryId: number,
): Promise<ForwardPage<OpenNode> | null> {
  const { data, problems } = await client.graphql<OpenPullRequestsAnswer>(
    OPEN_PULL_REQUESTS_QUERY,
    variables,
  );
  return findRepository(data.repository, problems, repositoryId)?.pullRequests ?? null;
}
