import type { Issue, PullRequest, Repository, Thread } from '../../store/entities.ts';
import type { PageArguments } from '../connection.ts';
import { graphqlError } from '../request-context.ts';

interface ThreadsArguments extends PageArguments {
  readonly states?: readonly string[] | null;
  readonly labels?: readonly string[] | null;
  readonly orderBy?: { readonly field: string; readonly direction: string } | null;
}

export interface PullRequestsArguments extends ThreadsArguments {
  readonly baseRefName?: string | null;
  readonly headRefName?: string | null;
}

export interface IssuesArguments extends ThreadsArguments {
  readonly filterBy?: Readonly<Record<string, unknown>> | null;
}

/** The pull requests that a connection's arguments choose, in their order. */
export function choosePullRequests(
  repository: Repository,
  given: PullRequestsArguments,
): readonly PullRequest[] {
  const chosen = [...repository.threads.values()].filter(
    (thread): thread is PullRequest =>
      thread.kind === 'PullRequest' &&
      (!given.states ||
        given.states.includes(thread.mergedAt === null ? thread.state.toUpperCase() : 'MERGED')) &&
      (!given.baseRefName || given.baseRefName === thread.baseRef) &&
      (!given.headRefName || given.headRefName === thread.headRef) &&
      bearsOneOf(thread, given.labels),
  );
  return inOrder(chosen, given);
}

/** The issues that a connection's arguments choose, in their order; of the filters only states, labels and creator are known. */
export function chooseIssues(repository: Repository, given: IssuesArguments): readonly Issue[] {
  const { createdBy, labels, states, ...others } = given.filterBy ?? {};
  // The schema gives it a default.
  const { viewerSubscribed, ...unknown } = others;
  if (viewerSubscribed === true || Object.keys(unknown).length > 0) {
    throw graphqlError('STAND_IN', `The stand-in can't filter issues by ${Object.keys(others).join(', ')}`);
  }
  const chosen = [...repository.threads.values()].filter(
    (thread): thread is Issue =>
      thread.kind === 'Issue' &&
      repository.hasIssuesEnabled &&
      isIn(given.states, thread.state.toUpperCase()) &&
      isIn(states as readonly string[] | undefined, thread.state.toUpperCase()) &&
      bearsOneOf(thread, given.labels) &&
      bearsOneOf(thread, labels as readonly string[] | undefined) &&
      // As over REST, a bot is named with its suffix.
      (typeof createdBy !== 'string' || createdBy.toLowerCase() === thread.author.login.toLowerCase()),
  );
  return inOrder(chosen, given);
}

function isIn(wanted: readonly string[] | null | undefined, value: string): boolean {
  return !wanted || wanted.includes(value);
}

function bearsOneOf(thread: Thread, labels: readonly string[] | null | undefined): boolean {
  return !labels || thread.labels.some(({ name }) => labels.includes(name));
}

function inOrder<T extends Thread>(threads: readonly T[], { orderBy }: ThreadsArguments): readonly T[] {
  const { field = 'CREATED_AT', direction = 'ASC' } = orderBy ?? {};
  const key = (thread: T): string | number => {
    if (field === 'COMMENTS') return thread.comments.length;
    return field === 'UPDATED_AT' ? thread.updatedAt : thread.createdAt;
  };
  const ascending = threads.toSorted((left, right) =>
    key(left) > key(right) ? 1 : key(left) < key(right) ? -1 : left.id - right.id,
  );
  return direction === 'DESC' ? ascending.toReversed() : ascending;
}
