import { Registry } from 'prom-client';
import { type CheckMetrics, createCheckMetrics } from './metrics/check-metrics.ts';
import { createGitHubMetrics, type GitHubMetrics } from './metrics/github-metrics.ts';
import { createIntakeMetrics, type IntakeMetrics } from './metrics/intake-metrics.ts';
import { createProcessMetrics, type ProcessSource } from './metrics/process-metrics.ts';
import { createQueueMetrics, type QueueMetrics, type QueueSource } from './metrics/queue-metrics.ts';
import { createRecoveryMetrics, type RecoveryMetrics } from './metrics/recovery-metrics.ts';
import type { Route } from './server.ts';

/** Where the gauges are read when `/metrics` is asked. */
export interface MetricsSource extends ProcessSource {
  readonly queue: QueueSource;
  /** As `/readyz` has it. */
  readonly isReady: () => Promise<boolean>;
  /** Installations by repository, of those that woke since the process began. */
  readonly awake: ReadonlyMap<number, number>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** What Baton counts about itself. No label names a client: these are for whoever runs this Baton. */
export interface Metrics
  extends IntakeMetrics,
    Omit<QueueMetrics, 'show'>,
    CheckMetrics,
    GitHubMetrics,
    RecoveryMetrics {
  /** Names and help texts, for the page that explains them. */
  readonly registry: Registry;
  /** `GET /metrics`. Where the database does not answer, `baton_ready` is 0 and its counts are left out. */
  readonly route: Route;
}

/** A scrape is usually given up after ten seconds. */
const COUNT_LIMIT_MS = 2_000;

/** Makes the registry; what lies in the database is counted when it is asked for. */
export function createMetrics(source: MetricsSource): Metrics {
  const registry = new Registry();
  const { show, ...queue } = createQueueMetrics(registry);
  const { showReady } = createProcessMetrics(registry, source);
  return {
    ...createIntakeMetrics(registry),
    ...queue,
    ...createCheckMetrics(registry),
    ...createGitHubMetrics(registry, source.awake, source.now),
    ...createRecoveryMetrics(registry),
    registry,
    route: async (_request, response) => {
      const [isReady, found] = await Promise.all([source.isReady(), readQueue(source.queue)]);
      showReady(isReady);
      show(found);
      const text = await registry.metrics();
      response
        .writeHead(200, { 'content-type': registry.contentType, 'x-content-type-options': 'nosniff' })
        .end(text);
    },
  };
}

async function readQueue(queue: QueueSource): Promise<Parameters<QueueMetrics['show']>[0]> {
  const found = Promise.all([queue.stats(), queue.countClosedGates()]);
  const late = new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), COUNT_LIMIT_MS).unref();
  });
  try {
    const first = await Promise.race([found, late]);
    return first === null ? null : { counts: first[0], closedGates: first[1] };
  } catch {
    // The gauge `baton_ready` says so already.
    return null;
  }
}
