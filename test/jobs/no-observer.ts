import type { JobObserver } from '../../src/jobs/job-observer.ts';

/** For tests that look at GitHub only. */
export const NO_OBSERVER: JobObserver = {
  onJob: () => undefined,
  onCheck: () => undefined,
  onGateClosed: () => undefined,
  onWriteWait: () => undefined,
};
