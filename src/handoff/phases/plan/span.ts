/** A day, or a whole month, as written: what it leaves out stays null. */
export interface WrittenDate {
  readonly year: number | null;
  readonly month: number;
  /** Null: the whole month. */
  readonly day: number | null;
}

/** When something happens, as the plan writes it; `resolveSpan` turns it into days. */
export type Span =
  /** Null on one side: `from ...`, `until ...`. */
  | { readonly kind: 'dates'; readonly from: WrittenDate | null; readonly to: WrittenDate | null }
  /** Counted from the plan's start; both 1-based and inclusive. */
  | { readonly kind: 'weeks' | 'months' | 'days'; readonly from: number; readonly to: number }
  /** Calendar weeks by ISO 8601: `KW 23-25`. */
  | { readonly kind: 'calendar-weeks'; readonly from: number; readonly to: number }
  /** `3 weeks`: behind the phase before it. */
  | { readonly kind: 'duration'; readonly weeks: number }
  /** Meant as a date, and none that exists, or one that can be read in two ways. */
  | { readonly kind: 'bad' };

/** First and last day, `YYYY-MM-DD`; null where it can't be told. */
export interface Days {
  readonly starts: string | null;
  readonly ends: string | null;
}
