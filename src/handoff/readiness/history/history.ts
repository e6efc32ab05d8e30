import type { DimensionId } from '../score/part.ts';

/** An ISO week, such as `2026-W47`. */
export type WeekId = string;

/** What an earlier report recorded: points of each dimension, rounded; null where it was left out. */
export interface PastScore {
  readonly week: WeekId;
  readonly url: string;
  /** Null where it was withheld. */
  readonly total: number | null;
  readonly dimensions: Readonly<Partial<Record<DimensionId, number | null>>>;
}

/** Earlier scores from the app's own reports. */
export interface History {
  /** Oldest first, one a week, of the last twelve weeks before the present one. */
  readonly scores: readonly PastScore[];
  /** Reports that somebody else edited: not used. */
  readonly edited: readonly { readonly week: WeekId; readonly url: string }[];
}
