import { Client } from 'pg';
import { expect, test } from 'vitest';
import {
  CHECKS,
  createRecord,
  createSignal,
  onBothDatabases,
  onPostgres,
  untilQuiet,
  untilStats,
} from './harness.ts';

const JOB = { queue: 'checks', key: 'pr:1', installationId: 1, data: {} };

onPostgres('A process that was silent for too long', (bench) => {
  test('aborts its run, and leaves the job to who has taken it over', async () => {
    const queue = await bench.open();
    const started = createSignal();
    const aborted = createSignal();
    await queue.work('checks', async ({ signal }) => {
      started.fire();
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      aborted.fire();
    });
    await queue.enqueue(JOB);
    await started.promise;
    await queue.query(`UPDATE baton.claim SET owner = 'another'`);
    await aborted.promise;
    await queue.stop({ drainMs: 1_000 });
    const after = await bench.open();
    expect((await after.stats())[0]).toMatchObject({ active: 1 });
    expect(await after.query('SELECT owner FROM baton.claim')).toEqual([{ owner: 'another' }]);
  });

  test('keeps what runs longer than a claim lasts', async () => {
    const queue = await bench.open();
    const other = await bench.open();
    const runs = createRecord<number>();
    for (const each of [queue, other]) {
      await each.work('checks', async ({ attempt }) => {
        runs.add(attempt);
        await new Promise((resolve) => setTimeout(resolve, 8_000));
      });
    }
    await queue.enqueue(JOB);
    await runs.until(1);
    await untilQuiet(queue);
    expect(runs.entries).toEqual([1]);
  });
});

onPostgres('Losing every connection', (bench) => {
  test('costs neither the run nor its job', async () => {
    const { databaseUrl } = await bench.settings();
    const queue = await bench.open();
    const started = createSignal();
    const release = createSignal();
    const runs = createRecord<number>();
    await queue.work('checks', async ({ attempt }) => {
      runs.add(attempt);
      started.fire();
      await release.promise;
    });
    await queue.enqueue(JOB);
    await started.promise;
    const admin = new Client({ connectionString: databaseUrl ?? '' });
    await admin.connect();
    await admin.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    await admin.end();
    release.fire();
    await pastDeadConnections(() => untilQuiet(queue));
    await pastDeadConnections(() => queue.enqueue(JOB));
    await runs.until(2);
    expect(runs.entries).toEqual([1, 1]);
  });
});

/** A pool may hand out each connection that died a moment ago once; what was asked over it fails, and is asked again. */
async function pastDeadConnections(ask: () => Promise<void>): Promise<void> {
  for (let left = 8; ; left -= 1) {
    try {
      return await ask();
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}

onPostgres('Two processes', (bench) => {
  test('may open an empty database at the same time', async () => {
    await bench.settings();
    const queues = await Promise.all([bench.open(), bench.open(), bench.open()]);
    await Promise.all(queues.map((queue) => queue.enqueue(JOB)));
    const [first] = queues;
    expect((await first?.stats())?.[0]?.waiting).toBe(1);
  });
});

onBothDatabases('A job whose process died', (bench) => {
  const MARK_ACTIVE = `UPDATE pgboss.job SET state = 'active', started_on = now() - interval '1 hour',
    heartbeat_on = now() - interval '1 hour', output = jsonb_build_object('deaths', $1::integer)`;

  test('loses no attempt', async () => {
    const before = await bench.open();
    await before.enqueue(JOB);
    await before.query(MARK_ACTIVE, [3]);
    await before.stop({ drainMs: 0 });
    const queue = await bench.open();
    const runs = createRecord<number>();
    await queue.work('checks', async ({ attempt }) => runs.add(attempt));
    await untilQuiet(queue);
    expect(runs.entries).toEqual([1]);
  });

  test('is taken up although the clock was set back since', async () => {
    const before = await bench.open();
    await before.enqueue(JOB);
    await before.query(`UPDATE pgboss.job SET state = 'active', started_on = now() + interval '1 hour',
      heartbeat_on = now() + interval '1 hour'`);
    await before.query(`INSERT INTO baton.claim (queue, key, owner, expires_at)
      VALUES ('checks', '1/pr:1', 'dead', now() + interval '1 hour')`);
    await before.stop({ drainMs: 0 });
    const queue = await bench.open();
    const runs = createRecord<number>();
    await queue.work('checks', async ({ attempt }) => runs.add(attempt));
    await untilQuiet(queue);
    expect(runs.entries).toEqual([1]);
  });

  test('becomes a dead letter when that happens again and again', async () => {
    const before = await bench.open();
    await before.enqueue(JOB);
    await before.query(MARK_ACTIVE, [20]);
    await before.stop({ drainMs: 0 });
    const queue = await bench.open({ ...CHECKS });
    await queue.work('checks', async () => undefined);
    await untilStats(queue, { waiting: 0, active: 0, failed: 1 });
  });
});
