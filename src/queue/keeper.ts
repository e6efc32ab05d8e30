import { errorKind } from '../error-kind.ts';
import { beat, claimId, type Owner } from './claims.ts';
import type { Database } from './database.ts';
import type { Work } from './hand.ts';
import type { Pump } from './pump.ts';
import type { QueueLog } from './queue.ts';
import { recoverJobs } from './recovery.ts';
import { CLAIM_SECONDS } from './tables.ts';
import { tidyUp } from './upkeep.ts';

/** Three signs of life may fail before a claim runs out. */
const BEAT_MS = 1_500;
const TIDY_UP_MS = 3_600_000;

export interface KeeperParts {
  readonly database: Database;
  readonly owner: Owner;
  readonly queues: readonly string[];
  readonly pumps: ReadonlyMap<string, Pump>;
  readonly log: QueueLog;
}

/** Does what has to be done again and again: signs of life, the jobs of the dead, tidying up. */
export interface Keeper {
  /** Resolves when it does nothing any more. */
  stop(): Promise<void>;
}

/** Starts the keeper. Without an owner, where no other process can take work over, it only tidies up. */
export function startKeeper(parts: KeeperParts): Keeper {
  const { database, owner, log } = parts;
  let last: Promise<void> = Promise.resolve();
  let busy = false;
  let aliveAt = Date.now();

  /** One at a time; what comes due meanwhile is left out. */
  function doing(what: string, act: () => Promise<void>): void {
    if (busy) return;
    busy = true;
    last = act()
      .catch((error: unknown) => log.error({ error: errorKind(error) }, `the queue's ${what} failed`))
      .finally(() => {
        busy = false;
      });
  }

  async function beatAndRecover(self: string): Promise<void> {
    const startedAt = Date.now();
    // What a process that works on nothing took up, those that work would find late.
    if (parts.pumps.size > 0) await beatOnce(parts, self);
    aliveAt = startedAt;
    if (parts.pumps.size === 0) return;
    const recovered = await recoverJobs(database, parts.queues, log);
    if (recovered > 0) for (const pump of parts.pumps.values()) pump.wake();
  }

  /** On a timer of its own, since a sign of life may hang with its connection. */
  function abortIfSilent(): void {
    if (Date.now() - aliveAt < CLAIM_SECONDS * 1_000) return;
    for (const pump of parts.pumps.values()) for (const [, work] of running(pump)) loseClaim(work);
  }

  const timers = [setInterval(() => doing('tidying up', () => tidyUp(database)), TIDY_UP_MS)];
  if (owner !== null) {
    timers.push(
      setInterval(() => doing('sign of life', () => beatAndRecover(owner)), BEAT_MS),
      setInterval(abortIfSilent, BEAT_MS),
    );
  }
  return {
    stop: async () => {
      for (const timer of timers) clearInterval(timer);
      await last;
    },
  };
}

/** Runs whose claim is gone are aborted: another process has their key by now. */
async function beatOnce({ database, queues, pumps }: KeeperParts, self: string): Promise<void> {
  const claimed = pumps.values().flatMap(running).toArray();
  const works = [...pumps.values()].flatMap((pump) => [...pump.hand.works.values()]);
  const jobIds = works.flatMap((work) => [...work.jobs, ...work.next].map((job) => job.id));
  const held = await beat(database, self, queues, jobIds);
  for (const [id, work] of claimed) if (!held.has(id) && work.state === 'running') loseClaim(work);
}

function running(pump: Pump): [string, Work][] {
  return pump.hand.works
    .values()
    .filter((work) => work.state === 'running')
    .map((work): [string, Work] => [claimId(work.jobs[0].queue, work.key), work])
    .toArray();
}

function loseClaim(work: Work): void {
  work.controller.abort(new Error('The run was silent for too long, and its key was taken over'));
}
