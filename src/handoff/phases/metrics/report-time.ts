import { Temporal } from 'temporal-polyfill';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}[^[\]]{0,40}$/i;
/** In what stands behind the date: `Z`, `+02:00`, `-0700`. */
const ZONE = /[zZ+-]/;

/** Every expression of this file, so that a test can try each for blow-up. */
export const REPORT_TIME_PATTERNS = [DATE, DATE_TIME, ZONE] as const;

/**
 * The moment that an evaluation job wrote, as ISO 8601 in UTC; null where it is none. Without a zone it is UTC. A date
 * alone is noon UTC of that day, which is on the same day of the calendar nearly everywhere.
 */
export function readReportTime(text: string): string | null {
  const written = text.trim();
  try {
    if (DATE.test(written)) return `${Temporal.PlainDate.from(written).toString()}T12:00:00Z`;
    return DATE_TIME.test(written) ? toMilliseconds(readInstant(written)).toString() : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function readInstant(text: string): Temporal.Instant {
  return ZONE.test(text.slice('2026-06-01'.length))
    ? Temporal.Instant.from(text)
    : Temporal.PlainDateTime.from(text).toZonedDateTime('UTC').toInstant();
}

/** Finer than anybody measures, and than other times that these are compared with. */
function toMilliseconds(instant: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(instant.epochMilliseconds);
}
