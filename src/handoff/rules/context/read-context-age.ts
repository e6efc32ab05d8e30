import type { Config } from '../../config/config.ts';
import type { Answer, RepositoryView } from '../../lookups/repository-view.ts';
import { CONTEXT_PATH } from './context-path.ts';

/** How current `CONTEXT.md` is. */
export type ContextAge =
  | { readonly isCurrent: true; readonly days: number; readonly lastAt: string }
  /** Neither young enough nor followed by few enough merges. */
  | { readonly isCurrent: false; readonly days: number; readonly lastAt: string; readonly merges: number };

export interface ContextAgeFacts {
  /** ISO 8601. */
  readonly now: string;
  readonly config: Config;
  readonly view: RepositoryView;
}

const DAY_MS = 86_400_000;

/** How current the page is on the base branch; `countMerges` is asked only where its days do not tell. */
export function readContextAge(
  { now, config, view }: ContextAgeFacts,
  countMerges: (since: string) => Answer<number>,
): Answer<ContextAge> {
  const versions = view.versions(CONTEXT_PATH);
  if (versions.kind !== 'known') return versions;
  const [last] = versions.value;
  if (last === undefined) return { kind: 'unknown', reason: 'GitHub tells no versions of it' };
  const { maxAgeDays, maxMerges } = config.rules.context;
  const lastAt = last.committedAt;
  const days = Math.floor((Date.parse(now) - Date.parse(lastAt)) / DAY_MS);
  if (days <= maxAgeDays) return { kind: 'known', value: { isCurrent: true, days, lastAt } };
  const merges = countMerges(lastAt);
  if (merges.kind !== 'known') return merges;
  if (merges.value <= maxMerges) return { kind: 'known', value: { isCurrent: true, days, lastAt } };
  return { kind: 'known', value: { isCurrent: false, days, lastAt, merges: merges.value } };
}
