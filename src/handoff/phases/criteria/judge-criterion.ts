import type { MetricReport } from '../metrics/metric-report.ts';
import type { Threshold } from '../plan/plan.ts';
import { criterionKey } from './criterion-key.ts';
import {
  type CriterionVersion,
  criterionAt,
  isOnWrongSide,
  readMeasurements,
  readSpans,
} from './criterion-timeline.ts';
import { type CrossingFacts, type FoundCrossings, findCrossings } from './find-crossings.ts';
import { toIterations } from './iterations.ts';
import type { CriterionStatus, Decision, Iteration, MeasureState } from './measure-status.ts';
import { epochMs, isoTime } from './moments.ts';
import { holds, isNear } from './threshold.ts';

export interface CriterionFacts {
  /** Oldest first, at least one: the last one is in force now, the first one also for reports before it. */
  readonly versions: readonly CriterionVersion[];
  /** Of the criterion's phase, of any metric, in any order. */
  readonly reports: readonly MetricReport[];
  /** The valid ones of the criterion's phase, oldest first. */
  readonly decisions: readonly Decision[];
  readonly phase: { readonly starts: string | null; readonly ends: string | null };
  readonly timeZone: string;
  /** ISO 8601. Reports and decisions of a later time do not count yet. */
  readonly now: string;
}

/** How a kill criterion stands, worked out anew from the whole record: a report that is gone has never met it. */
export function judgeCriterion(facts: CriterionFacts): CriterionStatus {
  const spans = readSpans(facts.versions);
  const criterion = criterionAt(spans, Infinity);
  const key = criterionKey(criterion);
  if (criterion.threshold === null) {
    return { criterion, key, state: 'unmeasured', iterations: [], crossings: [], nextAt: null };
  }
  const nowMs = epochMs(facts.now);
  const known = facts.reports.filter(({ at }) => epochMs(at) <= nowMs);
  const measurements = readMeasurements(known, spans);
  const { decisions, phase, timeZone } = facts;
  const crossingFacts = { spans, measurements, decisions, starts: phase.starts, timeZone, nowMs };
  const found = findCrossings(crossingFacts);
  const iterations = toIterations(known, criterion.threshold);
  return {
    criterion,
    key,
    state: judgeState(found, criterion.threshold, iterations),
    iterations,
    crossings: found.crossings,
    nextAt: findNext(found, crossingFacts, facts.reports),
  };
}

function judgeState(
  { arming }: FoundCrossings,
  threshold: Threshold,
  iterations: readonly Iteration[],
): MeasureState {
  if (arming === null) return 'met';
  const latest = iterations.at(-1);
  if (latest === undefined) return 'no-data';
  return holds(threshold, latest.value) || isNear(threshold, latest.value) ? 'at-risk' : 'clear';
}

/** A moment that meets it with the latest value as it is, or at which a report dated in the future begins to count. */
function findNext(
  { arming }: FoundCrossings,
  { spans, measurements, nowMs }: CrossingFacts,
  reports: readonly MetricReport[],
): string | null {
  if (arming === null) return null;
  const latest = measurements.at(-1);
  const isBad = latest !== undefined && isOnWrongSide(latest.report, criterionAt(spans, nowMs)) === true;
  const momentsMs = isBad ? arming.momentsMs : [];
  const reportsMs = reports.map(({ at }) => epochMs(at));
  const nextMs = [...momentsMs, ...reportsMs].filter((ms) => ms > nowMs).toSorted((a, b) => a - b)[0];
  return nextMs === undefined ? null : isoTime(nextMs);
}
