import type { Logger } from 'pino';
import { Probot, ProbotOctokit } from 'probot';
import { createApp } from './app.ts';
import { createGitHubApp } from './github/github-app.ts';
import { openConfigCache } from './jobs/config-cache.ts';
import { startJudgePool } from './jobs/judge-pool.ts';
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
import { healthz, readyz } from './web/health.ts';
import { createMetrics, type Metrics } from './web/metrics.ts';
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
  const pool = startJudgePool({ onFault: (error) => log.error({ error: nameOf(error) }, 'A thread died') });
  try {
    const metrics = createMetrics(() => queue.stats());
    const parts = await createParts(settings, { queue, pool, metrics, log, now });
    await workOnJobs(queue, parts, {
      onJob: (name, outcome, seconds) => metrics.countJob(name, outcome, seconds),
    });
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
        'GET /healthz': healthz,
        'GET /readyz': readyz(() => queue.isReachable()),
        'GET /metrics': metrics.route,
        'GET /badge/:owner/:file': badge((owner, repo) => parts.register.publicScoreOf(owner, repo)),
      },
      onFault: (error) => log.error({ error: nameOf(error) }, 'A request failed'),
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
        await server.stop();
        await sweep.stop();
        await queue.stop({ drainMs: DRAIN_MS });
        await pool.close();
      },
    };
  } catch (error) {
    await queue.stop({ drainMs: 0 });
    await pool.close();
    throw error;
  }
}

async function createParts(
  settings: Settings,
  started: Pick<JobParts, 'queue' | 'pool' | 'now'> & { readonly metrics: Metrics; readonly log: Logger },
): Promise<JobParts> {
  const { queue, pool, metrics, log, now } = started;
  return {
    appId: settings.appId,
    operator: settings.operator,
    github: createGitHubApp({
      appId: settings.appId,
      privateKey: settings.privateKey,
      baseUrl: settings.apiUrl,
      userAgent: 'baton',
      log: { warn: (message) => log.warn(message) },
      onRateLimit: (_installationId, { cost }) => metrics.countPoints(cost),
    }),
    queue,
    configCache: await openConfigCache(queue, now),
    lookups: createLookupCache(),
    merges: createMergedCache(),
    awake: new Map(),
    register: await openRepositoryRegister(queue, now),
    pool,
    now,
    log,
  };
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
    // Probot logs whole deliveries: at `trace` each one, and those that fail with their error. What failed, we tell by its ids.
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
  return ({ id, event, payload }) => probot.receive({ id, name: event, payload } as Event);
}

/** Probot asks for a client for each event; making one takes a fifth of an event's time, and no handler calls GitHub. */
function withoutToken({ octokit }: { readonly octokit: unknown }) {
  type Send = (...request: unknown[]) => unknown;
  return Object.assign(() => Promise.resolve(octokit), {
    hook: (send: Send, ...request: unknown[]) => send(...request),
  });
}

function observeDelivery(metrics: Metrics, log: Logger) {
  return (outcome: Parameters<Metrics['countDelivery']>[0], ids: object, cause?: unknown): void => {
    metrics.countDelivery(outcome);
    if (outcome === 'accepted') return;
    const error = cause === undefined ? undefined : nameOf(cause);
    log.warn({ ...ids, outcome, error }, 'A delivery was refused');
  };
}

/** The kind of an error: its message might quote what it could not handle. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
