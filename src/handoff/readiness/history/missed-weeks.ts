import type { OwnReport } from '../readiness-facts.ts';
import { addWeeks, weeksBetween } from '../schedule/iso-week.ts';
import type { WeekId } from './history.ts';
import { parseReport } from './parse-report.ts';

/** As far back as reports are looked at. */
const MOST_WEEKS = 12;

/**
 * The weeks between the newest earlier report and the present one, which have none: oldest first, the last twelve at the
 * most. Empty where there is no earlier report.
 */
export function missedWeeks(reports: readonly OwnReport[], present: WeekId): WeekId[] {
  const newest = reports
    .flatMap((report) => parseReport(report)?.week ?? [])
    .filter((week) => week < present)
    .toSorted()
    .at(-1);
  const since = newest === undefined ? null : weeksBetween(newest, present);
  if (since === null) return [];
  const count = Math.min(MOST_WEEKS, since - 1);
  return Array.from({ length: count }, (_, index) => addWeeks(present, index - count)).filter(
    (week) => week !== null,
  );
}
