import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostgres, startPostgres } from '../queue/postgres.ts';
import { type ServerProcess, startBaton, startServer } from './children.ts';
import { type GitHubProcess, startGitHub } from './github-process.ts';

/** Everything that runs while it is measured, each part in a process of its own. */
export interface Contestants {
  readonly github: GitHubProcess;
  readonly bare: ServerProcess;
  readonly empty: ServerProcess;
  readonly plain: ServerProcess;
  /** On PGlite, and on PostgreSQL where this machine has it. */
  readonly batons: readonly ServerProcess[];
  stop(): Promise<void>;
}

/** Starts all of them; `nodeArguments` are given to the Batons, such as for a profile. */
export async function startContestants(nodeArguments: readonly string[]): Promise<Contestants> {
  const github = await startGitHub();
  const dataDir = mkdtempSync(join(tmpdir(), 'baton-bench-'));
  const postgres = findPostgres() === null ? null : await startPostgres();
  const [bare, empty, plain, ...batons] = await Promise.all([
    startServer('bare node:http', 'bare-server.ts'),
    startServer('empty Probot', 'empty-probot.ts'),
    startServer('plain Probot app', 'plain-probot.ts', github.port),
    startBaton('Baton on PGlite', github.port, { BATON_DATA_DIR: dataDir }, nodeArguments),
    ...(postgres === null
      ? []
      : [
          postgres
            .createDatabase()
            .then((DATABASE_URL) =>
              startBaton('Baton on PostgreSQL', github.port, { DATABASE_URL }, nodeArguments),
            ),
        ]),
  ]);
  return {
    github,
    bare,
    empty,
    plain,
    batons,
    stop: async () => {
      await Promise.all([bare, empty, plain, ...batons].map((server) => server.stop()));
      await Promise.all([github.stop(), postgres?.stop()]);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
