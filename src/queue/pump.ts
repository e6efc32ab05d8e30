import { setTimeout as delay } from 'node:timers/promises';
import { errorKind } from '../error-kind.ts';
import { createAlarm } from './alarm.ts';
import { claim } from './claims.ts';
import { type FetchedJob, fetchJobs } from './fetched-job.ts';
import { createHand, type Hand, type Work } from './hand.ts';
import type { Handler } from './queue.ts';
import { fewestFailures, highestPriority, mergeData, runHandler } from './run-handler.ts';
import { putBack } from './settle.ts';
import { type SettleParts, settleRun } from './settle-run.ts';

/** Where a key runs elsewhere, when to look again: an event is late by this at most. */
const ELSEWHERE_MS = 1_000;
/** How long to wait after the database has refused a statement. */
const TROUBLE_MS = 1_000;
/** How long to wait for more runs to end, so that one statement fills all their places. */
const MORE_ENDS_MS = 15;
/** With a backlog, how often to look for installations that have none. */
const NEWCOMERS_MS = 100;

export interface PumpParts extends SettleParts {
  readonly handler: Handler;
  readonly pollMs: number;
  /** Installations behind a gate as far as this process knows, with the time (epoch, ms) at which it opens. */
  readonly gates: Map<number, number>;
}

/** Draws jobs out of one queue and runs them, as many and as fairly as its definition says. */
export interface Pump {
  readonly hand: Hand;
  /** There may be work, now or after so many milliseconds. */
  wake(afterMs?: number): void;
  /** Takes no more, and puts back what it has not begun. */
  close(): Promise<void>;
}

export function startPump(parts: PumpParts): Pump {
  const { database, definition, owner, gates, log } = parts;
  const hand = createHand(definition);
  let mayHaveMore = true;
  let hasBacklog = false;
  let mayHaveNewcomers = true;
  let newcomersAt = 0;
  /** Installations that the last look passed over, and of which there may be more. */
  let passedOver = new Set<number>();
  let closing = false;
  let looking: Promise<void> | null = null;
  let lookAgain = false;
  let soon: NodeJS.Timeout | null = null;
  const alarm = createAlarm(wake);
  const poll = setInterval(() => wake(), parts.pollMs);

  function wake(afterMs = 0): void {
    if (closing) return;
    if (afterMs > 0) {
      alarm.set(afterMs);
      return;
    }
    mayHaveMore = true;
    mayHaveNewcomers = true;
    look();
  }

  function look(): void {
    if (closing) return;
    lookAgain = true;
    looking ??= lookUntilQuiet().finally(() => {
      looking = null;
    });
  }

  function lookSoon(): void {
    soon ??= setTimeout(() => {
      soon = null;
      look();
    }, MORE_ENDS_MS);
  }

  async function lookUntilQuiet(): Promise<void> {
    while (lookAgain) {
      lookAgain = false;
      try {
        await lookOnce();
      } catch (error) {
        log.error({ queue: definition.name, error: errorKind(error) }, 'the queue cannot be read');
        lookAgain = !closing;
        if (lookAgain) await delay(TROUBLE_MS);
      }
    }
  }

  async function lookOnce(): Promise<void> {
    if (mayHaveNewcomers && hasBacklog && hand.free() > 0) await fetchNewcomers();
    await startReady();
    const limit = Math.min(hand.free(), database.batchSize);
    if (limit === 0 || !mayHaveMore || closing) return;
    passedOver = new Set([...hand.full(), ...closedInstallations()]);
    // Before the statement: what is put in or comes free while it runs may have missed it.
    mayHaveMore = false;
    const jobs = await fetchJobs(database, definition.name, limit, passedOver);
    if (jobs.length === limit) mayHaveMore = true;
    hasBacklog = mayHaveMore || passedOver.size > 0;
    takeAll(jobs);
    await startReady();
    if (mayHaveMore) lookAgain = !closing;
  }

  /** A few installations with much to do could hold all places, and whoever comes next would wait for their backlog. */
  async function fetchNewcomers(): Promise<void> {
    const waitMs = newcomersAt + NEWCOMERS_MS - Date.now();
    if (waitMs > 0) {
      alarm.set(waitMs);
      return;
    }
    newcomersAt = Date.now();
    const limit = hand.free();
    const present = new Set([...hand.present(), ...closedInstallations()]);
    mayHaveNewcomers = false;
    const jobs = await fetchJobs(database, definition.name, limit, present);
    if (jobs.length === limit) mayHaveNewcomers = true;
    takeAll(jobs);
  }

  function takeAll(jobs: readonly FetchedJob[]): void {
    for (const job of jobs) hand.take(job);
  }

  function closedInstallations(): Set<number> {
    const now = Date.now();
    for (const [id, until] of gates) if (until <= now) gates.delete(id);
    return new Set(gates.keys());
  }

  async function startReady(): Promise<void> {
    const closed = closedInstallations();
    if (closing) return;
    const starting = hand.pick((id) => closed.has(id));
    if (starting.length > 0) await start(starting);
    const held = hand.works
      .values()
      .filter((work) => work.state === 'ready' && closed.has(work.installationId));
    for (const work of held.toArray()) {
      hand.drop(work);
      await waitUnclaimed(work, (gates.get(work.installationId) ?? 0) - Date.now());
    }
  }

  async function start(starting: readonly Work[]): Promise<void> {
    const claimed = await claim(database, definition.name, owner, starting).catch((error: unknown) => {
      for (const work of starting) work.state = 'ready';
      throw error;
    });
    for (const [id, waitMs] of claimed.closed) gates.set(id, Date.now() + waitMs);
    for (const work of starting) {
      if (claimed.granted.has(work.key)) {
        void run(work);
      } else {
        hand.drop(work);
        const jitter = 0.8 + Math.random() * 0.4;
        await waitUnclaimed(work, claimed.closed.get(work.installationId) ?? ELSEWHERE_MS * jitter);
      }
    }
  }

  async function waitUnclaimed(work: Work, waitMs: number): Promise<void> {
    const delayMs = Math.max(0, waitMs);
    const again = {
      delayMs,
      failures: fewestFailures(work.jobs),
      priority: highestPriority(work.jobs),
      data: mergeData(work.jobs),
    };
    await parts.persist(() => putBack(database, work.jobs, again, null));
    wake(Math.max(1, delayMs));
  }

  async function run(work: Work): Promise<void> {
    work.state = 'running';
    const end = await runHandler(work, parts.handler, definition, fewestFailures(work.jobs));
    work.state = 'settling';
    if (passedOver.has(work.installationId) && !hand.hasReady(work.installationId)) mayHaveMore = true;
    lookSoon();
    try {
      const settled = await settleRun(parts, work, end, closing);
      hand.drop(work);
      const [first, ...rest] = settled.kind === 'runs-again' ? [...work.jobs, ...work.next] : work.next;
      if (first !== undefined) for (const job of [first, ...rest]) hand.take(job);
      if (settled.kind === 'waits') wake(Math.max(1, settled.delayMs));
      if (closing) await putBackReady();
      else lookSoon();
    } catch (error) {
      // Only once the queue is closed: the job stays active, and is taken up again like that of a dead process.
      hand.drop(work);
      log.warn(
        { queue: definition.name, key: work.key, error: errorKind(error) },
        'a run could not be settled',
      );
    }
  }

  async function putBackReady(): Promise<void> {
    const ready = hand.works.values().filter((work) => work.state === 'ready');
    for (const work of ready.toArray()) {
      hand.drop(work);
      await waitUnclaimed(work, 0);
    }
  }

  look();
  return {
    hand,
    wake,
    close: async () => {
      closing = true;
      lookAgain = false;
      clearInterval(poll);
      alarm.clear();
      await looking;
      await putBackReady();
    },
  };
}
