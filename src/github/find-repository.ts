import { type GraphqlProblem, incompleteAnswer, isNotFound } from './graphql-answer.ts';

/**
 * The repository that an answer tells of; null where it is gone, or another one bears its name by now. Throws `GitHubError`
 * where it could not be read.
 */
export function findRepository<Node extends { readonly databaseId: number | null }>(
  node: Node | null,
  problems: readonly GraphqlProblem[],
  repositoryId: number,
): Node | null {
  if (node !== null) return node.databaseId === repositoryId ? node : null;
  if (problems.length === 0 || isNotFound(problems, ['repository'])) return null;
  throw incompleteAnswer(problems, 'the repository');
}
