import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { startBaton } from '../../src/baton.ts';
import { QUEUES } from '../../src/jobs/queues.ts';
import { openQueue } from '../../src/queue/open-queue.ts';
import { startStandIn } from '../../src/sandbox/start-stand-in.ts';
import { settingsFor } from '../e2e/harness.ts';

const TABLES = `
  SELECT table_schema || '.' || table_name AS name FROM information_schema.tables
  WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1
`;
/** pg-boss cuts its statistics into a table a day, all of them seen through one. */
const DAY = /_\d{8}$/;
/** The embedded database has a file for it. */
const ON_POSTGRES = ['baton.schema_version'];

it('docs/data.md names every table that a running Baton has, and none that it has not; those said to be empty are', async () => {
  const github = await startStandIn();
  const dataDir = await mkdtemp(join(tmpdir(), 'baton-data-page-'));
  const settings = settingsFor(github, dataDir);
  const log = pino({ level: 'silent' });
  try {
    await (await startBaton(settings, log)).stop();
    const queue = await openQueue({ ...settings, queues: QUEUES, log });
    const rows = await queue.query<{ name: string }>(TABLES);
    const page = await readFile(new URL('../../docs/data.md', import.meta.url), 'utf8');
    const named = [...page.matchAll(/`((?:baton|pgboss)\.\w+)`/g)].map(([, name = '']) => name);
    const tables = rows.map(({ name }) => name).filter((name) => !DAY.test(name));
    expect([...new Set(named)].sort()).toEqual([...tables, ...ON_POSTGRES].sort());

    const [, unused = ''] = /^\| nothing: [^|]+\| ([^|]+) \|/m.exec(page) ?? [];
    const empty = [...unused.matchAll(/`([\w.]+)`/g)].map(([, name = '']) => name);
    expect(empty.length).toBeGreaterThan(0);
    for (const name of empty) {
      expect(await queue.query(`SELECT 1 FROM ${name} LIMIT 1`), name).toEqual([]);
    }
    await queue.stop({ drainMs: 0 });
  } finally {
    await github.close();
    await rm(dataDir, { recursive: true, force: true });
  }
});
