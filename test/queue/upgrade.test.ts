import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { openConfigCache } from '../../src/jobs/config-cache.ts';
import { openRepositoryRegister } from '../../src/jobs/repository-register.ts';
import { openQueue } from '../../src/queue/open-queue.ts';
import type { Queue } from '../../src/queue/queue.ts';
import { SCHEMA_VERSION } from '../../src/queue/schema-version.ts';
import { type Execute, enqueueOld, makeFirstRelease, workOld } from './first-release.ts';
import { createRecord, onPglite, onPostgres, untilQuiet } from './harness.ts';

const keys = (prefix: string, count: number) => Array.from({ length: count }, (_, n) => `${prefix}-${n}`);
const READ_VERSION = 'SELECT version, oldest_beside AS oldest FROM baton.schema_version';
const SET_VERSION = 'UPDATE baton.schema_version SET version = $1, oldest_beside = $2';

async function connect(databaseUrl: string | null): Promise<Client> {
  const client = new Client({ connectionString: databaseUrl ?? '' });
  await client.connect();
  return client;
}

function executeOn(client: Client): Execute {
  return async (sql, params = []) => {
    const results = [await client.query<object>(sql, [...params])].flat();
    return results.flatMap(({ rows }) => rows);
  };
}

/** Opens what Baton keeps beside the queue, too. */
async function work(queue: Queue) {
  await openConfigCache(queue, Date.now);
  await openRepositoryRegister(queue, Date.now);
  const runs = createRecord<string>();
  await queue.work('checks', async ({ key }) => runs.add(key));
  return runs;
}

onPostgres('A database of the first version', (bench) => {
  test('is upgraded while a process of that version goes on, and no job is lost', async () => {
    const { databaseUrl } = await bench.settings();
    const client = await connect(databaseUrl);
    const old = executeOn(client);
    await makeFirstRelease(old, 'postgres');
    const waiting = keys('before', 200);
    for (const key of waiting) await enqueueOld(old, key);

    const doneByOld: string[] = [];
    const late: string[] = [];
    let isUpgraded = false;
    const goOn = async () => {
      for (let more = 50; more > 0; more -= isUpgraded ? 1 : 0) {
        const key = `beside-${late.length}`;
        await pastDeadlock(() => enqueueOld(old, key));
        late.push(key);
        if (late.length % 4 !== 0) continue;
        const done = await pastDeadlock(() => workOld(old));
        if (done !== null) doneByOld.push(done);
      }
    };
    const oldProcess = goOn();
    const queue = await bench.open();
    const runs = await work(queue);
    isUpgraded = true;
    await oldProcess;
    await untilQuiet(queue);

    expect(doneByOld.length).toBeGreaterThan(0);
    expect(new Set([...runs.entries, ...doneByOld])).toEqual(new Set([...waiting, ...late]));
    expect(runs.entries.length + doneByOld.length).toBe(waiting.length + late.length);
    expect(await queue.query(READ_VERSION)).toEqual([{ version: SCHEMA_VERSION, oldest: 1 }]);
    // As the first version knows budgets; its writes lower this one's too.
    await old('INSERT INTO baton.write_budget (installation_id, tokens, refilled_at) VALUES (1, 0, now())');
    expect((await queue.takeWrite(1, 'other')).waitMs).toBeGreaterThan(0);
    await old('UPDATE baton.write_budget SET tokens = 60, refilled_at = now() WHERE installation_id = 1');
    expect(await queue.takeWrite(1, 'other')).toEqual({ waitMs: 0 });
    expect(await queue.query('SELECT version FROM pgboss.version')).toEqual([{ version: 42 }]);
    await client.end();
  });
});

/** An upgrade takes locks on tables in use: who loses asks again, as Baton's own processes do. */
async function pastDeadlock<Result>(act: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if ((error as { code?: string }).code !== '40P01') throw error;
    }
  }
}

onPostgres('A database that a newer Baton upgraded', (bench) => {
  test('lets this one work beside it, as long as it can', async () => {
    const first = await bench.open();
    await first.query(SET_VERSION, [SCHEMA_VERSION + 5, SCHEMA_VERSION]);
    const queue = await bench.open();
    expect(await queue.isReachable()).toBe(true);
    expect(await queue.query(READ_VERSION)).toEqual([
      { version: SCHEMA_VERSION + 5, oldest: SCHEMA_VERSION },
    ]);
  });

  test('refuses this one once it can not, and says what to do', async () => {
    const queue = await bench.open();
    await queue.query(SET_VERSION, [SCHEMA_VERSION + 5, SCHEMA_VERSION + 1]);
    await expect(bench.open()).rejects.toThrow(
      `upgraded the database to schema version ${SCHEMA_VERSION + 5}, beside which versions from ` +
        `${SCHEMA_VERSION + 1} can work; this one knows ${SCHEMA_VERSION}. Update this process too`,
    );
    await expect(bench.open()).rejects.toMatchObject({ name: 'SchemaRefused' });
  });
});

onPglite('A data folder of the first version', (bench) => {
  test('is migrated, and its jobs are done', async () => {
    const settings = await bench.settings();
    rmSync(settings.dataDir, { recursive: true });
    mkdirSync(settings.dataDir);
    writeFileSync(join(settings.dataDir, 'version'), '1\n');
    const database = await PGlite.create(join(settings.dataDir, 'pglite'));
    const old: Execute = async (sql, params = []) =>
      params.length > 0
        ? (await database.query<object>(sql, [...params])).rows
        : (await database.exec(sql)).flatMap(({ rows }) => rows as object[]);
    await makeFirstRelease(old, 'pglite');
    const waiting = keys('before', 30);
    for (const key of waiting) await enqueueOld(old, key);
    await database.close();

    const queue = await bench.open();
    const runs = await work(queue);
    await untilQuiet(queue);
    expect(runs.entries.toSorted()).toEqual(waiting.toSorted());
    expect(readFileSync(join(settings.dataDir, 'version'), 'utf8')).toBe(`${SCHEMA_VERSION}\n`);
    expect(await queue.query('SELECT version FROM pgboss.version')).toEqual([{ version: 42 }]);
  });

  test('whose version tells nothing is refused', async () => {
    const settings = await bench.settings();
    for (const text of ['', 'two', '-1', '2 1', '1e3']) {
      writeFileSync(join(settings.dataDir, 'version'), `${text}\n`);
      const refusal = openQueue(settings);
      await expect(refusal).rejects.toThrow("should hold the folder's version, a number such as");
      await expect(refusal).rejects.toMatchObject({ name: 'FolderRefused' });
    }
    writeFileSync(join(settings.dataDir, 'version'), '1\n');
    expect(await (await bench.open()).isReachable()).toBe(true);
  });
});
