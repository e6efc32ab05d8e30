import { fetchTraces } from '../../github/fetch-traces.ts';
import type { LookForTracesJob, RepositoryJob } from '../job.ts';
import type { JobParts, JobRun } from '../parts.ts';
import { enqueueJob } from '../queues.ts';
import { clientFor } from '../repository-client.ts';

/** Wakes a repository that was awake before the database was lost; one that sleeps sleeps on. */
export async function lookForTraces(parts: JobParts, job: LookForTracesJob, run: JobRun): Promise<void> {
  if (await fetchTraces(clientFor(parts, job, run), { ...job, appId: parts.appId })) await adopt(parts, job);
}

/** Takes up a repository of which nobody knows what was missed there: report, pull requests, phases and setup issue. */
export async function adopt(
  parts: JobParts,
  { installationId, repositoryId, owner, repo }: RepositoryJob,
): Promise<void> {
  const at = { installationId, repositoryId, owner, repo };
  await parts.register.adopt(at);
  await enqueueJob(parts.queue, { kind: 'keep-setup-issue', ...at }, { isSweep: true });
}
