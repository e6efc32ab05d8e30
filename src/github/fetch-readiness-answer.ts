import { isBearable, type Purse } from './fetch-readiness-pages.ts';
import { findRepository } from './find-repository.ts';
import { type GraphqlProblem, incompleteAnswer, isAffected } from './graphql-answer.ts';
import { CHECK_NAME, CONFIG_PATH } from './pull-request-query.ts';
import { bareLogin } from './read-nodes.ts';
import type { ReadinessAnswer, ReadinessRepositoryNode, TipNode } from './readiness-answer.ts';
import { readinessQuery } from './readiness-query.ts';
import type { RepositoryClient } from './repository-client.ts';

export interface ReadinessWish {
  readonly owner: string;
  readonly repo: string;
  /** What the job was queued for: another repository may bear the name by now. */
  readonly repositoryId: number;
  readonly appId: number;
  /** The time of reading, ISO 8601. */
  readonly now: string;
  /** Paths of documents that the judgement will ask for anyway; each costs little here, and a query later. */
  readonly documents: readonly string[];
  /** False where it is known that the App may not read discussions: else GitHub may refuse the query, and it is sent again. */
  readonly withDiscussions?: boolean;
}

/** The first query's answer, of which nothing is missing that would be posted twice or counted wrongly. */
export interface FirstAnswer {
  readonly node: ReadinessRepositoryNode;
  /** Null without a commit. */
  readonly tip: Partial<TipNode> | null;
  readonly appLogin: string;
  readonly isDiscussionsForbidden: boolean;
  readonly problems: readonly GraphqlProblem[];
}

/** Sends the first query; null where the repository is gone, or another one bears its name. Throws `GitHubError`. */
export async function fetchReadinessAnswer(
  client: RepositoryClient,
  wish: ReadinessWish,
  since: string,
  purse: Purse,
): Promise<FirstAnswer | null> {
  const { owner, repo, appId, documents } = wish;
  const ask = async (withDiscussions: boolean) => {
    const names = { owner, repo, appId, checkName: CHECK_NAME, configPath: CONFIG_PATH };
    const paths = Object.fromEntries(documents.map((path, index) => [`d${index}`, path]));
    const variables = { ...names, since, withChecks: true, withDiscussions, ...paths };
    const answer = await client.graphql<ReadinessAnswer>(readinessQuery(documents.length), variables);
    purse.pay(answer.data);
    return answer;
  };
  const first = await ask(wish.withDiscussions !== false);
  const refusal = first.problems.find(isOfDiscussions);
  // They are never null by the schema: discussions that are refused take the repository with them.
  const isToBeAskedAgain = first.data.repository === null && refusal !== undefined;
  const { data, problems } = isToBeAskedAgain ? await ask(false) : first;
  const node = findRepository(data.repository, problems, wish.repositoryId);
  if (node === null) return null;
  const isForbidden = wish.withDiscussions === false || refusal?.type === 'FORBIDDEN';
  // What GitHub says of discussions that are turned off does not matter.
  if (node.hasDiscussionsEnabled && !isForbidden && (refusal !== undefined || !node.discussions))
    throw incompleteAnswer(first.problems, 'the discussions');
  return {
    node,
    tip: demandWhole(node, problems),
    appLogin: bareLogin(data.viewer.login),
    isDiscussionsForbidden: node.hasDiscussionsEnabled && isForbidden,
    problems,
  };
}

function isOfDiscussions(problem: GraphqlProblem): boolean {
  return ['discussions', 'discussionCategories'].some((name) => isAffected([problem], ['repository', name]));
}

/** What is there and not seen would be made twice, or be held against somebody. Gives the tip of the default branch. */
function demandWhole(
  node: ReadinessRepositoryNode,
  problems: readonly GraphqlProblem[],
): Partial<TipNode> | null {
  const grave = problems.filter(({ path }) => !isBearable(path));
  const demand = (what: string, value: unknown, ...path: readonly string[]): void => {
    if (value === null || value === undefined || isAffected(grave, ['repository', ...path]))
      throw incompleteAnswer(problems, what);
  };
  demand('the issue for reports', node.reportIssues, 'reportIssues');
  demand('the issues about drills', node.drillIssues, 'drillIssues');
  demand('the merged pull requests', node.merged, 'merged');
  demand('the open pull requests', node.open, 'open');
  const tip = node.defaultBranchRef?.target ?? null;
  if (tip !== null) demand('the commits', tip.commits, 'defaultBranchRef', 'target', 'commits');
  // Else a repository whose branch could not be read would pass for an empty one.
  else if (isAffected(problems, ['repository', 'defaultBranchRef']))
    throw incompleteAnswer(problems, 'the default branch');
  return tip;
}
