import { epochMs } from '../../phases/criteria/moments.ts';
import type { OwnReport } from '../readiness-facts.ts';
import type { ReportWeek } from '../schedule/schedule.ts';
import { parseReport } from './parse-report.ts';

const DAY_MS = 86_400_000;

/**
 * Whole days from when this week's report was due until it is posted, or was: one that is renewed is as late as it was. The
 * first report of all is never late.
 */
export function lateDays(reports: readonly OwnReport[], week: ReportWeek, now: string): number {
  const known = reports.flatMap((report) => {
    const parsed = parseReport(report);
    return parsed === null ? [] : [{ week: parsed.week, postedMs: epochMs(report.createdAt) }];
  });
  if (!known.some((report) => report.week < week.id)) return 0;
  const posted = known.filter((report) => report.week === week.id).map(({ postedMs }) => postedMs);
  const atMs = posted.length === 0 ? epochMs(now) : Math.min(...posted);
  return Math.max(0, Math.floor((atMs - epochMs(week.dueAt)) / DAY_MS));
}
