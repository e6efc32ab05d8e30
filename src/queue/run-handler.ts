import { setTimeout as delay } from 'node:timers/promises';
import { type FetchedJob, givenKey } from './fetched-job.ts';
import type { Work } from './hand.ts';
import type { Handler, QueueDefinition } from './queue.ts';

const DEFAULT_TIMEOUT_SECONDS = 300;

/** How long an aborted handler may take to end before its key is given free all the same. */
const ABORT_GRACE_MS = 30_000;

/** How a run ended; `error` is what the handler threw. */
export type RunEnd = { readonly kind: 'done' } | { readonly kind: 'failed'; readonly error: unknown };

/** Runs the handler over the jobs of a key as one, and aborts it when it takes too long. Never rejects. */
export async function runHandler(
  work: Work,
  handler: Handler,
  definition: QueueDefinition,
  failures: number,
): Promise<RunEnd> {
  const { signal } = work.controller;
  const seconds = definition.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS;
  const timer = setTimeout(() => work.controller.abort(new RunTimedOut(seconds)), seconds * 1_000);
  const running = callHandler(handler, {
    data: mergeData(work.jobs),
    key: givenKey(work.key),
    installationId: work.installationId,
    priority: highestPriority(work.jobs),
    attempt: failures + 1,
    waitedMs: Math.max(0, Date.now() - Math.min(...work.jobs.map((job) => job.dueAtMs))),
    isLastAttempt: failures >= definition.retryLimit,
    signal,
  });
  try {
    return await Promise.race([running, graceAfter(signal)]);
  } finally {
    clearTimeout(timer);
  }
}

/** A run took longer than its queue allows. */
class RunTimedOut extends Error {
  override readonly name = 'RunTimedOut';

  constructor(seconds: number) {
    super(`The run took longer than ${seconds} seconds`);
  }
}

async function callHandler(handler: Handler, job: Parameters<Handler>[0]): Promise<RunEnd> {
  try {
    await handler(job);
    return { kind: 'done' };
  } catch (error) {
    return { kind: 'failed', error };
  }
}

async function graceAfter(signal: AbortSignal): Promise<RunEnd> {
  if (!signal.aborted)
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  await delay(ABORT_GRACE_MS, undefined, { ref: false });
  return { kind: 'failed', error: signal.reason };
}

/** The properties of all jobs, the newer ones' values where they differ (`QueuedJob.key`). */
export function mergeData(jobs: readonly FetchedJob[]): object {
  return Object.assign({}, ...jobs.map((job) => job.data)) as object;
}

/** How urgent jobs are that are done together: as the most urgent of them. */
export function highestPriority(jobs: readonly FetchedJob[]): number {
  return Math.max(...jobs.map((job) => job.priority));
}

/** Failures of jobs that are done together: those of the newest event, which deserves its full attempts. */
export function fewestFailures(jobs: readonly FetchedJob[]): number {
  return Math.min(...jobs.map((job) => job.failures));
}
