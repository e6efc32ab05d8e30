import type { Fetched, LinkedIssue } from '../handoff/facts.ts';
import { isAffected } from './graphql-answer.ts';
import type { LinkedIssueNode } from './pull-request-answer.ts';
import { ACTOR_FRAGMENT, ISSUE_FRAGMENT, RATE_LIMIT } from './pull-request-query.ts';
import { entriesOf, known, readLinkedIssue, unknown } from './read-nodes.ts';
import type { RepositoryClient } from './repository-client.ts';

/** With their issues, so many pull requests cost one point. */
const PULL_REQUESTS_A_QUERY = 50;
/** Issues of one pull request beyond these are not read: one of them gives a reason, or none will. */
const ISSUES_READ = 5;

/** Asks for the issues of so many pull requests at once, as `$n0`, `$n1` and so on. */
export function closingIssuesQuery(count: number): string {
  const indices = Array.from({ length: count }, (_, index) => index);
  const variables = indices.map((index) => `$n${index}: Int!`).join(', ');
  const fields = indices.map((index) => `n${index}: pullRequest(number: $n${index}) { ...Closing }`);
  return `
query ClosingIssues($owner: String!, $repo: String!, ${variables}) {
  ${RATE_LIMIT}
  repository(owner: $owner, name: $repo) {
    ${fields.join('\n    ')}
  }
}
${ACTOR_FRAGMENT}
${ISSUE_FRAGMENT}
fragment Closing on PullRequest {
  closingIssuesReferences(first: ${ISSUES_READ}) { nodes { ...LinkedIssue } }
}`;
}

interface ClosingIssuesAnswer {
  readonly repository: Readonly<Record<string, ClosingNode | null>> | null;
}

interface ClosingNode {
  readonly closingIssuesReferences: { readonly nodes: readonly (LinkedIssueNode | null)[] | null } | null;
}

/**
 * The issues that pull requests close, at most five each, by the pull request's number; unknown where they could not be
 * read. One query for fifty pull requests, none for none. Throws `GitHubError`.
 */
export async function fetchClosingIssues(
  client: RepositoryClient,
  {
    owner,
    repo,
    numbers,
  }: { readonly owner: string; readonly repo: string; readonly numbers: readonly number[] },
): Promise<Record<number, Fetched<readonly LinkedIssue[]>>> {
  const wanted = [...new Set(numbers)];
  const found: Record<number, Fetched<readonly LinkedIssue[]>> = {};
  for (let start = 0; start < wanted.length; start += PULL_REQUESTS_A_QUERY) {
    const batch = wanted.slice(start, start + PULL_REQUESTS_A_QUERY);
    const { data, problems } = await client.graphql<ClosingIssuesAnswer>(closingIssuesQuery(batch.length), {
      owner,
      repo,
      ...Object.fromEntries(batch.map((number, index) => [`n${index}`, number])),
    });
    for (const [index, number] of batch.entries()) {
      const issues = data.repository?.[`n${index}`]?.closingIssuesReferences;
      const isRead =
        issues !== undefined && issues !== null && !isAffected(problems, ['repository', `n${index}`]);
      found[number] = isRead
        ? known(entriesOf(issues.nodes).map(readLinkedIssue))
        : unknown('GitHub could not read the issues that it closes');
    }
  }
  return found;
}
