import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

/** A PostgreSQL of the tests' own, in a temporary folder, on a free port of the loopback. */
export interface TestPostgres {
  /** Makes an empty database and returns its address. */
  createDatabase(): Promise<string>;
  /** PostgreSQL's immediate shutdown (SIGQUIT): it loses nothing that was written to disk. */
  kill(): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
  /** `kill -9` of the server, then a new one on the same data; resolves when it can be reached. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/** The folder of PostgreSQL's programs, newest version first; null if there is none on this machine. */
export function findPostgres(): string | null {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return null;
  const versions = readdirSync(root).toSorted((a, b) => Number(b) - Number(a));
  return (
    versions.map((version) => join(root, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb'))) ??
    null
  );
}

/** What a skipped test says. */
export const NO_POSTGRES = 'no PostgreSQL server programs under /usr/lib/postgresql';

/** Starts one with PostgreSQL's own defaults, so that a commit is written to disk, unless settings (`fsync=off`) say else. */
export async function startPostgres(settings: readonly string[] = []): Promise<TestPostgres> {
  const bin = findPostgres();
  if (bin === null) throw new Error(NO_POSTGRES);
  const folder = mkdtempSync(join(tmpdir(), 'baton-postgres-'));
  const user = unprivilegedUser();
  if (user !== null) chownSync(folder, user.uid, user.gid);
  const port = await freePort();
  const data = join(folder, 'data');
  const identity = user === null ? {} : { uid: user.uid, gid: user.gid };
  const options = { ...identity, cwd: folder };
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync'], {
    ...options,
    stdio: 'ignore',
  });
  const all = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...settings];
  const given = ['-D', data, '-p', String(port), ...all.flatMap((setting) => ['-c', setting])];
  const address = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`;
  const launch = () => spawn(join(bin, 'postgres'), given, { ...options, stdio: 'ignore' });
  let server = launch();
  await reachable(server, address('postgres'));

  let count = 0;
  return {
    createDatabase: async () => {
      count += 1;
      const name = `test_${count}`;
      await execute(address('postgres'), `CREATE DATABASE ${name}`);
      return address(name);
    },
    kill: () => end(server, 'SIGQUIT'),
    start: async () => {
      server = launch();
      await reachable(server, address('postgres'));
    },
    crash: async () => {
      await end(server, 'SIGKILL');
      // Its children hold the shared memory for a moment longer, and a server that finds it in use ends.
      for (let attempt = 1; ; attempt += 1) {
        server = launch();
        try {
          return await reachable(server, address('postgres'));
        } catch (error) {
          if (server.exitCode === null || attempt === 50) throw error;
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      }
    },
    stop: async () => {
      await end(server, 'SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exited = new Promise((resolve) => server.once('exit', resolve));
  server.kill(signal);
  await exited;
}

/** PostgreSQL refuses to run as root: then the user `postgres` that its package made. */
function unprivilegedUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function reachable(server: ChildProcess, url: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended with status ${server.exitCode}`);
    try {
      await execute(url, 'SELECT 1');
      return;
    } catch (error) {
      if (attempt === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
