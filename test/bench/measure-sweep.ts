import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findPostgres, startPostgres } from '../queue/postgres.ts';
import { cpuMsOf, memoryOf, type ServerProcess, START_FLAGS, startServer } from './children.ts';
import {
  type Place,
  registerAll,
  type SweptGitHub,
  startSweptGitHub,
  sweepingEnvironment,
} from './sweep-world.ts';

/** What it cost to report on so many repositories, all due at once. */
export interface Sweep {
  readonly server: string;
  readonly repositories: number;
  /** Those that have exactly one report now: all of them, or something is wrong. */
  readonly reported: number;
  /** From the start of the process to the last report. */
  readonly elapsedMs: number;
  /** Processor time in all threads of Baton; null where the system does not tell. */
  readonly cpuMs: number | null;
  readonly points: number;
  readonly queries: number;
  readonly reads: number;
  readonly writes: number;
  readonly tokens: number;
  /** Resident memory at its highest during the sweep, MB; null where the system does not tell. */
  readonly peakMb: number | null;
}

const LOOK_EVERY_MS = 250;
/** Several times what the slowest machine seen needed. */
const PATIENCE_MS_A_REPOSITORY = 600;
const LEAST_PATIENCE_MS = 120_000;

/** Sweeps so many repositories on each database that this machine has, the smallest number first. */
export async function measureSweeps(
  sizes: readonly number[],
  say: (what: string) => void,
): Promise<readonly Sweep[]> {
  const github = await startSweptGitHub();
  const postgres = findPostgres() === null ? null : await startPostgres();
  const sweeps: Sweep[] = [];
  try {
    for (const size of sizes) {
      for (const server of ['Baton on PGlite', 'Baton on PostgreSQL']) {
        const isEmbedded = server === 'Baton on PGlite';
        if (!isEmbedded && postgres === null) continue;
        say(`sweep of ${size} repositories, ${server}`);
        const dataDir = mkdtempSync(join(tmpdir(), 'baton-sweep-'));
        const databaseUrl = isEmbedded ? null : ((await postgres?.createDatabase()) ?? null);
        try {
          sweeps.push(await sweep(server, github, { dataDir, databaseUrl }, size));
        } finally {
          rmSync(dataDir, { recursive: true, force: true });
        }
      }
    }
  } finally {
    github.stop();
    await postgres?.stop();
  }
  return sweeps;
}

async function sweep(server: string, github: SweptGitHub, place: Place, size: number): Promise<Sweep> {
  await registerAll(place, await github.make(size));
  const startedMs = performance.now();
  const baton = await startServer(server, 'sweeping-baton.ts', github.port, {
    env: sweepingEnvironment(github, place),
    execArgv: START_FLAGS,
  });
  try {
    const deadlineMs = startedMs + Math.max(LEAST_PATIENCE_MS, size * PATIENCE_MS_A_REPOSITORY);
    let peakMb: number | null = null;
    for (;;) {
      await delay(LOOK_EVERY_MS);
      const nowMb = memoryOf(baton)?.nowMb;
      if (nowMb !== undefined) peakMb = Math.max(peakMb ?? 0, nowMb);
      const counts = await github.count();
      const isOver = (counts.byReports[0] ?? 0) === 0;
      if (!isOver && performance.now() < deadlineMs) continue;
      const { queries, reads, writes, tokens, byReports } = counts;
      return {
        server,
        repositories: size,
        reported: byReports[1] ?? 0,
        elapsedMs: performance.now() - startedMs,
        cpuMs: cpuMsOf(baton),
        points: await pointsOf(baton),
        queries,
        reads,
        writes,
        tokens,
        peakMb,
      };
    }
  } finally {
    await baton.stop();
  }
}

async function pointsOf({ port }: ServerProcess): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return Number(/^baton_github_graphql_points_total (\d+)/m.exec(text)?.[1] ?? Number.NaN);
}
