/** How a measured value relates to the agreed one. */
export type Comparison = '<' | '<=' | '>' | '>=';

/** A metric and the value that was agreed for it, such as nDCG@5 > 0.75. */
export interface Threshold {
  /** As the plan writes it: `nDCG@5`, `cost per query`. Compared by `metricKey`. */
  readonly metric: string;
  readonly comparison: Comparison;
  readonly value: number;
  /** As the plan writes it: `%`, `$`, `ms`; empty for none. */
  readonly unit: string;
}

/** What a phase is to reach. */
export interface Target {
  /** The plan's own words, without the label in front: data, at most 500 characters. */
  readonly text: string;
  /** 1-based. */
  readonly line: number;
  /** Null where the words hold no value that could be measured; they are shown all the same. */
  readonly threshold: Threshold | null;
}

/** When to stop, agreed in advance. */
export interface KillCriterion {
  readonly text: string;
  readonly line: number;
  readonly threshold: Threshold | null;
  /** It counts from this many iterations, or weeks since the phase began; null: from the first report. */
  readonly after: { readonly count: number; readonly unit: 'iterations' | 'weeks' } | null;
  /** What was agreed to do then: `switch to managed retrieval`; null where the plan does not say. */
  readonly action: string | null;
}

/** What a phase is to bring. A line that holds nothing but a target or a kill criterion is none. */
export interface Deliverable {
  readonly text: string;
  readonly line: number;
}

/** One phase, or one month, of the plan, in its order. */
export interface Phase {
  /** `1` of `Phase 1`, `2026-06` of `June 2026`, else the title in kebab case; unique within the plan. */
  readonly id: string;
  /** What the plan calls it: `Phase 1`, `June 2026`; empty where the title stands alone. */
  readonly label: string;
  /** Without the label and the dates: `Retrieval baseline`; the label where there is nothing else. */
  readonly title: string;
  /** First and last day, `YYYY-MM-DD`; null where neither the plan nor its start tells. */
  readonly starts: string | null;
  readonly ends: string | null;
  readonly deliverables: readonly Deliverable[];
  readonly targets: readonly Target[];
  readonly killCriteria: readonly KillCriterion[];
  /** Line of its heading, 1-based. */
  readonly line: number;
}

/** Something in the plan that Baton can't use as it is. Nothing of it is dropped. */
export interface PlanFinding {
  readonly reason:
    | 'no-phases'
    | 'no-dates'
    | 'bad-start'
    | 'bad-dates'
    | 'unreadable-target'
    | 'unreadable-criterion'
    | 'no-criterion'
    | 'too-long';
  /** Id of the phase; null where it concerns the whole plan. */
  readonly phase: string | null;
  readonly line: number;
  /** One sentence of Markdown by Baton, without a word of the plan, lower-case at its beginning, without a full stop. */
  readonly what: string;
  /** How to mend it: one sentence of Markdown by Baton, with an example. */
  readonly mend: string;
}

export interface Plan {
  /** First day, `YYYY-MM-DD`: the front matter's `start`, else the day given to `parsePlan`; null where neither tells. */
  readonly start: string | null;
  readonly phases: readonly Phase[];
  /** In the order of their lines. */
  readonly findings: readonly PlanFinding[];
}
