import { fileURLToPath } from 'node:url';
import type { StandIn } from '../../../src/sandbox/stand-in.ts';
import { type BatonProcess, freePort, startBatonProcess } from '../baton-process.ts';
import type { Chance } from '../random.ts';
import type { ChaosClock } from '../world/clock.ts';
import type { ClockMessage } from './baton.ts';
import type { SeedDatabase } from './databases.ts';

const PROGRAM = fileURLToPath(new URL('./baton.ts', import.meta.url));
const BREAK_LOOKUP = fileURLToPath(new URL('./break-lookup.ts', import.meta.url));
const COMPILE_CACHE = fileURLToPath(new URL('../../../src/compile-cache.ts', import.meta.url));

/** One process on the embedded database, two on PostgreSQL; and what kills them. */
export interface Servers {
  /** Where deliveries go: to any of them, as a load balancer without health checks would send them. */
  anyUrl(chance: Chance): string;
  /** One that is up once `restored` resolves. */
  readonly url: string;
  readonly urls: readonly string[];
  /** Kills the next in turn, a process or the database, and begins to start it anew; gives which. */
  kill(): Promise<string>;
  /** Resolves when all that was killed is up again. */
  restored(): Promise<void>;
  /** Tells them Baton's time. */
  tellTime(): void;
  /** All that the processes wrote. */
  output(): string;
  close(): Promise<void>;
}

export interface ServersOptions {
  readonly github: StandIn;
  readonly clock: ChaosClock;
  readonly database: SeedDatabase;
  /** Takes out the look-up before a write, to see that it is noticed. */
  readonly isLookupBroken: boolean;
}

/** Starts them, and resolves when all are ready. */
export async function startServers(options: ServersOptions): Promise<Servers> {
  const { clock, database } = options;
  let output = '';
  const onOutput = (text: string): void => {
    output += text;
  };
  const ports = database.crash === null ? [await freePort()] : [await freePort(), await freePort()];
  const start = (port: number) => startOne(options, port, onOutput);
  const processes: BatonProcess[] = await Promise.all(ports.map(start));
  const urls = processes.map(({ url }) => url);
  let restart: Promise<void> = Promise.resolve();
  let kills = 0;

  async function restartOne(index: number, port: number): Promise<void> {
    const process = await start(port);
    processes[index] = process;
    // The clock may have been moved while it started.
    process.send(timeOf(clock));
  }

  async function killProcess(index: number): Promise<string> {
    const [victim, port] = [processes[index], ports[index]];
    if (victim === undefined || port === undefined) throw new Error(`There is no process ${index}`);
    await victim.kill();
    restart = restartOne(index, port);
    // Whoever waits for it sees how it failed.
    restart.catch(() => undefined);
    return `process ${index + 1}`;
  }

  return {
    url: urls[0] ?? '',
    urls,
    anyUrl: (chance) => chance.pick(urls),
    kill: async () => {
      await restart;
      const turn = kills % (processes.length + (database.crash === null ? 0 : 1));
      kills += 1;
      if (turn < processes.length) return killProcess(turn);
      await database.crash?.();
      return 'database';
    },
    restored: () => restart,
    tellTime: () => {
      for (const process of processes) process.send(timeOf(clock));
    },
    output: () => output,
    close: async () => {
      await restart.catch(() => undefined);
      await Promise.all(processes.map((process) => process.kill()));
    },
  };
}

function timeOf(clock: ChaosClock): ClockMessage {
  return { offsetMs: clock.batonOffsetMs() };
}

function startOne(
  { github, clock, database, isLookupBroken }: ServersOptions,
  port: number,
  onOutput: (text: string) => void,
): Promise<BatonProcess> {
  // As `npm start` does: it is up in half the time.
  const flags = ['--initial-old-space-size=128', '--wasm-num-compilation-tasks=1', '--import', COMPILE_CACHE];
  return startBatonProcess(github, database.dataDir, port, {
    program: PROGRAM,
    nodeArguments: isLookupBroken ? [...flags, '--import', BREAK_LOOKUP] : flags,
    env: {
      DATABASE_URL: database.url,
      LOG_LEVEL: 'debug',
      CHAOS_CLOCK_OFFSET_MS: String(clock.batonOffsetMs()),
    },
    onOutput,
  });
}
