import type { MetricReport } from '../metrics/metric-report.ts';
import type { KillCriterion, Target } from '../plan/plan.ts';

/**
 * `no-data`: nothing was reported. `met`: a target is reached, or a kill criterion is. `at-risk`: on the wrong side before
 * its count is reached, or within 10 % of the line (DESIGN 5). `clear` is the rest; `unmeasured`: the plan gives no value.
 */
export type MeasureState = 'no-data' | 'clear' | 'at-risk' | 'met' | 'unmeasured';

/** One measurement: all reports for one commit, or a single report without one. */
export interface Iteration {
  /** Of its last report, ISO 8601. */
  readonly at: string;
  /** In the unit of the threshold. */
  readonly value: number;
  /** Its last report. */
  readonly report: MetricReport;
}

export interface TargetStatus {
  readonly target: Target;
  readonly state: MeasureState;
  /** Oldest first. */
  readonly iterations: readonly Iteration[];
}

/** What the client's side decided when a criterion was met. */
export interface Decision {
  readonly decision: 'agreed' | 'continue' | 'stop';
  /** Login. */
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
  /** The decider's own words: data. */
  readonly reason: string;
  /** Only with `continue`: an ISO date, or a number of iterations; null: as many as were agreed. */
  readonly limit: { readonly until: string } | { readonly iterations: number } | null;
  readonly url: string;
}

/** A time that a kill criterion was met: it is asked for a decision once. */
export interface Crossing {
  /** 0 for the first time, then one more after each `continue`. */
  readonly ordinal: number;
  /** When: the report that met it, or the moment that its weeks or a `continue` ran out. ISO 8601. */
  readonly at: string;
  /** The iterations up to it, oldest first. */
  readonly iterations: readonly Iteration[];
  /** The criterion as it was agreed then. */
  readonly criterion: KillCriterion;
  /** Null while nobody decided. */
  readonly decision: Decision | null;
}

export interface CriterionStatus {
  readonly criterion: KillCriterion;
  /** Names it in the app's comments: the same as long as its metric, unit and direction are. */
  readonly key: string;
  /** `met` from a crossing until somebody decides to continue: a later better value does not undo it. */
  readonly state: MeasureState;
  readonly iterations: readonly Iteration[];
  /** Oldest first; at most the last one is undecided. */
  readonly crossings: readonly Crossing[];
  /** The next moment at which the state may change without a report, ISO 8601; null where there is none. */
  readonly nextAt: string | null;
}
