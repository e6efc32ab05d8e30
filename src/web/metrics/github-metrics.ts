import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { type Budget, createBudgets } from './budgets.ts';

/** What GitHub is asked, and how near its limits that comes. */
export interface GitHubMetrics {
  readonly onRequest: (request: {
    readonly kind: 'rest' | 'graphql';
    readonly status: number | null;
    readonly durationMs: number;
  }) => void;
  readonly onRateLimit: (installationId: number, budget: Budget & { readonly cost: number }) => void;
  readonly onGateClosed: () => void;
  readonly onWriteWait: (end: 'sat-out' | 'put-back') => void;
}

/** Registers them. `awake` maps repositories to their installation. */
export function createGitHubMetrics(
  registry: Registry,
  awake: ReadonlyMap<number, number>,
  now: () => number,
): GitHubMetrics {
  const registers = [registry];
  const budgets = createBudgets(awake, now);
  const requests = new Histogram({
    name: 'baton_github_request_duration_seconds',
    help: 'Requests to GitHub, tokens included, by kind and class of status (none: no answer came)',
    labelNames: ['kind', 'status'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const points = new Counter({
    name: 'baton_github_graphql_points_total',
    help: 'Points of the hourly GraphQL budgets that queries cost, by size of the installation: repositories of it that woke since this process began',
    labelNames: ['size'],
    registers,
  });
  new Gauge({
    name: 'baton_github_graphql_points_remaining',
    help: 'Points left in the hour of the installation that has the fewest, by size of installation; GitHub gives each at least 5,000',
    labelNames: ['size'],
    registers,
    collect() {
      this.reset();
      for (const [size, remaining] of budgets.fewest()) this.set({ size }, remaining);
    },
  });
  const gates = new Counter({
    name: 'baton_github_gate_closures_total',
    help: 'Times that GitHub asked to wait (a rate limit), so that an installation was left alone',
    registers,
  });
  const waits = new Counter({
    name: 'baton_github_write_waits_total',
    help: 'Writes that waited for the budget of their installation (60 at once, one more a second; of comments, issues and other content 50 at once, 450 an hour): sat out in place, or put back into the queue',
    labelNames: ['end'],
    registers,
  });
  for (const end of ['sat-out', 'put-back']) waits.inc({ end }, 0);
  return {
    onRequest({ kind, status, durationMs }) {
      const statusClass = status === null ? 'none' : `${Math.floor(status / 100)}xx`;
      requests.observe({ kind, status: statusClass }, durationMs / 1_000);
    },
    onRateLimit(installationId, { cost, ...budget }) {
      points.inc({ size: budgets.sizeOf(installationId) }, cost);
      budgets.see(installationId, budget);
    },
    onGateClosed: () => gates.inc(),
    onWriteWait: (end) => waits.inc({ end }),
  };
}
