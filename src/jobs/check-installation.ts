import { CONFIG_PATH } from '../handoff/config/default-config.ts';
import type { CheckInstallationJob } from './job.ts';
import type { JobParts } from './parts.ts';
import { enqueueJob } from './queues.ts';

/** Reads the account's defaults, has the open pull requests of the named repositories judged (checks only), their phases kept and the first report posted. */
export async function checkInstallation(parts: JobParts, job: CheckInstallationJob): Promise<void> {
  const { installationId, owner, repositories } = job;
  await enqueueJob(parts.queue, {
    kind: 'refresh-config-file',
    installationId,
    owner,
    repo: '.github',
    path: CONFIG_PATH,
  });
  for (const { id: repositoryId, name: repo } of repositories) {
    await enqueueJob(parts.queue, { kind: 'refresh-cached-files', installationId, owner, repo });
    const at = { installationId, repositoryId, owner, repo };
    await enqueueJob(parts.queue, { kind: 'keep-setup-issue', ...at });
    await enqueueJob(parts.queue, { kind: 'keep-phases', ...at });
    await enqueueJob(parts.queue, { kind: 'keep-readiness', ...at }, { isSweep: true });
    const target = { kind: 'check-repository', ...at } as const;
    await enqueueJob(parts.queue, target, { isSweep: true });
  }
}
