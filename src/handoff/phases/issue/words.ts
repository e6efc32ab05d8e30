import { dayOf } from '../criteria/moments.ts';
import { formatValue } from '../metrics/units.ts';
import type { Comparison, KillCriterion, Target, Threshold } from '../plan/plan.ts';

const SIGNS: Readonly<Record<Comparison, string>> = { '<': '<', '<=': '≤', '>': '>', '>=': '≥' };

/** `0.71`, `85%`, `$0.15`, `800 ms`: a value with its unit, rounded to what a reader can compare. */
export function valueWords(value: number, unit: string): string {
  return formatValue(Number(value.toPrecision(6)), unit);
}

/** `nDCG@5 > 0.75`: plain words, with a word of the plan in them. */
export function thresholdWords({ metric, comparison, value, unit }: Threshold): string {
  return `${metric} ${SIGNS[comparison]} ${valueWords(value, unit)}`;
}

/** What a target asks for: the value, or the plan's own words where it has none. */
export function targetWords({ threshold, text }: Target): string {
  return threshold === null ? text : thresholdWords(threshold);
}

/** `nDCG@5 < 0.6 after 3 iterations`. */
export function criterionWords({ threshold, after, text }: KillCriterion): string {
  if (threshold === null) return text;
  const count = after === null ? '' : ` after ${counted(after.count, after.unit.slice(0, -1))}`;
  return `${thresholdWords(threshold)}${count}`;
}

/** `1 try`, `2 tries`, `3 days`. */
export function counted(count: number, singular: string): string {
  if (count === 1) return `1 ${singular}`;
  return `${count} ${/[^aeiou]y$/.test(singular) ? `${singular.slice(0, -1)}ies` : `${singular}s`}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `21 Jun 2026` for an ISO date, or for a time in a time zone. */
export function dayWords(dateOrTime: string, timeZone: string): string {
  const date = dateOrTime.includes('T') ? dayOf(dateOrTime, timeZone) : dateOrTime;
  const [year = '', month = '', day = ''] = date.split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}

/** Dates as `1 Jun to 21 Jun 2026`; null where there are none. */
export function spanWords(starts: string | null, ends: string | null, timeZone: string): string | null {
  if (starts === null && ends === null) return null;
  if (starts === null) return `until ${dayWords(ends ?? '', timeZone)}`;
  if (ends === null) return `from ${dayWords(starts, timeZone)}`;
  return `${dayWords(starts, timeZone)} to ${dayWords(ends, timeZone)}`;
}
