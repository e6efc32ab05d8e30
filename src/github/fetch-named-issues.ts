import type { Fetched, LinkedIssue } from '../handoff/facts.ts';
import { isAffected, isNotFound } from './graphql-answer.ts';
import type { LinkedIssueNode } from './pull-request-answer.ts';
import { ACTOR_FRAGMENT, ISSUE_FRAGMENT, RATE_LIMIT } from './pull-request-query.ts';
import { known, readLinkedIssue, unknown } from './read-nodes.ts';
import type { RepositoryClient } from './repository-client.ts';

/** Numbers beyond these are not looked up: a description that names more is a list, not a reason. */
const NAMED_ISSUES_READ = 10;

/** Asks for so many issues at once, as `$n0`, `$n1` and so on. */
export function namedIssuesQuery(count: number): string {
  const indices = Array.from({ length: count }, (_, index) => index);
  const variables = indices.map((index) => `$n${index}: Int!`).join(', ');
  const fields = indices.map(
    (index) => `n${index}: issueOrPullRequest(number: $n${index}) { kind: __typename ...LinkedIssue }`,
  );
  return `
query NamedIssues($owner: String!, $repo: String!, ${variables}) {
  ${RATE_LIMIT}
  repository(owner: $owner, name: $repo) {
    ${fields.join('\n    ')}
  }
}
${ACTOR_FRAGMENT}
${ISSUE_FRAGMENT}`;
}

interface NamedIssuesAnswer {
  readonly repository: Readonly<Record<string, NamedNode | null>> | null;
}

type NamedNode = { readonly kind: string } & Partial<LinkedIssueNode>;

/**
 * The issues of the repository with these numbers, at most ten of them, in the order given. Numbers of pull requests
 * and of nothing are left out. Makes no request where no number is given.
 */
export async function fetchNamedIssues(
  client: RepositoryClient,
  {
    owner,
    repo,
    numbers,
  }: { readonly owner: string; readonly repo: string; readonly numbers: readonly number[] },
): Promise<Fetched<readonly LinkedIssue[]>> {
  const asked = [...new Set(numbers)].slice(0, NAMED_ISSUES_READ);
  if (asked.length === 0) return known([]);
  const variables = Object.fromEntries(asked.map((number, index) => [`n${index}`, number]));
  const { data, problems } = await client.graphql<NamedIssuesAnswer>(namedIssuesQuery(asked.length), {
    owner,
    repo,
    ...variables,
  });
  const issues: LinkedIssue[] = [];
  for (const index of asked.keys()) {
    const path = ['repository', `n${index}`];
    const node = data.repository?.[`n${index}`];
    const isUnread = data.repository === null || isAffected(problems, path);
    if (isUnread && !isNotFound(problems, path)) return unknown('GitHub could not read the issues named');
    if (isIssue(node)) issues.push(readLinkedIssue(node));
  }
  return known(issues);
}

function isIssue(node: NamedNode | null | undefined): node is NamedNode & LinkedIssueNode {
  return node?.kind === 'Issue';
}
