import { createGitHubApp } from '../../../src/github/github-app.ts';
import { startJudgePool } from '../../../src/jobs/judge-pool.ts';
import { createLookupCache } from '../../../src/jobs/lookup-cache.ts';
import { createMergedCache } from '../../../src/jobs/merged-cache.ts';
import type { JobParts } from '../../../src/jobs/parts.ts';
import { openKnownInstallations } from '../../../src/jobs/recovery/known-installations.ts';
import { openMissedChecks } from '../../../src/jobs/recovery/missed-checks.ts';
import { openMissedDeliveries } from '../../../src/jobs/recovery/missed-deliveries.ts';
import { createSweepReserve } from '../../../src/jobs/sweep-reserve.ts';
import type { Queue } from '../../../src/queue/queue.ts';
import type { StandIn } from '../../../src/sandbox/stand-in.ts';
import { NO_OBSERVER } from '../../jobs/no-observer.ts';

const ignore = async (): Promise<void> => undefined;
const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** Every write is granted, and what a job would enqueue is forgotten: the other jobs are asked too. */
const QUEUE: Queue = {
  enqueue: ignore,
  work: ignore,
  closeGate: ignore,
  takeWrite: async () => ({ waitMs: 0 }),
  deleteInstallation: ignore,
  deleteRepository: ignore,
  countClosedGates: async () => 0,
  isAlive: () => true,
  query: async () => [],
  isReachable: async () => true,
  failuresOf: async () => [],
  stats: async () => [],
  drain: ignore,
  stop: ignore,
};

/** What Baton's own jobs are made of, without anything remembered: whatever they decide comes from GitHub alone. */
export async function createFreshParts(github: StandIn, now: () => number): Promise<JobParts> {
  const { appId, privateKey, url } = github;
  return {
    appId,
    operator: null,
    github: createGitHubApp({ appId, privateKey, baseUrl: url, userAgent: 'baton' }),
    queue: QUEUE,
    // No account here has defaults of its own.
    configCache: {
      get: async () => ({ kind: 'read', file: null, readAtMs: now() }),
      put: ignore,
      pathsOf: async () => [],
      forget: ignore,
      size: () => 0,
    },
    lookups: createLookupCache(),
    merges: createMergedCache(),
    awake: new Map(),
    register: {
      see: ignore,
      note: ignore,
      has: async () => true,
      ofInstallation: async () => [],
      takeUncompared: async () => [],
      adopt: ignore,
      put: ignore,
      takeDue: async () => [],
      putOff: ignore,
      count: async () => 0,
      publicScoreOf: async () => null,
      forgetRepository: ignore,
      forgetInstallation: ignore,
    },
    deliveries: await openMissedDeliveries(QUEUE, now),
    checks: await openMissedChecks(QUEUE, now),
    installations: await openKnownInstallations(QUEUE),
    reserve: createSweepReserve(now),
    pool: startJudgePool({ onFault: () => undefined }),
    observer: NO_OBSERVER,
    now,
    log: silent,
  };
}
