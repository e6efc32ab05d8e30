/**
 * Where somebody reported a value: what the issue links to. `line` is 1-based; it orders what one text reports at one
 * time.
 */
export type ReportSource =
  | { readonly kind: 'comment'; readonly url: string; readonly by: string; readonly line?: number }
  /** The description of a merged pull request. */
  | {
      readonly kind: 'description';
      readonly number: number;
      readonly url: string;
      readonly by: string;
      readonly line?: number;
    }
  /** A line of the repository's JSON Lines file. */
  | { readonly kind: 'file'; readonly line: number; readonly url: string };

/** One value that somebody reported for a metric, as read from the record. */
export interface MetricReport {
  /** As written; compared by `metricKey`. */
  readonly metric: string;
  readonly value: number;
  /** As written: `$`, `%`, `ms`; empty where none was. */
  readonly unit: string;
  /** When: ISO 8601 in UTC. */
  readonly at: string;
  /** The commit that was measured: reports for one commit are one iteration. Null: an iteration of its own. */
  readonly commit: string | null;
  /** The reporter's own words: data, at most 500 characters. */
  readonly note: string;
  readonly source: ReportSource;
  /** The phase it was reported for: an id, or as people write it (`Phase 2`, `2`); null where that is not said. */
  readonly phase: string | null;
}

/** A report that can't be counted, and why. */
export interface UncountedReport {
  readonly source: ReportSource;
  /** Sentences of Markdown by Baton, with the user's words only inside code spans. */
  readonly reason: string;
}
