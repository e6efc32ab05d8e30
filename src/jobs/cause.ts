import { AsyncLocalStorage } from 'node:async_hooks';

const causes = new AsyncLocalStorage<string | undefined>();

/**
 * Names the webhook delivery in whose service everything that `work` calls is done, so that its jobs, and theirs, carry
 * it. Node's own context does so at no measurable cost; handed down by hand, it would stand in every job's signature.
 *
 * Undefined where none is behind it: a run is begun in the context of whoever woke the queue, which is another's.
 */
export function causedBy<Result>(delivery: string | undefined, work: () => Result): Result {
  return causes.run(delivery, work);
}

/** The delivery's GUID; undefined where none is behind it, such as in a sweep. */
export function presentCause(): string | undefined {
  return causes.getStore();
}

/** What a queued job carries beside its own fields: the newest delivery that asked for it. */
export interface Caused {
  readonly delivery?: string;
}
