import { type GraphqlProblem, incompleteAnswer, isAffected, isNotFound } from './graphql-answer.ts';

/** What `findRepository` goes by; a selection of `Repository`. */
export const SERVED_FIELDS = 'databaseId isArchived isFork isEmpty';

/** A repository as far as it takes to tell whether Baton works in it. */
export interface ServedNode {
  readonly databaseId: number | null;
  readonly isArchived: boolean;
  readonly isFork: boolean;
  readonly isEmpty: boolean;
  /** Null without a commit; left out where it was not asked for. */
  readonly defaultBranchRef?: object | null;
}

/**
 * The repository that an answer tells of; null where there is nothing to do: it is gone, another one bears its name by now, or
 * it is a fork, archived or empty. Every job reads its repository through here, so that none needs a rule of its own. Throws
 * `GitHubError` where it could not be read.
 */
export function findRepository<Node extends ServedNode>(
  node: Node | null,
  problems: readonly GraphqlProblem[],
  repositoryId: number,
): Node | null {
  if (node === null) {
    if (problems.length === 0 || isNotFound(problems, ['repository'])) return null;
    throw incompleteAnswer(problems, 'the repository');
  }
  if (node.databaseId !== repositoryId || node.isArchived || node.isFork || node.isEmpty) return null;
  return isWithoutCommit(node, problems) ? null : node;
}

/** A branch that could not be read is none that is missing. */
function isWithoutCommit({ defaultBranchRef }: ServedNode, problems: readonly GraphqlProblem[]): boolean {
  return defaultBranchRef === null && !isAffected(problems, ['repository', 'defaultBranchRef']);
}
