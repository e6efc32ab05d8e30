import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, expect, test } from 'vitest';
import { openQueue } from '../../src/queue/open-queue.ts';
import type { QueueSettings } from '../../src/queue/queue.ts';
import { createRecord, onPglite, untilQuiet } from './harness.ts';

const children = new Set<ChildProcess>();
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});

/** Starts a process; `lines` is what it prints, `errors` what it complains of. */
function start(mode: string, settings: QueueSettings) {
  const { log: _log, ...json } = settings;
  const child = spawn(process.execPath, [join(import.meta.dirname, 'child.ts'), mode, JSON.stringify(json)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  const lines = createRecord<string>();
  createInterface({ input: child.stdout }).on('line', (line) => lines.add(line));
  const errors: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  const ended = once(child, 'close').then(([status]) => ({
    status: Number(status),
    errors: errors.join(''),
  }));
  return { child, lines, ended };
}

onPglite('A data folder that several processes want', (bench) => {
  test('is left whole: the others end, the first goes on, and after its kill -9 all it took is done', async () => {
    const settings = await bench.settings();
    const first = start('enqueue', settings);
    await first.lines.until(30);
    const others = await Promise.all([1, 2, 3].map(() => start('enqueue', settings).ended));
    for (const { status, errors } of others) {
      expect(status).not.toBe(0);
      expect(errors).toContain(`in use by process ${first.child.pid}`);
    }
    await first.lines.until(first.lines.entries.length + 100);
    first.child.kill('SIGKILL');
    await first.ended;
    const acknowledged = [...first.lines.entries];

    const heir = await bench.open();
    const runs = createRecord<string>();
    await heir.work('checks', async ({ key }) => runs.add(key));
    await untilQuiet(heir);
    const done = new Set(runs.entries);
    expect(acknowledged.filter((key) => !done.has(key))).toEqual([]);
  }, 60_000);
});

onPglite('A data folder that can not be written', (bench) => {
  test('is told, with what to do', async () => {
    const settings = await bench.settings();
    const file = join(settings.dataDir, 'a-file');
    writeFileSync(file, '');
    const refusal = openQueue({ ...settings, dataDir: join(file, 'data') });
    await expect(refusal).rejects.toThrow(
      /a-file\/data can't be written \(ENOTDIR\)\. Make it writable for the user/,
    );
    await expect(refusal).rejects.toMatchObject({ name: 'FolderRefused' });
  });

  test('stays as it is', async () => {
    const settings = await bench.settings();
    const dataDir = mkdtempSync(join(tmpdir(), 'baton-read-only-'));
    cpSync(settings.dataDir, dataDir, { recursive: true });
    rmSync(join(dataDir, 'version'), { force: true });
    chmodSync(dataDir, 0o555);
    const leaveRoot = becomeOther(dataDir);
    try {
      await expect(openQueue({ ...settings, dataDir })).rejects.toThrow("can't be written (EACCES)");
      expect(existsSync(join(dataDir, 'version'))).toBe(false);
    } finally {
      leaveRoot();
      chmodSync(dataDir, 0o755);
      rmSync(dataDir, { recursive: true });
    }
  });
});

/** Root may write everywhere: so become somebody else for a while. */
function becomeOther(folder: string): () => void {
  if (process.geteuid?.() !== 0) return () => undefined;
  const NOBODY = 65_534;
  chownSync(folder, NOBODY, NOBODY);
  process.seteuid?.(NOBODY);
  return () => process.seteuid?.(0);
}
