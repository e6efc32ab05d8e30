import type { Readiness } from '../readiness.ts';
import type { ReportContext } from './report-context.ts';
import { isAnyUndecided } from './sections/render-undecided.ts';

const WEEK_MS = 7 * 86_400_000;

/** A week in which nothing happened that anybody has to read about: its report takes a few lines. */
export function isQuietWeek(readiness: Readiness, { isFirst, now }: ReportContext): boolean {
  const { merges, phases, score, history, lateDays, unread } = readiness;
  const last = history.scores.at(-1);
  const isSame = last !== undefined && last.total !== null && last.total === score.total;
  const isPushed = merges.pushes.some(({ at }) => Date.parse(now) - Date.parse(at) <= WEEK_MS);
  return (
    isSame &&
    !isFirst &&
    merges.shipped.length === 0 &&
    !isPushed &&
    !isAnyUndecided(phases) &&
    lateDays === 0 &&
    unread.length === 0
  );
}
