import type { Fetched, LinkedIssue, PullRequest, PullRequestFacts, SetupIssue } from '../handoff/facts.ts';
import { findRepository } from './find-repository.ts';
import { type GraphqlProblem, incompleteAnswer, isAffected, isNotFound } from './graphql-answer.ts';
import type {
  BringersNode,
  HeadCommitAnswer,
  HeadCommitNode,
  PullRequestFactsAnswer,
  PullRequestNode,
  RepositoryNode,
} from './pull-request-answer.ts';
import { CHECK_NAME, CONFIG_PATH, HEAD_COMMIT_QUERY, pullRequestQuery } from './pull-request-query.ts';
import { readBase } from './read-base.ts';
import { readCommands, readOwnComment } from './read-comments.ts';
import { readLists } from './read-lists.ts';
import {
  bareLogin,
  entriesOf,
  known,
  readActor,
  readFileEntry,
  readLinkedIssue,
  readOwnCheckRun,
  unknown,
} from './read-nodes.ts';
import { readRepository } from './read-repository.ts';
import type { RepositoryClient } from './repository-client.ts';

export interface PullRequestWish {
  readonly owner: string;
  readonly repo: string;
  /** What the job was queued for: another repository may bear the name by now. */
  readonly repositoryId: number;
  readonly number: number;
  readonly appId: number;
  /** The time of reading, ISO 8601. */
  readonly now: string;
  /** A head that a push replaced: who else has it is read too. */
  readonly leftHead?: string | undefined;
  /** Paths of documents that the judgement will ask for anyway; each costs little here, and a query later. */
  readonly documents: readonly string[];
}

/**
 * `onLeftHead` are the other open pull requests with the head that a push replaced; null where GitHub could not tell.
 * Gone: the pull request or its repository is no more, or was never to be seen by this installation.
 */
export type PullRequestReading =
  | {
      readonly kind: 'found';
      readonly facts: PullRequestFacts;
      readonly onLeftHead: readonly number[] | null;
    }
  | { readonly kind: 'gone' };

/**
 * Reads everything about a pull request with one query; more only for lists of more than a page, and for a list of
 * commits that does not end with the head. Parts that GitHub could not read are unknown, with the reason. Where
 * `commands` are unknown, `ownComment` may be null although there is one. Throws `GitHubError` for the rest.
 */
export async function fetchPullRequestFacts(
  client: RepositoryClient,
  wish: PullRequestWish,
): Promise<PullRequestReading> {
  const { owner, repo, number, appId } = wish;
  const common = { owner, repo, appId, checkName: CHECK_NAME, configPath: CONFIG_PATH };
  const { data, problems } = await client.graphql<PullRequestFactsAnswer>(
    pullRequestQuery(wish.documents.length),
    {
      ...common,
      number,
      leftHead: wish.leftHead ?? null,
      hasLeftHead: wish.leftHead !== undefined,
      ...Object.fromEntries(wish.documents.map((path, index) => [`d${index}`, path])),
    },
  );
  const repository = findRepository(data.repository, problems, wish.repositoryId);
  if (repository === null) return { kind: 'gone' };
  const node = repository.pullRequest;
  if (node === null) {
    if (problems.length === 0 || isNotFound(problems, ['repository', 'pullRequest'])) return { kind: 'gone' };
    throw incompleteAnswer(problems, 'the pull request');
  }

  const head = await headOf(client, common, node, problems);
  const lists = await readLists(client, { owner, repo, number }, node);
  const appLogin = bareLogin(data.viewer.login);
  return {
    kind: 'found',
    onLeftHead: onLeftHead(repository.leftHead, wish, problems),
    facts: {
      now: wish.now,
      appLogin,
      repository: readRepository(repository, wish.repositoryId),
      pullRequest: {
        ...readScalars(node),
        labels: lists.labels,
        files: lists.files,
        linkedIssues: readLinkedIssues(node, problems),
        commands:
          lists.comments.kind === 'known' ? known(readCommands(lists.comments.value)) : lists.comments,
        siblings: othersWithHead(head.commit, node.headRefOid, wish),
      },
      setupIssue: readSetupIssue(repository, problems),
      presses: [],
      lookedUp: readBase(node, wish.documents, problems),
      configFiles: {
        repository: readFileEntry(CONFIG_PATH, repository.defaultBranchRef?.target?.file, problems, [
          'repository',
          'defaultBranchRef',
        ]),
        head: readFileEntry(CONFIG_PATH, head.commit.file, head.problems, [...head.path, 'file']),
      },
      ownComment: readOwnComment(lists.seenComments, appLogin),
      ownCommentDeletedAt: lastDeletionOf(node, appLogin),
      ownCheckRun: readOwnCheckRun(head.commit, wish.repositoryId),
    },
  };
}

interface Head {
  readonly commit: Partial<HeadCommitNode>;
  readonly problems: readonly GraphqlProblem[];
  /** Where the commit stands in the answer that has the problems. */
  readonly path: readonly (string | number)[];
}

/**
 * The head commit. The list of commits may end elsewhere: it is empty where the head is already in the base, and may
 * lag behind a push. Without the head nothing can be said about its check, so its absence is a fault.
 */
async function headOf(
  client: RepositoryClient,
  common: Readonly<Record<string, unknown>>,
  node: PullRequestNode,
  problems: readonly GraphqlProblem[],
): Promise<Head> {
  const path = ['repository', 'pullRequest', 'commits', 'nodes', 0, 'commit'];
  const listed = entriesOf(node.commits.nodes).at(-1)?.commit;
  if (listed?.oid === node.headRefOid) return needSiblings({ commit: listed, problems, path });

  const answer = await client.graphql<HeadCommitAnswer>(HEAD_COMMIT_QUERY, {
    ...common,
    sha: node.headRefOid,
  });
  const commit = answer.data.repository?.object;
  if (commit?.oid !== node.headRefOid) throw incompleteAnswer(answer.problems, 'the head commit');
  return needSiblings({ commit, problems: answer.problems, path: ['repository', 'object'] });
}

/** Without them the shared check could hide another pull request's worse verdict. */
function needSiblings(head: Head): Head {
  if (head.commit.associatedPullRequests?.nodes) return head;
  throw incompleteAnswer(head.problems, 'the pull requests of the head');
}

/** The other open pull requests of the repository whose head a commit is. */
function othersWithHead(
  commit: Partial<BringersNode>,
  sha: string,
  { number, repositoryId }: PullRequestWish,
): readonly number[] {
  return entriesOf(commit.associatedPullRequests?.nodes)
    .filter(
      (other) =>
        other.number !== number &&
        other.state === 'OPEN' &&
        other.headRefOid === sha &&
        other.repository.databaseId === repositoryId,
    )
    .map((other) => other.number);
}

/** Nobody has a commit any more that is not there. */
function onLeftHead(
  commit: Partial<BringersNode> | null | undefined,
  wish: PullRequestWish,
  problems: readonly GraphqlProblem[],
): readonly number[] | null {
  if (wish.leftHead === undefined) return [];
  if (isAffected(problems, ['repository', 'leftHead'])) return null;
  return othersWithHead(commit ?? {}, wish.leftHead, wish);
}

type Scalars = Omit<PullRequest, 'labels' | 'files' | 'linkedIssues' | 'commands' | 'siblings'>;

function readScalars(node: PullRequestNode): Scalars {
  const states = { OPEN: 'open', CLOSED: 'closed', MERGED: 'merged' } as const;
  return {
    nodeId: node.id,
    number: node.number,
    title: node.title,
    body: node.body,
    url: node.url,
    state: states[node.state],
    isDraft: node.isDraft,
    isFork: node.isCrossRepository,
    author: readActor(node.author),
    headSha: node.headRefOid,
    headRefName: node.headRefName,
    headRepositoryUrl: node.headRepository?.url ?? null,
    baseRefName: node.baseRefName,
    baseSha: node.baseRef?.target?.oid ?? node.baseRefOid,
    milestone: node.milestone?.title ?? null,
  };
}

/** At most the first twenty: a description that closes more is judged by those, or its length would let it escape. */
function readLinkedIssues(
  node: PullRequestNode,
  problems: readonly GraphqlProblem[],
): Fetched<readonly LinkedIssue[]> {
  const references = node.closingIssuesReferences;
  if (references === null || isAffected(problems, ['repository', 'pullRequest', 'closingIssuesReferences'])) {
    return unknown('GitHub could not read the linked issues');
  }
  return known(entriesOf(references.nodes).map(readLinkedIssue));
}

function lastDeletionOf(node: PullRequestNode, appLogin: string): string | null {
  const own = entriesOf(node.timelineItems.nodes).filter(
    ({ deletedCommentAuthor: author }) => author?.kind === 'Bot' && bareLogin(author.login) === appLogin,
  );
  return own.at(-1)?.createdAt ?? null;
}

/** The newest one by the app itself. Without the right to read issues there is none to be seen. */
function readSetupIssue(
  { setupIssues, hasIssuesEnabled }: RepositoryNode,
  problems: readonly GraphqlProblem[],
): Fetched<SetupIssue | null> {
  if (!hasIssuesEnabled) return unknown('the repository has no issues');
  if (setupIssues === null || isAffected(problems, ['repository', 'setupIssues'])) {
    return unknown('GitHub could not read the setup issue');
  }
  const own = entriesOf(setupIssues.nodes).find((issue) => issue.viewerDidAuthor);
  return known(own === undefined ? null : { isOpen: own.state === 'OPEN', createdAt: own.createdAt });
}
