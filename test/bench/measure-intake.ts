import type { ServerProcess } from './children.ts';
import type { Contestants } from './contestants.ts';
import { pullRequestOpened } from './deliveries.ts';
import { introduce, newInstallations, newSubjects } from './installations.ts';
import { median } from './statistics.ts';
import { sendAll } from './webhook-sender.ts';
import { keyOf, type Subject } from './world.ts';

/** How many connections GitHub's deliveries come over at once. */
const CONNECTIONS = 32;

/** An installation may write 60 times at once; the others would wait for their budget, not for Baton. */
const EVENTS_AN_INSTALLATION = 40;

/** What a server took in, medians of the rounds. */
export interface Intake {
  readonly server: string;
  /**
   * `none`: the server does nothing with the event. `waiting`: GitHub answers nothing meanwhile, so that only taking
   * in is measured. `under way`: checks are made at the same time, on the same cores.
   */
  readonly work: 'none' | 'waiting' | 'under way';
  /** Answered with 202. */
  readonly eventsPerSecond: number;
  /** Until the last check of all these events was finished; null where none is made. */
  readonly checksPerSecond: number | null;
}

interface Round {
  readonly eventsPerSecond: number;
  readonly checksPerSecond: number | null;
}

/** Sends distinct pull requests as fast as they are taken, to each server in turn, after a round to warm up. */
export async function measureIntake(
  contestants: Contestants,
  options: { readonly rounds: number; readonly events: number },
): Promise<readonly Intake[]> {
  const { bare, empty, batons } = contestants;
  const entries = [
    ...[bare, empty].map((server) => ({ server, work: 'none' as const })),
    ...batons.flatMap((server) => [
      { server, work: 'waiting' as const },
      { server, work: 'under way' as const },
    ]),
  ].map((entry) => ({ ...entry, rounds: [] as Round[] }));

  for (let round = 0; round <= options.rounds; round += 1) {
    for (const { server, work, rounds } of entries) {
      // The other rounds have warmed the server up, and each of these takes long: half of them will do.
      if (work === 'under way' && round % 2 === 0) continue;
      const result = await (work === 'none'
        ? takeOnly(server, options.events)
        : takeAndCheck(contestants, server, work === 'waiting', options.events));
      if (round > 0) rounds.push(result);
    }
  }
  return entries.map(({ server, work, rounds }) => ({
    server: server.name,
    work,
    eventsPerSecond: median(rounds.map((round) => round.eventsPerSecond)),
    checksPerSecond: work === 'none' ? null : median(rounds.map((round) => round.checksPerSecond ?? 0)),
  }));
}

async function takeOnly(server: ServerProcess, events: number): Promise<Round> {
  const subjects = newSubjects(newInstallations(events / EVENTS_AN_INSTALLATION), events);
  return { eventsPerSecond: await take(server, subjects), checksPerSecond: null };
}

async function takeAndCheck(
  { github }: Contestants,
  server: ServerProcess,
  isHeld: boolean,
  events: number,
): Promise<Round> {
  const installations = newInstallations(events / EVENTS_AN_INSTALLATION);
  await introduce(github, server, installations);
  const subjects = newSubjects(installations, events);
  const checks = github.checksOf(subjects.map(keyOf));
  if (isHeld) github.hold();
  const startedMs = performance.now();
  const eventsPerSecond = await take(server, subjects);
  const releasedMs = performance.now();
  github.release();
  await checks;
  const elapsedMs = performance.now() - (isHeld ? releasedMs : startedMs);
  return { eventsPerSecond, checksPerSecond: (events / elapsedMs) * 1_000 };
}

async function take(server: ServerProcess, subjects: readonly Subject[]): Promise<number> {
  const { elapsedMs, statuses } = await sendAll(server.port, subjects.map(pullRequestOpened), CONNECTIONS);
  if (statuses[202] !== subjects.length && statuses[200] !== subjects.length) {
    throw new Error(`${server.name} did not accept every event: ${JSON.stringify(statuses)}`);
  }
  return (subjects.length / elapsedMs) * 1_000;
}
