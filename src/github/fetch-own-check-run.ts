import type { OwnCheckRun } from '../handoff/facts.ts';
import { findRepository, SERVED_FIELDS, type ServedNode } from './find-repository.ts';
import { incompleteAnswer } from './graphql-answer.ts';
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
    ${SERVED_FIELDS}
    object(oid: $sha) { ...OwnCheck }
  }
}
${OWN_CHECK_FRAGMENT}`;

interface OwnCheckAnswer {
  readonly repository: (ServedNode & { readonly object: Partial<OwnCheckNode> | null }) | null;
}

/** The run is null where there is none, or no such commit; gone where the repository is, or Baton does not work in it. */
export type OwnCheckReading =
  | { readonly kind: 'found'; readonly run: OwnCheckRun | null }
  | { readonly kind: 'gone' };

/** Reads the app's newest check run on a commit. Throws `GitHubError`. */
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
): Promise<OwnCheckReading> {
  const { data, problems } = await client.graphql<OwnCheckAnswer>(OWN_CHECK_QUERY, {
    owner,
    repo,
    sha,
    appId,
    checkName: CHECK_NAME,
  });
  const repository = findRepository(data.repository, problems, repositoryId);
  if (repository === null) return { kind: 'gone' };
  if (problems.length > 0) throw incompleteAnswer(problems, 'the check run');
  return { kind: 'found', run: readOwnCheckRun(repository.object, repositoryId) };
}
