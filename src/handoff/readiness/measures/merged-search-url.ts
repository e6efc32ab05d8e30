import type { Repository } from '../../facts.ts';

const DAY_MS = 86_400_000;
/** What `encodeURIComponent` leaves and Markdown would take for the end of a link. */
const PARENTHESES = /[()]/g;

/** GitHub's list of what was merged into the default branch within so many days before `now`. */
export function mergedSearchUrl(
  { url, defaultBranch }: Pick<Repository, 'url' | 'defaultBranch'>,
  days: number,
  now: string,
): string {
  const since = new Date(Date.parse(now) - days * DAY_MS).toISOString().slice(0, 19);
  const query = encodeURIComponent(`is:pr is:merged base:${defaultBranch} merged:>=${since}Z`);
  return `${url}/pulls?q=${query.replace(PARENTHESES, (mark) => (mark === '(' ? '%28' : '%29'))}`;
}
