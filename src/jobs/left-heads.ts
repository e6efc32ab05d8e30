import type { CheckPullRequestJob, RepositoryJob } from './job.ts';
import type { JobParts } from './parts.ts';
import { enqueueJob } from './queues.ts';
import { repositoryOf } from './repository-of.ts';

const PREFIX = 'left:';

/** Says in a job that a push replaced this head. */
export function leftHead(sha: string): Pick<CheckPullRequestJob, `left:${string}`> {
  return { [`${PREFIX}${sha}`]: true as const };
}

/** The heads that pushes replaced, usually none or one. */
export function leftHeadsOf(job: CheckPullRequestJob): readonly string[] {
  return Object.keys(job)
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => name.slice(PREFIX.length));
}

/**
 * Has the check of a head judged again that another pull request still has: it named both, and perhaps the verdict of
 * the one that has gone. `others` are those that still have it, of which one is enough; null where that is not known.
 */
export async function judgeLeftHead(
  parts: JobParts,
  job: RepositoryJob,
  headSha: string,
  others: readonly number[] | null,
): Promise<void> {
  const at = { ...repositoryOf(job), headSha };
  if (others === null) return enqueueJob(parts.queue, { kind: 'check-repository', ...at });
  const [number] = others;
  if (number !== undefined) await enqueueJob(parts.queue, { kind: 'check-pull-request', ...at, number });
}
