import pg from 'pg';
import { expect, test } from 'vitest';
import { beat } from '../../src/queue/claims.ts';
import type { Database } from '../../src/queue/database.ts';
import { finish } from '../../src/queue/settle.ts';
import { CHECKS, onPostgres } from './harness.ts';

const OWNER = 'this-process';

function connect(connectionString: string, options: string): { pool: pg.Pool; database: Database } {
  const pool = new pg.Pool({ connectionString, options, max: 4 });
  const run = async (sql: string, params: readonly unknown[] = []) =>
    (await pool.query<never>(sql, [...params])).rows;
  return { pool, database: { execute: run, executeUnsynced: run } as unknown as Database };
}

onPostgres('Signs of life and finished runs', (bench) => {
  test('never wait for each other in a circle', async () => {
    const { databaseUrl } = await bench.settings([CHECKS]);
    const queue = await bench.open(CHECKS);
    const plain = connect(databaseUrl ?? '', '');
    // As the planner chooses where the tables are full of dead rows: by the order of the keys, not of the places.
    const byIndex = connect(databaseUrl ?? '', '-c enable_seqscan=off -c enable_bitmapscan=off');
    try {
      for (let round = 0; round < 5; round += 1) {
        // Claims are made in another order than their keys'.
        const jobs = (await queue.query<{ id: string; key: string }>(
          `INSERT INTO pgboss.job (name, state, policy, singleton_key, data)
           SELECT $1, 'active', 'short', md5(n::text), '{}' FROM generate_series(1, 400) AS n
           RETURNING id, singleton_key AS key`,
          [CHECKS.name],
        )) as { id: string; key: string }[];
        await queue.query(
          `INSERT INTO baton.claim (queue, key, owner, expires_at)
           SELECT $1, md5(n::text), $2, now() + interval '1 minute' FROM generate_series(1, 400) AS n`,
          [CHECKS.name, OWNER],
        );
        const groups = Map.groupBy(jobs, (_job, place) => place % 10);
        const ids = jobs.map((job) => job.id);
        await Promise.all([
          ...[...groups.values()].map((group) =>
            finish(
              byIndex.database,
              CHECKS.name,
              OWNER,
              group.map(({ id, key }) => ({ key, jobIds: [id] })),
            ),
          ),
          ...Array.from({ length: 10 }, () => beat(plain.database, OWNER, [CHECKS.name], ids)),
        ]);
        expect(await queue.query('SELECT key FROM baton.claim')).toEqual([]);
        expect(await queue.query('SELECT id FROM pgboss.job')).toEqual([]);
      }
    } finally {
      await Promise.all([plain.pool.end(), byIndex.pool.end()]);
    }
  });
});
