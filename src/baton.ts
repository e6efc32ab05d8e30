import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { Probot, ProbotOctokit } from 'probot';
import packageJson from '../package.json' with { type: 'json' };
import { createApp } from './app.ts';
import { errorKind } from './error-kind.ts';
import { createGitHubApp, type GitHubApp } from './github/github-app.ts';
import { causedBy } from './jobs/cause.ts';
import { openConfigCache } from './jobs/config-cache.ts';
import { type JudgePool, startJudgePool } from './jobs/judge-pool.ts';
import { createLookupCache } from './jobs/lookup-cache.ts';
import { createMergedCache } from './jobs/merged-cache.ts';
import type { JobParts } from './jobs/parts.ts';
import { enqueueJob, QUEUES } from './jobs/queues.ts';
import { type SweepPace, startReportSweep } from './jobs/report-sweep.ts';
import { openRepositoryRegister } from './jobs/repository-register.ts';
import { workOnJobs } from './jobs/run-job.ts';
import { openQueue } from './queue/open-queue.ts';
import type { Queue } from './queue/queue.ts';
import type { Settings } from './settings.ts';
import { badge } from './web/badge.ts';
import { healthz, readyz, type Unready } from './web/health.ts';
import { createMetrics, type Metrics } from './web/metrics.ts';
import { observeDelivery } from './web/observe-delivery.ts';
import { startWebServer } from './web/server.ts';
import { createWebhookEndpoint, type Delivery, WEBHOOK_PATH } from './web/webhook-endpoint.ts';

/** A running Baton. */
export interface RunningBaton {
  /** Where it listens. */
  readonly url: string;
  /** Takes no more deliveries, lets running jobs finish for a while, and closes the queue. */
  stop(): Promise<void>;
}

/** A container is given 30 s between SIGTERM and SIGKILL by default; jobs take well under a second. */
const DRAIN_MS = 20_000;

/**
 * Where others could take over, a process that stops goes on answering for so long while `/readyz` says 503, so that a load
 * balancer that asks every second or two sends nothing to a closed door.
 */
const ANNOUNCE_MS = 3_000;

export interface BatonOptions {
  /** Milliseconds since the epoch, by which everything is judged: the real time where none is given. */
  readonly now?: () => number;
  /** How reports that are due are spread over time, see `startReportSweep`. */
  readonly sweep?: SweepPace;
}

/** Puts the parts together and starts them: queue first, doors last. Rejects where a part can't be had. */
export async function startBaton(
  settings: Settings,
  log: Logger,
  { now = Date.now, sweep: pace = {} }: BatonOptions = {},
): Promise<RunningBaton> {
  const queue = await openQueue({
    databaseUrl: settings.databaseUrl,
    databaseBackend: settings.databaseBackend,
    dataDir: settings.dataDir,
    queues: QUEUES,
    log,
  });
  let pool: JudgePool | null = null;
  let isStopping = false;
  const whyNotReady = async (): Promise<Unready> => {
    if (isStopping) return 'stopping';
    return (await queue.isReachable()) ? null : 'queue';
  };
  try {
    const caches = await openCaches(queue, now);
    const metrics = createMetrics({
      version: packageJson.version,
      queue,
      awake: caches.awake,
      cacheSizes: () => sizesOf(caches),
      isReady: async () => (await whyNotReady()) === null,
      now,
    });
    const started = startJudgePool({
      onFault: (error) => log.error({ error: errorKind(error) }, 'A thread died'),
      onEnded: metrics.onJudgementEnded,
    });
    pool = started;
    const parts: JobParts = {
      ...caches,
      appId: settings.appId,
      operator: settings.operator,
      github: connect(settings, metrics, log),
      queue,
      pool,
      observer: metrics,
      now,
      log,
    };
    await workOnJobs(queue, parts);
    const server = await startWebServer({
      host: settings.host,
      port: settings.port,
      routes: {
        [`POST ${WEBHOOK_PATH}`]: createWebhookEndpoint({
          secret: settings.webhookSecret,
          previousSecret: settings.previousWebhookSecret,
          receive: await createReceiver(settings, queue, log),
          onOutcome: observeDelivery(metrics, log),
        }),
        'GET /healthz': healthz(() => queue.isAlive()),
        'GET /readyz': readyz(whyNotReady),
        'GET /metrics': metrics.route,
        'GET /badge/:owner/:file': badge((owner, repo) => parts.register.publicScoreOf(owner, repo)),
      },
      onFault: (error) => log.error({ error: errorKind(error) }, 'A request failed'),
    });
    const sweep = startReportSweep({
      register: parts.register,
      enqueue: (at) => enqueueJob(queue, { kind: 'keep-readiness', ...at }, { isSweep: true }),
      log,
      ...pace,
    });
    return {
      url: server.url,
      stop: async () => {
        isStopping = true;
        // The door stays open meanwhile: what still comes becomes durable, for others or for the next start.
        const announced = settings.databaseUrl === null ? null : delay(ANNOUNCE_MS);
        await Promise.all([queue.drain({ drainMs: DRAIN_MS }), announced]);
        await server.stop();
        await sweep.stop();
        await queue.stop({ drainMs: 0 });
        await started.close();
      },
    };
  } catch (error) {
    await queue.stop({ drainMs: 0 });
    await pool?.close();
    throw error;
  }
}

type Caches = Pick<JobParts, 'configCache' | 'lookups' | 'merges' | 'awake' | 'register'>;

async function openCaches(queue: Queue, now: () => number): Promise<Caches> {
  return {
    configCache: await openConfigCache(queue, now),
    lookups: createLookupCache(),
    merges: createMergedCache(),
    awake: new Map(),
    register: await openRepositoryRegister(queue, now),
  };
}

function sizesOf({ configCache, lookups, merges, awake }: Caches): Record<string, number> {
  const { commits, characters } = lookups.size();
  return {
    lookups: commits,
    'lookup-characters': characters,
    merges: merges.size(),
    'config-files': configCache.size(),
    awake: awake.size,
  };
}

function connect(settings: Settings, metrics: Metrics, log: Logger): GitHubApp {
  return createGitHubApp({
    appId: settings.appId,
    privateKey: settings.privateKey,
    baseUrl: settings.apiUrl,
    userAgent: 'baton',
    log: { warn: (message) => log.warn(message) },
    onRequest: metrics.onRequest,
    onRateLimit: metrics.onRateLimit,
  });
}

/** Probot dispatches a verified delivery to the app's handlers, which enqueue; it resolves when all have. */
async function createReceiver(
  settings: Settings,
  queue: Queue,
  log: Logger,
): Promise<(delivery: Delivery) => Promise<void>> {
  const probot = new Probot({
    appId: settings.appId,
    privateKey: settings.privateKey,
    secret: settings.webhookSecret,
    baseUrl: settings.apiUrl,
    // It would log errors with their messages; the endpoint logs their kinds.
    log: log.child({}, { level: 'silent' }),
    // Handlers never call GitHub: the jobs have clients of their own. Only the function form turns these off.
    Octokit: ProbotOctokit.defaults((options: object) => ({
      ...options,
      throttle: { enabled: false },
      retry: { enabled: false },
      authStrategy: withoutToken,
    })),
  });
  await probot.load(createApp({ appId: settings.appId, enqueue: (job) => enqueueJob(queue, job) }));
  // The names of events are GitHub's: Probot's type wants the literal, and ignores what it does not know.
  type Event = Parameters<Probot['receive']>[0];
  return ({ id, event, payload }) =>
    causedBy(id, () => probot.receive({ id, name: event, payload } as Event));
}

/** Probot asks for a client for each event; making one takes a fifth of an event's time, and no handler calls GitHub. */
function withoutToken({ octokit }: { readonly octokit: unknown }) {
  type Send = (...request: unknown[]) => unknown;
  return Object.assign(() => Promise.resolve(octokit), {
    hook: (send: Send, ...request: unknown[]) => send(...request),
  });
}
