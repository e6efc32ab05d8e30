import { Temporal } from 'temporal-polyfill';

/** The Monday on which the sample's plan begins, as its files say it. */
const WRITTEN_START = '2026-06-01';
/** The week of the plan in which the visitor comes: phase 1 is over, phase 2 in its last week. */
const VISITED_WEEK = 6;
/** Where the sample's client counts days. */
const TIME_ZONE = 'Europe/Berlin';

const DATE = /\b\d{4}-\d{2}-\d{2}\b/g;

/** By how many whole weeks the sample's dates are moved, so that its plan is in its sixth week at `nowMs`. */
export function weeksToShift(nowMs: number): number {
  const today = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(TIME_ZONE).toPlainDate();
  const days = today.since(Temporal.PlainDate.from(WRITTEN_START), { largestUnit: 'days' }).days;
  return Math.floor(days / 7) - (VISITED_WEEK - 1);
}

/** A text with every date in it (`2026-06-01`) moved; what only looks like one stays. */
export function shiftDates(text: string, weeks: number): string {
  return text.replace(DATE, (date) => {
    try {
      return Temporal.PlainDate.from(date).add({ weeks }).toString();
    } catch (error) {
      if (error instanceof RangeError) return date;
      throw error;
    }
  });
}
