import { Counter, Gauge, type Registry } from 'prom-client';

/** Counts what was missed, and what became of it. */
export interface RecoveryMetrics {
  readonly onMissed: (count: number) => void;
  readonly onReplayed: (outcome: string, count: number) => void;
  readonly onReconciled: (pullRequests: number) => void;
  /** A look at GitHub's delivery log came to its end. */
  readonly onLook: () => void;
}

/** Adds the metrics of recovery to the registry. */
export function createRecoveryMetrics(registry: Registry): RecoveryMetrics {
  const registers = [registry];
  const missed = new Counter({
    name: 'baton_deliveries_missed_total',
    help: 'Deliveries of events that Baton acts on, and that failed by what GitHub keeps of them',
    registers,
  });
  const replayed = new Counter({
    name: 'baton_deliveries_replayed_total',
    help: 'Missed deliveries: asked for again, arrived thereafter, refused for good, or failed and tried later',
    labelNames: ['outcome'],
    registers,
  });
  const reconciled = new Counter({
    name: 'baton_reconciled_pull_requests_total',
    help: 'Open pull requests that were found without a finished check, though no event of theirs failed',
    registers,
  });
  const look = new Gauge({
    name: 'baton_recovery_last_look_timestamp_seconds',
    help: "When a look at GitHub's delivery log last came to its end; 0 before the first, and where another process does it",
    registers,
  });
  return {
    onMissed: (count) => missed.inc(count),
    onReplayed: (outcome, count) => replayed.inc({ outcome }, count),
    onReconciled: (pullRequests) => reconciled.inc(pullRequests),
    onLook: () => look.setToCurrentTime(),
  };
}
