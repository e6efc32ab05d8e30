import type { ForgetRepositoriesJob } from './job.ts';
import type { JobParts } from './parts.ts';

/** Takes repositories out of the register, so that no more reports are tried there. */
export async function forgetRepositories(
  parts: JobParts,
  { installationId, repositoryIds }: ForgetRepositoriesJob,
): Promise<void> {
  for (const repositoryId of repositoryIds) {
    parts.awake.delete(repositoryId);
    await parts.register.forgetRepository({ installationId, repositoryId });
  }
}
