import { criterionWords, targetWords } from '../issue/words.ts';
import { type Engagement, isNamedClient } from '../people/client-side.ts';
import type { PlanChange } from '../phase-status.ts';
import type { Phase } from '../plan/plan.ts';
import { criteriaByKey, targetsByKey } from './agreed-by-key.ts';
import type { PhaseVersion } from './phase-history.ts';

export interface ChangesInput {
  /** Oldest first; the last one is the present plan. */
  readonly history: readonly PhaseVersion[];
  /** When the first value was reported for the phase, ISO 8601; null: nothing is a goalpost yet. */
  readonly firstReportAt: string | null;
  /** When the client's side wrote `/baton accept` in the phase's issue. ISO 8601. */
  readonly acceptedAt: readonly string[];
  readonly engagement: Engagement;
}

/**
 * Targets, criteria and dates that were changed after the first report, and that nobody of the client's side has accepted: by
 * an approving review of that pull request, or by a later word in the issue (DESIGN 5). What was changed back is none.
 */
export function findPlanChanges({
  history,
  firstReportAt,
  acceptedAt,
  engagement,
}: ChangesInput): PlanChange[] {
  const changes = new Map<string, PlanChange>();
  if (firstReportAt === null) return [];
  for (const [index, version] of history.entries()) {
    const before = history[index - 1];
    if (before === undefined || Date.parse(version.at) <= Date.parse(firstReportAt)) continue;
    const isAccepted =
      acceptedAt.some((at) => Date.parse(at) >= Date.parse(version.at)) ||
      (version.pullRequest?.approvedBy ?? []).some((login) => isNamedClient(login, engagement));
    for (const [key, change] of differences(before.phase, version.phase)) {
      // Whoever accepts what it is now accepts it whatever it was before.
      if (isAccepted) {
        changes.delete(key);
        continue;
      }
      const { at, pullRequest } = version;
      const first = changes.get(key);
      changes.set(key, { ...change, was: first === undefined ? change.was : first.was, at, pullRequest });
    }
  }
  return [...changes.values()].filter(({ was, is }) => was !== is);
}

/** Something agreed that two versions of a phase say differently. */
export type Difference = Pick<PlanChange, 'what' | 'key' | 'was' | 'is'>;

/** What was agreed for a phase before and after, where it differs, by what it is: targets, then criteria, then dates. */
export function differences(before: Phase, after: Phase): Map<string, Difference> {
  const found = new Map<string, Difference>();
  const compare = (
    what: Difference['what'],
    was: ReadonlyMap<string, string>,
    is: ReadonlyMap<string, string>,
  ): void => {
    for (const key of new Set([...was.keys(), ...is.keys()])) {
      const [old = null, present = null] = [was.get(key), is.get(key)];
      if (old !== present) found.set(`${what} ${key}`, { what, key, was: old, is: present });
    }
  };
  compare('target', targetsOf(before), targetsOf(after));
  compare('kill criterion', criteriaOf(before), criteriaOf(after));
  compare('dates', datesOf(before), datesOf(after));
  return found;
}

function targetsOf(phase: Phase): Map<string, string> {
  return mapValues(targetsByKey(phase), targetWords);
}

function criteriaOf(phase: Phase): Map<string, string> {
  return mapValues(criteriaByKey(phase), (criterion) => {
    const action = criterion.action === null ? '' : `: ${criterion.action}`;
    return `${criterionWords(criterion)}${action}`;
  });
}

function mapValues<T>(entries: ReadonlyMap<string, T>, change: (value: T) => string): Map<string, string> {
  return new Map([...entries].map(([key, value]) => [key, change(value)]));
}

/** Plain ISO days: the same in every time zone. */
function datesOf({ starts, ends }: Phase): Map<string, string> {
  return starts === null && ends === null ? new Map() : new Map([['', `${starts ?? '…'} to ${ends ?? '…'}`]]);
}
