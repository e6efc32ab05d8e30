import { fingerprint } from '../handoff/text/fingerprint.ts';
import type { Queue, QueueDefinition, QueuedJob } from '../queue/queue.ts';
import { presentCause } from './cause.ts';
import type { Job, NamedRepository } from './job.ts';

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
  { name: 'wake-repository', concurrency: 4, perInstallation: 2, retryLimit: 8 },
  { name: 'follow-change', concurrency: 4, perInstallation: 2, retryLimit: 8 },
  { name: 'keep-setup-issue', concurrency: 4, perInstallation: 2, retryLimit: 8 },
  { name: 'keep-phases', concurrency: 4, perInstallation: 2, retryLimit: 8 },
  { name: 'answer-issue', concurrency: 8, perInstallation: 4, retryLimit: 8 },
  { name: 'keep-readiness', concurrency: 4, perInstallation: 2, retryLimit: 8 },
  { name: 'reconcile-repository', concurrency: 2, perInstallation: 1, retryLimit: 8 },
  { name: 'look-for-traces', concurrency: 2, perInstallation: 1, retryLimit: 8 },
  { name: 'sync-installation', concurrency: 2, perInstallation: 1, retryLimit: 8 },
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
  const delivery = presentCause();
  return {
    queue: job.kind,
    key: keyOf(job),
    installationId: job.installationId,
    // A merge keeps the newer one's, and the older one's where a sweep has none.
    data: delivery === undefined ? job : { ...job, delivery },
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
      return idsOf(job.repositories);
    case 'wake-repository':
    case 'follow-change':
    case 'keep-setup-issue':
    case 'keep-phases':
    case 'keep-readiness':
    case 'reconcile-repository':
    case 'look-for-traces':
      return String(job.repositoryId);
    // Keys stand in logs, which name nobody.
    case 'refresh-config-file':
      return fingerprint(`${job.owner}/${job.repo}:${job.path}`);
    case 'refresh-cached-files':
      return fingerprint(`${job.owner}/${job.repo}`);
    case 'forget-repositories':
      return idsOf(job.repositories);
    case 'sync-installation':
    case 'forget-installation':
      return String(job.installationId);
  }
}

function idsOf(repositories: readonly NamedRepository[]): string {
  return fingerprint(repositories.map(({ id }) => id).join(','));
}
