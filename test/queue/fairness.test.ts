import { expect, test } from 'vitest';
import { CHECKS, createRecord, onBothDatabases, untilQuiet } from './harness.ts';

const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

onBothDatabases('Installations', (bench) => {
  test('have no more runs at once than allowed, each and together', async () => {
    const queue = await bench.open({ ...CHECKS, concurrency: 5, perInstallation: 2 });
    const running: number[] = [];
    let mostOfOne = 0;
    let most = 0;
    await queue.work('checks', async ({ installationId }) => {
      running.push(installationId);
      most = Math.max(most, running.length);
      mostOfOne = Math.max(mostOfOne, running.filter((id) => id === installationId).length);
      await pause();
      running.splice(running.indexOf(installationId), 1);
    });
    const all = Array.from({ length: 60 }, (_, index) => ({ installationId: index % 4, key: `pr:${index}` }));
    await Promise.all(all.map((job) => queue.enqueue({ queue: 'checks', data: {}, ...job })));
    await untilQuiet(queue);
    expect([most, mostOfOne]).toEqual([5, 2]);
  });

  test('do not wait for the backlog of another one', async () => {
    const queue = await bench.open({ ...CHECKS, concurrency: 4, perInstallation: 3 });
    const done = createRecord<number>();
    const backlog = Array.from({ length: 500 }, (_, index) => `pr:${index}`);
    await Promise.all(
      backlog.map((key) => queue.enqueue({ queue: 'checks', key, installationId: 1, data: {} })),
    );
    await queue.work('checks', async ({ installationId }) => {
      await pause();
      done.add(installationId);
    });
    await done.until(20);
    await queue.enqueue({ queue: 'checks', key: 'other', installationId: 2, data: {} });
    const ahead = done.entries.length;
    await untilQuiet(queue);
    // A handful may be ahead while the statement that takes it is on its way; the backlog may not.
    expect(done.entries.indexOf(2) - ahead).toBeLessThan(60);
  });

  test('do not wait for the ten thousand events of another one', async () => {
    const queue = await bench.open({ ...CHECKS, concurrency: 4, perInstallation: 3 });
    const backlog = Array.from({ length: 10_000 }, (_, index) => `pr:${index}`);
    await Promise.all(
      backlog.map((key) => queue.enqueue({ queue: 'checks', key, installationId: 1, data: {} })),
    );
    const done = createRecord<number>();
    await queue.work('checks', async ({ installationId }) => {
      await pause();
      done.add(installationId);
    });
    await done.until(20);
    for (const installationId of [2, 3, 4])
      await queue.enqueue({ queue: 'checks', key: 'other', installationId, data: {} });
    await expect.poll(() => new Set(done.entries).size, { timeout: 20_000 }).toBe(4);
    expect((await queue.stats())[0]?.waiting).toBeGreaterThan(5_000);
  }, 60_000);

  test('do not wait for the backlogs of others that hold every place', async () => {
    const queue = await bench.open({ ...CHECKS, concurrency: 4, perInstallation: 2 });
    const done = createRecord<number>();
    const backlog = Array.from({ length: 600 }, (_, index) => ({
      key: `pr:${index}`,
      installationId: index % 3,
    }));
    await Promise.all(backlog.map((job) => queue.enqueue({ queue: 'checks', data: {}, ...job })));
    await queue.work('checks', async ({ installationId }) => {
      await pause();
      done.add(installationId);
    });
    await done.until(20);
    await queue.enqueue({ queue: 'checks', key: 'other', installationId: 9, data: {} });
    const ahead = done.entries.length;
    await untilQuiet(queue);
    expect(done.entries.indexOf(9) - ahead).toBeLessThan(150);
  });

  test('get their urgent jobs first', async () => {
    const queue = await bench.open({ ...CHECKS, concurrency: 1, perInstallation: 1 });
    const jobs = [0, 5, 9, 5].map((priority, index) => ({ priority, key: `pr:${index}` }));
    for (const job of jobs) await queue.enqueue({ queue: 'checks', installationId: 1, data: {}, ...job });
    const order = createRecord<string>();
    await queue.work('checks', async ({ key }) => order.add(key));
    await untilQuiet(queue);
    expect(order.entries).toEqual(['pr:2', 'pr:1', 'pr:3', 'pr:0']);
  });
});
