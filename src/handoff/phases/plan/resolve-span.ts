import { Temporal } from 'temporal-polyfill';
import { firstMonday } from './calendar-day.ts';
import type { Days, Span, WrittenDate } from './span.ts';

const UNKNOWN: Days = { starts: null, ends: null };

/**
 * The days of a span. `before` is the day behind which a duration begins: the last one of the phase in front; null where it is unknown.
 * `bad` for a day that does not exist and an end before the beginning; both null where the start is missing.
 */
export function resolveSpan(span: Span, start: string | null, before: string | null): Days | 'bad' {
  if (span.kind === 'bad') return 'bad';
  if (span.kind === 'dates') return resolveDates(span.from, span.to, start);
  if (start === null) return UNKNOWN;
  const first = Temporal.PlainDate.from(start);
  try {
    return resolveCounted(span, first, before);
  } catch (error) {
    // The calendar of Temporal ends some 270,000 years from now.
    if (error instanceof RangeError) return 'bad';
    throw error;
  }
}

function resolveCounted(
  span: Exclude<Span, { kind: 'bad' | 'dates' }>,
  start: Temporal.PlainDate,
  before: string | null,
): Days {
  switch (span.kind) {
    case 'weeks':
      return weeks(start, span.from, span.to);
    case 'months':
      return days(start.add({ months: span.from - 1 }), start.add({ months: span.to }).subtract({ days: 1 }));
    case 'days':
      return days(start.add({ days: span.from - 1 }), start.add({ days: span.to - 1 }));
    case 'calendar-weeks':
      return calendarWeeks(start, span.from, span.to);
    case 'duration': {
      if (before === null) return UNKNOWN;
      return weeks(Temporal.PlainDate.from(before).add({ days: 1 }), 1, span.weeks);
    }
  }
}

/** Week 1 is the calendar week that holds the first day; a weekend belongs to the week behind it. */
function weeks(first: Temporal.PlainDate, from: number, to: number): Days {
  const monday = firstMonday(first);
  const begins = monday.add({ weeks: from - 1 });
  const ends = monday.add({ weeks: to }).subtract({ days: 1 });
  return days(from === 1 ? first : begins, ends);
}

/** Those of the year in which the plan starts, or of the next where they are over by then. */
function calendarWeeks(start: Temporal.PlainDate, from: number, to: number): Days {
  const ofYear = (year: number): Days => {
    const fourth = Temporal.PlainDate.from({ year, month: 1, day: 4 });
    const monday = fourth.subtract({ days: fourth.dayOfWeek - 1 });
    return days(monday.add({ weeks: from - 1 }), monday.add({ weeks: to }).subtract({ days: 1 }));
  };
  const year = start.yearOfWeek ?? start.year;
  const found = ofYear(year);
  return found.ends !== null && found.ends < start.toString() ? ofYear(year + 1) : found;
}

function days(starts: Temporal.PlainDate, ends: Temporal.PlainDate): Days {
  return { starts: starts.toString(), ends: ends.toString() };
}

function resolveDates(from: WrittenDate | null, to: WrittenDate | null, start: string | null): Days | 'bad' {
  const startYear = start === null ? null : Number(start.slice(0, 4));
  if ([from, to].some((date) => date !== null && date.year === null && startYear === null)) return UNKNOWN;
  const guessed = firstYear(from ?? to, start);
  const starts = from === null ? null : dayOf(from, from.year ?? guessed, 'first');
  const isOver = from !== null && to !== null && to.month < from.month;
  const ends = to === null ? null : dayOf(to, to.year ?? guessed + (isOver ? 1 : 0), 'last');
  if ((from !== null && starts === null) || (to !== null && ends === null)) return 'bad';
  return starts !== null && ends !== null && ends < starts ? 'bad' : { starts, ends };
}

/** Without a year, a month before the one of the start is one of the next year. */
function firstYear(date: WrittenDate | null, start: string | null): number {
  if (date === null || start === null) return 0;
  return Number(start.slice(0, 4)) + (date.month < Number(start.slice(5, 7)) ? 1 : 0);
}

/** Null for a day that does not exist. */
function dayOf({ month, day }: WrittenDate, year: number, side: 'first' | 'last'): string | null {
  if (month < 1 || month > 12 || day === 0) return null;
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  const wanted = day ?? (side === 'first' ? 1 : first.daysInMonth);
  return wanted > first.daysInMonth ? null : first.with({ day: wanted }).toString();
}
