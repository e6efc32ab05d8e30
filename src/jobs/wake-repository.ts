import type { RepositoryJob, WakeRepositoryJob } from './job.ts';
import type { JobParts } from './parts.ts';
import { enqueueJob } from './queues.ts';
import { repositoryOf } from './repository-of.ts';

/** Whoever pushes waits for the check, nobody for the first report. */
const FIRST_REPORT_DELAY_MS = 60_000;

/** What is done in a repository once it wakes, beside the report; open pull requests are checked only, without comments. */
const FIRST_KINDS = ['keep-setup-issue', 'keep-phases', 'check-repository'] as const;

/** Has everything done that is done in a repository once it wakes. */
export async function wakeWholly(parts: JobParts, at: RepositoryJob): Promise<void> {
  for (const kind of [...FIRST_KINDS, 'keep-readiness'] as const)
    await enqueueJob(parts.queue, { kind, ...at }, { isSweep: true });
}

/**
 * After the first pull request since this process began: given all repositories, each one wakes at its first, and a restart may
 * have missed something of one that is known. It is noted last: should this job end halfway, it is done again.
 */
export async function wakeRepository(parts: JobParts, job: WakeRepositoryJob): Promise<void> {
  const at = repositoryOf(job);
  const isKnown = await parts.register.has(at.repositoryId);
  const kinds = isKnown ? (job.hasPlan === true ? ['keep-phases' as const] : []) : FIRST_KINDS;
  for (const kind of kinds) await enqueueJob(parts.queue, { kind, ...at }, { isSweep: true });
  await parts.register.note(at, FIRST_REPORT_DELAY_MS);
}
