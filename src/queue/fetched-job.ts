import type { Database } from './database.ts';

/** A job that this process has taken out of a queue, and holds until it is settled. */
export interface FetchedJob {
  readonly id: string;
  readonly queue: string;
  /** As stored: see `storedKey`. */
  readonly key: string;
  readonly installationId: number;
  readonly data: object;
  /** Failed attempts before this one. */
  readonly failures: number;
}

/** A key as the database knows it. It begins with the installation, so that no two tenants' jobs can ever merge. */
export function storedKey(job: { readonly installationId: number; readonly key: string }): string {
  return `${job.installationId}/${job.key}`;
}

/** The key that was enqueued, out of the stored one. */
export function givenKey(stored: string): string {
  return stored.slice(stored.indexOf('/') + 1);
}

/** Takes up to `limit` due jobs, highest priority and oldest first, passing over some installations. */
export async function fetchJobs(
  database: Database,
  queue: string,
  limit: number,
  ignoredInstallations: Iterable<number>,
): Promise<FetchedJob[]> {
  const rows = await database.boss.fetch<object>(queue, {
    batchSize: limit,
    includeMetadata: true,
    ignoreGroups: Array.from(ignoredInstallations, String),
  });
  // The rows come in the order in which they were updated.
  rows.sort((a, b) => b.priority - a.priority || a.createdOn.getTime() - b.createdOn.getTime());
  return rows.map((row) => ({
    id: row.id,
    queue,
    key: row.singletonKey ?? row.id,
    installationId: Number(row.groupId ?? 0),
    data: row.data,
    failures: row.retryCount,
  }));
}
