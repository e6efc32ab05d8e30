import { existsSync, renameSync, rmSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';

/** A statement for the worker thread that runs PGlite. */
export interface Request {
  readonly id: number;
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** Its answer; the first one, with id 0, says that the database is open. */
export type Reply =
  | { readonly id: number; readonly rows: object[] }
  | { readonly id: number; readonly error: { readonly message: string; readonly code: string | null } };

/** Opens the folder. It is made under another name first, so that an interrupted first start leaves no half database. */
async function open(folder: string): Promise<PGlite> {
  if (!existsSync(folder)) {
    const unfinished = `${folder}.unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    const fresh = await PGlite.create(unfinished);
    await fresh.close();
    renameSync(unfinished, folder);
  }
  return PGlite.create(folder);
}

async function run(database: PGlite, request: Request): Promise<object[]> {
  if (request.params.length > 0) {
    return (await database.query<object>(request.sql, [...request.params])).rows;
  }
  const results = await database.exec(request.sql);
  return results.flatMap((result) => result.rows);
}

async function answer(database: PGlite, request: Request): Promise<Reply> {
  try {
    return { id: request.id, rows: await run(database, request) };
  } catch (error) {
    // There is one connection only: a transaction that failed halfway would take every later statement with it.
    await database.exec('ROLLBACK');
    const { message, code } = error as { message: string; code?: string };
    return { id: request.id, error: { message, code: code ?? null } };
  }
}

const port = parentPort;
if (port === null) throw new Error('pglite-worker.ts runs in a worker thread');
const database = await open((workerData as { folder: string }).folder);
port.on('message', (request: Request | 'close') => {
  if (request === 'close') {
    void database.close().then(() => port.close());
    return;
  }
  void answer(database, request).then((reply) => port.postMessage(reply));
});
port.postMessage({ id: 0, rows: [] } satisfies Reply);
