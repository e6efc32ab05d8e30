import { type Group, startGroups } from './batons.ts';
import { memoryOf } from './children.ts';
import type { GitHubProcess } from './github-process.ts';
import { introduce, newInstallations, newSubjects } from './installations.ts';
import { sendTo } from './measure-throughput.ts';
import { keyOf } from './world.ts';

/** So many pull requests of each of so many installations, every one with two events: then come others. */
const INSTALLATIONS_A_WAVE = 50;
const PULL_REQUESTS = 20;
const EVENTS_A_PULL_REQUEST = 2;
const EVENTS_A_WAVE = INSTALLATIONS_A_WAVE * PULL_REQUESTS * EVENTS_A_PULL_REQUEST;

/** Resident memory in MB after so many events; null where the system does not tell. */
export interface Endurance {
  readonly server: string;
  readonly events: number;
  readonly nowMb: number | null;
  readonly peakMb: number | null;
}

/** Sends events without end to each Baton in turn, and looks at its memory after every `every` of them. */
export async function measureEndurance(
  options: { readonly events: number; readonly every: number },
  say: (what: string) => void,
): Promise<readonly Endurance[]> {
  const { github, groups, stop } = await startGroups({ onPostgres: 1, withPlain: false });
  const rows: Endurance[] = [];
  try {
    for (const group of groups) {
      rows.push(look(group, 0));
      for (let events = EVENTS_A_WAVE; events <= options.events; events += EVENTS_A_WAVE) {
        await sendWave(github, group);
        if (events % options.every !== 0) continue;
        say(`${group.name}: ${events} events`);
        rows.push(look(group, events));
      }
    }
  } finally {
    await stop();
  }
  return rows;
}

async function sendWave(github: GitHubProcess, group: Group): Promise<void> {
  const installations = newInstallations(INSTALLATIONS_A_WAVE);
  await introduce(github, group.servers[0], installations);
  const subjects = newSubjects(installations, INSTALLATIONS_A_WAVE * PULL_REQUESTS);
  const checks = github.checksOf(subjects.map(keyOf));
  const all = Array.from({ length: EVENTS_A_PULL_REQUEST }, () => subjects).flat();
  await Promise.all([sendTo(group, all), checks]);
}

function look({ name, servers: [server] }: Group, events: number): Endurance {
  const memory = memoryOf(server);
  return { server: name, events, nowMb: memory?.nowMb ?? null, peakMb: memory?.peakMb ?? null };
}
