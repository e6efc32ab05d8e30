import { fetchTraces } from '../../github/fetch-traces.ts';
import type { LookForTracesJob, RepositoryJob } from '../job.ts';
import type { JobParts, JobRun } from '../parts.ts';
import { enqueueJob } from '../queues.ts';
import { clientFor } from '../repository-client.ts';
import { repositoryOf } from '../repository-of.ts';
import { wakeWholly } from '../wake-repository.ts';

/** Wakes a repository that was awake before the database was lost; one that sleeps sleeps on. */
export async function lookForTraces(parts: JobParts, job: LookForTracesJob, run: JobRun): Promise<void> {
  if (await fetchTraces(clientFor(parts, job, run), { ...job, appId: parts.appId }))
    await adopt(parts, job, job.isBack);
}

/**
 * Takes up a repository of which nobody knows what was missed there: report, pull requests, phases and setup issue. Where the
 * App was shut out, pull requests may have changed that have a check: then all are judged.
 */
export async function adopt(parts: JobParts, job: RepositoryJob, isBack?: true): Promise<void> {
  const at = repositoryOf(job);
  if (isBack === true) return wakeWholly(parts, at);
  await parts.register.adopt(at);
  await enqueueJob(parts.queue, { kind: 'keep-setup-issue', ...at }, { isSweep: true });
}
