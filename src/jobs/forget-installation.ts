import type { ForgetInstallationJob } from './job.ts';
import type { JobParts } from './parts.ts';

/** Deletes what is queued, cached and remembered for an installation that is gone (DESIGN 11). */
export async function forgetInstallation(parts: JobParts, job: ForgetInstallationJob): Promise<void> {
  parts.github.forget(job.installationId);
  parts.lookups.forget(job.installationId);
  parts.merges.forget(job.installationId);
  parts.reserve.forget(job.installationId);
  for (const [id, installationId] of parts.awake)
    if (installationId === job.installationId) parts.awake.delete(id);
  await parts.configCache.forget(job.installationId);
  await parts.register.forgetInstallation(job.installationId);
  await parts.installations.forget(job.installationId);
  await parts.checks.forgetInstallation(job.installationId);
  await parts.deliveries.forgetInstallation(job.installationId);
  await parts.queue.deleteInstallation(job.installationId);
}
