import { expect, test } from 'vitest';
import { RetryLater } from '../../src/queue/queue.ts';
import { createRecord, onBothDatabases, onPostgres, untilQuiet } from './harness.ts';

const job = (key: string, installationId: number) => ({ queue: 'checks', key, installationId, data: {} });

onBothDatabases("An installation's gate", (bench) => {
  test('holds its jobs back until its time, and nobody else’s', async () => {
    const queue = await bench.open();
    const runs = createRecord<{ installationId: number; at: number }>();
    await queue.work('checks', async ({ installationId }) => runs.add({ installationId, at: Date.now() }));
    const opensAt = Date.now() + 400;
    await queue.closeGate(1, opensAt);
    for (let n = 0; n < 12; n += 1) await queue.enqueue(job(`a${n}`, 1));
    await queue.enqueue(job('b', 2));
    const entries = await runs.until(13);
    expect(entries[0]?.installationId).toBe(2);
    expect(Math.min(...entries.slice(1).map((run) => run.at))).toBeGreaterThanOrEqual(opensAt - 5);
    expect(Date.now() - opensAt).toBeLessThan(1_500);
  });

  test('survives a restart', async () => {
    const before = await bench.open();
    await before.closeGate(1, Date.now() + 3_600_000);
    await before.enqueue(job('a', 1));
    await before.enqueue(job('b', 2));
    await before.stop({ drainMs: 0 });
    const queue = await bench.open();
    const runs = createRecord<number>();
    await queue.work('checks', async ({ installationId }) => runs.add(installationId));
    await runs.until(1);
    await queue.enqueue(job('c', 2));
    expect(await runs.until(2)).toEqual([2, 2]);
    expect((await queue.stats())[0]?.waiting).toBe(1);
  });

  test('is not opened earlier by a shorter one', async () => {
    const queue = await bench.open();
    const opensAt = Date.now() + 400;
    await queue.closeGate(1, opensAt);
    await queue.closeGate(1, Date.now() + 10);
    const runs = createRecord<number>();
    await queue.work('checks', async () => runs.add(Date.now()));
    await queue.enqueue(job('a', 1));
    expect((await runs.until(1))[0]).toBeGreaterThanOrEqual(opensAt - 5);
  });

  test('shut by a run makes its other jobs wait, and a newer event does not slip past', async () => {
    const queue = await bench.open();
    const runs = createRecord<{ key: string; at: number }>();
    let opensAt = 0;
    await queue.work('checks', async ({ key }) => {
      runs.add({ key, at: Date.now() });
      if (runs.entries.length > 1) return;
      opensAt = Date.now() + 300;
      await queue.closeGate(1, opensAt);
      throw new RetryLater('rate limit', 300);
    });
    await queue.enqueue(job('a', 1));
    await runs.until(1);
    await queue.enqueue(job('a', 1));
    await queue.enqueue(job('b', 1));
    const entries = await runs.until(3);
    expect(Math.min(...entries.slice(1).map((run) => run.at))).toBeGreaterThanOrEqual(opensAt - 5);
    await untilQuiet(queue);
  });
});

onPostgres('A gate', (bench) => {
  test('shut by one process holds for the others', async () => {
    const shutter = await bench.open();
    const queue = await bench.open();
    const runs = createRecord<number>();
    await queue.work('checks', async () => runs.add(Date.now()));
    const opensAt = Date.now() + 500;
    await shutter.closeGate(1, opensAt);
    await shutter.enqueue(job('a', 1));
    expect((await runs.until(1))[0]).toBeGreaterThanOrEqual(opensAt - 5);
  });
});

onBothDatabases("An installation's write budget", (bench) => {
  test('is sixty at once, of which the last ten are for checks, and comes back at one a second', async () => {
    const queue = await bench.open();
    const take = (kind: 'check' | 'other', count: number) =>
      Promise.all(Array.from({ length: count }, () => queue.takeWrite(1, kind)));
    const granted = (answers: readonly { waitMs: number }[]) =>
      answers.filter(({ waitMs }) => waitMs === 0).length;
    const others = await take('other', 55);
    expect(granted(others)).toBe(50);
    const refused = others.filter(({ waitMs }) => waitMs > 0).map(({ waitMs }) => waitMs);
    expect(Math.max(...refused)).toBeLessThanOrEqual(1_000);
    expect(granted(await take('check', 15))).toBe(10);
    expect((await queue.takeWrite(1, 'check')).waitMs).toBeGreaterThan(0);
    expect((await queue.takeWrite(1, 'other')).waitMs).toBeGreaterThan(9_000);
    expect(await queue.takeWrite(2, 'other')).toEqual({ waitMs: 0 });
  });

  test('grants a write when the time it named is over', async () => {
    const queue = await bench.open();
    await Promise.all(Array.from({ length: 60 }, () => queue.takeWrite(1, 'check')));
    const { waitMs } = await queue.takeWrite(1, 'check');
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    expect(await queue.takeWrite(1, 'check')).toEqual({ waitMs: 0 });
  });
});

onPostgres('A write budget', (bench) => {
  test('is shared by all processes', async () => {
    const queues = [await bench.open(), await bench.open()];
    const answers = await Promise.all(
      queues.flatMap((queue) => Array.from({ length: 40 }, () => queue.takeWrite(1, 'check'))),
    );
    expect(answers.filter(({ waitMs }) => waitMs === 0)).toHaveLength(60);
  });
});
