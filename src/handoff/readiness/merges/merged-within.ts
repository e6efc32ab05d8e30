import type { MergedChange } from '../readiness-facts.ts';

const DAY_MS = 86_400_000;

/**
 * What was merged within so many days before `now`, each once, newest first; of the same moment, the higher number first. Pages that
 * are read while something is merged may bring one twice.
 */
export function mergedWithin(days: number, now: string, merges: readonly MergedChange[]): MergedChange[] {
  const since = Date.parse(now) - days * DAY_MS;
  const recent = merges.filter(({ mergedAt }) => Date.parse(mergedAt) >= since);
  return [...new Map(recent.map((merge) => [merge.number, merge])).values()].toSorted(
    (left, right) => Date.parse(right.mergedAt) - Date.parse(left.mergedAt) || right.number - left.number,
  );
}
