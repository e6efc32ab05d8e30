import { fetchConfigFile } from '../github/fetch-config-file.ts';
import { IncompleteFacts } from './incomplete-facts.ts';
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
  const client = await parts.github.repositoryNamed(job, {
    takeWrite: writesOf(parts, job.installationId, run.signal),
    signal: run.signal,
  });
  const file = client === null ? null : await fetchConfigFile(client, job);
  // Without an id the blob was not seen: GitHub's trouble, which must not be taken for the file's.
  if (file?.text.kind === 'unknown' && file.sha === '')
    throw new IncompleteFacts('The file could not be read');
  await parts.configCache.put(job, file);
}
