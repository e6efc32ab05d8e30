import { expect, test } from 'vitest';
import { RetryLater } from '../../src/queue/queue.ts';
import { createRecord, onBothDatabases, onPostgres, untilQuiet } from './harness.ts';

const job = (key: string, installationId: number) => ({ queue: 'checks', key, installationId, data: {} });

onBothDatabases("An installation's gate", (bench) => {
  test('holds its jobs back until its time, and nobody else’s', async () => {
    const queue = await bench.open();
    const runs = createRecord<{ installationId: number; at: number }>();
    await queue.work('checks', async ({ installationId }) => runs.add({ installationId, at: Date.now() }));
    const opensAt = Date.now() + 1_500;
    await queue.closeGate(1, opensAt);
    const held = Array.from({ length: 12 }, (_, n) => job(`a${n}`, 1));
    await Promise.all([...held, job('b', 2)].map((each) => queue.enqueue(each)));
    const entries = await runs.until(13);
    expect(entries[0]?.installationId).toBe(2);
    expect(Math.min(...entries.slice(1).map((run) => run.at))).toBeGreaterThanOrEqual(opensAt - 5);
    // Its polling alone would need up to five seconds.
    expect(Date.now() - opensAt).toBeLessThan(4_000);
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
    const startedAt = Date.now();
    /** What has come back since the start, on a slow machine. */
    const refilled = () => Math.ceil((Date.now() - startedAt) / 1_000);
    const checks = await take('check', 5);
    const others = await take('other', 70);
    expect(granted(others)).toBeGreaterThanOrEqual(36);
    expect(granted(others)).toBeLessThanOrEqual(50 + refilled());
    const more = await take('check', 30);
    expect(granted(more)).toBeGreaterThanOrEqual(10);
    expect(granted([...checks, ...others, ...more])).toBeLessThanOrEqual(60 + refilled());
    expect((await queue.takeWrite(1, 'other')).waitMs).toBeGreaterThan(5_000);
    expect(await queue.takeWrite(2, 'other')).toEqual({ waitMs: 0 });
  });

  test('has fifty for content at once, one more each eight seconds, and a turn for each that waits', async () => {
    const queue = await bench.open();
    const startedAt = Date.now();
    const answers = [];
    for (let n = 0; n < 60; n += 1) answers.push((await queue.takeWrite(1, 'other')).waitMs);
    const refilled = Math.ceil((Date.now() - startedAt) / 8_000);
    const granted = answers.filter((waitMs) => waitMs === 0).length;
    expect(granted).toBeGreaterThanOrEqual(50);
    expect(granted).toBeLessThanOrEqual(50 + refilled);
    const turns = answers.slice(50 + refilled).map((waitMs) => waitMs / 1_000);
    expect(turns[0]).toBeLessThanOrEqual(8 * (1 + refilled));
    for (const [n, turn] of turns.slice(1).entries()) {
      expect(turn - (turns[n] ?? 0)).toBeGreaterThan(7 - refilled * 8);
    }
    // Checks have all of their own.
    expect(await queue.takeWrite(1, 'check')).toEqual({ waitMs: 0 });
  });

  test('gives content after its turn, and begins the line again after an hour', async () => {
    const queue = await bench.open();
    await queue.takeWrite(1, 'other');
    await queue.query('UPDATE baton.write_budget SET contents = 0.9, refilled_at = now(), tokens = 60');
    const { waitMs } = await queue.takeWrite(1, 'other');
    expect(waitMs).toBeGreaterThan(0);
    expect(waitMs).toBeLessThanOrEqual(800);
    await pause(waitMs);
    expect(await queue.takeWrite(1, 'other')).toEqual({ waitMs: 0 });
    await queue.query(`UPDATE baton.write_budget SET contents = 0, refilled_at = now(),
      last_turn_at = now() + interval '59 minutes'`);
    expect((await queue.takeWrite(1, 'other')).waitMs).toBeGreaterThan(3_540_000);
    await queue.query(`UPDATE baton.write_budget SET last_turn_at = now() + interval '61 minutes'`);
    expect((await queue.takeWrite(1, 'other')).waitMs).toBeLessThanOrEqual(8_000);
  });

  test('is as spent after a restart as before', async () => {
    const before = await bench.open();
    await Promise.all(Array.from({ length: 50 }, () => before.takeWrite(1, 'other')));
    await before.query('UPDATE baton.write_budget SET contents = 0, refilled_at = now()');
    await before.stop({ drainMs: 0 });
    const queue = await bench.open();
    expect((await queue.takeWrite(1, 'other')).waitMs).toBeGreaterThan(0);
  });

  test('grants a write when the time it named is over', async () => {
    const queue = await bench.open();
    await Promise.all(Array.from({ length: 60 }, () => queue.takeWrite(1, 'check')));
    const { waitMs } = await queue.takeWrite(1, 'check');
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    expect(await queue.takeWrite(1, 'check')).toEqual({ waitMs: 0 });
  });
});

onBothDatabases("A database's clock that jumps", (bench) => {
  test('back does not keep a spent write budget empty until it is that late again', async () => {
    const queue = await bench.open();
    await Promise.all(Array.from({ length: 70 }, () => queue.takeWrite(1, 'check')));
    await queue.query(`UPDATE baton.write_budget SET tokens = 0, refilled_at = now() + interval '1 hour'`);
    await pause(5_100);
    const { waitMs } = await queue.takeWrite(1, 'check');
    expect(waitMs).toBeGreaterThan(0);
    await pause(waitMs + 50);
    expect(await queue.takeWrite(1, 'check')).toEqual({ waitMs: 0 });
    await queue.query(`UPDATE baton.write_budget SET tokens = 60, contents = 0.9, refilled_at = now() + interval '1 hour',
      last_turn_at = now() + interval '30 minutes'`);
    const content = await queue.takeWrite(1, 'other');
    expect(content.waitMs).toBeLessThanOrEqual(800);
    await pause(content.waitMs + 50);
    expect(await queue.takeWrite(1, 'other')).toEqual({ waitMs: 0 });
  }, 20_000);

  test('ahead gives nobody more than sixty writes at once', async () => {
    const queue = await bench.open();
    await queue.takeWrite(1, 'check');
    await queue.query(`UPDATE baton.write_budget SET tokens = 0, refilled_at = now() - interval '9 hours'`);
    const answers = await Promise.all(Array.from({ length: 90 }, () => queue.takeWrite(1, 'check')));
    // Some may have been taken in advance before.
    expect(answers.filter(({ waitMs }) => waitMs === 0).length).toBeLessThanOrEqual(72);
  });
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

onPostgres('A write budget', (bench) => {
  test('over several processes leaves the last ten writes to checks', async () => {
    const queues = [await bench.open(), await bench.open(), await bench.open()];
    const startedAt = Date.now();
    const take = (kind: 'check' | 'other', count: number) =>
      Promise.all(queues.flatMap((queue) => Array.from({ length: count }, () => queue.takeWrite(1, kind))));
    const granted = (answers: readonly { waitMs: number }[]) =>
      answers.filter(({ waitMs }) => waitMs === 0).length;
    const refilled = () => Math.ceil((Date.now() - startedAt) / 1_000);
    const others = granted(await take('other', 40));
    expect(others).toBeLessThanOrEqual(50 + refilled());
    const checks = granted(await take('check', 10));
    expect(checks).toBeGreaterThanOrEqual(10);
    expect(others + checks).toBeLessThanOrEqual(60 + refilled());
  });

  test('gives all processes together fifty for content', async () => {
    const queues = [await bench.open(), await bench.open()];
    const startedAt = Date.now();
    const answers = await Promise.all(
      queues.flatMap((queue) => Array.from({ length: 40 }, () => queue.takeWrite(1, 'other'))),
    );
    const granted = answers.filter(({ waitMs }) => waitMs === 0).length;
    expect(granted).toBeGreaterThanOrEqual(50);
    expect(granted).toBeLessThanOrEqual(50 + Math.ceil((Date.now() - startedAt) / 8_000));
    const turns = answers.filter(({ waitMs }) => waitMs > 0).map(({ waitMs }) => Math.round(waitMs / 4_000));
    expect(new Set(turns).size).toBeGreaterThan(turns.length / 2);
  });

  test('is shared by all processes', async () => {
    const queues = [await bench.open(), await bench.open()];
    const startedAt = Date.now();
    const answers = await Promise.all(
      queues.flatMap((queue) => Array.from({ length: 40 }, () => queue.takeWrite(1, 'check'))),
    );
    const granted = answers.filter(({ waitMs }) => waitMs === 0).length;
    expect(granted).toBeGreaterThanOrEqual(60);
    expect(granted).toBeLessThanOrEqual(60 + Math.ceil((Date.now() - startedAt) / 1_000));
  });
});
