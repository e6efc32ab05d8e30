import { findRepository, SERVED_FIELDS, type ServedNode } from './find-repository.ts';
import { incompleteAnswer } from './graphql-answer.ts';
import { PAGE_SIZE, RATE_LIMIT } from './pull-request-query.ts';
import { entriesOf } from './read-nodes.ts';
import type { RepositoryClient } from './repository-client.ts';

/** The queue's entries, and the group's commits with the pull requests they came from. */
export const MERGE_GROUP_QUERY = `
query MergeGroup(
  $owner: String!
  $repo: String!
  $branch: String!
  $headSha: GitObjectID!
) {
  ${RATE_LIMIT}
  repository(owner: $owner, name: $repo) {
    ${SERVED_FIELDS}
    mergeQueue(branch: $branch) {
      entries(first: ${PAGE_SIZE}) {
        nodes {
          headCommit { oid }
          pullRequest { number }
        }
      }
    }
    object(oid: $headSha) {
      ... on Commit {
        history(first: ${PAGE_SIZE}) {
          nodes {
            oid
            associatedPullRequests(first: 10) {
              nodes { number baseRefName isInMergeQueue repository { databaseId } }
            }
          }
        }
      }
    }
  }
}`;

export interface MergeGroupWish {
  readonly owner: string;
  readonly repo: string;
  readonly repositoryId: number;
  readonly headSha: string;
  readonly baseSha: string;
  /** `refs/heads/gh-readonly-queue/main/pr-104-<sha>`: names the last pull request of the group. */
  readonly headRef: string;
}

/** The pull requests that a merge group would merge; gone once the queue gave the group up. */
export type MergeGroupReading =
  | {
      readonly kind: 'found';
      /** Ascending. */
      readonly numbers: readonly number[];
      /** False where the queue did not tell the whole group: there may be more than these. */
      readonly isComplete: boolean;
    }
  | { readonly kind: 'gone' };

/** Reads which pull requests stand in a merge group, with one query. Throws `GitHubError`. */
export async function fetchMergeGroup(
  client: RepositoryClient,
  wish: MergeGroupWish,
): Promise<MergeGroupReading> {
  const { owner, repo, headSha } = wish;
  const named = /^refs\/heads\/gh-readonly-queue\/(.+)\/pr-(\d{1,9})-[0-9a-f]{40,64}$/.exec(wish.headRef);
  const branch = named?.[1] ?? '';
  const { data, problems } = await client.graphql<MergeGroupAnswer>(MERGE_GROUP_QUERY, {
    owner,
    repo,
    branch,
    headSha,
  });
  const repository = findRepository(data.repository, problems, wish.repositoryId);
  if (repository === null) return { kind: 'gone' };
  if (repository.object === null) {
    if (problems.length > 0) throw incompleteAnswer(problems, 'the merge group');
    return { kind: 'gone' };
  }

  const { commits, isWhole } = commitsOf(repository, wish.baseSha);
  const entries = entriesOfGroup(repository, commits);
  const isComplete = isWhole && entries.some(({ headCommit }) => headCommit?.oid === headSha);
  const numbers = new Set(entries.flatMap(({ pullRequest }) => pullRequest?.number ?? []));
  if (!isComplete) {
    for (const number of numbersOfCommits(commits, branch, wish.repositoryId)) numbers.add(number);
  }
  if (named?.[2] !== undefined) numbers.add(Number(named[2]));
  return {
    kind: 'found',
    numbers: [...numbers].sort((a, b) => a - b),
    isComplete,
  };
}

interface MergeGroupAnswer {
  readonly repository: GroupNode | null;
}

interface GroupNode extends ServedNode {
  readonly mergeQueue: {
    readonly entries: { readonly nodes: readonly (EntryNode | null)[] | null } | null;
  } | null;
  readonly object: { readonly history?: { readonly nodes: readonly (CommitNode | null)[] | null } } | null;
}

interface EntryNode {
  readonly headCommit: { readonly oid: string } | null;
  readonly pullRequest: { readonly number: number } | null;
}

interface CommitNode {
  readonly oid: string;
  readonly associatedPullRequests: {
    readonly nodes:
      | readonly ({
          readonly number: number;
          readonly baseRefName: string;
          readonly isInMergeQueue: boolean;
          readonly repository: { readonly databaseId: number | null };
        } | null)[]
      | null;
  } | null;
}

/** The commits that the group adds to its base: GitHub makes them last, so they lead the history. */
function commitsOf(
  { object }: GroupNode,
  baseSha: string,
): { readonly commits: readonly CommitNode[]; readonly isWhole: boolean } {
  const history = entriesOf(object?.history?.nodes);
  const base = history.findIndex((commit) => commit.oid === baseSha);
  return { commits: base === -1 ? history : history.slice(0, base), isWhole: base !== -1 };
}

/** An entry's head is the commit that the queue made for it, and stands among the commits of its group. */
function entriesOfGroup({ mergeQueue }: GroupNode, commits: readonly CommitNode[]): readonly EntryNode[] {
  const made = new Set(commits.map((commit) => commit.oid));
  return entriesOf(mergeQueue?.entries?.nodes).filter(
    ({ headCommit }) => headCommit !== null && made.has(headCommit.oid),
  );
}

/** For a queue that no longer lists the group. A squashed commit names no pull request, so these may be too few. */
function numbersOfCommits(
  commits: readonly CommitNode[],
  branch: string,
  repositoryId: number,
): readonly number[] {
  return commits
    .flatMap((commit) => entriesOf(commit.associatedPullRequests?.nodes))
    .filter(
      ({ baseRefName, isInMergeQueue, repository }) =>
        isInMergeQueue && baseRefName === branch && repository.databaseId === repositoryId,
    )
    .map(({ number }) => number);
}
