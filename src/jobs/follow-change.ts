import type { FollowChangeJob } from './job.ts';
import type { JobParts } from './parts.ts';
import { enqueueJob } from './queues.ts';
import { repositoryOf } from './repository-of.ts';
import { wakeWholly } from './wake-repository.ts';

/**
 * Has what depends on a repository's default branch or settings looked at again. One that never woke sleeps on, as most do where
 * an account gave access to all of its repositories, unless it was given a config (DESIGN 9).
 */
export async function followChange(parts: JobParts, job: FollowChangeJob): Promise<void> {
  const at = repositoryOf(job);
  const { documents, plan, report, wakes } = job;
  if (!(await parts.register.has(at.repositoryId))) {
    if (wakes === true) await wakeWholly(parts, at);
    return;
  }
  // When the report is due stands in the config.
  if (report === true) await enqueueJob(parts.queue, { kind: 'keep-readiness', ...at });
  if (plan === true) await enqueueJob(parts.queue, { kind: 'keep-phases', ...at });
  if (documents === true) {
    await enqueueJob(parts.queue, { kind: 'check-repository', ...at, conversation: true });
    await enqueueJob(parts.queue, { kind: 'keep-setup-issue', ...at });
  }
}
