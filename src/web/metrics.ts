import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Route } from './server.ts';
import type { DeliveryOutcome } from './webhook-endpoint.ts';

export interface QueueCounts {
  readonly queue: string;
  readonly waiting: number;
  readonly scheduled: number;
  readonly active: number;
  readonly failed: number;
}

/** What Baton counts about itself. No label names a client: these are for whoever runs this Baton. */
export interface Metrics {
  countDelivery(outcome: DeliveryOutcome): void;
  countJob(queue: string, outcome: string, seconds: number): void;
  /** Points of GitHub's hourly GraphQL budget. */
  countPoints(points: number): void;
  /** Deliveries that GitHub could not deliver. */
  countMissed(deliveries: number): void;
  countReplayed(outcome: string, deliveries: number): void;
  /** Open pull requests that were found without a finished check. */
  countReconciled(pullRequests: number): void;
  /** A look at GitHub's delivery log came to its end. */
  noteRecoveryLook(): void;
  readonly route: Route;
}

/** Makes the registry behind `GET /metrics`; queues are counted when it is asked. */
export function createMetrics(countQueues: () => Promise<readonly QueueCounts[]>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const deliveries = new Counter({
    name: 'baton_deliveries_total',
    help: 'Webhook deliveries by outcome',
    labelNames: ['outcome'],
    registers,
  });
  const jobs = new Histogram({
    name: 'baton_job_duration_seconds',
    help: 'Runs of jobs by queue and outcome',
    labelNames: ['queue', 'outcome'],
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  });
  const points = new Counter({
    name: 'baton_github_graphql_points_total',
    help: 'Points of the hourly GraphQL budgets that queries cost, all installations together',
    registers,
  });
  const recovery = createRecoveryMetrics(registers);
  new Gauge({
    name: 'baton_queue_jobs',
    help: 'Jobs in the queue; scheduled ones are due in more than ten minutes, failed ones are dead letters',
    labelNames: ['queue', 'state'],
    registers,
    async collect() {
      for (const counts of await countQueues()) {
        this.set({ queue: counts.queue, state: 'waiting' }, counts.waiting);
        this.set({ queue: counts.queue, state: 'scheduled' }, counts.scheduled);
        this.set({ queue: counts.queue, state: 'active' }, counts.active);
        this.set({ queue: counts.queue, state: 'failed' }, counts.failed);
      }
    },
  });
  return {
    countDelivery: (outcome) => deliveries.inc({ outcome }),
    countJob: (queue, outcome, seconds) => jobs.observe({ queue, outcome }, seconds),
    countPoints: (cost) => points.inc(cost),
    ...recovery,
    route: async (_request, response) => {
      const text = await registry.metrics();
      response.writeHead(200, { 'content-type': registry.contentType }).end(text);
    },
  };
}

/** What Baton missed, and what became of it. */
function createRecoveryMetrics(
  registers: Registry[],
): Pick<Metrics, 'countMissed' | 'countReplayed' | 'countReconciled' | 'noteRecoveryLook'> {
  const missed = new Counter({
    name: 'baton_deliveries_missed_total',
    help: 'Deliveries of events that Baton acts on, and that failed by what GitHub keeps of them',
    registers,
  });
  const replayed = new Counter({
    name: 'baton_deliveries_replayed_total',
    help: 'Missed deliveries: asked for again, arrived thereafter, refused for good, or failed and tried later',
    labelNames: ['outcome'],
    registers,
  });
  const reconciled = new Counter({
    name: 'baton_reconciled_pull_requests_total',
    help: 'Open pull requests that were found without a finished check, though no event of theirs failed',
    registers,
  });
  const look = new Gauge({
    name: 'baton_recovery_last_look_timestamp_seconds',
    help: "When a look at GitHub's delivery log last came to its end; 0 before the first, and where another process does it",
    registers,
  });
  return {
    countMissed: (deliveries) => missed.inc(deliveries),
    countReplayed: (outcome, deliveries) => replayed.inc({ outcome }, deliveries),
    countReconciled: (pullRequests) => reconciled.inc(pullRequests),
    noteRecoveryLook: () => look.setToCurrentTime(),
  };
}
