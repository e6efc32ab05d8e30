import { AsyncLocalStorage } from 'node:async_hooks';

const causes = new AsyncLocalStorage<string>();

/**
 * Names the webhook delivery in whose service everything that `work` calls is done, so that its jobs, and theirs, carry
 * it. Node's own context does so at no measurable cost; handed down by hand, it would stand in every job's signature.
 */
export function causedBy<Result>(delivery: string, work: () => Result): Result {
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
