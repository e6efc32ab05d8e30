import { randomUUID } from 'node:crypto';
import { GitHubError } from '../../github/github-error.ts';
import type { JobParts } from '../parts.ts';
import { enqueueJob } from '../queues.ts';
import { askAgain } from './ask-again.ts';
import { openLease } from './lease.ts';
import type { AskOutcome } from './missed-deliveries.ts';
import { openProgress } from './progress.ts';
import { type LogProgress, readDeliveryLog } from './read-delivery-log.ts';
import { repeat } from './repeat.ts';
import { syncInstallations } from './sync-installations.ts';

/** Often enough that nobody wonders where the check is, at a request or two a look. */
const LOOK_EVERY_MS = 300_000;
const RECONCILE_EVERY_MS = 24 * 3_600_000;
/** Longer than any one step of a look takes. */
const LEASE_MS = 60_000;
/** A repository is compared within seconds of its time, where there are few. */
const TURN_MS = 10_000;
/** So few need no spreading: thousands that a lost database brought back take an hour or two. */
const LEAST_A_TURN = 5;

/** How soon is mended what GitHub or Baton lost; all of it has a default. */
export interface RecoveryPace {
  /** Between two looks at GitHub's delivery log. */
  readonly everyMs?: number;
  /** In which every repository is reconciled once, and the list of installations read. */
  readonly reconcileEveryMs?: number;
  /** Between two turns of the reconciliation, each of which takes a few repositories. */
  readonly turnMs?: number;
  /** How long what looks lost may still be under way: a delivery without an answer, a pull request without a check. */
  readonly patienceMs?: number;
  /** Between two deliveries that are asked for again. */
  readonly pauseMs?: number;
}

/** Hears what recovery did, for the metrics. */
export interface RecoveryObserver {
  readonly onMissed: (count: number) => void;
  readonly onReplayed: (outcome: AskOutcome | 'arrived', count: number) => void;
  /** A look at the delivery log came to its end. */
  readonly onLook: () => void;
}

export interface RecoveryParts
  extends Pick<
    JobParts,
    'checks' | 'deliveries' | 'github' | 'installations' | 'log' | 'queue' | 'register'
  > {
  /** The events that Baton acts on, `push` or `pull_request.opened`. */
  readonly heard: ReadonlySet<string>;
  readonly observer: RecoveryObserver;
}

export interface Recovery {
  /** Resolves when nothing is under way any more. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts to mend what was missed, at once and again and again: failed deliveries are asked for, installations compared with GitHub's
 * list, and repositories reconciled one after the other.
 */
export async function startRecovery(parts: RecoveryParts, pace: RecoveryPace = {}): Promise<Recovery> {
  const { everyMs = LOOK_EVERY_MS, reconcileEveryMs = RECONCILE_EVERY_MS } = pace;
  const { turnMs = Math.min(TURN_MS, reconcileEveryMs) } = pace;
  const lookForDeliveries = await prepareLook(parts, pace);
  const failing = (message: string) => (error: unknown) => parts.log.warn({ error: nameOf(error) }, message);
  const repeated = [
    repeat(everyMs, lookForDeliveries, failing('Looking for missed deliveries failed')),
    repeat(
      reconcileEveryMs,
      (signal) => syncInstallations(parts, signal),
      failing('Reading the list of installations failed'),
    ),
    repeat(
      turnMs,
      () => reconcileSome(parts, { turnMs, everyMs: reconcileEveryMs }),
      failing('Choosing repositories to reconcile failed'),
    ),
  ];
  return {
    stop: async () => {
      await Promise.all(repeated.map(({ stop }) => stop()));
    },
  };
}

async function reconcileSome(
  { register, queue }: RecoveryParts,
  { turnMs, everyMs }: { readonly turnMs: number; readonly everyMs: number },
): Promise<void> {
  const share = Math.ceil(((await register.count()) * turnMs) / everyMs);
  const due = await register.takeUncompared(Math.max(LEAST_A_TURN, share), everyMs);
  await Promise.all(
    due.map((at) => enqueueJob(queue, { kind: 'reconcile-repository', ...at }, { isSweep: true })),
  );
}

async function prepareLook(parts: RecoveryParts, { patienceMs, pauseMs }: RecoveryPace) {
  const { checks, deliveries, github, heard, log, observer, queue } = parts;
  const lease = await openLease(queue, { name: 'missed-deliveries', owner: randomUUID() });
  const progress = await openProgress<LogProgress>(queue, 'delivery-log');
  return async (signal: AbortSignal): Promise<void> => {
    const goOn = async (): Promise<boolean> => !signal.aborted && (await lease.take(LEASE_MS));
    if (!(await goOn())) return;
    try {
      const common = { octokit: github.app(signal), deliveries, goOn };
      await readDeliveryLog({
        ...common,
        progress,
        heard,
        underwayMs: patienceMs,
        onMissed: observer.onMissed,
        onArrived: (count) => observer.onReplayed('arrived', count),
      });
      await askAgain({
        ...common,
        pauseMs,
        onAsked: (outcome) => observer.onReplayed(outcome, 1),
        onGone: (installationId) => enqueueJob(queue, { kind: 'forget-installation', installationId }),
        log,
        signal,
      });
      await deliveries.tidyUp();
      await checks.tidyUp();
      observer.onLook();
    } finally {
      await lease.release();
    }
  };
}

/** The kind of an error, or our own message: another's might quote what it could not handle. */
function nameOf(error: unknown): string {
  if (error instanceof GitHubError) return error.message;
  return error instanceof Error ? error.name : typeof error;
}
