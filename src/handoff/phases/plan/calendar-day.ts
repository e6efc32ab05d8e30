import { Temporal } from 'temporal-polyfill';

/** The day, where the text is one that exists: `2026-06-01`. */
export function readDay(text: string): Temporal.PlainDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Monday of the calendar week that holds the day; for a weekend, of the week behind it. */
export function firstMonday(day: Temporal.PlainDate): Temporal.PlainDate {
  const workday = day.dayOfWeek >= 6 ? day.add({ days: 2 }) : day;
  return workday.subtract({ days: workday.dayOfWeek - 1 });
}
