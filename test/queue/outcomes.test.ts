import { expect, test } from 'vitest';
import { GiveUp, type QueuedJob, RetryLater } from '../../src/queue/queue.ts';
import { CHECKS, createRecord, createSignal, onBothDatabases, untilQuiet, untilStats } from './harness.ts';

const job = (key: string, more: Partial<QueuedJob> = {}): QueuedJob => ({
  queue: 'checks',
  key,
  installationId: 1,
  data: { number: 7 },
  ...more,
});

onBothDatabases('A job', (bench) => {
  test('that fails is tried again, after a pause, until it succeeds', async () => {
    const queue = await bench.open();
    const attempts = createRecord<[number, boolean]>();
    await queue.work('checks', async ({ attempt, isLastAttempt }) => {
      attempts.add([attempt, isLastAttempt]);
      if (attempt < 4) throw new Error('not yet');
    });
    await queue.enqueue(job('pr:1'));
    await untilQuiet(queue);
    expect(attempts.entries).toEqual([
      [1, false],
      [2, false],
      [3, false],
      [4, true],
    ]);
    expect(await queue.stats()).toEqual([
      { queue: 'checks', waiting: 0, oldestSeconds: 0, scheduled: 0, active: 0, failed: 0 },
    ]);
  });

  test('that never succeeds becomes a dead letter', async () => {
    const queue = await bench.open();
    const attempts = createRecord<number>();
    await queue.work('checks', async ({ attempt }) => {
      attempts.add(attempt);
      throw new Error('never');
    });
    await queue.enqueue(job('pr:1'));
    await untilQuiet(queue);
    expect(attempts.entries).toEqual([1, 2, 3, 4]);
    expect(await queue.stats()).toEqual([
      { queue: 'checks', waiting: 0, oldestSeconds: 0, scheduled: 0, active: 0, failed: 1 },
    ]);
  });

  test('whose handler gives up becomes a dead letter at once', async () => {
    const queue = await bench.open();
    const attempts = createRecord<number>();
    await queue.work('checks', async ({ attempt }) => {
      attempts.add(attempt);
      throw new GiveUp('gone');
    });
    await queue.enqueue(job('pr:1'));
    await untilQuiet(queue);
    expect(attempts.entries).toEqual([1]);
    expect((await queue.stats())[0]?.failed).toBe(1);
  });

  test('that asks for later comes later, without using up an attempt', async () => {
    const queue = await bench.open();
    const runs = createRecord<{ attempt: number; at: number }>();
    await queue.work('checks', async ({ attempt }) => {
      runs.add({ attempt, at: Date.now() });
      if (runs.entries.length <= 5) throw new RetryLater('rate limit', 60);
    });
    await queue.enqueue(job('pr:1'));
    const entries = await runs.until(6);
    expect(entries.map((run) => run.attempt)).toEqual([1, 1, 1, 1, 1, 1]);
    expect((entries[5]?.at ?? 0) - (entries[0]?.at ?? 0)).toBeGreaterThanOrEqual(5 * 60 - 5);
  });

  test('that fails while a newer event of its key waits runs again at once, with both', async () => {
    const queue = await bench.open({ ...CHECKS, retryDelaySeconds: 3_600 });
    const runs = createRecord<unknown>();
    const failNow = createSignal();
    const later = createSignal();
    await queue.work('checks', async ({ key, data, attempt }) => {
      if (key !== 'pr:1') {
        later.fire();
        return;
      }
      runs.add({ data, attempt });
      if (runs.entries.length > 1) return;
      await failNow.promise;
      throw new Error('not yet');
    });
    await queue.enqueue(job('pr:1', { data: { rerun: true } }));
    await runs.until(1);
    await queue.enqueue(job('pr:1', { data: { head: 'b' } }));
    await untilStats(queue, { active: 2 });
    // Taken after it, so that the newer event is in hand, too.
    await queue.enqueue(job('pr:2'));
    await later.promise;
    failNow.fire();
    expect((await runs.until(2))[1]).toEqual({ data: { rerun: true, head: 'b' }, attempt: 1 });
    await untilQuiet(queue);
  });

  test('that waits for its next attempt is merged with a newer event and tried at once', async () => {
    const queue = await bench.open({ ...CHECKS, retryDelaySeconds: 3_600 });
    const runs = createRecord<unknown>();
    await queue.work('checks', async ({ data }) => {
      runs.add(data);
      if (runs.entries.length === 1) throw new Error('not yet');
    });
    await queue.enqueue(job('pr:1', { data: { rerun: true } }));
    await runs.until(1);
    await untilStats(queue, { waiting: 1 });
    await queue.enqueue(job('pr:1', { data: { head: 'b' } }));
    expect((await runs.until(2))[1]).toEqual({ rerun: true, head: 'b' });
    await untilQuiet(queue);
  });

  test('that takes too long is aborted and counts as failed', async () => {
    const queue = await bench.open({ ...CHECKS, timeoutSeconds: 0.05 });
    const attempts = createRecord<number>();
    await queue.work('checks', async ({ attempt, signal }) => {
      attempts.add(attempt);
      if (attempt > 1) return;
      await new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason as Error)),
      );
    });
    await queue.enqueue(job('pr:1'));
    await untilQuiet(queue);
    expect(attempts.entries).toEqual([1, 2]);
  });

  test('that is delayed waits for its time', async () => {
    const queue = await bench.open();
    const ranAt = createRecord<number>();
    await queue.work('checks', async () => ranAt.add(Date.now()));
    const startedAt = Date.now();
    for (let count = 1; count <= 5; count += 1) {
      const before = Date.now();
      await queue.enqueue(job(`pr:${count}`, { startAfterSeconds: 0.1 }));
      const at = (await ranAt.until(count))[count - 1] ?? 0;
      expect(at - before).toBeGreaterThanOrEqual(95);
    }
    // Polling alone would need two seconds at least for each but the first.
    expect(Date.now() - startedAt).toBeLessThan(7_000);
  });
});

onBothDatabases('The queue', (bench) => {
  test('refuses a job for a queue that does not exist', async () => {
    const queue = await bench.open();
    await expect(queue.enqueue(job('pr:1', { queue: 'chess' }))).rejects.toThrow('no queue chess');
  });

  test('rejects what it cannot make durable', async () => {
    const queue = await bench.open();
    await queue.stop({ drainMs: 0 });
    await expect(queue.enqueue(job('pr:1'))).rejects.toThrow();
    expect(await queue.isReachable()).toBe(false);
  });

  test('keeps all of many jobs that are put in at once', async () => {
    const queue = await bench.open();
    await Promise.all(Array.from({ length: 250 }, (_, index) => queue.enqueue(job(`pr:${index}`))));
    expect((await queue.stats())[0]?.waiting).toBe(250);
  });

  test('forgets an installation: waiting, delayed and dead jobs, gate and budget', async () => {
    const queue = await bench.open();
    const ran = createRecord<number>();
    await queue.work('checks', async ({ key, installationId }) => {
      ran.add(installationId);
      if (key === 'dead') throw new GiveUp('gone');
    });
    await queue.enqueue(job('dead'));
    await untilQuiet(queue);
    await queue.closeGate(1, Date.now() + 3_600_000);
    for (let n = 0; n < 50; n += 1) await queue.takeWrite(1, 'other');
    await queue.enqueue(job('gated'));
    await queue.enqueue(job('delayed', { startAfterSeconds: 3_600 }));
    await queue.enqueue(job('other', { installationId: 2, startAfterSeconds: 3_600 }));
    await queue.deleteInstallation(1);
    expect(await queue.stats()).toEqual([
      { queue: 'checks', waiting: 0, oldestSeconds: 0, scheduled: 1, active: 0, failed: 0 },
    ]);
    expect(await queue.takeWrite(1, 'other')).toEqual({ waitMs: 0 });
    await queue.enqueue(job('fresh'));
    expect(await ran.until(2)).toEqual([1, 1]);
  });

  test('forgets a repository: its waiting, delayed and dead jobs, and no others', async () => {
    const queue = await bench.open();
    const of = (key: string, repositoryId: number, more: Partial<QueuedJob> = {}) =>
      queue.enqueue(job(key, { data: { repositoryId }, ...more }));
    await queue.work('checks', async ({ key }) => {
      if (key.startsWith('dead')) throw new GiveUp('gone');
    });
    await of('dead-12', 12);
    await of('dead-123', 123);
    await untilQuiet(queue);
    await of('delayed-12', 12, { startAfterSeconds: 3_600 });
    await of('delayed-123', 123, { startAfterSeconds: 3_600 });
    await of('elsewhere', 12, { startAfterSeconds: 3_600, installationId: 2 });
    await queue.deleteRepository(1, 12);
    expect(await queue.stats()).toEqual([
      { queue: 'checks', waiting: 0, oldestSeconds: 0, scheduled: 2, active: 0, failed: 1 },
    ]);
    expect(await queue.failuresOf(1)).toMatchObject([{ data: { repositoryId: 123 } }]);
  });
});
