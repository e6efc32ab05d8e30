import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import packageJson from '../package.json' with { type: 'json' };
import { createReceiver } from './create-receiver.ts';
import { errorKind } from './error-kind.ts';
import { QUEUES } from './jobs/queues.ts';
import type { RecoveryPace } from './jobs/recovery/start-recovery.ts';
import type { SweepPace } from './jobs/report-sweep.ts';
import { openQueue } from './queue/open-queue.ts';
import type { Queue } from './queue/queue.ts';
import type { Settings } from './settings.ts';
import { type Caches, openCaches, startWork, type Work } from './start-work.ts';
import { badge } from './web/badge.ts';
import { healthz, readyz, type Unready } from './web/health.ts';
import { createMetrics, type Metrics } from './web/metrics.ts';
import { observeDelivery } from './web/observe-delivery.ts';
import { startWebServer, type WebServerOptions } from './web/server.ts';
import { createWebhookEndpoint, WEBHOOK_PATH } from './web/webhook-endpoint.ts';

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
  /** How soon is mended what was missed, see `startRecovery`. */
  readonly recovery?: RecoveryPace;
}

/** Puts the parts together and starts them: queue first, doors last. Rejects where a part can't be had. */
export async function startBaton(
  settings: Settings,
  log: Logger,
  { now = Date.now, sweep = {}, recovery = {} }: BatonOptions = {},
): Promise<RunningBaton> {
  const queue = await openQueue({
    databaseUrl: settings.databaseUrl,
    databaseBackend: settings.databaseBackend,
    dataDir: settings.dataDir,
    queues: QUEUES,
    log,
  });
  let work: Work | null = null;
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
    if (settings.role !== 'web')
      work = await startWork(settings, { queue, caches, metrics, log, now }, { sweep, recovery });
    const server = await startWebServer({
      host: settings.host,
      port: settings.port,
      routes: {
        'GET /healthz': healthz(() => queue.isAlive()),
        'GET /readyz': readyz(whyNotReady),
        'GET /metrics': metrics.route,
        ...(settings.role === 'worker' ? {} : await openDoors(settings, { queue, caches, metrics, log })),
      },
      onFault: (error) => log.error({ error: errorKind(error) }, 'A request failed'),
    });
    return {
      url: server.url,
      stop: async () => {
        isStopping = true;
        await work?.rest();
        // The door stays open meanwhile: what still comes becomes durable, for others or for the next start.
        const announced = settings.databaseUrl === null ? null : delay(ANNOUNCE_MS);
        await Promise.all([queue.drain({ drainMs: DRAIN_MS }), announced]);
        await server.stop();
        await queue.stop({ drainMs: 0 });
        await work?.close();
      },
    };
  } catch (error) {
    await work?.rest();
    await queue.stop({ drainMs: 0 });
    await work?.close();
    throw error;
  }
}

interface DoorParts {
  readonly queue: Queue;
  readonly caches: Caches;
  readonly metrics: Metrics;
  readonly log: Logger;
}

/** The routes of a process that faces GitHub and readers; a worker has none of them. */
async function openDoors(
  settings: Settings,
  { queue, caches, metrics, log }: DoorParts,
): Promise<WebServerOptions['routes']> {
  return {
    [`POST ${WEBHOOK_PATH}`]: createWebhookEndpoint({
      secret: settings.webhookSecret,
      previousSecret: settings.previousWebhookSecret,
      receive: await createReceiver(settings, queue, log),
      onOutcome: observeDelivery(metrics, log),
    }),
    'GET /badge/:owner/:file': badge((owner, repo) => caches.register.publicScoreOf(owner, repo)),
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
