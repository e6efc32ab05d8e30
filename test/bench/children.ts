import { type ChildProcess, fork, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Ready } from './servers/listen.ts';
import { APP_ID, WEBHOOK_SECRET } from './world.ts';

/** A server in a process of its own. */
export interface ServerProcess {
  readonly name: string;
  readonly port: number;
  readonly child: ChildProcess;
  /** From the start of the process until it could be used. */
  readonly startMs: number;
  stop(): Promise<void>;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const PRIVATE_KEY = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs1', format: 'pem' })
  .toString();

/** What `npm start` gives to Node. */
const START = readStart();

/** Linux counts processor time in hundredths of a second. */
const TICK_MS = 10;

function readStart(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as {
    scripts: { start: string };
  };
  const [, ...args] = scripts.start.split(' ');
  return args;
}

/** What every app under measurement is told. */
function environment(githubPort: number): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    NODE_ENV: 'production',
    APP_ID: String(APP_ID),
    PRIVATE_KEY,
    WEBHOOK_SECRET,
    GITHUB_API_URL: `http://127.0.0.1:${githubPort}`,
    LOG_LEVEL: 'error',
    HOST: '127.0.0.1',
  };
}

/** What `npm start` gives to Node before the file. */
export const START_FLAGS = START.slice(0, -1);

export interface ServerOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly execArgv?: readonly string[];
}

/** Starts one of the servers beside this file; it says itself when it listens. */
export async function startServer(
  name: string,
  file: string,
  githubPort = 0,
  { env = environment(githubPort), execArgv = [] }: ServerOptions = {},
): Promise<ServerProcess> {
  const startedMs = performance.now();
  const path = fileURLToPath(new URL(`./servers/${file}`, import.meta.url));
  const child = fork(path, { env, execArgv: [...execArgv], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (ready: Ready) => resolve(ready.port));
    child.once('exit', (code) => reject(new Error(`${name} ended with status ${code}`)));
  });
  return { name, port, child, startMs: performance.now() - startedMs, stop: () => stop(child) };
}

/** Starts Baton as its users do, with the settings given besides those that every app gets. */
export async function startBaton(
  name: string,
  githubPort: number,
  settings: Readonly<Record<string, string>>,
  nodeArguments: readonly string[] = [],
): Promise<ServerProcess> {
  const startedMs = performance.now();
  const port = await freePort();
  const env = { ...environment(githubPort), ...settings, PORT: String(port) };
  const child = spawn(process.execPath, [...nodeArguments, ...START], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`${name} ended with status ${child.exitCode}`);
    await delay(20);
  }
  return { name, port, child, startMs: performance.now() - startedMs, stop: () => stop(child) };
}

/** Resident memory now and at its highest, in MB; null where the system does not tell (Linux does). */
export function memoryOf({
  child,
}: ServerProcess): { readonly nowMb: number; readonly peakMb: number } | null {
  const file = `/proc/${child.pid}/status`;
  if (!existsSync(file)) return null;
  const status = readFileSync(file, 'utf8');
  const megabytes = (field: string) =>
    Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
  return { nowMb: megabytes('VmRSS'), peakMb: megabytes('VmHWM') };
}

/** Processor time that the process has used in all its threads, in ms; null where the system does not tell. */
export function cpuMsOf({ child }: ServerProcess): number | null {
  const file = `/proc/${child.pid}/stat`;
  if (!existsSync(file)) return null;
  const text = readFileSync(file, 'utf8');
  // The second field is the program's name in brackets, which may hold spaces.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/readyz`)).ok;
  } catch (error) {
    // Not listening yet; anything else is a fault of this program.
    if (error instanceof TypeError) return false;
    throw error;
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const killer = setTimeout(() => child.kill('SIGKILL'), 25_000);
  await exited;
  clearTimeout(killer);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port on the loopback');
  return address.port;
}
