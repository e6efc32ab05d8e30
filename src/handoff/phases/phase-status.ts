import type { CriterionStatus, TargetStatus } from './criteria/measure-status.ts';
import type { UncountedReport } from './metrics/metric-report.ts';
import type { MergedPullRequest, PhaseIssue, PhaseMilestone } from './phase-facts.ts';
import type { Deliverable, Phase } from './plan/plan.ts';

/** A deliverable, and what became of it. */
export interface DeliverableStatus {
  readonly deliverable: Deliverable;
  /** Ticked in the issue, by anybody. */
  readonly isDone: boolean;
  /** Merged pull requests of the phase whose titles speak of it, oldest first. */
  readonly pulls: readonly MergedPullRequest[];
}

/** Something agreed that was changed after values were reported, and that the client's side has not accepted. */
export interface PlanChange {
  readonly what: 'target' | 'kill criterion' | 'dates';
  /** The metric of a target, the key of a criterion; empty for dates. */
  readonly key: string;
  /** Plain words: data. Null: there was no such thing. */
  readonly was: string | null;
  /** Null: it was taken out. */
  readonly is: string | null;
  /** When, ISO 8601. */
  readonly at: string;
  /** The pull request that brought it; null where none did. */
  readonly pullRequest: { readonly number: number; readonly url: string } | null;
}

/** A command that was not followed, and why: what the issue tells. */
export interface Refusal {
  readonly commentUrl: string;
  /** Login. */
  readonly by: string;
  /** Sentences of Markdown by Baton. */
  readonly reason: string;
}

/** Where a phase stands in time, by the day in the configured time zone. */
export type Timing = 'undated' | 'upcoming' | 'running' | 'past';

/** One phase of the plan with everything that is known of it. */
export interface PhaseStatus {
  readonly phase: Phase;
  /** Id in the marker of its issue: that of the plan when the issue was made. */
  readonly id: string;
  /** Null where there is none yet, or somebody deleted it. One that the app closed is given as open: its phase is back. */
  readonly issue: PhaseIssue | null;
  /** Somebody deleted its issue: no other is made while its milestone is there. */
  readonly isDeleted: boolean;
  readonly milestone: PhaseMilestone | null;
  readonly timing: Timing;
  readonly targets: readonly TargetStatus[];
  /** Those of the plan, then those that were taken out of it and not accepted. */
  readonly criteria: readonly CriterionStatus[];
  readonly deliverables: readonly DeliverableStatus[];
  /** Merged pull requests of the phase that speak of no deliverable, oldest first. */
  readonly otherPulls: readonly MergedPullRequest[];
  readonly changes: readonly PlanChange[];
  /** Past its end, with open deliverables. */
  readonly isOverdue: boolean;
  /** Its issue was closed as completed, or all deliverables are ticked and targets met. */
  readonly isDone: boolean;
  readonly uncounted: readonly UncountedReport[];
  /** What else is to be known of what was read: sentences of Markdown by Baton. */
  readonly notes: readonly string[];
  readonly refusals: readonly Refusal[];
  /** Its comments could not be read whole, so that nothing is said or asked; null where they could. */
  readonly unread: string | null;
  /** Somebody asked for help and reads it in the issue. */
  readonly isHelpAsked: boolean;
}
