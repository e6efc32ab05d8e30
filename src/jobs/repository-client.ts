import { setTimeout as sleep } from 'node:timers/promises';
import type { RepositoryClient, TakeWrite } from '../github/repository-client.ts';
import { RetryLater } from '../queue/queue.ts';
import type { RepositoryJob } from './job.ts';
import type { JobParts, JobRun } from './parts.ts';

/** A shorter wait for the write budget is sat out; a longer one gives the worker back to others. */
const PATIENCE_MS = 2_000;

/** A client for the job's repository alone, whose writes keep to the installation's budget (DESIGN 10). */
export function clientFor(parts: JobParts, job: RepositoryJob, run: JobRun): RepositoryClient {
  return parts.github.repository(job, {
    takeWrite: writesOf(parts, job.installationId, run.signal),
    signal: run.signal,
  });
}

/** Takes a write from the budget, waiting a moment where it is spent; throws `RetryLater` where that is long. */
export function writesOf(parts: JobParts, installationId: number, signal: AbortSignal): TakeWrite {
  return async (kind) => {
    for (;;) {
      const { waitMs } = await parts.queue.takeWrite(installationId, kind);
      if (waitMs <= 0) return;
      const isLong = waitMs > PATIENCE_MS;
      parts.observer.onWriteWait(isLong ? 'put-back' : 'sat-out');
      if (isLong) throw new RetryLater('The write budget of the installation is spent', waitMs);
      await sleep(waitMs, undefined, { signal });
    }
  };
}
