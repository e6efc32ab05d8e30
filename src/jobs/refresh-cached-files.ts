import type { RefreshCachedFilesJob } from './job.ts';
import type { JobParts } from './parts.ts';
import { enqueueJob } from './queues.ts';

/** Has every file of a repository read again that other repositories took their defaults from. */
export async function refreshCachedFiles(parts: JobParts, job: RefreshCachedFilesJob): Promise<void> {
  const { installationId, owner, repo } = job;
  for (const path of await parts.configCache.pathsOf(job)) {
    await enqueueJob(parts.queue, { kind: 'refresh-config-file', installationId, owner, repo, path });
  }
}
