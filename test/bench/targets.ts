import type { BurstTime, CheckTime } from './measure-checks.ts';
import type { Intake } from './measure-intake.ts';
import type { Sweep } from './measure-sweep.ts';

/** What a ratio to a floor of the same run should be. */
export interface Target {
  readonly what: string;
  readonly server: string;
  readonly ratio: number;
  readonly limit: number;
  /** Whether the ratio should be at most or at least the limit. */
  readonly sense: 'at most' | 'at least';
  readonly isMet: boolean;
}

const INTAKE_SHARE = 0.8;
const SINGLE_FACTORS: ReadonlyMap<number, number> = new Map([
  [0, 2],
  [100, 1.2],
]);
const BURST_FACTOR = 1.3;

/** Events accepted durably, beside an empty Probot handler. */
export function judgeIntake(intakes: readonly Intake[], emptyServer: string): readonly Target[] {
  const floor = intakes.find(({ server }) => server === emptyServer)?.eventsPerSecond ?? Number.NaN;
  return intakes
    .filter(({ work }) => work !== 'none')
    .map(({ server, work, eventsPerSecond }) =>
      target(`intake, checks ${work}`, server, eventsPerSecond / floor, 'at least', INTAKE_SHARE),
    );
}

/** Webhook to finished check, beside an app that does the same with nothing durable. */
export function judgeSingles(times: readonly CheckTime[], plainServer: string): readonly Target[] {
  const floors = new Map(
    times.filter(({ server }) => server === plainServer).map((time) => [time.latencyMs, time.p50Ms]),
  );
  return times
    .filter(({ server }) => server !== plainServer)
    .map(({ server, latencyMs, p50Ms }) => {
      const ratio = p50Ms / (floors.get(latencyMs) ?? Number.NaN);
      const limit = SINGLE_FACTORS.get(latencyMs) ?? Number.NaN;
      return target(`webhook to check at ${latencyMs} ms`, server, ratio, 'at most', limit);
    });
}

/** A burst, beside the same app. */
export function judgeBurst(times: readonly BurstTime[], plainServer: string): readonly Target[] {
  const floor = times.find(({ server }) => server === plainServer)?.elapsedMs ?? Number.NaN;
  return times
    .filter(({ server }) => server !== plainServer)
    .map(({ server, elapsedMs }) => target('burst', server, elapsedMs / floor, 'at most', BURST_FACTOR));
}

/** What one repository's report may cost of the hourly budget, and what a sweep of 10,000 may hold in memory. */
const MOST_POINTS = 25;
const MOST_MEMORY_MB: ReadonlyMap<string, number> = new Map([
  ['Baton on PGlite', 700],
  ['Baton on PostgreSQL', 250],
]);

/** The weekly sweep: absolute figures, not ratios. */
export function judgeSweeps(sweeps: readonly Sweep[]): readonly Target[] {
  return sweeps.flatMap(({ server, repositories, points, peakMb, reported }) => [
    target(`sweep of ${repositories}: reports a repository`, server, reported / repositories, 'at least', 1),
    target(
      `sweep of ${repositories}: points a repository`,
      server,
      points / repositories,
      'at most',
      MOST_POINTS,
    ),
    ...(peakMb === null
      ? []
      : [target(`sweep of ${repositories}: MB`, server, peakMb, 'at most', MOST_MEMORY_MB.get(server) ?? 0)]),
  ]);
}

function target(what: string, server: string, ratio: number, sense: Target['sense'], limit: number): Target {
  const isMet = sense === 'at most' ? ratio <= limit : ratio >= limit;
  return { what, server, ratio: Math.round(ratio * 100) / 100, limit, sense, isMet };
}
