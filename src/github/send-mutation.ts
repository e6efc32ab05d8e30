import { GitHubError } from './github-error.ts';
import type { GraphqlProblem } from './graphql-answer.ts';
import type { RepositoryClient } from './repository-client.ts';

/**
 * Sends a mutation. Throws `GitHubError`: `gone` where its subject was deleted, `forbidden` where the App may not, `bug` where
 * GitHub takes no such thing.
 */
export async function sendMutation(
  client: RepositoryClient,
  document: string,
  variables: Readonly<Record<string, string>>,
): Promise<void> {
  const { problems } = await client.graphql(document, variables);
  const [problem] = problems;
  if (problem === undefined) return;
  throw new GitHubError({
    failure: failureOf(problem),
    route: 'POST /graphql',
    status: 200,
    reason: `GraphQL ${problem.type || 'error'}`,
  });
}

function failureOf(problem: GraphqlProblem): GitHubError['failure'] {
  switch (problem.type) {
    case 'NOT_FOUND':
      return { kind: 'gone' };
    case 'FORBIDDEN':
      return { kind: 'forbidden' };
    case 'UNPROCESSABLE':
      return { kind: 'bug' };
    default:
      return { kind: 'transient' };
  }
}
