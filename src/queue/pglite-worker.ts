import { on } from 'node:events';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import pg from 'pg';
import { nameStatement } from './name-statement.ts';

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

async function run(client: pg.Client, { sql, params }: Request): Promise<object[]> {
  if (params.length > 0) return (await client.query<object>(nameStatement(sql, params))).rows;
  const results: pg.QueryResult<object> | pg.QueryResult<object>[] = await client.query<object>(sql);
  return [results].flat().flatMap((result) => result.rows);
}

async function answer(client: pg.Client, request: Request): Promise<Reply> {
  try {
    return { id: request.id, rows: await run(client, request) };
  } catch (error) {
    // There is one connection only: a transaction that failed halfway would take every later statement with it.
    await client.query('ROLLBACK');
    const { message, code } = error as { message: string; code?: string };
    return { id: request.id, error: { message, code: code ?? null } };
  }
}

const port = parentPort;
if (port === null) throw new Error('pglite-worker.ts runs in a worker thread');
const database = await open((workerData as { folder: string }).folder);
/** PGlite's own `query` parses and plans a statement each time, which costs five times as much as running it. */
const client = new pg.Client(createPgConfig(database));
await client.connect();
port.postMessage({ id: 0, rows: [] } satisfies Reply);
// One after another: a statement that fails is rolled back before the next one begins.
for await (const [request] of on(port, 'message') as AsyncIterable<[Request | 'close']>) {
  if (request === 'close') break;
  port.postMessage(await answer(client, request));
}
await database.close();
