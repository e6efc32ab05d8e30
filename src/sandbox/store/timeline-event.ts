import type { Account, Label, StateReason, Thread } from './entities.ts';

/** What sets one kind of event apart; `kind` is the GraphQL type name. */
export type EventDetails =
  | { readonly kind: 'CommentDeletedEvent'; readonly deletedCommentAuthor: Account }
  /** A pull request has no reason. */
  | { readonly kind: 'ClosedEvent' | 'ReopenedEvent'; readonly stateReason: StateReason | null }
  | { readonly kind: 'LabeledEvent' | 'UnlabeledEvent'; readonly label: Label }
  /** The title as it was then. */
  | { readonly kind: 'MilestonedEvent' | 'DemilestonedEvent'; readonly milestoneTitle: string };

/** Something that happened to an issue or a pull request, as its page shows between the comments. */
export type TimelineEvent = EventDetails & {
  readonly id: number;
  readonly nodeId: string;
  readonly thread: Thread;
  readonly actor: Account;
  readonly createdAt: string;
};
