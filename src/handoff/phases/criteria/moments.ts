import { Temporal } from 'temporal-polyfill';

/** Further on, a date would leave the calendar. */
const MOST_WEEKS = 5000;

/** Milliseconds since 1970 of an ISO 8601 time with its zone: times are compared as numbers, since their digits vary. */
export function epochMs(iso: string): number {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) throw new RangeError('Expected an ISO 8601 time.');
  return time;
}

/** ISO 8601 in UTC. */
export function isoTime(ms: number): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toString();
}

/** The day of the calendar, `YYYY-MM-DD`, that a moment falls on in a time zone. */
export function dayOf(iso: string, timeZone: string): string {
  const instant = Temporal.Instant.fromEpochMilliseconds(epochMs(iso));
  return instant.toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** The moment at which a day begins in a time zone, some days later, in milliseconds since 1970. */
export function dayStartMs(day: string, timeZone: string, daysLater = 0): number {
  const date = Temporal.PlainDate.from(day).add({ days: daysLater });
  return date.toZonedDateTime(timeZone).epochMilliseconds;
}

/** The moment some weeks of the calendar later, at the same time of the day in a time zone. */
export function weeksLaterMs(ms: number, weeks: number, timeZone: string): number {
  const from = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);
  return from.add({ weeks: Math.min(weeks, MOST_WEEKS) }).epochMilliseconds;
}

/** Days from one day of the calendar to another; negative where that is earlier. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
}

/** The moment at which a phase's weeks are over, in milliseconds since 1970. */
export function weeksFromDayMs(day: string, weeks: number, timeZone: string): number {
  return dayStartMs(day, timeZone, 7 * Math.min(weeks, MOST_WEEKS));
}
