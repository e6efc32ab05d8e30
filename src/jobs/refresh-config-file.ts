import { fetchConfigFile } from '../github/fetch-config-file.ts';
import type { RefreshConfigFileJob } from './job.ts';
import type { JobParts, JobRun } from './parts.ts';
import { writesOf } from './repository-client.ts';

/**
 * Brings a configuration file of another repository into the cache, with a token for that repository only. A
 * repository outside the installation counts as having none.
 */
export async function refreshConfigFile(
  parts: JobParts,
  job: RefreshConfigFileJob,
  run: JobRun,
): Promise<void> {
  if (job.isOnlyIfCached === true && (await parts.configCache.get(job)).kind === 'not-read') return;
  const client = await parts.github.repositoryNamed(job, {
    takeWrite: writesOf(parts, job.installationId, run.signal),
    signal: run.signal,
  });
  const file = client === null ? null : await fetchConfigFile(client, job);
  await parts.configCache.put(job, file);
}
