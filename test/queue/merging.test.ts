import { expect, test } from 'vitest';
import type { QueuedJob, RunningJob } from '../../src/queue/queue.ts';
import { createRecord, createSignal, onBothDatabases, onPostgres, untilQuiet } from './harness.ts';

const job = (key: string, data: object = {}, more: Partial<QueuedJob> = {}): QueuedJob => ({
  queue: 'checks',
  key,
  installationId: 1,
  data,
  ...more,
});

onBothDatabases('Jobs of one key', (bench) => {
  test('merge while they wait, the newer value winning and flags surviving', async () => {
    const queue = await bench.open();
    await queue.enqueue(job('pr:1', { head: 'a', rerun: true }));
    await queue.enqueue(job('pr:1', { head: 'b' }));
    await Promise.all([queue.enqueue(job('pr:1', { head: 'c' })), queue.enqueue(job('pr:1', { head: 'd' }))]);
    const runs = createRecord<unknown>();
    await queue.work('checks', async ({ data }) => runs.add(data));
    await untilQuiet(queue);
    expect(runs.entries).toEqual([{ head: 'd', rerun: true }]);
  });

  test('merge with a delayed one, which then starts at once', async () => {
    const queue = await bench.open();
    const runs = createRecord<unknown>();
    await queue.work('checks', async ({ data }) => runs.add(data));
    await queue.enqueue(job('pr:1', { late: true }, { startAfterSeconds: 3600 }));
    await queue.enqueue(job('pr:1', { soon: true }));
    await untilQuiet(queue);
    expect(runs.entries).toEqual([{ late: true, soon: true }]);
  });

  test('never run at once, and events during a run cause exactly one more', async () => {
    const queue = await bench.open();
    const started = createRecord<RunningJob>();
    const release = createSignal();
    let atOnce = 0;
    let most = 0;
    await queue.work('checks', async (running) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      started.add(running);
      if (started.entries.length === 1) await release.promise;
      atOnce -= 1;
    });
    await queue.enqueue(job('pr:1', { head: 'a' }));
    await started.until(1);
    for (const head of ['b', 'c', 'd']) await queue.enqueue(job('pr:1', { head }));
    const other = createRecord<string>();
    await queue.enqueue(job('pr:2'));
    await started.until(2);
    other.add('pr:2 ran beside it');
    release.fire();
    await untilQuiet(queue);
    expect(most).toBeLessThanOrEqual(2);
    expect(started.entries.map(({ key, data }) => [key, data])).toEqual([
      ['pr:1', { head: 'a' }],
      ['pr:2', {}],
      ['pr:1', { head: 'd' }],
    ]);
  });

  test('of another installation are another key', async () => {
    const queue = await bench.open();
    await queue.enqueue(job('pr:1', { owner: 'acme' }));
    await queue.enqueue(job('pr:1', { owner: 'globex' }, { installationId: 2 }));
    const runs = createRecord<unknown>();
    await queue.work('checks', async ({ key, installationId, data }) =>
      runs.add({ key, installationId, data }),
    );
    await untilQuiet(queue);
    expect(runs.entries).toEqual([
      { key: 'pr:1', installationId: 1, data: { owner: 'acme' } },
      { key: 'pr:1', installationId: 2, data: { owner: 'globex' } },
    ]);
  });

  test('lose no event however closely enqueues and runs interleave', async () => {
    const queue = await bench.open();
    const keys = ['a', 'b', 'c', 'd', 'e'];
    const running = new Set<string>();
    const seen = new Map<string, number>();
    let overlaps = 0;
    await queue.work('checks', async ({ key, data }) => {
      if (running.has(key)) overlaps += 1;
      running.add(key);
      await new Promise((resolve) => setImmediate(resolve));
      seen.set(key, (data as { n: number }).n);
      running.delete(key);
    });
    for (let n = 1; n <= 60; n += 1) await Promise.all(keys.map((key) => queue.enqueue(job(key, { n }))));
    await untilQuiet(queue);
    expect(overlaps).toBe(0);
    expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(keys.map((key) => [key, 60])));
  });
});

onPostgres('Jobs of one key in two processes', (bench) => {
  test('never run at once, and the newest event is not lost', async () => {
    const queues = [await bench.open(), await bench.open()];
    const [first, second] = queues;
    if (first === undefined || second === undefined) throw new Error('two queues');
    const keys = ['a', 'b', 'c'];
    const running = new Set<string>();
    const seen = new Map<string, number>();
    const workers = new Set<number>();
    let overlaps = 0;
    for (const [index, queue] of queues.entries()) {
      await queue.work('checks', async ({ key, data }) => {
        if (running.has(key)) overlaps += 1;
        running.add(key);
        workers.add(index);
        await new Promise((resolve) => setTimeout(resolve, 3));
        // What one process put back because the other was running may come after a newer one.
        seen.set(key, Math.max(seen.get(key) ?? 0, (data as { n: number }).n));
        running.delete(key);
      });
    }
    for (let n = 1; n <= 40; n += 1) {
      const queue = n % 2 === 0 ? first : second;
      await Promise.all(keys.map((key) => queue.enqueue(job(key, { n }))));
    }
    await untilQuiet(first);
    expect(overlaps).toBe(0);
    expect(workers.size).toBe(2);
    expect([...seen.values()]).toEqual([40, 40, 40]);
  });

  test('are taken by a process that only hears of them', async () => {
    const giver = await bench.open();
    const taker = await bench.open();
    const runs = createRecord<string>();
    await taker.work('checks', async ({ key }) => runs.add(key));
    await untilQuiet(giver);
    const startedAt = Date.now();
    for (let count = 1; count <= 10; count += 1) {
      await giver.enqueue(job(`pr:${count}`));
      await runs.until(count);
    }
    // Its polling alone would need two seconds for each but the first.
    expect(Date.now() - startedAt).toBeLessThan(15_000);
  });
});
