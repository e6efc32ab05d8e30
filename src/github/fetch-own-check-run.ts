import type { OwnCheckRun } from '../handoff/facts.ts';
import { incompleteAnswer, isNotFound } from './graphql-answer.ts';
import type { OwnCheckNode } from './pull-request-answer.ts';
import { CHECK_NAME, OWN_CHECK_FRAGMENT, RATE_LIMIT } from './pull-request-query.ts';
import { readOwnCheckRun } from './read-nodes.ts';
import type { RepositoryClient } from './repository-client.ts';

export const OWN_CHECK_QUERY = `
query OwnCheck(
  $owner: String!
  $repo: String!
  $sha: GitObjectID!
  $appId: Int!
  $checkName: String!
) {
  ${RATE_LIMIT}
  repository(owner: $owner, name: $repo) {
    databaseId
    object(oid: $sha) { ...OwnCheck }
  }
}
${OWN_CHECK_FRAGMENT}`;

interface OwnCheckAnswer {
  readonly repository: {
    readonly databaseId: number | null;
    readonly object: Partial<OwnCheckNode> | null;
  } | null;
}

/** The app's newest check run on a commit; null where there is none, or no such commit or repository. */
export async function fetchOwnCheckRun(
  client: RepositoryClient,
  {
    owner,
    repo,
    repositoryId,
    sha,
    appId,
  }: {
    readonly owner: string;
    readonly repo: string;
    readonly repositoryId: number;
    readonly sha: string;
    readonly appId: number;
  },
): Promise<OwnCheckRun | null> {
  const { data, problems } = await client.graphql<OwnCheckAnswer>(OWN_CHECK_QUERY, {
    owner,
    repo,
    sha,
    appId,
    checkName: CHECK_NAME,
  });
  if (isNotFound(problems, ['repository'])) return null;
  if (data.repository === null || problems.length > 0) throw incompleteAnswer(problems, 'the check run');
  if (data.repository.databaseId !== repositoryId) return null;
  return readOwnCheckRun(data.repository.object, repositoryId);
}
