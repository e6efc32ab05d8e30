import { backOffMs } from './back-off.ts';
import type { Owner } from './claims.ts';
import type { Database } from './database.ts';
import type { Work } from './hand.ts';
import { GiveUp, type QueueDefinition, type QueueLog, RetryLater } from './queue.ts';
import { fewestFailures, highestPriority, mergeData, type RunEnd } from './run-handler.ts';
import { bury, type Finished, putBack } from './settle.ts';

/** What settling a run needs to know and to reach. */
export interface SettleParts {
  readonly database: Database;
  readonly definition: QueueDefinition;
  readonly owner: Owner;
  readonly log: QueueLog;
  /** Takes finished runs out of the database, several at a time. */
  readonly finish: (finished: Finished) => Promise<void>;
  /** Tries a write again while the database can't be reached; gives up only when the queue closes. */
  readonly persist: (write: () => Promise<void>) => Promise<void>;
}

/** What became of a run's jobs. */
export type Settled =
  /** Gone: done, or buried. */
  | { readonly kind: 'finished' }
  /** Waiting in the queue again. */
  | { readonly kind: 'waits'; readonly delayMs: number }
  /** Still in hand, to be run again at once together with what came meanwhile. */
  | { readonly kind: 'runs-again' };

/** The one place that decides between done, once more and given up, and writes it down. */
export async function settleRun(
  parts: SettleParts,
  work: Work,
  end: RunEnd,
  stopping: boolean,
): Promise<Settled> {
  if (end.kind === 'done') return finishRun(parts, work);
  const { error } = end;
  const failures = fewestFailures(work.jobs);
  // Not the job's fault: the process ends.
  if (stopping && work.controller.signal.aborted) return waitAgain(parts, work, 0, failures);
  if (error instanceof RetryLater) return waitAgain(parts, work, error.retryAfterMs, failures);

  const ids = { queue: parts.definition.name, key: work.key, attempt: failures + 1, error: describe(error) };
  if (error instanceof GiveUp || failures >= parts.definition.retryLimit) {
    parts.log.error(ids, 'job given up');
    const data = mergeData(work.jobs);
    await parts.persist(() => bury(parts.database, work.jobs[0], data, failures + 1, describe(error)));
    return finishRun(parts, work);
  }
  if (work.next.length > 0) {
    // Only the claim goes; the jobs stay in hand.
    await parts.persist(() => parts.finish({ key: work.key, jobIds: [] }));
    return { kind: 'runs-again' };
  }
  const delayMs = backOffMs(parts.definition, failures + 1, Math.random());
  parts.log.warn({ ...ids, delayMs }, 'job failed, will be tried again');
  return waitAgain(parts, work, delayMs, failures + 1);
}

async function finishRun(parts: SettleParts, work: Work): Promise<Settled> {
  const finished = { key: work.key, jobIds: work.jobs.map((job) => job.id) };
  await parts.persist(() => parts.finish(finished));
  return { kind: 'finished' };
}

async function waitAgain(
  parts: SettleParts,
  work: Work,
  delayMs: number,
  failures: number,
): Promise<Settled> {
  const late = work.next.splice(0);
  work.jobs.push(...late);
  const again = { delayMs, failures, priority: highestPriority(work.jobs), data: mergeData(work.jobs) };
  await parts.persist(() => putBack(parts.database, work.jobs, again, parts.owner));
  return { kind: 'waits', delayMs };
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
