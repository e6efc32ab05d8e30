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
    route: async (_request, response) => {
      const text = await registry.metrics();
      response
        .writeHead(200, { 'content-type': registry.contentType, 'x-content-type-options': 'nosniff' })
        .end(text);
    },
  };
}
