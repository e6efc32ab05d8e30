import type { BurstTime, CheckTime } from './measure-checks.ts';
import type { Endurance } from './measure-endurance.ts';
import type { Fairness } from './measure-fairness.ts';
import type { Intake } from './measure-intake.ts';
import type { Sweep } from './measure-sweep.ts';
import type { Throughput } from './measure-throughput.ts';

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
const THROUGHPUT_SHARE = 0.5;
const MOST_DELAY_SECONDS = 2;
const MEMORY_FACTOR = 1.5;

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

/** Events judged by durable work, beside the app that keeps nothing (first of the list). */
export function judgeThroughput([floor, ...others]: readonly Throughput[]): readonly Target[] {
  if (floor === undefined) return [];
  return others.map(({ server, judgedPerSecond }) =>
    target('throughput', server, judgedPerSecond / floor.judgedPerSecond, 'at least', THROUGHPUT_SHARE),
  );
}

/** Seconds that a check takes beside another tenant's backlog: absolute, as users wait them. */
export function judgeFairness(rows: readonly Fairness[]): readonly Target[] {
  return rows.map(({ server, worstMs }) =>
    target('seconds beside a backlog', server, worstMs / 1_000, 'at most', MOST_DELAY_SECONDS),
  );
}

/** Memory at the end of the run beside that after its first step: caches are full by then or never. */
export function judgeEndurance(rows: readonly Endurance[]): readonly Target[] {
  return [...Map.groupBy(rows, ({ server }) => server)].flatMap(([server, own]) => {
    const [, first] = own;
    const last = own.at(-1);
    if (first?.nowMb == null || last?.nowMb == null) return [];
    return [target('memory, end to first step', server, last.nowMb / first.nowMb, 'at most', MEMORY_FACTOR)];
  });
}

function target(what: string, server: string, ratio: number, sense: Target['sense'], limit: number): Target {
  const isMet = sense === 'at most' ? ratio <= limit : ratio >= limit;
  return { what, server, ratio: Math.round(ratio * 100) / 100, limit, sense, isMet };
}
