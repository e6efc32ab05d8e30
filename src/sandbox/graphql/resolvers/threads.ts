import { closingIssuesOf } from '../../closing-issues.ts';
import type { ChangedFile } from '../../git/changed-files.ts';
import { isCrossRepository, webUrlOf } from '../../render/urls.ts';
import type { Comment, Issue, PullRequest, Thread } from '../../store/entities.ts';
import { cutConnection, type PageArguments } from '../connection.ts';
import { isReachable, type RequestContext, requireGrant } from '../request-context.ts';
import { properties, type Resolver, type ResolverMap } from '../resolver.ts';
import { commitNode, refNode } from './git.ts';
import { actorOf, WRITTEN } from './people.ts';
import { REVIEWS } from './reviews.ts';
import { type TimelineArguments, timelineOf } from './timeline.ts';

const THREAD: Readonly<Record<string, Resolver<Thread>>> = {
  ...WRITTEN,
  number: ({ number }) => number,
  title: ({ title }) => title,
  url: (thread) => webUrlOf(thread),
  repository: ({ repository }) => repository,
  closed: ({ state }) => state === 'closed',
  closedAt: ({ closedAt }) => closedAt,
  locked: ({ isLocked }) => isLocked,
  milestone: ({ milestone }) => milestone,
  labels: ({ labels }, page: PageArguments, context) => cutConnection(labels, page, context, 'labels'),
  comments: ({ comments }, page: PageArguments, context) => {
    requireGrant(context, 'read', 'pull_requests', 'issues');
    return cutConnection(comments, page, context, 'comments');
  },
  timelineItems: (thread, page: TimelineArguments, context) => timelineOf(thread, page, context),
};

/** Issues, pull requests, their comments and files. */
export const threadResolvers: ResolverMap = {
  Issue: {
    ...THREAD,
    state: ({ state }: Thread) => state.toUpperCase(),
    stateReason: ({ stateReason }: Issue) => stateReason?.toUpperCase() ?? null,
  },
  PullRequest: {
    ...THREAD,
    ...REVIEWS,
    state: ({ state, mergedAt }: PullRequest) => (mergedAt === null ? state.toUpperCase() : 'MERGED'),
    isDraft: ({ isDraft }: PullRequest) => isDraft,
    isCrossRepository: (pull: PullRequest) => isCrossRepository(pull),
    merged: ({ mergedAt }: PullRequest) => mergedAt !== null,
    mergedAt: ({ mergedAt }: PullRequest) => mergedAt,
    mergedBy: ({ mergedBy }: PullRequest) => actorOf(mergedBy),
    mergeCommit: ({ repository, mergeCommitSha }: PullRequest) =>
      mergeCommitSha === null ? null : commitNode(repository, mergeCommitSha),
    baseRefName: ({ baseRef }: PullRequest) => baseRef,
    baseRefOid: ({ baseSha }: PullRequest) => baseSha,
    baseRef: ({ repository, baseRef }: PullRequest) => refNode(repository, `refs/heads/${baseRef}`),
    baseRepository: ({ repository }: PullRequest) => repository,
    headRefName: ({ headRef }: PullRequest) => headRef,
    headRefOid: ({ headSha }: PullRequest) => headSha,
    // A fork's branch belongs to a repository that the token does not reach.
    headRef: (pull: PullRequest) =>
      isCrossRepository(pull) ? null : refNode(pull.repository, `refs/heads/${pull.headRef}`),
    headRepository: ({ headRepository }: PullRequest, _: never, context: RequestContext) =>
      headRepository && (isReachable(context, headRepository) || !headRepository.isPrivate)
        ? headRepository
        : null,
    headRepositoryOwner: ({ headRepository }: PullRequest) => actorOf(headRepository?.owner ?? null),
    additions: async (pull: PullRequest) => sum(await filesOf(pull), 'additions'),
    deletions: async (pull: PullRequest) => sum(await filesOf(pull), 'deletions'),
    changedFiles: async (pull: PullRequest) => (await filesOf(pull)).length,
    files: async (pull: PullRequest, page: PageArguments, context: RequestContext) =>
      cutConnection(await filesOf(pull), page, context, 'files'),
    commits: async (pull: PullRequest, page: PageArguments, context: RequestContext) => {
      const shas = await pull.repository.git.commitsBetween(pull.baseSha, pull.headSha);
      const { items, ...place } = cutConnection(shas, page, context, 'commits');
      return { ...place, items: items.map((sha) => ({ pull, sha })) };
    },
    closingIssuesReferences: (pull: PullRequest, page: PageArguments, context: RequestContext) => {
      requireGrant(context, 'read', 'issues');
      const issues = closingIssuesOf(context.world.store, pull).filter(({ repository }) =>
        isReachable(context, repository),
      );
      return cutConnection(issues, page, context, 'closingIssuesReferences');
    },
    isInMergeQueue: ({ mergeQueueEntry }: PullRequest) => mergeQueueEntry !== null,
    mergeQueueEntry: ({ mergeQueueEntry }: PullRequest, _: never, context: RequestContext) => {
      requireGrant(context, 'read', 'merge_queues');
      return mergeQueueEntry;
    },
  },
  PullRequestCommit: {
    id: ({ pull, sha }: PullCommit) => `PURC_${pull.id}_${sha}`,
    pullRequest: ({ pull }: PullCommit) => pull,
    commit: ({ pull, sha }: PullCommit) => commitNode(pull.repository, sha),
  },
  PullRequestChangedFile: {
    ...properties('path', 'additions', 'deletions'),
    changeType: ({ status }: ChangedFile) => (status === 'removed' ? 'DELETED' : status.toUpperCase()),
  },
  IssueComment: {
    ...WRITTEN,
    url: ({ id, thread }: Comment) => `${webUrlOf(thread)}#issuecomment-${id}`,
    repository: ({ thread }: Comment) => thread.repository,
    pullRequest: ({ thread }: Comment) => (thread.kind === 'PullRequest' ? thread : null),
    isMinimized: ({ minimizedReason }: Comment) => minimizedReason !== null,
    minimizedReason: ({ minimizedReason }: Comment) =>
      minimizedReason?.toLowerCase().replace('_', '-') ?? null,
  },
};

interface PullCommit {
  readonly pull: PullRequest;
  readonly sha: string;
}

function filesOf(pull: PullRequest): Promise<readonly ChangedFile[]> {
  return pull.repository.git.changedFiles(pull.baseSha, pull.headSha);
}

function sum(files: readonly ChangedFile[], count: 'additions' | 'deletions'): number {
  return files.reduce((total, file) => total + file[count], 0);
}
