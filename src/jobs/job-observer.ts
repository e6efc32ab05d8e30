import type { RuleRecords } from '../handoff/effects/rule-record.ts';
import type { Conclusion } from '../handoff/judging/verdict.ts';

/** How a run of a job ended: done, to be tried again, its subject gone, or given up. */
export type JobOutcome = 'done' | 'retry' | 'gone' | 'failed';

/** Told of what jobs do, for whoever operates this Baton. Nothing that it is told names a client. */
export interface JobObserver {
  /** A run is over; it had waited so long from when it was due to its start. */
  readonly onJob: (
    queue: string,
    run: { readonly outcome: JobOutcome; readonly waitedMs: number; readonly durationMs: number },
  ) => void;
  /** A head was judged; `unread` where its check says that GitHub could not be read. */
  readonly onCheck: (
    subject: 'pull-request' | 'merge-group',
    conclusion: Conclusion | 'unread',
    rules: RuleRecords,
  ) => void;
  /** GitHub asked to leave an installation alone for a while. */
  readonly onGateClosed: () => void;
  /** A write waited for the installation's budget: a moment in its place, or its job went back to the queue. */
  readonly onWriteWait: (end: 'sat-out' | 'put-back') => void;
}
