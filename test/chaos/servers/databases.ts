import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startPostgres } from '../../queue/postgres.ts';

export type DatabaseKind = 'pglite' | 'postgres';

/** Databases for one seed after the other. */
export interface Databases {
  readonly kind: DatabaseKind;
  /** An empty one. */
  create(): Promise<SeedDatabase>;
  close(): Promise<void>;
}

/** A seed's own, as Baton's environment names it. */
export interface SeedDatabase {
  readonly dataDir: string;
  /** Empty for the embedded one. */
  readonly url: string;
  /** `kill -9` of the database and a new start; null where it dies with Baton. */
  readonly crash: (() => Promise<void>) | null;
  remove(): void;
}

/** A disk in memory where there is one: only processes die here, never the machine. */
const MEMORY = '/dev/shm';

/** Folders that are copies of one, since making one anew takes seconds. */
export async function prepareEmbedded(): Promise<Databases> {
  const root = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'baton-chaos-'));
  const template = join(root, 'template');
  // Not in this process: with a database in it, each Git that it starts would take longer.
  const program = fileURLToPath(new URL('./prepare-embedded.ts', import.meta.url));
  await promisify(execFile)(process.execPath, [program, template]);
  let count = 0;
  return {
    kind: 'pglite',
    create: async () => {
      count += 1;
      const dataDir = join(root, String(count));
      cpSync(template, dataDir, { recursive: true });
      return {
        dataDir,
        url: '',
        crash: null,
        remove: () => rmSync(dataDir, { recursive: true, force: true }),
      };
    },
    close: async () => rmSync(root, { recursive: true, force: true }),
  };
}

/** One server; the machine never dies, so that nothing has to reach its disk. */
export async function preparePostgres(): Promise<Databases> {
  const postgres = await startPostgres(['fsync=off']);
  return {
    kind: 'postgres',
    create: async () => ({
      dataDir: '',
      url: await postgres.createDatabase(),
      crash: () => postgres.crash(),
      remove: () => undefined,
    }),
    close: () => postgres.stop(),
  };
}
