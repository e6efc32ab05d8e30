import type { PlanChange, Timing } from './phase-status.ts';

/** What the weekly report says of one phase: a part of its `PhaseStatus`, as plain data. Texts are data, never trusted. */
export interface PhaseSummary {
  readonly id: string;
  readonly title: string;
  /** ISO dates; null where not told. */
  readonly starts: string | null;
  readonly ends: string | null;
  readonly timing: Timing;
  readonly isOverdue: boolean;
  readonly isDone: boolean;
  /** Null where there is none, see `isDeleted`. */
  readonly issue: {
    readonly number: number;
    readonly url: string;
    readonly isOpen: boolean;
    readonly closedAs: 'completed' | 'not-planned' | null;
  } | null;
  /** Somebody deleted its issue. */
  readonly isDeleted: boolean;
  readonly deliverables: readonly {
    readonly text: string;
    readonly isDone: boolean;
    readonly pulls: readonly { readonly number: number; readonly url: string }[];
  }[];
  readonly targets: readonly {
    /** As the plan says it, such as `nDCG@5 > 0.75`. */
    readonly text: string;
    /** The newest value with its unit; null where none was reported yet. */
    readonly latest: string | null;
    readonly isMet: boolean;
    /** The plan's words hold no value, so that nothing can be reported for it. */
    readonly isUnmeasurable?: true;
  }[];
  readonly criteria: readonly {
    /** As the plan says it. */
    readonly text: string;
    /** The agreed action: data; empty where none was agreed. */
    readonly action: string;
    readonly latest: string | null;
    readonly isMet: boolean;
    /** Met, and nobody of the client's side decided yet. */
    readonly isUndecided: boolean;
    /** When it was met last, ISO 8601; null where it is not. */
    readonly metAt: string | null;
    /** What was decided last; null where nothing was. */
    readonly decision: 'agreed' | 'continue' | 'stop' | null;
  }[];
  readonly changes: readonly PlanChange[];
  /** Its record could not be read whole; null where it could. */
  readonly unread: string | null;
}
