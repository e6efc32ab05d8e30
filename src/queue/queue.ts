/**
 * What the rest of Baton knows of its queue: durable work, merged by key, fair between installations
 * (DESIGN 10). `openQueue` in open-queue.ts makes one.
 */

/** A logger shaped like pino's: fields first, then the message. Only ids are ever handed to it. */
export interface QueueLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** One kind of work, and how hard it may be worked on. */
export interface QueueDefinition {
  /** Letters, digits, `_`, `-`, `.` and `/`; stays the same between versions, since waiting jobs carry it. */
  readonly name: string;
  /** Jobs that one process runs at the same time. */
  readonly concurrency: number;
  /** Jobs of one installation that one process runs at the same time. */
  readonly perInstallation: number;
  /** Attempts after the first one, before the job becomes a dead letter. */
  readonly retryLimit: number;
  /** Seconds before the first retry; doubled for each further one, with jitter. Default 2. */
  readonly retryDelaySeconds?: number;
  /** The longest pause between two attempts, in seconds. Default 600. */
  readonly retryDelayMaxSeconds?: number;
  /** Seconds after which a run is aborted and counts as failed. Default 300. */
  readonly timeoutSeconds?: number;
}

export interface QueueSettings {
  /** PostgreSQL's address; null for the embedded database in `dataDir`. */
  readonly databaseUrl: string | null;
  /** pg-boss's name for a distributed PostgreSQL (`citus`, `yugabytedb`, `cockroachdb`); null for PostgreSQL itself. */
  readonly databaseBackend: string | null;
  /** Folder of the embedded database; made if it does not exist, and locked while open. */
  readonly dataDir: string;
  readonly queues: readonly QueueDefinition[];
  readonly log: QueueLog;
}

/** A piece of work to be done at least once. */
export interface QueuedJob {
  readonly queue: string;
  /**
   * Jobs of one queue and installation with the same key merge while they wait and never run at once. The merged job has the
   * properties of both; where both have one, the newer value. So a flag that has to survive a merge is left
   * out, not set to false, by those who don't ask for it.
   */
  readonly key: string;
  readonly installationId: number;
  /** Small plain JSON: identifiers, never texts. */
  readonly data: object;
  /** Not before so many seconds from now. A merge keeps the earlier time. */
  readonly startAfterSeconds?: number;
  /** Higher is earlier; default 0. A merge keeps the higher. */
  readonly priority?: number;
}

/** One run of a job. */
export interface RunningJob {
  readonly data: unknown;
  readonly key: string;
  readonly installationId: number;
  /** The highest of what it was put in with. */
  readonly priority: number;
  /** 1 for the first run; `RetryLater` does not count. */
  readonly attempt: number;
  /** From when it was due to its start. */
  readonly waitedMs: number;
  /** True when a failure of this run makes the job a dead letter. */
  readonly isLastAttempt: boolean;
  /** Aborted when the run takes too long, when its claim was lost, or when a drain has run out of time. */
  readonly signal: AbortSignal;
}

/** Does a job. Resolving completes it, throwing fails it (see `RetryLater` and `GiveUp`). */
export type Handler = (job: RunningJob) => Promise<void>;

/** How much work a queue holds, in all processes. */
export interface QueueStats {
  readonly queue: string;
  /** Waiting, delayed or between two attempts, and due within ten minutes. */
  readonly waiting: number;
  /** For how long the one that is due longest has waited; 0 where none is due. */
  readonly oldestSeconds: number;
  /** Due later. */
  readonly scheduled: number;
  readonly active: number;
  /** Dead letters: given up, or out of attempts. */
  readonly failed: number;
}

/** The kinds of write to GitHub that the budget tells apart: checks go before everything else. */
export type WriteKind = 'check' | 'other';

export interface Queue {
  /** Resolves when the job is durable, rejects if it could not be made so. Calls at the same time are written together. */
  enqueue(job: QueuedJob): Promise<void>;
  /** Starts to work on a queue; once per queue and process. */
  work(queueName: string, handler: Handler): Promise<void>;
  /** No job of that installation starts before `untilMs` (epoch), in any process. An earlier time than the present gate's is ignored. */
  closeGate(installationId: number, untilMs: number): Promise<void>;
  /**
   * Takes one write from the installation's budget (60 at once, one more a second; the last 10 for checks only; of other
   * writes, which create content, 50 at once and 450 an hour), shared by all processes. `waitMs` above 0: not
   * granted, ask again after that time.
   */
  takeWrite(installationId: number, kind: WriteKind): Promise<{ readonly waitMs: number }>;
  /** Installations whose gate is shut, in all processes. */
  countClosedGates(): Promise<number>;
  /** Deletes every job, dead letter, gate and budget of an installation. A run in progress goes on, and is forgotten when it ends. */
  deleteInstallation(installationId: number): Promise<void>;
  /** Deletes every waiting job and dead letter of an installation whose data name the repository (`repositoryId`). */
  deleteRepository(installationId: number, repositoryId: number): Promise<void>;
  /**
   * Runs one statement of plain SQL (`$1` placeholders; what Citus, YugabyteDB and CockroachDB take too) for
   * small caches in the schema `baton`.
   */
  query<Row extends object>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /** What the dead letters of an installation carry, newest first, at most a hundred. */
  failuresOf(installationId: number): Promise<readonly { readonly queue: string; readonly data: unknown }[]>;
  /** False once the database can't be had again without a new process: the embedded one's thread has died. */
  isAlive(): boolean;
  /** True if the queue could be written and read just now, within two seconds. Callers at the same time share one try. */
  isReachable(): Promise<boolean>;
  stats(): Promise<QueueStats[]>;
  /** Takes no more work, lets runs finish for up to `drainMs`, then aborts their signals. What is put in still becomes durable. Again: the same promise. */
  drain(options: { readonly drainMs: number }): Promise<void>;
  /** Drains, and closes the database. Again: the same promise. */
  stop(options: { readonly drainMs: number }): Promise<void>;
}

/** Thrown by a handler: run again after that time, without using up an attempt. */
export class RetryLater extends Error {
  override readonly name = 'RetryLater';
  readonly retryAfterMs: number;

  constructor(message: string, retryAfterMs: number, options?: ErrorOptions) {
    super(message, options);
    this.retryAfterMs = retryAfterMs;
  }
}

/** Thrown by a handler: trying again is of no use, the job becomes a dead letter at once. */
export class GiveUp extends Error {
  override readonly name = 'GiveUp';
}
