import { Temporal } from 'temporal-polyfill';
import type { WeekId } from '../history/history.ts';

const WEEK = /^(\d{4})-W(\d{2})$/;

/** Every regular expression of this file. */
export const WEEK_PATTERNS = [WEEK] as const;

/** The ISO week that a day lies in, such as `2026-W47`: the first days of January may lie in the last week of the year before. */
export function weekOf(day: Temporal.PlainDate): WeekId {
  const year = String(day.yearOfWeek ?? day.year).padStart(4, '0');
  return `${year}-W${String(day.weekOfYear ?? 0).padStart(2, '0')}`;
}

/** The Monday of an ISO week; null where there is no such week. */
export function mondayOf(week: string): Temporal.PlainDate | null {
  const parts = readWeek(week);
  if (parts === null) return null;
  // 4 January always lies in the first week.
  const fourth = Temporal.PlainDate.from({ year: parts.year, month: 1, day: 4 });
  const monday = fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ weeks: parts.number - 1 });
  return weekOf(monday) === week ? monday : null;
}

/** The week some weeks later; earlier where that is negative. Null where there is no such week. */
export function addWeeks(week: WeekId, weeks: number): WeekId | null {
  const monday = mondayOf(week);
  return monday === null ? null : weekOf(monday.add({ weeks }));
}

/** Weeks from one to another; negative where that is earlier. Null where either does not exist. */
export function weeksBetween(from: WeekId, to: WeekId): number | null {
  const [start, end] = [mondayOf(from), mondayOf(to)];
  if (start === null || end === null) return null;
  return start.until(end, { largestUnit: 'day' }).days / 7;
}

/** `week 47 of 2026`: the week as people say it. */
export function weekWords(week: WeekId): string {
  const parts = readWeek(week);
  return parts === null ? week : `week ${parts.number} of ${parts.year}`;
}

/** `week 47`, where the year is plain. */
export function shortWeek(week: WeekId): string {
  const parts = readWeek(week);
  return parts === null ? week : `week ${parts.number}`;
}

function readWeek(week: string): { readonly year: number; readonly number: number } | null {
  const [, year, number] = WEEK.exec(week) ?? [];
  return year === undefined || number === undefined ? null : { year: Number(year), number: Number(number) };
}
