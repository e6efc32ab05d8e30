import type { GitHubApp } from '../github/github-app.ts';
import type { Queue } from '../queue/queue.ts';
import type { ConfigCache } from './config-cache.ts';
import type { JobObserver } from './job-observer.ts';
import type { JudgePool } from './judge-pool.ts';
import type { LookupCache } from './lookup-cache.ts';
import type { MergedCache } from './merged-cache.ts';
import type { KnownInstallations } from './recovery/known-installations.ts';
import type { MissedChecks } from './recovery/missed-checks.ts';
import type { MissedDeliveries } from './recovery/missed-deliveries.ts';
import type { RepositoryRegister } from './repository-register.ts';
import type { SweepReserve } from './sweep-reserve.ts';

/** What the jobs are made of; `main.ts` puts it together. */
export interface JobParts {
  readonly appId: number;
  /** Who runs this Baton; null where nobody said. */
  readonly operator: string | null;
  readonly github: GitHubApp;
  readonly queue: Queue;
  readonly configCache: ConfigCache;
  readonly lookups: LookupCache;
  readonly merges: MergedCache;
  /** Repositories that woke since this process began, with their installation; by id. */
  readonly awake: Map<number, number>;
  readonly register: RepositoryRegister;
  readonly deliveries: MissedDeliveries;
  readonly checks: MissedChecks;
  /** How long a pull request without a check may still be under way, in milliseconds; ten minutes where left out. */
  readonly patienceMs?: number | undefined;
  readonly installations: KnownInstallations;
  readonly pool: JudgePool;
  readonly reserve: SweepReserve;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly log: JobLog & { debug(fields: object, message: string): void };
  readonly observer: JobObserver;
}

/** A logger that is given ids and counts, never texts of users. */
export interface JobLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** The present run of a job. */
export interface JobRun {
  readonly attempt: number;
  readonly isLastAttempt: boolean;
  readonly signal: AbortSignal;
}
