import { fetchInstallations, isInstallationGone } from '../../github/fetch-installations.ts';
import type { JobParts } from '../parts.ts';
import { enqueueJob } from '../queues.ts';

/** Compares all installations with GitHub's list: each present one is looked at by a job of its own, gone ones are forgotten. */
export async function syncInstallations(
  { github, queue, installations }: Pick<JobParts, 'github' | 'queue' | 'installations'>,
  signal: AbortSignal,
): Promise<void> {
  const octokit = github.app(signal);
  const listed = await fetchInstallations(octokit);
  for (const { id: installationId, owner, selection } of listed.filter((one) => !one.isSuspended)) {
    const job = { kind: 'sync-installation', installationId, owner, selection } as const;
    await enqueueJob(queue, job, { isSweep: true });
  }
  const ids = new Set(listed.map(({ id }) => id));
  for (const installationId of await installations.all()) {
    // Forgetting deletes queued work: a list that was not whole must not be enough for it.
    if (ids.has(installationId) || !(await isInstallationGone(octokit, installationId))) continue;
    await enqueueJob(queue, { kind: 'forget-installation', installationId });
  }
}
