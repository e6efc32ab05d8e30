import { epochMs } from '../../phases/criteria/moments.ts';
import type { OwnReport } from '../readiness-facts.ts';
import { weeksBetween } from '../schedule/iso-week.ts';
import type { History, PastScore, WeekId } from './history.ts';
import { parseReport } from './parse-report.ts';

/** As far as the trend goes. */
const MOST_WEEKS = 12;

/**
 * Earlier scores, from the app's own reports alone: of each week the newest that nobody else edited and that has its record
 * (DESIGN 2.7). Indifferent to the order of the reports.
 */
export function readHistory(reports: readonly OwnReport[], present: WeekId): History {
  const earlier = reports
    .toSorted(
      (one, other) =>
        epochMs(other.createdAt) - epochMs(one.createdAt) ||
        (one.url < other.url ? -1 : Number(one.url > other.url)),
    )
    .flatMap((report) => {
      const parsed = parseReport(report);
      return parsed === null || !isWithin(parsed.week, present) ? [] : [{ report, ...parsed }];
    });
  const scores = new Map<WeekId, PastScore>();
  for (const { report, week, past } of earlier) {
    if (past !== null && !report.isEditedByOthers && !scores.has(week)) scores.set(week, past);
  }
  return {
    scores: [...scores.values()].toSorted(byWeek),
    edited: earlier
      .filter(({ report }) => report.isEditedByOthers)
      .map(({ week, report }) => ({ week, url: report.url }))
      .toSorted(byWeek),
  };
}

function isWithin(week: WeekId, present: WeekId): boolean {
  const ago = weeksBetween(week, present);
  return ago !== null && ago >= 1 && ago <= MOST_WEEKS;
}

/** Ids of weeks sort as text. */
function byWeek(one: { readonly week: WeekId }, other: { readonly week: WeekId }): number {
  return one.week < other.week ? -1 : Number(one.week > other.week);
}
