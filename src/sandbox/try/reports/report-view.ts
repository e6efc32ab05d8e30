import type { CommentView, HappeningView, PersonView } from '../page/view.ts';

/** A discussion, as its page and the card of reports show it. */
export interface DiscussionView {
  /** Where it is here: `/discussions/12`, or the comment on the standing issue. */
  readonly path: string;
  /** Null where it is a comment. */
  readonly number: number | null;
  readonly title: string;
  readonly category: string;
  readonly author: PersonView;
  readonly createdAt: string;
  readonly isEdited: boolean;
  /** Markdown. */
  readonly body: string;
  readonly reactions: CommentView['reactions'];
}

/** A link to a report. */
export type ReportLink = Pick<DiscussionView, 'path' | 'title' | 'createdAt'>;

/** The discussion with its neighbours in time. */
export interface DiscussionPageView {
  readonly discussion: DiscussionView;
  readonly older: ReportLink | null;
  readonly newer: ReportLink | null;
}

/** The card of reports. */
export interface ReportsView {
  /** Null while there is none. */
  readonly newest: DiscussionView | null;
  /** Newest first. */
  readonly earlier: readonly ReportLink[];
  /** The day on which it comes, as people call it. */
  readonly day: string;
  /** When the next one is due. */
  readonly nextDueAt: string;
  /** What time travel is doing now; null while it rests. */
  readonly travelling: string | null;
  /** Whether one is still to be awaited: the start is not over. */
  readonly isAwaited: boolean;
  /** Whether something can be commented on, which renewing takes. */
  readonly canRenew: boolean;
  /** The drills that wait for somebody. */
  readonly drills: readonly { readonly number: number; readonly title: string }[];
  /** Newest first. */
  readonly happenings: readonly HappeningView[];
}
