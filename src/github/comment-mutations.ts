import { GitHubError } from './github-error.ts';
import { type GraphqlProblem } from './graphql-answer.ts';
import type { RepositoryClient } from './repository-client.ts';

export const MINIMIZE_COMMENT = `
mutation MinimizeComment($subjectId: ID!) {
  minimizeComment(input: { subjectId: $subjectId, classifier: RESOLVED }) {
    minimizedComment { isMinimized }
  }
}`;

export const UNMINIMIZE_COMMENT = `
mutation UnminimizeComment($subjectId: ID!) {
  unminimizeComment(input: { subjectId: $subjectId }) {
    unminimizedComment { isMinimized }
  }
}`;

export const REMOVE_REACTION = `
mutation RemoveReaction($subjectId: ID!, $content: ReactionContent!) {
  removeReaction(input: { subjectId: $subjectId, content: $content }) {
    reaction { content }
  }
}`;

/** Hides a comment as resolved. Throws `GitHubError`, `gone` where the comment was deleted. */
export async function minimizeComment(client: RepositoryClient, nodeId: string): Promise<void> {
  await mutate(client, MINIMIZE_COMMENT, { subjectId: nodeId });
}

/** Shows a comment again. Throws `GitHubError`, `gone` where the comment was deleted. */
export async function unminimizeComment(client: RepositoryClient, nodeId: string): Promise<void> {
  await mutate(client, UNMINIMIZE_COMMENT, { subjectId: nodeId });
}

/** Takes the app's own reaction off a comment. Throws `GitHubError`, `gone` where the comment was deleted. */
export async function removeReaction(
  client: RepositoryClient,
  nodeId: string,
  content: 'CONFUSED',
): Promise<void> {
  await mutate(client, REMOVE_REACTION, { subjectId: nodeId, content });
}

async function mutate(
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
