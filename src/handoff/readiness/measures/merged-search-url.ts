import type { Repository } from '../../facts.ts';
import { encodePart } from '../../text/encode-url.ts';

const DAY_MS = 86_400_000;

/** GitHub's list of what was merged into the default branch within so many days before `now`. */
export function mergedSearchUrl(
  { url, defaultBranch }: Pick<Repository, 'url' | 'defaultBranch'>,
  days: number,
  now: string,
): string {
  const since = new Date(Date.parse(now) - days * DAY_MS).toISOString().slice(0, 19);
  const query = encodePart(`is:pr is:merged base:${defaultBranch} merged:>=${since}Z`);
  return `${url}/pulls?q=${query}`;
}
