import type { KillCriterion } from '../plan/plan.ts';
import { type CriterionSpan, criterionAt, type Measurement } from './criterion-timeline.ts';
import type { Decision } from './measure-status.ts';
import { dayStartMs, epochMs, weeksFromDayMs, weeksLaterMs } from './moments.ts';

/** What it takes for a criterion to be met, from the beginning or after a decision to continue. Milliseconds since 1970. */
export interface Arming {
  /** Only reports later than this can meet it, and are counted. */
  readonly sinceMs: number;
  /** What a report at a time must come up to. */
  readonly requirementAt: (ms: number) => Requirement;
  /** In the order of time: moments that meet it by themselves if the latest iteration is on the wrong side then. */
  readonly momentsMs: readonly number[];
}

interface Requirement {
  /** How many iterations there must be, itself included. */
  readonly iterations: number;
  readonly notBeforeMs: number;
}

/** The first time: as agreed in the version in force; weeks count from the phase's first day, else from the first report. */
export function armFirst(
  spans: readonly CriterionSpan[],
  measurements: readonly Measurement[],
  starts: string | null,
  timeZone: string,
): Arming {
  const firstMs = measurements[0]?.atMs;
  const dueMs = ({ after }: KillCriterion): number => {
    if (after?.unit !== 'weeks') return -Infinity;
    if (starts !== null) return weeksFromDayMs(starts, after.count, timeZone);
    return firstMs === undefined ? Infinity : weeksLaterMs(firstMs, after.count, timeZone);
  };
  return {
    sinceMs: -Infinity,
    requirementAt: (ms) => {
      const criterion = criterionAt(spans, ms);
      return { iterations: agreedIterations(criterion), notBeforeMs: dueMs(criterion) };
    },
    momentsMs: spans
      .map(({ criterion, fromMs, toMs }) => ({ ms: dueMs(criterion), fromMs, toMs }))
      // Weeks that a change of the plan made pass wait for the next report: an edit alone meets nothing.
      .filter(({ ms, fromMs, toMs }) => Number.isFinite(ms) && fromMs <= ms && ms < toMs)
      .map(({ ms }) => ms),
  };
}

/** Once more, after a decision to continue: until its limit, else for as much as the criterion had agreed at that time. */
export function armAgain({ at, limit }: Decision, agreed: KillCriterion, timeZone: string): Arming {
  const sinceMs = epochMs(at);
  if (limit !== null && 'iterations' in limit) return armFor(sinceMs, limit.iterations);
  if (limit !== null) {
    // A day that was over already asks again at once.
    return armUntil(sinceMs, Math.max(sinceMs, dayStartMs(limit.until, timeZone, 1)));
  }
  if (agreed.after?.unit !== 'weeks') return armFor(sinceMs, agreedIterations(agreed));
  return armUntil(sinceMs, weeksLaterMs(sinceMs, agreed.after.count, timeZone));
}

function armFor(sinceMs: number, iterations: number): Arming {
  return { sinceMs, requirementAt: () => ({ iterations, notBeforeMs: -Infinity }), momentsMs: [] };
}

function armUntil(sinceMs: number, untilMs: number): Arming {
  return { sinceMs, requirementAt: () => ({ iterations: 1, notBeforeMs: untilMs }), momentsMs: [untilMs] };
}

function agreedIterations({ after }: KillCriterion): number {
  return after?.unit === 'iterations' ? after.count : 1;
}
