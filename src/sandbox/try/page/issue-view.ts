import type { CommentView, HappeningView, IssueSummary, PersonView, SpeakerView } from './view.ts';

/** An issue as its page shows it. */
export interface IssueView extends IssueSummary {
  /** Markdown. */
  readonly body: string;
  readonly isEdited: boolean;
  /** Comments and what happened between them, oldest first. */
  readonly conversation: readonly (CommentView | IssueEventView)[];
  /** Who a comment can be written as. */
  readonly speakers: readonly SpeakerView[];
  /** Who ticks the boxes. */
  readonly ticker: string;
  /** Comments to begin with. */
  readonly examples: readonly ExampleView[];
  /** Newest first. */
  readonly happenings: readonly HappeningView[];
}

/** What happened to an issue beside comments. */
export interface IssueEventView {
  readonly id: number;
  readonly actor: PersonView;
  readonly createdAt: string;
  /** `added`, `closed this as completed`. */
  readonly what: string;
  /** Empty where the event is about none. */
  readonly label: string;
}

/** A comment that the form can be filled with. */
export interface ExampleView {
  readonly name: string;
  readonly text: string;
  /** Login of a speaker. */
  readonly as: string;
}
