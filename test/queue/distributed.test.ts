import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { describe, expect, test } from 'vitest';
import { openConfigCache } from '../../src/jobs/config-cache.ts';
import { openKnownInstallations } from '../../src/jobs/recovery/known-installations.ts';
import { openLease } from '../../src/jobs/recovery/lease.ts';
import { openMissedChecks } from '../../src/jobs/recovery/missed-checks.ts';
import { openMissedDeliveries } from '../../src/jobs/recovery/missed-deliveries.ts';
import { openProgress } from '../../src/jobs/recovery/progress.ts';
import { openRepositoryRegister } from '../../src/jobs/repository-register.ts';
import { beat, claim, readGates, shutGate } from '../../src/queue/claims.ts';
import type { Database } from '../../src/queue/database.ts';
import { type FetchedJob, fetchJobs } from '../../src/queue/fetched-job.ts';
import { insertJobs } from '../../src/queue/insert-jobs.ts';
import { openQueue } from '../../src/queue/open-queue.ts';
import { openPostgresDatabase } from '../../src/queue/postgres-database.ts';
import { createProbe } from '../../src/queue/probe.ts';
import { recoverJobs } from '../../src/queue/recovery.ts';
import { enterSchema } from '../../src/queue/schema-version.ts';
import { bury, finish, putBack } from '../../src/queue/settle.ts';
import { createTables } from '../../src/queue/tables.ts';
import {
  countClosedGates,
  deleteInstallation,
  deleteRepository,
  readFailures,
  readStats,
  tidyUp,
} from '../../src/queue/upkeep.ts';
import { openWriteBudget } from '../../src/queue/write-budget.ts';
import { createRecord, onPostgres, untilQuiet } from './harness.ts';
import { REFUSED } from './refused-sql.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const FOLDERS = ['src/queue', 'src/jobs', 'src/jobs/recovery'];
const AT = { installationId: 1, repositoryId: 2, owner: 'acme', repo: 'app' };
const ATTEMPT = {
  id: '1',
  guid: 'g-1',
  deliveredAtMs: 0,
  isRedelivery: false,
  outcome: 'failed',
  event: 'push',
  action: null,
  installationId: 1,
  repositoryId: 2,
} as const;

/** Texts of statements in the source, up to their first inserted value: enough to know them by. */
function statementsInSource(): string[] {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  );
  const opening =
    /['`]\s*((?:with \w+ as|select\s|insert into|update [a-z]+\.|delete from|create (?:table|schema|index)\s)[^'`$]*)/gi;
  return files.flatMap((text) => Array.from(text.matchAll(opening), ([, sql = '']) => flat(sql)));
}

const flat = (sql: string): string => sql.replaceAll(/\s+/g, ' ').trim();

/** Has every part of the queue and the caches say what they have to say to the database. */
async function exercise(database: Database): Promise<void> {
  const execute: Database['execute'] = (sql, params) => database.execute(sql, params);
  await enterSchema({ execute });
  await createTables(database, ['checks']);
  const job = (key: string) => ({ queue: 'checks', key, installationId: 1, data: {} });
  await insertJobs(database, ['a', 'b', 'c', 'd'].map(job));
  await insertJobs(database, [job('a')]);
  const [first, second, third] = await fetchJobs(database, 'checks', 3, [9]);
  const [a, b, c] = [taken(first), taken(second), taken(third)];
  await claim(database, 'checks', 'me', [a, b, c]);
  await beat(database, 'me', ['checks'], [a.id, b.id]);
  const again = { delayMs: 1, failures: 1, priority: 0, data: {} };
  await putBack(database, [b], again, 'me');
  await insertJobs(database, [job('c')]);
  await putBack(database, [c], again, 'me');
  await finish(database, 'checks', 'me', [{ key: a.key, jobIds: [a.id] }]);
  await finish(database, 'checks', null, []);
  const [last] = await fetchJobs(database, 'checks', 1, []);
  await putBack(database, [taken(last)], again, null);
  await bury(database, a, {}, 3, 'no reason');
  await execute(`UPDATE pgboss.job SET state = 'active', heartbeat_on = '2000-01-01',
    output = '{"deaths": 99}' WHERE name = 'checks'`);
  await recoverJobs(database, ['checks'], silent);
  await shutGate(database, 1, 1_000);
  await readGates(database);
  await countClosedGates(database);
  await createProbe(database)();
  await readStats(database, ['checks']);
  await readFailures(database, 1);
  const takeWrite = openWriteBudget(database);
  await Promise.all(Array.from({ length: 100 }, () => takeWrite({ installationId: 1, kind: 'other' })));
  await execute(`UPDATE baton.write_budget SET tokens = 0, refilled_at = now() + interval '1 hour'`);
  await openWriteBudget(database)({ installationId: 1, kind: 'other' });
  await tidyUp(database);
  await deleteRepository(database, 1, 2);
  await deleteInstallation(database, 1);
  await exerciseCaches(execute);
  await exerciseRecovery(execute);
}

async function exerciseCaches(query: Database['execute']): Promise<void> {
  const cache = await openConfigCache({ query }, Date.now);
  const source = { installationId: 1, owner: 'acme', repo: '.github', path: 'baton.yml' };
  await cache.get(source);
  await cache.put(source, null);
  await cache.pathsOf(source);
  await cache.forget(1);
  await cache.forget(1, source);
  const register = await openRepositoryRegister({ query }, Date.now);
  await register.see(AT, 0);
  await register.note(AT, 0);
  await register.adopt(AT);
  await register.has(AT.repositoryId);
  await register.ofInstallation(1);
  await register.takeUncompared(1, 1_000);
  await register.put(AT, { dueAtMs: 0, publicScore: { total: 70 } });
  await register.takeDue(1, 1_000);
  await register.putOff([AT], 1_000);
  await register.count();
  await register.has(2);
  await register.ofInstallation(1);
  await register.takeUncompared(1, 1_000);
  await register.adopt(AT);
  await register.publicScoreOf('acme', 'app');
  await register.forgetRepository(AT);
  await register.forgetInstallation(1);
}

async function exerciseRecovery(query: Database['execute']): Promise<void> {
  const lease = await openLease({ query }, { name: 'look', owner: 'me' });
  await lease.take(1_000);
  await lease.release();
  const progress = await openProgress({ query }, 'log');
  await progress.write({});
  await progress.read();
  const deliveries = await openMissedDeliveries({ query }, Date.now);
  await deliveries.note([ATTEMPT]);
  await deliveries.take([]);
  await deliveries.settle(ATTEMPT.guid, 'failed');
  await deliveries.settle(ATTEMPT.guid, 'asked');
  await deliveries.noteArrived([ATTEMPT]);
  await deliveries.countOf(2, 0);
  await deliveries.tidyUp();
  await deliveries.forgetInstallation(1);
  const checks = await openMissedChecks({ query }, Date.now);
  await checks.note(AT, [{ number: 3, headSha: 'abc' }]);
  await checks.countOf(2, 0);
  await checks.tidyUp();
  await checks.forgetInstallation(1);
  const installations = await openKnownInstallations({ query });
  await installations.note(1);
  await installations.has(1);
  await installations.all();
  await installations.forget(1);
}

function taken(job: FetchedJob | undefined): FetchedJob {
  if (job === undefined) throw new Error('nothing was taken');
  return job;
}

onPostgres('The statements of Baton', (bench) => {
  test('hold nothing that CockroachDB, YugabyteDB or Citus refuse', async () => {
    const { databaseUrl } = await bench.settings();
    const database = await openPostgresDatabase(databaseUrl ?? '', null, silent);
    const said = new Set<string>();
    const recording: Database = {
      ...database,
      execute: (sql, params) => {
        said.add(sql);
        return database.execute(sql, params);
      },
      executeUnsynced: (sql, params) => {
        said.add(sql);
        return database.executeUnsynced(sql, params);
      },
    };
    await exercise(recording);
    await database.close();
    const refused = [...said].flatMap((sql) =>
      REFUSED.filter(({ isIn }) => isIn(sql)).map(({ what, by }) => `${by} refuses ${what}: ${sql}`),
    );
    expect(refused).toEqual([]);

    const all = [...said].map(flat).join('\n');
    const source = statementsInSource();
    expect(source.length).toBeGreaterThan(30);
    expect(source.filter((sql) => !all.includes(sql))).toEqual([]);
  });
});

describe('The list of what is refused', () => {
  test.each([
    'WITH gone AS (DELETE FROM a.b) UPDATE a.b SET c = 1',
    'LISTEN x',
    'SELECT pg_advisory_lock(1)',
    'VACUUM ANALYZE',
    'DO $$ BEGIN END $$',
    'CREATE TABLE a.b (c int REFERENCES d)',
    'WITH RECURSIVE a AS (SELECT 1) SELECT 1',
    'CREATE TABLE a.b (); CREATE TABLE a.c ()',
    'BEGIN',
  ])('knows %s', (sql) => {
    expect(REFUSED.filter(({ isIn }) => isIn(sql))).not.toEqual([]);
  });

  test.each([
    'INSERT INTO a.b AS c (d) VALUES (1) ON CONFLICT (d) DO UPDATE SET d = 2',
    'WITH a AS (SELECT b FROM c.d FOR UPDATE), e AS (DELETE FROM f.g) UPDATE c.d SET b = 1',
  ])('lets pass %s', (sql) => {
    expect(REFUSED.filter(({ isIn }) => isIn(sql))).toEqual([]);
  });
});

onPostgres('Two processes', (bench) => {
  test.each(['citus', 'yugabytedb', 'cockroachdb'])(
    'do every job once with the settings of %s (here on PostgreSQL)',
    async (databaseBackend) => {
      const settings = { ...(await bench.settings()), databaseBackend };
      const queues = [await openQueue(settings), await openQueue(settings)];
      const runs = createRecord<string>();
      for (const queue of queues) await queue.work('checks', async ({ key }) => runs.add(key));
      const keys = Array.from({ length: 60 }, (_, n) => `pr:${n}`);
      await Promise.all(
        keys.map(async (key, n) =>
          queues[n % 2]?.enqueue({ queue: 'checks', key, installationId: n % 5, data: {} }),
        ),
      );
      await runs.until(keys.length);
      for (const queue of queues) await untilQuiet(queue);
      expect(runs.entries.toSorted()).toEqual(keys.toSorted());
      await Promise.all(queues.map((queue) => queue.stop({ drainMs: 0 })));
    },
  );

  test('do every job where all statements are serializable, and lose to each other', async () => {
    const { databaseUrl } = await bench.settings();
    const admin = new Client({ connectionString: databaseUrl ?? '' });
    await admin.connect();
    const { rows } = await admin.query<{ name: string }>('SELECT current_database() AS name');
    await admin.query(`ALTER DATABASE ${rows[0]?.name} SET default_transaction_isolation = 'serializable'`);
    const errors: string[] = [];
    const log = { ...silent, error: (fields: object) => errors.push(JSON.stringify(fields)) };
    const settings = { ...(await bench.settings()), log };
    const queues = [await openQueue(settings), await openQueue(settings), await openQueue(settings)];
    const runs = createRecord<string>();
    for (const queue of queues) await queue.work('checks', async ({ key }) => runs.add(key));
    const keys = Array.from({ length: 150 }, (_, n) => `pr:${n}`);
    await Promise.all(
      keys.flatMap((key, n) =>
        queues.map(async (queue) => {
          await queue.enqueue({ queue: 'checks', key, installationId: n % 7, data: {} });
          await queue.takeWrite(n % 7, 'check');
        }),
      ),
    );
    for (const queue of queues) await untilQuiet(queue);
    expect(new Set(runs.entries)).toEqual(new Set(keys));
    expect(errors).toEqual([]);
    await Promise.all(queues.map((queue) => queue.stop({ drainMs: 0 })));
    await admin.end();
  });
});
