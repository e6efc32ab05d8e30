import { afterEach, describe, expect, it } from 'vitest';
import { createBudgets } from '../../src/web/metrics/budgets.ts';
import { createMetrics, type Metrics, type MetricsSource } from '../../src/web/metrics.ts';
import { startWebServer, type WebServer } from '../../src/web/server.ts';

let server: WebServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

const COUNTS = { queue: 'checks', waiting: 3, oldestSeconds: 12.5, scheduled: 1, active: 2, failed: 4 };

async function open(source: Partial<MetricsSource> = {}): Promise<Metrics & { scrape(): Promise<string> }> {
  const metrics = createMetrics({
    version: '1.2.3',
    queue: { stats: async () => [COUNTS], countClosedGates: async () => 2 },
    isReady: async () => true,
    cacheSizes: () => ({ lookups: 7 }),
    awake: new Map(),
    now: () => 0,
    ...source,
  });
  server = await startWebServer({
    host: '127.0.0.1',
    port: 0,
    routes: { 'GET /metrics': metrics.route },
    onFault: (error) => {
      throw error;
    },
  });
  const { url } = server;
  return { ...metrics, scrape: async () => (await fetch(`${url}/metrics`)).text() };
}

describe('/metrics', () => {
  it('tells of the queue what the database holds', async () => {
    const text = await (await open()).scrape();
    expect(text).toContain('baton_queue_jobs{queue="checks",state="waiting"} 3\n');
    expect(text).toContain('baton_queue_jobs{queue="checks",state="failed"} 4\n');
    expect(text).toContain('baton_queue_oldest_seconds{queue="checks"} 12.5\n');
    expect(text).toContain('baton_github_gates_closed 2\n');
    expect(text).toContain('baton_ready 1\n');
    expect(text).toContain(`baton_build_info{version="1.2.3",node="${process.versions.node}"} 1\n`);
    expect(text).toContain('baton_cache_entries{cache="lookups"} 7\n');
  });

  it.each<[string, () => Promise<never>]>([
    ['fails', () => Promise.reject(new Error('gone'))],
    ['does not answer', () => new Promise<never>(() => undefined)],
  ])('leaves that out while the database %s, and tells the rest', async (_what, stats) => {
    let isAway = false;
    const queue = {
      stats: () => (isAway ? stats() : Promise.resolve([COUNTS])),
      countClosedGates: async () => 0,
    };
    const metrics = await open({ queue, isReady: async () => !isAway });
    expect(await metrics.scrape()).toContain('baton_queue_jobs{');
    isAway = true;
    const text = await metrics.scrape();
    expect(text).not.toContain('baton_queue_jobs{');
    expect(text).not.toContain('baton_github_gates_closed 0');
    expect(text).toContain('baton_ready 0\n');
    expect(text).toContain('baton_build_info{');
  });

  it('sorts requests to GitHub by kind and class of status', async () => {
    const metrics = await open();
    metrics.onRequest({ kind: 'graphql', status: 200, durationMs: 40 });
    metrics.onRequest({ kind: 'rest', status: 502, durationMs: 400 });
    metrics.onRequest({ kind: 'rest', status: null, durationMs: 10_000 });
    const text = await metrics.scrape();
    expect(text).toContain('baton_github_request_duration_seconds_count{kind="graphql",status="2xx"} 1\n');
    expect(text).toContain('baton_github_request_duration_seconds_count{kind="rest",status="5xx"} 1\n');
    expect(text).toContain('baton_github_request_duration_seconds_count{kind="rest",status="none"} 1\n');
    expect(text).toContain(
      'baton_github_request_duration_seconds_bucket{le="0.05",kind="graphql",status="2xx"} 1\n',
    );
  });
});

describe('budgets', () => {
  /** Installation 1 has one repository, 2 has eleven, 3 has 101. */
  const awake = new Map<number, number>([[1, 1]]);
  for (let id = 100; id < 111; id += 1) awake.set(id, 2);
  for (let id = 1_000; id < 1_101; id += 1) awake.set(id, 3);

  it('are told by the size of the installation, and of each size the fewest points that are left', () => {
    const budgets = createBudgets(awake, () => 0);
    const resetAt = '1970-01-01T01:00:00Z';
    expect([1, 2, 3, 4].map((id) => budgets.sizeOf(id))).toEqual(['1', '11-100', 'over 100', '1']);
    budgets.see(1, { remaining: 4_000, resetAt });
    budgets.see(4, { remaining: 300, resetAt });
    budgets.see(3, { remaining: 9_000, resetAt });
    expect(Object.fromEntries(budgets.fewest())).toEqual({ '1': 300, 'over 100': 9_000 });
  });

  it('are forgotten when their hour ends', () => {
    let now = 0;
    const budgets = createBudgets(awake, () => now);
    budgets.see(1, { remaining: 10, resetAt: '1970-01-01T01:00:00Z' });
    now = 3_600_000;
    expect(budgets.fewest().size).toBe(0);
  });
});
