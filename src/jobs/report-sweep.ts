import type { RepositoryJob } from './job.ts';
import type { JobLog } from './parts.ts';
import type { RepositoryRegister } from './repository-register.ts';

/** Enough that a repository is taken within seconds of its time, where there are few. */
const EVERY_MS = 10_000;
/** What is due at the same time is spread over the hour: GitHub limits what may be made in one (github-facts 6.3). */
const SPREAD_MS = 3_600_000;
/** So few need no spreading. */
const LEAST_A_TURN = 5;
/** What is taken and not queued yet is lost with the process: others find it after this time. */
const LEASE_MS = 60_000;
/** What is queued is not lost; a look that was given up is tried again after this time. */
const QUEUED_MS = 900_000;

export interface SweepPace {
  /** Between two turns. */
  readonly everyMs?: number;
  /** The time over which all repositories are spread. */
  readonly spreadMs?: number;
}

export interface ReportSweepOptions extends SweepPace {
  readonly register: RepositoryRegister;
  /** Makes the look at a repository durable. */
  readonly enqueue: (at: RepositoryJob) => Promise<void>;
  readonly log: JobLog;
}

export interface ReportSweep {
  /** Resolves when the turn under way is over. */
  readonly stop: () => Promise<void>;
}

/** Takes repositories whose report is due from the register, a few at a time, and has each one looked at. */
export function startReportSweep(options: ReportSweepOptions): ReportSweep {
  const { everyMs = EVERY_MS, log } = options;
  let turn: Promise<void> | null = null;
  const timer = setInterval(() => {
    turn ??= sweepOnce(options)
      .catch((error: unknown) => {
        log.warn(
          { error: error instanceof Error ? error.name : typeof error },
          'Looking for due reports failed',
        );
      })
      .finally(() => {
        turn = null;
      });
  }, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await turn;
    },
  };
}

async function sweepOnce({
  register,
  enqueue,
  everyMs = EVERY_MS,
  spreadMs = SPREAD_MS,
}: ReportSweepOptions): Promise<void> {
  const share = Math.ceil(((await register.count()) * everyMs) / spreadMs);
  const due = await register.takeDue(Math.max(LEAST_A_TURN, share), LEASE_MS);
  await Promise.all(due.map((at) => enqueue(at)));
  await register.putOff(due, QUEUED_MS);
}
