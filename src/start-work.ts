import type { Logger } from 'pino';
import { eventsHeard } from './app.ts';
import { errorKind } from './error-kind.ts';
import { createGitHubApp, type GitHubApp } from './github/github-app.ts';
import { openConfigCache } from './jobs/config-cache.ts';
import { startJudgePool } from './jobs/judge-pool.ts';
import { createLookupCache } from './jobs/lookup-cache.ts';
import { createMergedCache } from './jobs/merged-cache.ts';
import type { JobParts } from './jobs/parts.ts';
import { enqueueJob } from './jobs/queues.ts';
import { openKnownInstallations } from './jobs/recovery/known-installations.ts';
import { openMissedChecks } from './jobs/recovery/missed-checks.ts';
import { openMissedDeliveries } from './jobs/recovery/missed-deliveries.ts';
import { type RecoveryPace, startRecovery } from './jobs/recovery/start-recovery.ts';
import { type SweepPace, startReportSweep } from './jobs/report-sweep.ts';
import { openRepositoryRegister } from './jobs/repository-register.ts';
import { workOnJobs } from './jobs/run-job.ts';
import { createSweepReserve, type SweepReserve } from './jobs/sweep-reserve.ts';
import type { Queue } from './queue/queue.ts';
import type { Settings } from './settings.ts';
import type { Metrics } from './web/metrics.ts';

/** What jobs remember between two runs; all of it may be lost. */
export type Caches = Pick<JobParts, 'configCache' | 'lookups' | 'merges' | 'awake' | 'register'>;

/** Makes empty caches, and opens those that lie in the database. */
export async function openCaches(queue: Queue, now: () => number): Promise<Caches> {
  return {
    configCache: await openConfigCache(queue, now),
    lookups: createLookupCache(),
    merges: createMergedCache(),
    awake: new Map(),
    register: await openRepositoryRegister(queue, now),
  };
}

/** What the work of a process needs. */
export interface WorkParts extends Pick<JobParts, 'queue' | 'now'> {
  readonly caches: Caches;
  readonly metrics: Metrics;
  readonly log: Logger;
}

/** What works on jobs, until it is closed. */
export interface Work {
  /** Takes up nothing by itself any more; what is queued goes on. */
  rest(): Promise<void>;
  /** To be called once the queue has stopped. */
  close(): Promise<void>;
}

/** How soon work is taken up that no event asks for. */
export interface WorkPace {
  readonly sweep: SweepPace;
  readonly recovery: RecoveryPace;
}

/** Starts to work on every queue, with the threads that judge and what takes up work by itself. */
export async function startWork(settings: Settings, parts: WorkParts, pace: WorkPace): Promise<Work> {
  const { queue, caches, metrics, log, now } = parts;
  const pool = startJudgePool({
    onFault: (error) => log.error({ error: errorKind(error) }, 'A thread died'),
    onEnded: metrics.onJudgementEnded,
  });
  try {
    // GitHub's reset goes by the real time, whatever time is judged by.
    const reserve = createSweepReserve(Date.now);
    const jobParts: JobParts = {
      ...caches,
      appId: settings.appId,
      operator: settings.operator,
      github: connect(settings, parts, reserve),
      queue,
      pool,
      reserve,
      deliveries: await openMissedDeliveries(queue, now),
      checks: await openMissedChecks(queue, now, metrics.onReconciled),
      installations: await openKnownInstallations(queue),
      patienceMs: pace.recovery.patienceMs,
      observer: metrics,
      now,
      log,
    };
    await workOnJobs(queue, jobParts);
    // Several processes may run these: each takes what is due from the database, and others find it taken.
    const sweep = startReportSweep({
      register: caches.register,
      enqueue: (at) => enqueueJob(queue, { kind: 'keep-readiness', ...at }, { isSweep: true }),
      log,
      ...pace.sweep,
    });
    const recovery = await startRecovery(
      { ...jobParts, heard: eventsHeard(), observer: metrics },
      pace.recovery,
    );
    return {
      rest: async () => {
        await Promise.all([sweep.stop(), recovery.stop()]);
      },
      close: () => pool.close(),
    };
  } catch (error) {
    await pool.close();
    throw error;
  }
}

function connect(settings: Settings, { metrics, log }: WorkParts, reserve: SweepReserve): GitHubApp {
  return createGitHubApp({
    appId: settings.appId,
    privateKey: settings.privateKey,
    baseUrl: settings.apiUrl,
    userAgent: 'baton',
    log: { warn: (message) => log.warn(message) },
    onRequest: metrics.onRequest,
    onRateLimit: metrics.onRateLimit,
    onBudget: reserve.note,
  });
}
