import { Gauge, Histogram, type Registry } from 'prom-client';

/** How much work a queue holds, in all processes on its database. */
export interface QueueCounts {
  readonly queue: string;
  readonly waiting: number;
  readonly oldestSeconds: number;
  readonly scheduled: number;
  readonly active: number;
  readonly failed: number;
}

/** What the queue tells when `/metrics` is asked. */
export interface QueueSource {
  stats(): Promise<readonly QueueCounts[]>;
  countClosedGates(): Promise<number>;
}

/** What becomes of jobs. */
export interface QueueMetrics {
  readonly onJob: (
    queue: string,
    run: { readonly outcome: string; readonly waitedMs: number; readonly durationMs: number },
  ) => void;
  /** Reads the database's counts; null where they can't be had just now, so that nothing stale is shown. */
  readonly show: (
    found: { readonly counts: readonly QueueCounts[]; readonly closedGates: number } | null,
  ) => void;
}

/** Registers them. */
export function createQueueMetrics(registry: Registry): QueueMetrics {
  const registers = [registry];
  const durations = new Histogram({
    name: 'baton_job_duration_seconds',
    help: 'Runs of jobs by queue and outcome: done, retry (to be tried again), gone (its subject no longer exists), failed (given up, now a dead letter)',
    labelNames: ['queue', 'outcome'],
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  });
  const waits = new Histogram({
    name: 'baton_job_wait_seconds',
    help: 'From when a job was due to the start of its run, by queue',
    labelNames: ['queue'],
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
    registers,
  });
  const jobs = new Gauge({
    name: 'baton_queue_jobs',
    help: 'Jobs in the database, all processes together: waiting, scheduled (due in more than ten minutes), active, failed (dead letters, kept 30 days)',
    labelNames: ['queue', 'state'],
    registers,
  });
  const oldest = new Gauge({
    name: 'baton_queue_oldest_seconds',
    help: 'For how long the job that is due longest has waited, by queue; 0 where none is due',
    labelNames: ['queue'],
    registers,
  });
  const gates = new Gauge({
    name: 'baton_github_gates_closed',
    help: 'Installations that are left alone just now because GitHub asked to wait',
    registers,
  });
  return {
    onJob(queue, { outcome, waitedMs, durationMs }) {
      durations.observe({ queue, outcome }, durationMs / 1_000);
      waits.observe({ queue }, waitedMs / 1_000);
    },
    show(found) {
      for (const gauge of [jobs, oldest, gates]) gauge.reset();
      if (found === null) {
        gates.remove();
        return;
      }
      gates.set(found.closedGates);
      for (const { queue, oldestSeconds, ...states } of found.counts) {
        oldest.set({ queue }, oldestSeconds);
        for (const [state, count] of Object.entries(states)) jobs.set({ queue, state }, count);
      }
    },
  };
}
