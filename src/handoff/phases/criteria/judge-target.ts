import type { MetricReport } from '../metrics/metric-report.ts';
import type { Target } from '../plan/plan.ts';
import { toIterations } from './iterations.ts';
import type { MeasureState, TargetStatus } from './measure-status.ts';
import { dayOf, daysBetween, epochMs } from './moments.ts';
import { holds, isNear } from './threshold.ts';

export interface TargetFacts {
  readonly target: Target;
  /** Of the target's phase, of any metric, in any order. */
  readonly reports: readonly MetricReport[];
  readonly phase: { readonly ends: string | null };
  readonly timeZone: string;
  /** ISO 8601. Reports of a later time do not count yet. */
  readonly now: string;
}

/** With the end this near, a target that is not reached is at risk. */
export const LAST_DAYS = 7;

/** How far a target is. */
export function judgeTarget(facts: TargetFacts): TargetStatus {
  const { target, reports, now } = facts;
  if (target.threshold === null) return { target, state: 'unmeasured', iterations: [] };
  const known = reports.filter(({ at }) => epochMs(at) <= epochMs(now));
  const iterations = toIterations(known, target.threshold);
  return { target, state: judgeState(facts, iterations.at(-1)?.value), iterations };
}

function judgeState({ target, phase, timeZone, now }: TargetFacts, latest: number | undefined): MeasureState {
  if (target.threshold === null) return 'unmeasured';
  if (latest === undefined) return 'no-data';
  if (holds(target.threshold, latest)) return 'met';
  const isLate = phase.ends !== null && daysBetween(dayOf(now, timeZone), phase.ends) <= LAST_DAYS;
  return isLate || isNear(target.threshold, latest) ? 'at-risk' : 'clear';
}
