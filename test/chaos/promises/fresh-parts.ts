import { createGitHubApp } from '../../../src/github/github-app.ts';
import { startJudgePool } from '../../../src/jobs/judge-pool.ts';
import { createLookupCache } from '../../../src/jobs/lookup-cache.ts';
import { createMergedCache } from '../../../src/jobs/merged-cache.ts';
import type { JobParts } from '../../../src/jobs/parts.ts';
import type { Queue } from '../../../src/queue/queue.ts';
import type { StandIn } from '../../../src/sandbox/stand-in.ts';

const ignore = async (): Promise<void> => undefined;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Every write is granted, and what a job would enqueue is forgotten: the other jobs are asked too. */
const QUEUE: Queue = {
  enqueue: ignore,
  work: ignore,
  closeGate: ignore,
  takeWrite: async () => ({ waitMs: 0 }),
  deleteInstallation: ignore,
  query: async () => [],
  isReachable: async () => true,
  failuresOf: async () => [],
  stats: async () => [],
  stop: ignore,
};

/** What Baton's own jobs are made of, without anything remembered: whatever they decide comes from GitHub alone. */
export function createFreshParts(github: StandIn, now: () => number): JobParts {
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
    },
    lookups: createLookupCache(),
    merges: createMergedCache(),
    awake: new Map(),
    register: {
      see: ignore,
      seeLater: () => undefined,
      put: ignore,
      takeDue: async () => [],
      putOff: ignore,
      count: async () => 0,
      publicScoreOf: async () => null,
      forgetRepository: ignore,
      forgetInstallation: ignore,
    },
    pool: startJudgePool({ onFault: () => undefined }),
    now,
    log: silent,
  };
}
