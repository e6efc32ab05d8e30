import type { Owner } from './claims.ts';
import { type Database, hasCode, UNIQUE_VIOLATION } from './database.ts';
import { type FetchedJob, givenKey } from './fetched-job.ts';
import { insertJobs } from './insert-jobs.ts';
import { DEAD_LETTERS } from './tables.ts';

/** A run that is over: its jobs go, and so does the claim on its key. */
export interface Finished {
  readonly key: string;
  readonly jobIds: readonly string[];
}

const REMOVE = `DELETE FROM pgboss.job WHERE name = $1 AND id = ANY($2::uuid[]) AND state = 'active'`;
/**
 * Both statements touch a job only while the claim on its key is ours: otherwise another process has it by now. Claims are
 * locked in the order of their keys and before any job, as by a sign of life: else both wait in a circle.
 */
const FINISH = `
  WITH mine AS (
    SELECT key FROM baton.claim WHERE queue = $1 AND owner = $2 AND key = ANY($3::text[])
    ORDER BY key FOR UPDATE
  ), gone AS (
    DELETE FROM pgboss.job
    WHERE name = $1 AND id = ANY($4::uuid[]) AND state = 'active' AND singleton_key IN (SELECT key FROM mine)
  )
  DELETE FROM baton.claim WHERE queue = $1 AND owner = $2 AND key IN (SELECT key FROM mine)
`;

/** Takes finished runs of a queue out of the database, all in one statement. */
export async function finish(
  database: Database,
  queue: string,
  owner: Owner,
  finished: readonly Finished[],
): Promise<void> {
  const jobIds = finished.flatMap((run) => run.jobIds);
  if (owner === null) {
    await database.executeUnsynced(REMOVE, [queue, jobIds]);
    return;
  }
  await database.executeUnsynced(FINISH, [queue, owner, finished.map((run) => run.key), jobIds]);
}

/** How a job that was taken waits again. */
export interface Again {
  readonly delayMs: number;
  /** Failures so far. */
  readonly failures: number;
  readonly priority: number;
  readonly data: object;
}

const PUT_BACK = `
  UPDATE pgboss.job
  SET state = 'created', started_on = NULL, heartbeat_on = NULL, retry_count = $3, data = $4::text::jsonb,
    start_after = now() + $5::double precision * interval '1 millisecond', priority = $6
  WHERE name = $1 AND id = $2::uuid AND state = 'active'
`;
const PUT_BACK_CLAIMED = `
  WITH released AS (DELETE FROM baton.claim WHERE queue = $1 AND key = $8 AND owner = $7)
  ${PUT_BACK} AND EXISTS (SELECT 1 FROM baton.claim WHERE queue = $1 AND key = $8 AND owner = $7)
`;
const RELEASE = `DELETE FROM baton.claim WHERE queue = $1 AND key = $2 AND owner = $3`;

/**
 * Lets the taken jobs of one key wait again as one. `owner` is who holds the claim, which is given back; null
 * where none was granted.
 *
 * Where an event has put the same key in meanwhile, that one is waiting already, and ours is merged into it.
 */
export async function putBack(
  database: Database,
  jobs: readonly [FetchedJob, ...FetchedJob[]],
  again: Again,
  owner: Owner,
): Promise<void> {
  const [first, ...others] = jobs;
  const { delayMs, failures, priority } = again;
  const params = [first.queue, first.id, failures, JSON.stringify(again.data), delayMs, priority];
  const removed = others.map((job) => job.id);
  try {
    await (owner === null
      ? database.execute(PUT_BACK, params)
      : database.execute(PUT_BACK_CLAIMED, [...params, owner, first.key]));
  } catch (error) {
    if (!hasCode(error, UNIQUE_VIOLATION)) throw error;
    const { queue, installationId } = first;
    const key = givenKey(first.key);
    const waiting = {
      queue,
      key,
      installationId,
      data: again.data,
      startAfterSeconds: delayMs / 1_000,
      priority,
    };
    await insertJobs(database, [waiting], 'waiting');
    removed.push(first.id);
    if (owner !== null) await database.execute(RELEASE, [queue, first.key, owner]);
  }
  if (removed.length > 0) await database.execute(REMOVE, [first.queue, removed]);
}

/** Keeps a job as a dead letter. The caller finishes its run: a crash in between leaves both, never neither. */
export async function bury(
  database: Database,
  job: FetchedJob,
  data: object,
  failures: number,
  reason: string,
): Promise<void> {
  const { queue, installationId } = job;
  const letter = { queue, key: givenKey(job.key), data, failures, reason: reason.slice(0, 300) };
  await database.boss.insert(DEAD_LETTERS, [{ data: letter, group: { id: String(installationId) } }]);
}
