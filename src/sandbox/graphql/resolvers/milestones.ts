import { webUrlOf } from '../../render/urls.ts';
import type { Issue, Milestone, Repository } from '../../store/entities.ts';
import { type Connection, cutConnection, type PageArguments } from '../connection.ts';
import { graphqlError, type RequestContext, requireGrant } from '../request-context.ts';
import { properties, type ResolverMap } from '../resolver.ts';
import { chooseIssues, type IssuesArguments } from './choose-threads.ts';
import { actorOf } from './people.ts';

/** The arguments of `milestones`. */
export interface MilestonesArguments extends PageArguments {
  readonly states?: readonly string[] | null;
  readonly query?: string | null;
  readonly orderBy?: { readonly field: string; readonly direction: string } | null;
}

/** The milestones that a connection's arguments choose, in their order: by number where none is given. */
export function milestonesOf(
  repository: Repository,
  given: MilestonesArguments,
  context: RequestContext,
): Connection<Milestone> {
  requireGrant(context, 'read', 'issues', 'pull_requests');
  if (given.query) throw graphqlError('STAND_IN', "The stand-in can't search milestones by text");
  const { field = 'NUMBER', direction = 'ASC' } = given.orderBy ?? {};
  const ascending = [...repository.milestones.values()]
    .filter(({ state }) => !given.states || given.states.includes(state.toUpperCase()))
    .sort((left, right) => compare(keyOf(left, field), keyOf(right, field)) || left.number - right.number);
  const ordered = direction === 'DESC' ? ascending.toReversed() : ascending;
  return cutConnection(ordered, given, context, 'milestones');
}

function compare(left: string | number, right: string | number): number {
  return left === right ? 0 : left < right ? -1 : 1;
}

function keyOf({ number, createdAt, updatedAt, dueOn }: Milestone, field: string): string | number {
  if (field === 'NUMBER') return number;
  if (field === 'DUE_DATE') return dueOn ?? '';
  return field === 'UPDATED_AT' ? updatedAt : createdAt;
}

/** Milestones, and the issues in them. */
export const milestoneResolvers: ResolverMap = {
  Milestone: {
    ...properties('number', 'title', 'description', 'dueOn', 'createdAt', 'updatedAt', 'closedAt'),
    ...properties('repository'),
    id: ({ nodeId }: Milestone) => nodeId,
    state: ({ state }: Milestone) => state.toUpperCase(),
    closed: ({ state }: Milestone) => state === 'closed',
    creator: ({ creator }: Milestone) => actorOf(creator),
    url: ({ repository, number }: Milestone) => `${webUrlOf(repository)}/milestone/${number}`,
    issues: (milestone: Milestone, given: IssuesArguments, context: RequestContext) => {
      requireGrant(context, 'read', 'issues');
      const within = (issue: Issue) => issue.milestone === milestone;
      const issues = chooseIssues(milestone.repository, given).filter(within);
      return cutConnection(issues, given, context, 'issues');
    },
  },
};
