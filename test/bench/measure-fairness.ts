import { setTimeout as delay } from 'node:timers/promises';
import { type Group, startGroups } from './batons.ts';
import type { ServerProcess } from './children.ts';
import { clockMs } from './clock.ts';
import type { GitHubProcess } from './github-process.ts';
import { introduce, newInstallations, newSubjects } from './installations.ts';
import { sendTo } from './measure-throughput.ts';
import { median } from './statistics.ts';
import { keyOf } from './world.ts';

/** Single events of other tenants, one after another. */
const NEWCOMERS = 20;
const REST_MS = 100;

/** How long a tenant's check takes while another one's events wait. */
export interface Fairness {
  readonly server: string;
  /** Of the other tenant, after the last newcomer was checked. */
  readonly stillWaiting: number;
  readonly aloneMs: number;
  readonly p50Ms: number;
  readonly worstMs: number;
}

/** One tenant has so many events at once; meanwhile others come with one each. */
export async function measureFairness(backlog: number): Promise<readonly Fairness[]> {
  const { github, groups, stop } = await startGroups({ onPostgres: 1, withPlain: false });
  const rows: Fairness[] = [];
  try {
    for (const group of groups) rows.push(await measureOnce(github, group, backlog));
  } finally {
    await stop();
  }
  return rows;
}

async function measureOnce(github: GitHubProcess, group: Group, backlog: number): Promise<Fairness> {
  const [busy = 0, ...others] = newInstallations(NEWCOMERS + 1);
  await introduce(github, group.servers[0], [busy, ...others]);
  const alone = await timeEach(github, group, others);
  await sendTo(group, newSubjects([busy], backlog));
  const beside = await timeEach(github, group, others);
  return {
    server: group.name,
    stillWaiting: await waitingAt(group.servers[0]),
    aloneMs: median(alone),
    p50Ms: median(beside),
    worstMs: Math.max(...beside),
  };
}

async function timeEach(
  github: GitHubProcess,
  group: Group,
  installations: readonly number[],
): Promise<readonly number[]> {
  const times: number[] = [];
  for (const installation of installations) {
    const subjects = newSubjects([installation], 1);
    const checks = github.checksOf(subjects.map(keyOf));
    const sentMs = clockMs();
    await sendTo(group, subjects);
    times.push(Math.max(...(await checks)) - sentMs);
    await delay(REST_MS);
  }
  return times;
}

async function waitingAt({ port }: ServerProcess): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const line = /^baton_queue_jobs\{queue="check-pull-request",state="waiting"\} (\d+)$/m.exec(text);
  return Number(line?.[1] ?? Number.NaN);
}
