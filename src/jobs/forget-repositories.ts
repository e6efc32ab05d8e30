import type { ForgetRepositoriesJob } from './job.ts';
import type { JobParts } from './parts.ts';

/** Deletes what is queued, cached and remembered for repositories that are out of reach (DESIGN 11). */
export async function forgetRepositories(
  parts: JobParts,
  { installationId, owner, repositories }: ForgetRepositoriesJob,
): Promise<void> {
  // They hold several repositories of an installation: what is read once more is little.
  parts.lookups.forget(installationId);
  parts.merges.forget(installationId);
  for (const { id: repositoryId, name: repo } of repositories) {
    parts.awake.delete(repositoryId);
    await parts.configCache.forget(installationId, { owner, repo });
    await parts.register.forgetRepository({ installationId, repositoryId });
    await parts.queue.deleteRepository(installationId, repositoryId);
  }
}
