import { fingerprint } from '../handoff/text/fingerprint.ts';
import type { Queue, QueueDefinition, QueuedJob } from '../queue/queue.ts';
import type { Job } from './job.ts';

/** Interactive work goes before sweeps over many pull requests. */
const SWEEP_PRIORITY = -10;

/**
 * One queue a kind of job. Eight retries from 2 s, doubled, span about ten minutes: longer than GitHub's usual
 * incidents of single requests; what takes longer is found again by later events.
 */
export const QUEUES: readonly QueueDefinition[] = [
  { name: 'check-pull-request', concurrency: 64, perInstallation: 12, retryLimit: 8 },
  { name: 'check-merge-group', concurrency: 8, perInstallation: 4, retryLimit: 8 },
  { name: 'check-repository', concurrency: 4, perInstallation: 2, retryLimit: 8 },
  { name: 'check-installation', concurrency: 4, perInstallation: 1, retryLimit: 8 },
  { name: 'keep-setup-issue', concurrency: 4, perInstallation: 2, retryLimit: 8 },
  { name: 'keep-phases', concurrency: 4, perInstallation: 2, retryLimit: 8 },
  { name: 'answer-issue', concurrency: 8, perInstallation: 4, retryLimit: 8 },
  { name: 'keep-readiness', concurrency: 4, perInstallation: 2, retryLimit: 8 },
  { name: 'refresh-config-file', concurrency: 4, perInstallation: 2, retryLimit: 8 },
  { name: 'refresh-cached-files', concurrency: 4, perInstallation: 2, retryLimit: 8 },
  { name: 'forget-repositories', concurrency: 2, perInstallation: 1, retryLimit: 8 },
  { name: 'forget-installation', concurrency: 2, perInstallation: 1, retryLimit: 8 },
] satisfies readonly (QueueDefinition & { name: Job['kind'] })[];

export interface EnqueueOptions {
  readonly startAfterSeconds?: number;
  /** Part of a sweep over many pull requests: waits behind single events. */
  readonly isSweep?: boolean;
}

/** Makes the job durable; resolves when it is. */
export async function enqueueJob(queue: Queue, job: Job, options: EnqueueOptions = {}): Promise<void> {
  await queue.enqueue(toQueuedJob(job, options));
}

function toQueuedJob(job: Job, options: EnqueueOptions): QueuedJob {
  return {
    queue: job.kind,
    key: keyOf(job),
    installationId: job.installationId,
    data: job,
    ...(options.startAfterSeconds === undefined ? {} : { startAfterSeconds: options.startAfterSeconds }),
    ...(options.isSweep === true ? { priority: SWEEP_PRIORITY } : {}),
  };
}

/** Jobs with one key merge while they wait and never run at once. */
function keyOf(job: Job): string {
  switch (job.kind) {
    case 'check-pull-request':
    case 'answer-issue':
      return `${job.repositoryId}#${job.number}`;
    case 'check-merge-group':
      return `${job.repositoryId}@${job.headSha}`;
    case 'check-repository':
      return `${job.repositoryId}@${job.headSha ?? 'all'}`;
    case 'check-installation':
      // Repositories that are added in two steps are two jobs: a merge would keep the newer list only.
      return fingerprint(job.repositories.map((repository) => repository.id).join(','));
    case 'keep-setup-issue':
    case 'keep-phases':
    case 'keep-readiness':
      return String(job.repositoryId);
    case 'refresh-config-file':
      // Keys are logged, and names are none of a log's business.
      return fingerprint(`${job.owner}/${job.repo}:${job.path}`);
    case 'refresh-cached-files':
      return fingerprint(`${job.owner}/${job.repo}`);
    case 'forget-repositories':
      return fingerprint(job.repositoryIds.join(','));
    case 'forget-installation':
      return String(job.installationId);
  }
}
