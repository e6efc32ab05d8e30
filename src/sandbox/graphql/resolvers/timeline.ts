import type { Comment, Thread } from '../../store/entities.ts';
import type { TimelineEvent } from '../../store/timeline-event.ts';
import { type Connection, cutConnection, type PageArguments } from '../connection.ts';
import { graphqlError, type RequestContext } from '../request-context.ts';
import type { Resolver, ResolverMap } from '../resolver.ts';
import { actorOf } from './people.ts';

/** The arguments of `timelineItems`. */
export interface TimelineArguments extends PageArguments {
  readonly itemTypes?: readonly string[] | null;
  readonly since?: string | null;
  readonly skip?: number | null;
}

type TimelineItem = Comment | TimelineEvent;

/** What can be asked for, by the names that `itemTypes` has for it. */
const KINDS: Readonly<Record<string, TimelineItem['kind']>> = {
  ISSUE_COMMENT: 'IssueComment',
  COMMENT_DELETED_EVENT: 'CommentDeletedEvent',
  CLOSED_EVENT: 'ClosedEvent',
  REOPENED_EVENT: 'ReopenedEvent',
  LABELED_EVENT: 'LabeledEvent',
  UNLABELED_EVENT: 'UnlabeledEvent',
  MILESTONED_EVENT: 'MilestonedEvent',
  DEMILESTONED_EVENT: 'DemilestonedEvent',
};

/** The chosen kinds of what happened, oldest first; a kind that is not recorded is refused, and so is the whole timeline. */
export function timelineOf(
  thread: Thread,
  page: TimelineArguments,
  context: RequestContext,
): Connection<TimelineItem> {
  const types = page.itemTypes ?? [];
  const unknown = types.filter((type) => !(type in KINDS));
  if (types.length === 0 || unknown.length > 0 || page.since || page.skip) {
    const what = unknown.join(', ') || 'all';
    throw graphqlError('STAND_IN', `The stand-in has no such timelineItems of ${thread.kind}: ${what}`);
  }
  const wanted = new Set(types.map((type) => KINDS[type]));
  const items = [...thread.comments, ...thread.events]
    .filter(({ kind }) => wanted.has(kind))
    .sort((left, right) =>
      left.createdAt === right.createdAt ? left.id - right.id : left.createdAt < right.createdAt ? -1 : 1,
    );
  return cutConnection(items, page, context, 'timelineItems');
}

type Event<K extends TimelineEvent['kind']> = Extract<TimelineEvent, { readonly kind: K }>;

const EVENT: Readonly<Record<string, Resolver<TimelineEvent>>> = {
  id: ({ nodeId }) => nodeId,
  actor: ({ actor }) => actorOf(actor),
  createdAt: ({ createdAt }) => createdAt,
};

const STATE_EVENT: ResolverMap[string] = {
  ...EVENT,
  closable: ({ thread }: TimelineEvent) => thread,
  stateReason: ({ stateReason }: Event<'ClosedEvent' | 'ReopenedEvent'>) =>
    stateReason?.toUpperCase() ?? null,
};

const LABEL_EVENT: ResolverMap[string] = {
  ...EVENT,
  label: ({ label }: Event<'LabeledEvent' | 'UnlabeledEvent'>) => label,
};

const MILESTONE_EVENT: ResolverMap[string] = {
  ...EVENT,
  milestoneTitle: ({ milestoneTitle }: Event<'MilestonedEvent' | 'DemilestonedEvent'>) => milestoneTitle,
};

/** The events of a timeline. */
export const timelineResolvers: ResolverMap = {
  ClosedEvent: STATE_EVENT,
  ReopenedEvent: STATE_EVENT,
  LabeledEvent: LABEL_EVENT,
  UnlabeledEvent: LABEL_EVENT,
  MilestonedEvent: MILESTONE_EVENT,
  DemilestonedEvent: MILESTONE_EVENT,
  CommentDeletedEvent: {
    ...EVENT,
    databaseId: ({ id }: TimelineEvent) => id,
    deletedCommentAuthor: ({ deletedCommentAuthor }: Event<'CommentDeletedEvent'>) =>
      actorOf(deletedCommentAuthor),
  },
};
