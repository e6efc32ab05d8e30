import { mondayOf } from '../schedule/iso-week.ts';
import type { WeekId } from './history.ts';

/** First line of the standing issue that reports are posted to where Discussions can't be had. */
export const REPORT_ISSUE_MARKER = '<!-- baton:report -->';

const MARKER = /^<!-- baton:report:(\d{4}-W\d{2}) -->$/;

/** Every regular expression that reads a marker. */
export const REPORT_MARKER_PATTERNS = [MARKER] as const;

/** First line of the report of a week (DESIGN 3). */
export function reportMarker(week: WeekId): string {
  return `<!-- baton:report:${week} -->`;
}

/** The week of a report's first line; null where it is no marker, or there is no such week. */
export function readReportMarker(line: string): WeekId | null {
  const week = MARKER.exec(line.trimEnd())?.[1] ?? null;
  return week !== null && mondayOf(week) !== null ? week : null;
}
