import type { Config } from '../../config/config.ts';
import {
  currentUntilMs,
  type Review,
  reviewsByConfirmation,
  reviewsByVersion,
} from '../../documents/reviews.ts';
import type { Answer, RepositoryView } from '../../lookups/repository-view.ts';
import { literalFolder, type System } from '../../systems/touched-systems.ts';

/** How current a runbook is. */
export type RunbookAge =
  /** Somebody reviewed it lately enough: the newest such review, ISO 8601. */
  | { readonly kind: 'reviewed'; readonly at: string }
  /** Nobody did, and its system did not change since it was last changed. */
  | { readonly kind: 'quiet'; readonly lastAt: string }
  | {
      readonly kind: 'stale';
      /** Since it was last changed. */
      readonly days: number;
      /** Commits to its system since. */
      readonly changes: number;
      /** False where somebody's confirmation may stand in what could not be read. */
      readonly areConfirmationsRead: boolean;
    };

export interface AgeFacts {
  /** ISO 8601. */
  readonly now: string;
  readonly config: Config;
  readonly view: RepositoryView;
}

const DAY_MS = 86_400_000;

/** Folders in which a change of the system is looked for: more patterns than these are told by the first ones. */
const MOST_FOLDERS = 5;

const UNREAD = { kind: 'unknown', reason: 'GitHub tells no versions of it' } as const;

/** How current the runbook of a system is on the base branch, by its versions and by confirmations on merged pull requests. */
export function readRunbookAge(system: System, { now, config, view }: AgeFacts): Answer<RunbookAge> {
  const path = system.runbook;
  const versions = view.versions(path);
  if (versions.kind !== 'known') return versions;
  const [last] = versions.value;
  if (last === undefined) return UNREAD;
  const nowMs = Date.parse(now);
  const { maxAgeDays } = config.rules.runbook;
  const isCurrent = (review: Review): boolean => currentUntilMs(review, maxAgeDays) >= nowMs;
  const byVersion = reviewsByVersion(path, versions.value, isCurrent, view);
  if (byVersion.kind !== 'known') return byVersion;
  const [newest] = byVersion.value;
  if (newest !== undefined) return reviewed(newest);

  const byWord = reviewsByConfirmation('runbook', path, view);
  const changes = changesOf(system, last.committedAt, view);
  if (byWord.kind === 'wanted' || changes.kind === 'wanted') return { kind: 'wanted' };
  const confirmed = byWord.kind === 'known' ? byWord.value.filter(isCurrent) : [];
  const [confirmation] = confirmed.toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at));
  if (confirmation !== undefined) return reviewed(confirmation);
  if (changes.kind === 'unknown') return changes;
  if (changes.value === 0) return { kind: 'known', value: { kind: 'quiet', lastAt: last.committedAt } };
  const days = Math.floor((nowMs - Date.parse(last.committedAt)) / DAY_MS);
  const areConfirmationsRead = byWord.kind === 'known';
  return { kind: 'known', value: { kind: 'stale', days, changes: changes.value, areConfirmationsRead } };
}

function reviewed({ at }: Review): Answer<RunbookAge> {
  return { kind: 'known', value: { kind: 'reviewed', at } };
}

function changesOf(system: System, since: string, view: RepositoryView): Answer<number> {
  const folders = [...new Set(system.paths.map(literalFolder))].slice(0, MOST_FOLDERS);
  let total = 0;
  let pending: Answer<number> | null = null;
  for (const folder of folders) {
    const changes = view.changesSince(folder, since);
    if (changes.kind === 'known') total += changes.value;
    else pending ??= changes;
  }
  return pending ?? { kind: 'known', value: total };
}
