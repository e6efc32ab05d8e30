import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostgres, startPostgres } from '../queue/postgres.ts';
import { type ServerProcess, startBaton, startServer } from './children.ts';
import { type GitHubProcess, startGitHub } from './github-process.ts';

/** Processes that do the work of one app together. */
export interface Group {
  readonly name: string;
  readonly servers: readonly [ServerProcess, ...ServerProcess[]];
}

/** Groups on a GitHub of their own, for measurements that leave much behind. */
export interface Groups {
  readonly github: GitHubProcess;
  /** The plain app where it was asked for; Baton on PGlite, and on PostgreSQL where this machine has it. */
  readonly groups: readonly Group[];
  readonly stop: () => Promise<void>;
}

/** Starts one Baton on PGlite and so many on one PostgreSQL. */
export async function startGroups(options: {
  readonly onPostgres: 1 | 2;
  readonly withPlain: boolean;
}): Promise<Groups> {
  const github = await startGitHub();
  const dataDir = mkdtempSync(join(tmpdir(), 'baton-bench-'));
  const postgres = findPostgres() === null ? null : await startPostgres();
  const groups: Group[] = [];
  if (options.withPlain) {
    const plain = await startServer('plain Probot app', 'plain-probot.ts', github.port);
    groups.push({ name: plain.name, servers: [plain] });
  }
  const embedded = await startBaton('Baton on PGlite', github.port, { BATON_DATA_DIR: dataDir });
  groups.push({ name: embedded.name, servers: [embedded] });
  if (postgres !== null) {
    const DATABASE_URL = await postgres.createDatabase();
    const first = await startBaton('Baton on PostgreSQL', github.port, { DATABASE_URL });
    if (options.onPostgres === 1) groups.push({ name: first.name, servers: [first] });
    else {
      const second = await startBaton('Baton on PostgreSQL', github.port, { DATABASE_URL });
      groups.push({ name: 'two Batons on PostgreSQL', servers: [first, second] });
    }
  }
  return {
    github,
    groups,
    stop: async () => {
      await Promise.all(groups.flatMap(({ servers }) => servers.map((server) => server.stop())));
      await Promise.all([github.stop(), postgres?.stop()]);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
