import type { RepositoryJob } from './job.ts';

/** The repository of a job, for the jobs that follow from it. */
export function repositoryOf({ installationId, repositoryId, owner, repo }: RepositoryJob): RepositoryJob {
  return { installationId, repositoryId, owner, repo };
}
