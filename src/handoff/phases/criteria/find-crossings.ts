import { type Arming, armAgain, armFirst } from './arming.ts';
import { type CriterionSpan, criterionAt, isOnWrongSide, type Measurement } from './criterion-timeline.ts';
import { toIterations } from './iterations.ts';
import type { Crossing, Decision, Iteration } from './measure-status.ts';
import { epochMs, isoTime } from './moments.ts';

export interface CrossingFacts {
  readonly spans: readonly CriterionSpan[];
  /** Oldest first, none later than `nowMs`. */
  readonly measurements: readonly Measurement[];
  readonly decisions: readonly Decision[];
  /** First day of the phase. */
  readonly starts: string | null;
  readonly timeZone: string;
  readonly nowMs: number;
}

export interface FoundCrossings {
  /** Oldest first; at most the last one is undecided. */
  readonly crossings: readonly Crossing[];
  /** What the next crossing takes; null while one is undecided, and once the criterion is settled for good. */
  readonly arming: Arming | null;
}

/** A moment at which a criterion is met, and how many of the measurements had come by then. */
interface Met {
  readonly ms: number;
  readonly measured: number;
}

/** Replays what was reported and decided: when was the criterion met, and what was decided about it each time? */
export function findCrossings(facts: CrossingFacts): FoundCrossings {
  const { spans, measurements, starts, timeZone, nowMs } = facts;
  const crossings: Crossing[] = [];
  let decisions = facts.decisions
    .filter(({ at }) => epochMs(at) <= nowMs)
    .toSorted((a, b) => epochMs(a.at) - epochMs(b.at));
  let arming: Arming | null = armFirst(spans, measurements, starts, timeZone);
  while (arming !== null) {
    const met = findMet(arming, facts);
    if (met === null) return { crossings, arming };
    // What was said before it was met is no answer to it.
    const index = decisions.findIndex(({ at }) => epochMs(at) >= met.ms);
    const decision = decisions[index] ?? null;
    crossings.push(toCrossing(met, crossings.length, decision, facts));
    decisions = index === -1 ? [] : decisions.slice(index + 1);
    arming =
      decision?.decision === 'continue'
        ? armAgain(decision, criterionAt(spans, epochMs(decision.at)), timeZone)
        : null;
  }
  return { crossings, arming };
}

function findMet(arming: Arming, facts: CrossingFacts): Met | null {
  const byReport = findMeetingReport(arming, facts.measurements);
  const byTime = findMeetingMoment(arming, facts);
  if (byReport === null || byTime === null) return byReport ?? byTime;
  return byTime.ms < byReport.ms ? byTime : byReport;
}

function findMeetingReport(arming: Arming, measurements: readonly Measurement[]): Met | null {
  const counted = new Set<Measurement['iteration']>();
  for (const [index, { atMs, iteration, isBad }] of measurements.entries()) {
    if (atMs <= arming.sinceMs) continue;
    counted.add(iteration);
    if (!isBad) continue;
    const { iterations, notBeforeMs } = arming.requirementAt(atMs);
    if (counted.size >= iterations && atMs >= notBeforeMs) return { ms: atMs, measured: index + 1 };
  }
  return null;
}

function findMeetingMoment(arming: Arming, { spans, measurements, nowMs }: CrossingFacts): Met | null {
  for (const ms of arming.momentsMs) {
    if (ms > nowMs) break;
    const measured = measurements.findLastIndex(({ atMs }) => atMs <= ms) + 1;
    const latest = measurements[measured - 1];
    // Judged by the criterion as it is at that moment: it is the moment that meets it, not the report.
    if (latest !== undefined && isOnWrongSide(latest.report, criterionAt(spans, ms)) === true)
      return { ms, measured };
  }
  return null;
}

function toCrossing(met: Met, ordinal: number, decision: Decision | null, facts: CrossingFacts): Crossing {
  const criterion = criterionAt(facts.spans, met.ms);
  return { ordinal, at: isoTime(met.ms), iterations: iterationsOf(met, facts), criterion, decision };
}

function iterationsOf({ ms, measured }: Met, { spans, measurements }: CrossingFacts): Iteration[] {
  const { threshold } = criterionAt(spans, ms);
  const reports = measurements.slice(0, measured).map(({ report }) => report);
  return threshold === null ? [] : toIterations(reports, threshold);
}
