import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, expect, test } from 'vitest';
import { openQueue } from '../../src/queue/open-queue.ts';
import type { QueueSettings } from '../../src/queue/queue.ts';
import { type Bench, createRecord, onBothDatabases, onPglite, untilQuiet, untilStats } from './harness.ts';

const children = new Set<ChildProcess>();
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});

/** Starts a process and returns the lines it prints. */
function start(mode: string, settings: QueueSettings) {
  const { log: _log, ...json } = settings;
  const file = join(import.meta.dirname, 'child.ts');
  const child = spawn(process.execPath, [file, mode, JSON.stringify(json)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  const lines = createRecord<string>();
  createInterface({ input: child.stdout }).on('line', (line) => lines.add(line));
  return { child, lines };
}

async function kill(child: ChildProcess): Promise<void> {
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
}

async function runAll(bench: Bench): Promise<string[]> {
  const queue = await bench.open();
  const runs = createRecord<string>();
  await queue.work('checks', async ({ key }) => runs.add(key));
  await untilQuiet(queue);
  return runs.entries;
}

onBothDatabases('After kill -9', (bench) => {
  test('every job that was acknowledged is done', async () => {
    const { child, lines } = start('enqueue', await bench.settings());
    await lines.until(150);
    await kill(child);
    const acknowledged = [...lines.entries];
    const done = new Set(await runAll(bench));
    expect(acknowledged.filter((key) => !done.has(key))).toEqual([]);
  });

  test('what was running is taken up within ten seconds', async () => {
    const settings = await bench.settings();
    const before = await bench.open();
    for (const key of ['a', 'b', 'c'])
      await before.enqueue({ queue: 'checks', key, installationId: 1, data: {} });
    await before.stop({ drainMs: 0 });
    const { child, lines } = start('hang', settings);
    await lines.until(3);
    await kill(child);
    const killedAt = Date.now();
    const done = await runAll(bench);
    expect(done.toSorted()).toEqual(['a', 'b', 'c']);
    expect(Date.now() - killedAt).toBeLessThan(10_000);
  });
});

onBothDatabases('Stopping', (bench) => {
  test('lets runs finish, and begins no more', async () => {
    const queue = await bench.open();
    const runs = createRecord<string>();
    const finished = createRecord<string>();
    await queue.work('checks', async ({ key }) => {
      runs.add(key);
      await new Promise((resolve) => setTimeout(resolve, 100));
      finished.add(key);
    });
    for (let n = 0; n < 12; n += 1)
      await queue.enqueue({ queue: 'checks', key: `${n}`, installationId: 1, data: {} });
    await runs.until(4);
    await queue.stop({ drainMs: 5_000 });
    expect(finished.entries).toHaveLength(runs.entries.length);
    expect(runs.entries.length).toBeLessThan(12);
    const rest = await runAll(bench);
    expect([...finished.entries, ...rest].toSorted((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: 12 }, (_, n) => String(n)),
    );
  });

  test('aborts runs that take too long, which are done again later', async () => {
    const queue = await bench.open();
    const attempts = createRecord<number>();
    const aborted = createRecord<string>();
    await queue.work('checks', async ({ key, signal, attempt }) => {
      attempts.add(attempt);
      await new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => {
          aborted.add(key);
          reject(signal.reason as Error);
        }),
      );
    });
    await queue.enqueue({ queue: 'checks', key: 'a', installationId: 1, data: {} });
    await attempts.until(1);
    await queue.stop({ drainMs: 20 });
    expect(aborted.entries).toEqual(['a']);
    const again = await bench.open();
    await again.work('checks', async ({ attempt }) => attempts.add(attempt));
    await untilQuiet(again);
    expect(attempts.entries).toEqual([1, 1]);
  });
});

onPglite('The data folder', (bench) => {
  test('belongs to one process, and the second is told which', async () => {
    const settings = await bench.settings();
    const { child, lines } = start('open', settings);
    await lines.until(1);
    const refusal = openQueue(settings);
    await expect(refusal).rejects.toThrow(settings.dataDir);
    await expect(refusal).rejects.toMatchObject({ name: 'FolderRefused', pid: child.pid });
    const second = start('open', settings);
    const errors: string[] = [];
    second.child.stderr?.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
    const [status] = (await once(second.child, 'close')) as [number];
    expect(status).not.toBe(0);
    expect(errors.join('')).toContain(`in use by process ${child.pid}`);
    await kill(child);
    const heir = await bench.open();
    expect(await heir.isReachable()).toBe(true);
  });

  test('is taken over although a pid in use stands in it', async () => {
    const settings = await bench.settings();
    writeFileSync(
      join(settings.dataDir, 'owner'),
      JSON.stringify({ pid: process.ppid, host: 'before-the-reboot' }),
    );
    const queue = await bench.open();
    expect(await queue.isReachable()).toBe(true);
  });

  test('of a newer version is refused', async () => {
    const settings = await bench.settings();
    writeFileSync(join(settings.dataDir, 'version'), '99\n');
    await expect(openQueue(settings)).rejects.toThrow('newer Baton');
    writeFileSync(join(settings.dataDir, 'version'), '1\n');
    await untilStats(await bench.open(), { waiting: 0 });
  });
});
