import { setTimeout as delay } from 'node:timers/promises';
import { cpuMsOf, type ServerProcess } from './children.ts';
import type { Contestants } from './contestants.ts';
import { pullRequestOpened } from './deliveries.ts';
import type { GitHubProcess } from './github-process.ts';
import { introduce, newInstallations, newSubjects } from './installations.ts';
import { median, percentile } from './statistics.ts';
import { sendAll } from './webhook-sender.ts';
import type { Subject } from './world.ts';

const INSTALLATIONS = 10;

/** Between single events, so that each one finds the server at rest. */
const REST_MS = 20;

/** Time from sending a webhook until its check was finished. */
export interface CheckTime {
  readonly server: string;
  /** What each reply of GitHub takes. */
  readonly latencyMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Single events one after another, on each server in turn. */
export async function measureSingles(
  { github, plain, batons }: Contestants,
  options: { readonly rounds: number; readonly events: number; readonly latencyMs: number },
): Promise<readonly CheckTime[]> {
  const installations = newInstallations(INSTALLATIONS);
  const entries = [plain, ...batons].map((server) => ({ server, times: [] as number[] }));
  github.setLatency(0);
  for (const { server } of entries) await introduce(github, server, installations);
  github.setLatency(options.latencyMs);
  for (let round = 0; round < options.rounds; round += 1) {
    for (const { server, times } of entries) {
      for (const subject of newSubjects(installations, options.events)) {
        times.push(await timeUntilChecked(github, server, [subject]));
        await delay(REST_MS);
      }
    }
  }
  github.setLatency(0);
  return entries.map(({ server, times }) => ({
    server: server.name,
    latencyMs: options.latencyMs,
    p50Ms: median(times),
    p99Ms: percentile(times, 0.99),
  }));
}

/** A burst, medians of the rounds. */
export interface BurstTime {
  readonly server: string;
  /** From the first webhook sent until the last check was finished. */
  readonly elapsedMs: number;
  /** Processor time of the server for one event, all threads; hardly changed by what else this machine does. */
  readonly cpuMsAnEvent: number | null;
}

/** Events of so many pull requests in ten installations at once, on each server in turn, after a round to warm up. */
export async function measureBurst(
  { github, plain, batons }: Contestants,
  options: { readonly rounds: number; readonly events: number },
): Promise<readonly BurstTime[]> {
  const entries = [plain, ...batons].map((server) => ({
    server,
    times: [] as number[],
    cpu: [] as number[],
  }));
  for (let round = 0; round <= options.rounds; round += 1) {
    for (const { server, times, cpu } of entries) {
      const installations = newInstallations(INSTALLATIONS);
      await introduce(github, server, installations);
      await delay(REST_MS);
      const cpuBefore = cpuMsOf(server);
      const elapsedMs = await timeUntilChecked(github, server, newSubjects(installations, options.events));
      await delay(REST_MS);
      if (round === 0) continue;
      times.push(elapsedMs);
      cpu.push(((cpuMsOf(server) ?? Number.NaN) - (cpuBefore ?? Number.NaN)) / options.events);
    }
  }
  return entries.map(({ server, times, cpu }) => {
    const cpuMs = median(cpu);
    return {
      server: server.name,
      elapsedMs: median(times),
      cpuMsAnEvent: Number.isNaN(cpuMs) ? null : cpuMs,
    };
  });
}

async function timeUntilChecked(
  github: GitHubProcess,
  server: ServerProcess,
  subjects: readonly Subject[],
): Promise<number> {
  const deliveries = subjects.map(pullRequestOpened);
  const checks = github.checksOf(deliveries.map(({ key }) => key));
  const [finished, { startedMs }] = await Promise.all([
    checks,
    sendAll(server.port, deliveries, deliveries.length),
  ]);
  return Math.max(...finished) - startedMs;
}
