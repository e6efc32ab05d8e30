import { CONFIG_PATH } from '../handoff/config/default-config.ts';
import type { CheckInstallationJob } from './job.ts';
import type { JobParts } from './parts.ts';
import { enqueueJob } from './queues.ts';
import { wakeWholly } from './wake-repository.ts';

/** Reads the account's defaults, and wakes the named repositories; with new permissions also those that are awake. */
export async function checkInstallation(parts: JobParts, job: CheckInstallationJob): Promise<void> {
  const { installationId, owner, repositories, hasNewPermissions } = job;
  // A token bears the permissions of the time when it was made.
  if (hasNewPermissions === true) parts.github.forget(installationId);
  await enqueueJob(parts.queue, {
    kind: 'refresh-config-file',
    installationId,
    owner,
    repo: '.github',
    path: CONFIG_PATH,
  });
  for (const { id: repositoryId, name: repo } of repositories) {
    await enqueueJob(parts.queue, { kind: 'refresh-cached-files', installationId, owner, repo });
    await wakeWholly(parts, { installationId, repositoryId, owner, repo });
  }
  if (hasNewPermissions !== true) return;
  for (const at of await parts.register.ofInstallation(installationId)) await wakeWholly(parts, at);
}
