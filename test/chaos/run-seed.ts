import type { StandIn } from '../../src/sandbox/stand-in.ts';
import { startStandIn } from '../../src/sandbox/start-stand-in.ts';
import { type Counts, noCounts } from './counts.ts';
import { runEvent } from './events/run-event.ts';
import { disturbDeliveries } from './mishaps/deliveries.ts';
import { addFault, nameOfFault } from './mishaps/faults.ts';
import { findBrokenPromises } from './promises/promises.ts';
import { type Chance, chanceOf } from './random.ts';
import type { Databases } from './servers/databases.ts';
import { type Servers, startServers } from './servers/servers.ts';
import { settle } from './settle.ts';
import { type ChaosClock, hours, startClock } from './world/clock.ts';
import { createTenants, install, type Tenant } from './world/tenants.ts';

export interface SeedOptions {
  readonly seed: number;
  readonly events: number;
  readonly tenants: number;
  readonly kills: number;
  /** Requests that are to go wrong; a few never come to be made. */
  readonly faults: number;
  /** Takes out the look-up before a write, to see that it is noticed. */
  readonly isLookupBroken?: boolean;
}

export interface SeedResult {
  readonly counts: Counts;
  /** Empty where every promise was kept. */
  readonly broken: readonly string[];
}

/** Everything of one seed. */
export interface Run {
  readonly github: StandIn;
  readonly clock: ChaosClock;
  readonly tenants: readonly Tenant[];
  readonly servers: Servers;
  readonly counts: Counts;
}

/** So many events are under way before the next ones wait until they are answered. */
const EVENTS_AT_ONCE = 20;
const CLOCK_MOVES = 6;
/** So many events meet what was killed, before the next ones wait until it is up again. */
const EVENTS_AFTER_KILL = 15;

/**
 * Random events of many tenants, with duplicates, disorder, a failing GitHub, clocks that jump, and processes and
 * databases that are killed; then everything is left to settle, and the promises are looked at. What happens follows from the seed;
 * which of it meets a kill depends on the machine's timing.
 */
export async function runSeed(databases: Databases, options: SeedOptions): Promise<SeedResult> {
  const startedMs = performance.now();
  const chance = chanceOf(options.seed);
  const clock = startClock();
  const github = await startStandIn({ clock: () => clock.github() });
  const database = await databases.create();
  const isLookupBroken = options.isLookupBroken === true;
  const [servers, tenants] = await Promise.all([
    startServers({ github, clock, database, isLookupBroken }),
    createTenants(github, options.tenants, chance.fork(0)),
  ]);
  const run: Run = { github, clock, tenants, servers, counts: noCounts() };
  try {
    github.webhooks.url = deliveryUrl(servers.url);
    for (const tenant of tenants) install(github, tenant);
    await disturbAll(run, chance, options);
    await settle(run);
    countFaults(run);
    const broken = await findBrokenPromises(run);
    countRun(run, performance.now() - startedMs);
    return { counts: run.counts, broken };
  } finally {
    await servers.close();
    await github.close();
    database.remove();
  }
}

async function disturbAll(run: Run, chance: Chance, options: SeedOptions): Promise<void> {
  const { github, tenants, servers, counts } = run;
  const kills = spread(options.kills, options.events, chance);
  const moves = spread(CLOCK_MOVES, options.events, chance);
  const faults = spread(options.faults, options.events, chance);
  for (let step = 0; step < options.events; step += 1) {
    const here = chance.fork(step + 1);
    for (const at of faults) if (at === step) addFault(github, here);
    if (moves.includes(step)) moveClock(run, here);
    disturbDeliveries(github, here, counts.deliveries, { canLose: true });
    github.webhooks.url = deliveryUrl(servers.anyUrl(here));
    const name = await runEvent(github, tenants, here);
    counts.events[name] = (counts.events[name] ?? 0) + 1;
    if (kills.includes(step)) {
      const victim = await servers.kill();
      counts.kills[victim] = (counts.kills[victim] ?? 0) + 1;
    }
    if (kills.includes(step - EVENTS_AFTER_KILL)) await servers.restored();
    if (step % EVENTS_AT_ONCE === 0) await github.settled();
  }
}

/** So many steps, each in a part of its own, so that they come all the time. */
function spread(count: number, events: number, chance: Chance): number[] {
  const part = Math.floor(events / Math.max(1, count));
  return Array.from({ length: count }, (_, index) => index * part + chance.below(Math.max(1, part)));
}

/** Hours or days pass, or Baton's clock is minutes behind for a while. */
function moveClock({ clock, servers, counts }: Run, chance: Chance): void {
  counts.clockMoves += 1;
  if (chance.oneIn(3)) clock.setBack((1 + chance.below(10)) * 60_000);
  else {
    clock.setBack(0);
    clock.pass(hours(chance.pick([1, 7, 24, 70])));
  }
  servers.tellTime();
}

export function deliveryUrl(url: string): string {
  return `${url}/api/github/webhooks`;
}

function countFaults({ github, counts }: Run): void {
  for (const fault of github.faults.met) {
    const name = nameOfFault(fault);
    counts.faults[name] = (counts.faults[name] ?? 0) + 1;
  }
}

function countRun({ github, counts }: Run, ms: number): void {
  counts.attempts = github.webhooks.deliveries.length;
  counts.requests = github.requests.count();
  counts.writes = github.requests.count({ isWrite: true });
  counts.seconds = ms / 1000;
}
