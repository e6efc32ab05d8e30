import type { Database } from './database.ts';
import type { QueueLog } from './queue.ts';
import { AHEAD_SECONDS, CLAIM_SECONDS, DEAD_LETTERS } from './tables.ts';

/**
 * Processes that a job may see die before it becomes a dead letter. Deaths are not counted as attempts, since
 * most jobs that were running are innocent; but one that kills every process it meets must come to an end.
 */
const DEATHS_ALLOWED = 20;

/**
 * Active jobs without a sign of life wait again at once. `retry` is the waiting state whose keys may repeat, and
 * pg-boss counts no attempt where `started_on` is empty. pg-boss's own recovery takes 10 seconds at least and
 * adds its back-off.
 */
const RECOVER = `
  UPDATE pgboss.job
  SET state = 'retry', started_on = NULL, heartbeat_on = NULL, start_after = now(),
    output = jsonb_build_object('deaths', COALESCE((output->>'deaths')::integer, 0) + 1)
  WHERE name = ANY($1::text[]) AND state = 'active'
    AND ($2::double precision IS NULL OR COALESCE(heartbeat_on, started_on) NOT BETWEEN
      now() - $2::double precision * interval '1 second' AND now() + interval '${AHEAD_SECONDS} seconds')
  RETURNING id, name, (output->>'deaths')::integer AS deaths
`;
const FORGET_CLAIMS = `
  DELETE FROM baton.claim WHERE queue = ANY($1::text[])
    AND expires_at NOT BETWEEN now() AND now() + interval '${CLAIM_SECONDS + AHEAD_SECONDS} seconds'
`;
/**
 * Takes up the jobs of processes that died. Embedded, at the start, all active jobs are such; on PostgreSQL
 * those that have shown no sign of life for a while, so this is called every second. Returns how many.
 */
export async function recoverJobs(
  database: Database,
  queues: readonly string[],
  log: QueueLog,
): Promise<number> {
  const silentSeconds = database.embedded ? null : CLAIM_SECONDS;
  const rows = await database.execute<{ id: string; name: string; deaths: number }>(RECOVER, [
    queues,
    silentSeconds,
  ]);
  if (!database.embedded) await database.execute(FORGET_CLAIMS, [queues]);
  const deadly = rows.filter((row) => row.deaths > DEATHS_ALLOWED).map((row) => row.id);
  if (deadly.length > 0) await buryDeadly(database, deadly, log);
  if (rows.length > 0) log.info({ jobs: rows.length }, 'took up jobs of a process that died');
  return rows.length;
}

/** Written first and removed afterwards: a crash in between leaves both, never neither. */
async function buryDeadly(database: Database, ids: readonly string[], log: QueueLog): Promise<void> {
  const rows = await database.execute<{ queue: string; installation: string; key: string }>(
    `SELECT name AS queue, group_id AS installation, singleton_key AS key, data, retry_count AS failures
     FROM pgboss.job WHERE id = ANY($1::uuid[]) AND state = 'retry'`,
    [ids],
  );
  const reason = `its process died more than ${DEATHS_ALLOWED} times`;
  const letters = rows.map(({ installation, ...letter }) => ({
    data: { ...letter, reason },
    group: { id: installation },
  }));
  if (letters.length > 0) await database.boss.insert(DEAD_LETTERS, letters);
  await database.execute(`DELETE FROM pgboss.job WHERE id = ANY($1::uuid[]) AND state = 'retry'`, [ids]);
  for (const { queue, key } of rows) log.error({ queue, key }, reason);
}
