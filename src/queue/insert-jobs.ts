import { randomUUID } from 'node:crypto';
import type { Database } from './database.ts';
import { storedKey } from './fetched-job.ts';
import type { QueuedJob } from './queue.ts';

/** Whose values win where both jobs have a property: those of the one put in now, or of the one that waits. */
export type Newer = 'incoming' | 'waiting';

/**
 * Makes jobs durable, in one statement per queue, and merges those whose key already waits (`Queue.enqueue`).
 *
 * pg-boss's policy `short` refuses a second waiting job of the same key; what it refused is merged into the
 * waiting one, or, if that one was taken in between, put in again. Resolves when all are written.
 */
export async function insertJobs(
  database: Database,
  jobs: readonly QueuedJob[],
  newer: Newer = 'incoming',
): Promise<void> {
  const byQueue = Map.groupBy(coalesce(jobs), (job) => job.queue);
  for (const [queue, group] of byQueue) {
    let left = await insertNew(database, queue, group);
    while (left.length > 0) {
      left = await mergeIntoWaiting(database, queue, left, newer);
      if (left.length > 0) left = await insertNew(database, queue, left);
    }
  }
}

/** Merges jobs of the same queue and key, in the order given. */
function coalesce(jobs: readonly QueuedJob[]): QueuedJob[] {
  const byKey = new Map<string, QueuedJob>();
  for (const job of jobs) {
    const id = `${job.queue}\n${storedKey(job)}`;
    const earlier = byKey.get(id);
    byKey.set(id, earlier === undefined ? job : merge(earlier, job));
  }
  return [...byKey.values()];
}

function merge(earlier: QueuedJob, later: QueuedJob): QueuedJob {
  return {
    ...later,
    data: { ...earlier.data, ...later.data },
    priority: Math.max(earlier.priority ?? 0, later.priority ?? 0),
    startAfterSeconds: Math.min(earlier.startAfterSeconds ?? 0, later.startAfterSeconds ?? 0),
  };
}

/** Returns the jobs that were refused because their key waits already. */
async function insertNew(
  database: Database,
  queue: string,
  jobs: readonly QueuedJob[],
): Promise<QueuedJob[]> {
  const byId = new Map(jobs.map((job) => [randomUUID() as string, job]));
  const rows = [...byId].map(([id, job]) => ({
    id,
    data: job.data,
    priority: job.priority ?? 0,
    startAfter: String(job.startAfterSeconds ?? 0),
    singletonKey: storedKey(job),
    group: { id: String(job.installationId) },
  }));
  const inserted = (await database.boss.insert(queue, rows, { returnId: true })) ?? [];
  for (const id of inserted) byId.delete(id);
  return [...byId.values()];
}

/** A fresh event deserves the full number of attempts again, hence `retry_count = 0`. */
const MERGE = (data: string) => `
  UPDATE pgboss.job AS waiting
  SET data = ${data},
    priority = greatest(waiting.priority, incoming.priority),
    start_after = least(waiting.start_after, now() + incoming.delay * interval '1 second'),
    retry_count = 0
  FROM json_to_recordset($2::text::json)
    AS incoming(key text, data jsonb, priority integer, delay double precision)
  WHERE waiting.name = $1 AND waiting.state = 'created' AND waiting.policy = 'short'
    AND COALESCE(waiting.singleton_key, '') = incoming.key
  RETURNING waiting.singleton_key AS key
`;
const MERGES: Record<Newer, string> = {
  incoming: MERGE('waiting.data || incoming.data'),
  waiting: MERGE('incoming.data || waiting.data'),
};

/** Returns the jobs for which nothing waits any more. */
async function mergeIntoWaiting(
  database: Database,
  queue: string,
  jobs: readonly QueuedJob[],
  newer: Newer,
): Promise<QueuedJob[]> {
  const incoming = jobs.map((job) => ({
    key: storedKey(job),
    data: job.data,
    priority: job.priority ?? 0,
    delay: job.startAfterSeconds ?? 0,
  }));
  const rows = await database.execute<{ key: string }>(MERGES[newer], [queue, JSON.stringify(incoming)]);
  const merged = new Set(rows.map((row) => row.key));
  return jobs.filter((job) => !merged.has(storedKey(job)));
}
