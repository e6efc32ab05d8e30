import type { PhaseComment } from '../phases/phase-facts.ts';

/** An issue that the app made for a drill (label `baton:drill`). */
export interface DrillIssue {
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly isOpen: boolean;
  /** ISO 8601. */
  readonly createdAt: string;
  /** The app's own and those that may hold a command, oldest first; the newest of them where there are many. */
  readonly comments: readonly PhaseComment[];
}
