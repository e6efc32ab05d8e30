import { type Group, startGroups } from './batons.ts';
import { pullRequestOpened } from './deliveries.ts';
import type { GitHubProcess } from './github-process.ts';
import { introduce, newInstallations, newSubjects } from './installations.ts';
import { median } from './statistics.ts';
import { sendAll } from './webhook-sender.ts';
import { keyOf, type Subject } from './world.ts';

/** Over all processes of a group. */
const CONNECTIONS = 32;
/** Within the writes that an installation may do at once. */
const EVENTS_AN_INSTALLATION = 40;

/** What processes took in and judged together, medians of the rounds. */
export interface Throughput {
  readonly server: string;
  readonly processes: number;
  readonly acceptedPerSecond: number;
  /** Counted until the last check is there. */
  readonly judgedPerSecond: number;
}

/** Sends distinct pull requests as fast as they are taken, to each group in turn, after a round to warm up. */
export async function measureThroughput(options: {
  readonly rounds: number;
  readonly events: number;
}): Promise<readonly Throughput[]> {
  const { github, groups, stop } = await startGroups({ onPostgres: 2, withPlain: true });
  const entries = groups.map((group) => ({ group, rounds: [] as Round[] }));
  try {
    for (let round = 0; round <= options.rounds; round += 1) {
      for (const { group, rounds } of entries) {
        const result = await measureOnce(github, group, options.events);
        if (round > 0) rounds.push(result);
      }
    }
  } finally {
    await stop();
  }
  return entries.map(({ group, rounds }) => ({
    server: group.name,
    processes: group.servers.length,
    acceptedPerSecond: median(rounds.map(({ accepted }) => accepted)),
    judgedPerSecond: median(rounds.map(({ judged }) => judged)),
  }));
}

interface Round {
  readonly accepted: number;
  readonly judged: number;
}

async function measureOnce(github: GitHubProcess, group: Group, events: number): Promise<Round> {
  const installations = newInstallations(Math.ceil(events / EVENTS_AN_INSTALLATION));
  await introduce(github, group.servers[0], installations);
  const subjects = newSubjects(installations, events);
  const checks = github.checksOf(subjects.map(keyOf));
  const startedMs = performance.now();
  const [acceptedMs] = await Promise.all([sendTo(group, subjects), checks]);
  const perSecond = (ms: number) => (events / ms) * 1_000;
  return { accepted: perSecond(acceptedMs), judged: perSecond(performance.now() - startedMs) };
}

/** Sends to the processes of a group in turn, as a load balancer does. Gives the time until all were accepted. */
export async function sendTo({ name, servers }: Group, subjects: readonly Subject[]): Promise<number> {
  const startedMs = performance.now();
  const sent = await Promise.all(
    servers.map((server, turn) => {
      const share = subjects.filter((_, index) => index % servers.length === turn);
      return sendAll(server.port, share.map(pullRequestOpened), CONNECTIONS / servers.length);
    }),
  );
  const accepted = sent.reduce((sum, { statuses }) => sum + (statuses[202] ?? 0) + (statuses[200] ?? 0), 0);
  if (accepted !== subjects.length)
    throw new Error(`${name} accepted ${accepted} of ${subjects.length} events`);
  return performance.now() - startedMs;
}
