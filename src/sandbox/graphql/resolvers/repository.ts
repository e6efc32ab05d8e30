import { webUrlOf } from '../../render/urls.ts';
import type { MergeQueueEntry, Repository, Thread } from '../../store/entities.ts';
import { findRepository, fullNameOf } from '../../store/store.ts';
import { cutConnection, type PageArguments } from '../connection.ts';
import { graphqlError, isReachable, type RequestContext, requireGrant } from '../request-context.ts';
import { properties, type ResolverMap } from '../resolver.ts';
import {
  chooseIssues,
  choosePullRequests,
  type IssuesArguments,
  type PullRequestsArguments,
} from './choose-threads.ts';
import { DISCUSSIONS } from './discussions.ts';
import { commitNode, objectNode, refNode } from './git.ts';
import { type MilestonesArguments, milestonesOf } from './milestones.ts';
import { nodeOf } from './node-of.ts';
import { organizationOf } from './teams.ts';

interface MergeQueue {
  readonly repository: Repository;
  readonly branch: string;
}

/** The root of every query, repositories and merge queues. */
export const repositoryResolvers: ResolverMap = {
  Query: {
    // `viewer` is of type User whoever asks, and keeps a bot's suffix.
    viewer: (_: unknown, _given: never, { world }: RequestContext) => ({ ...world.app.bot, kind: 'User' }),
    rateLimit: (_: unknown, _given: never, { rateLimit, price }: RequestContext) => ({
      ...rateLimit,
      ...price,
      remaining: rateLimit.limit - rateLimit.used,
    }),
    repository: (
      _: unknown,
      given: { readonly owner: string; readonly name: string },
      context: RequestContext,
    ) => {
      const repository = findRepository(context.world.store, given.owner, given.name);
      if (repository && isReachable(context, repository)) return repository;
      const name = `'${given.owner}/${given.name}'`;
      throw graphqlError('NOT_FOUND', `Could not resolve to a Repository with the name ${name}.`);
    },
    organization: (_: unknown, { login }: { readonly login: string }, context: RequestContext) =>
      organizationOf(login, context),
    node: (_: unknown, { id }: { readonly id: string }, context: RequestContext) => nodeOf(id, context),
    nodes: (_: unknown, { ids }: { readonly ids: readonly string[] }, context: RequestContext) =>
      // One that is not there is null with an error, and leaves the others alone.
      ids.map(async (id) => nodeOf(id, context)),
  },
  RateLimit: properties('cost', 'limit', 'nodeCount', 'remaining', 'resetAt', 'used'),
  PageInfo: properties('hasNextPage', 'hasPreviousPage', 'startCursor', 'endCursor'),
  Repository: {
    ...properties('name', 'owner', 'isPrivate', 'isArchived', 'hasIssuesEnabled', 'createdAt'),
    ...DISCUSSIONS,
    id: ({ nodeId }: Repository) => nodeId,
    databaseId: ({ id }: Repository) => id,
    nameWithOwner: (repository: Repository) => fullNameOf(repository),
    url: (repository: Repository) => webUrlOf(repository),
    isFork: ({ parent }: Repository) => parent !== null,
    isInOrganization: ({ owner }: Repository) => owner.kind === 'Organization',
    visibility: ({ isPrivate }: Repository) => (isPrivate ? 'PRIVATE' : 'PUBLIC'),
    isEmpty: (repository: Repository) => repository.git.refs.size === 0,
    squashMergeAllowed: ({ squash }: Repository) => squash.isAllowed,
    squashMergeCommitMessage: ({ squash }: Repository) => squash.message,
    viewerPermission: () => null,
    defaultBranchRef: (repository: Repository) =>
      refNode(repository, `refs/heads/${repository.defaultBranch}`),
    ref: (repository: Repository, { qualifiedName }: { readonly qualifiedName: string }) =>
      refNode(repository, qualifiedName),
    object: (
      repository: Repository,
      { oid, expression }: { readonly oid?: string; readonly expression?: string },
      context: RequestContext,
    ) => {
      requireGrant(context, 'read', 'contents');
      const wanted = oid ?? expression;
      return wanted ? objectNode(repository, wanted) : null;
    },
    pullRequest: (
      repository: Repository,
      { number }: { readonly number: number },
      context: RequestContext,
    ) => {
      requireGrant(context, 'read', 'pull_requests');
      return threadOf(repository, number, 'PullRequest');
    },
    issue: (repository: Repository, { number }: { readonly number: number }, context: RequestContext) => {
      requireGrant(context, 'read', 'issues');
      return threadOf(repository, number, 'Issue');
    },
    issueOrPullRequest: (
      repository: Repository,
      { number }: { readonly number: number },
      context: RequestContext,
    ) => {
      requireGrant(context, 'read', 'issues', 'pull_requests');
      return threadOf(repository, number, null);
    },
    issues: (repository: Repository, given: IssuesArguments, context: RequestContext) => {
      requireGrant(context, 'read', 'issues');
      return cutConnection(chooseIssues(repository, given), given, context, 'issues');
    },
    milestones: (repository: Repository, given: MilestonesArguments, context: RequestContext) =>
      milestonesOf(repository, given, context),
    label: (repository: Repository, { name }: { readonly name: string }) =>
      repository.labels.get(name.toLowerCase()) ?? null,
    pullRequests: (repository: Repository, given: PullRequestsArguments, context: RequestContext) => {
      requireGrant(context, 'read', 'pull_requests');
      return cutConnection(choosePullRequests(repository, given), given, context, 'pullRequests');
    },
    mergeQueue: (
      repository: Repository,
      { branch }: { readonly branch?: string },
      context: RequestContext,
    ) => {
      requireGrant(context, 'read', 'merge_queues');
      const name = branch ?? repository.defaultBranch;
      const hasQueue = repository.mergeGroups.some(({ baseRef }) => baseRef === name);
      return hasQueue ? { repository, branch: name } : null;
    },
  },
  MergeQueue: {
    id: ({ repository, branch }: MergeQueue) => `MQ_${repository.id}_${branch}`,
    repository: ({ repository }: MergeQueue) => repository,
    entries: (queue: MergeQueue, page: PageArguments, context: RequestContext) =>
      cutConnection(entriesOf(queue.repository, queue.branch), page, context, 'entries'),
  },
  MergeQueueEntry: {
    ...properties('enqueuer', 'enqueuedAt', 'pullRequest'),
    id: ({ nodeId }: MergeQueueEntry) => nodeId,
    state: () => 'AWAITING_CHECKS',
    position: (entry: MergeQueueEntry) =>
      entriesOf(entry.pullRequest.repository, entry.group.baseRef).indexOf(entry) + 1,
    headCommit: ({ pullRequest, headSha }: MergeQueueEntry) => commitNode(pullRequest.repository, headSha),
    baseCommit: ({ pullRequest, baseSha }: MergeQueueEntry) => commitNode(pullRequest.repository, baseSha),
    mergeQueue: ({ pullRequest, group }: MergeQueueEntry) => ({
      repository: pullRequest.repository,
      branch: group.baseRef,
    }),
  },
};

function entriesOf(repository: Repository, branch: string): readonly MergeQueueEntry[] {
  return repository.mergeGroups.filter(({ baseRef }) => baseRef === branch).flatMap(({ entries }) => entries);
}

function threadOf(repository: Repository, number: number, kind: Thread['kind'] | null): Thread {
  const thread = repository.threads.get(number);
  const isShown = thread?.kind === 'PullRequest' || repository.hasIssuesEnabled;
  if (thread && isShown && (kind === null || thread.kind === kind)) return thread;
  const name = kind ?? 'issue or pull request';
  throw graphqlError(
    'NOT_FOUND',
    `Could not resolve to ${kind === 'PullRequest' ? 'a' : 'an'} ${name} with the number of ${number}.`,
  );
}
