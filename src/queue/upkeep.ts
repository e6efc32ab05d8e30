import type { Database } from './database.ts';
import type { QueueStats } from './queue.ts';
import { DEAD_LETTERS } from './tables.ts';

/** How long a dead letter can be looked at. */
const DEAD_LETTER_DAYS = 30;

/** A job that is put off for longer is scheduled: nobody waits for it. */
const SOON_SECONDS = 600;

const STATS = `
  SELECT CASE WHEN name = '${DEAD_LETTERS}' THEN data->>'queue' ELSE name END AS queue,
    CASE WHEN name = '${DEAD_LETTERS}' THEN 'failed'
      WHEN state = 'active' THEN 'active'
      WHEN start_after > now() + interval '${SOON_SECONDS} seconds' THEN 'scheduled'
      ELSE 'waiting' END AS kind,
    count(*) AS count,
    extract(epoch FROM now() - min(greatest(created_on, start_after)))::double precision AS age
  FROM pgboss.job
  GROUP BY 1, 2
`;

interface StatsRow {
  readonly queue: string;
  readonly kind: string;
  /** pg gives a bigint as a string. */
  readonly count: number | string;
  readonly age: number;
}

/** Counts the jobs of every queue named, in all processes (`Queue.stats`). */
export async function readStats(database: Database, queues: readonly string[]): Promise<QueueStats[]> {
  const rows = await database.execute<StatsRow>(STATS);
  const find = (queue: string, kind: string) => rows.find((row) => row.queue === queue && row.kind === kind);
  const count = (queue: string, kind: string) => Number(find(queue, kind)?.count ?? 0);
  return queues.map((queue) => ({
    queue,
    waiting: count(queue, 'waiting'),
    // What waits may only be due in a while.
    oldestSeconds: Math.max(0, find(queue, 'waiting')?.age ?? 0),
    scheduled: count(queue, 'scheduled'),
    active: count(queue, 'active'),
    failed: count(queue, 'failed'),
  }));
}

/** Installations whose gate is shut (`Queue.countClosedGates`). */
export async function countClosedGates(database: Database): Promise<number> {
  const [row] = await database.execute<{ count: number | string }>(
    'SELECT count(*) AS count FROM baton.gate WHERE until > now()',
  );
  return Number(row?.count ?? 0);
}

/** What the dead letters of an installation carry (`Queue.failuresOf`). */
export async function readFailures(
  database: Database,
  installationId: number,
): Promise<readonly { readonly queue: string; readonly data: unknown }[]> {
  return database.execute(
    `SELECT data->>'queue' AS queue, data->'data' AS data FROM pgboss.job
     WHERE name = '${DEAD_LETTERS}' AND group_id = $1 ORDER BY created_on DESC LIMIT 100`,
    [String(installationId)],
  );
}

/** Deletes all that the queue holds of an installation (`Queue.deleteInstallation`). */
export async function deleteInstallation(database: Database, installationId: number): Promise<void> {
  await database.execute('DELETE FROM pgboss.job WHERE group_id = $1', [String(installationId)]);
  await database.execute('DELETE FROM baton.gate WHERE installation_id = $1', [installationId]);
  await database.execute('DELETE FROM baton.write_budget WHERE installation_id = $1', [installationId]);
}

/** Deletes what waits or failed of one repository (`Queue.deleteRepository`); a job that was taken finds it gone. */
export async function deleteRepository(
  database: Database,
  installationId: number,
  repositoryId: number,
): Promise<void> {
  await database.execute(
    `DELETE FROM pgboss.job WHERE group_id = $1 AND state < 'active'
       AND (data->>'repositoryId' = $2 OR data->'data'->>'repositoryId' = $2)`,
    [String(installationId), String(repositoryId)],
  );
}

/** Throws out old dead letters, open gates and full budgets, and gives PGlite, which does so never, its vacuum. */
export async function tidyUp(database: Database): Promise<void> {
  await database.execute(
    `DELETE FROM pgboss.job
     WHERE name = $1 AND created_on < now() - interval '${DEAD_LETTER_DAYS} days'`,
    [DEAD_LETTERS],
  );
  await database.execute('DELETE FROM baton.gate WHERE until < now()');
  await database.execute(`DELETE FROM baton.write_budget WHERE refilled_at < now() - interval '1 hour'`);
  if (database.embedded) await database.execute('VACUUM ANALYZE');
}
