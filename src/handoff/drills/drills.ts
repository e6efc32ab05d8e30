/** A drill as its issue and the comments there tell. */
export interface Drill {
  /** Name of the system in the config. */
  readonly system: string;
  readonly number: number;
  readonly url: string;
  /** ISO 8601. */
  readonly openedAt: string;
  readonly isOpen: boolean;
  /** Null while nobody reported one. */
  readonly result: {
    readonly outcome: 'passed' | 'failed';
    /** ISO 8601. */
    readonly at: string;
    /** Login. */
    readonly by: string;
    /** Data. */
    readonly note: string;
    /** The comment. */
    readonly url: string;
  } | null;
}

/** The drills of one system of the config. */
export interface SystemDrills {
  readonly system: string;
  /** Path of its runbook. */
  readonly runbook: string;
  /** The newest one with a result; null where there is none. */
  readonly last: Drill | null;
  /** The one that waits for somebody; null where none does. */
  readonly open: Drill | null;
  /** When the next one is due, ISO date; null while one is open. */
  readonly nextDue: string | null;
  /** 0 to 1: what the last one counts now. A passed one fades over 90 days; none and a failed one count 0. */
  readonly value: number;
}

export interface DrillsJudgement {
  /** In the config's order. */
  readonly systems: readonly SystemDrills[];
}
