import type { Database } from './database.ts';

/** A job that this process has taken out of a queue, and holds until it is settled. */
export interface FetchedJob {
  readonly id: string;
  readonly queue: string;
  /** As stored: see `storedKey`. */
  readonly key: string;
  readonly installationId: number;
  readonly data: object;
  readonly priority: number;
  /** Failed attempts before this one. */
  readonly failures: number;
  /** Since when it was due and waited, epoch milliseconds by this machine's clock. */
  readonly dueAtMs: number;
}

/** A key as the database knows it. It begins with the installation, so that no two tenants' jobs can ever merge. */
export function storedKey(job: { readonly installationId: number; readonly key: string }): string {
  return `${job.installationId}/${job.key}`;
}

/** The key that was enqueued, out of the stored one. */
export function givenKey(stored: string): string {
  return stored.slice(stored.indexOf('/') + 1);
}

/**
 * What pg-boss's `fetch` does, for queues without its group limits and strict order: waiting jobs become active, and
 * `started_on`, which the retries of this queue leave empty, would count an attempt. Its own text has the limit in
 * it and returns 33 columns, so that it is planned anew for each number and costs twice as much to read.
 */
const FETCH = (lock: string) => `
  WITH next AS (
    SELECT id FROM pgboss.job
    WHERE name = $1 AND state < 'active' AND NOT blocked AND start_after <= pgboss.job_now()
      AND (group_id IS NULL OR group_id <> ALL($3::text[]))
    ORDER BY priority DESC, created_on
    LIMIT $2
    ${lock}
  )
  UPDATE pgboss.job AS job
  SET state = 'active', started_on = pgboss.job_now(), heartbeat_on = pgboss.job_now(),
    retry_count = CASE WHEN started_on IS NOT NULL THEN retry_count + 1 ELSE retry_count END
  FROM next
  WHERE job.name = $1 AND job.id = next.id AND job.state < 'active'
  RETURNING job.id, job.singleton_key AS key, job.group_id AS installation, job.data, job.retry_count AS failures,
    job.priority, job.created_on AS "createdOn",
    extract(epoch FROM pgboss.job_now() - greatest(job.created_on, job.start_after))::double precision AS waited
`;
const FETCHES = { skipping: FETCH('FOR UPDATE SKIP LOCKED'), waiting: FETCH('') };

interface Row {
  readonly id: string;
  readonly key: string | null;
  readonly installation: string | null;
  readonly data: object;
  readonly failures: number;
  readonly priority: number;
  readonly createdOn: Date;
  /** Seconds, by the database's clock. */
  readonly waited: number;
}

/** Takes up to `limit` due jobs, highest priority and oldest first, passing over some installations. */
export async function fetchJobs(
  database: Database,
  queue: string,
  limit: number,
  ignoredInstallations: Iterable<number>,
): Promise<FetchedJob[]> {
  const fetch = database.skipsLocked ? FETCHES.skipping : FETCHES.waiting;
  const rows = await database.executeUnsynced<Row>(fetch, [
    queue,
    limit,
    Array.from(ignoredInstallations, String),
  ]);
  // The rows come in the order in which they were updated.
  rows.sort((a, b) => b.priority - a.priority || a.createdOn.getTime() - b.createdOn.getTime());
  const nowMs = Date.now();
  return rows.map((row) => ({
    id: row.id,
    queue,
    key: row.key ?? row.id,
    installationId: Number(row.installation ?? 0),
    data: row.data,
    priority: row.priority,
    failures: row.failures,
    dueAtMs: nowMs - Math.max(0, row.waited) * 1_000,
  }));
}
