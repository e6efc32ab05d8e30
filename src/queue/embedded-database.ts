import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { PgBoss } from 'pg-boss';
import { errorKind } from '../error-kind.ts';
import type { Database } from './database.ts';
import { lockFolder } from './folder-lock.ts';
import { enterFolder } from './folder-version.ts';
import type { Reply, Request } from './pglite-worker.ts';
import type { QueueLog } from './queue.ts';

/**
 * Opens the embedded database in `dataDir`, and holds the folder until it is closed.
 *
 * PGlite runs in a worker thread, since every statement blocks the thread it runs in. Throws `FolderRefused`
 * when another process holds the folder, it can't be written, or a newer Baton wrote it.
 */
export async function openEmbeddedDatabase(dataDir: string, log: QueueLog): Promise<Database> {
  const lock = lockFolder(dataDir);
  try {
    enterFolder(dataDir);
    const worker = await startWorker(join(dataDir, 'pglite'));
    const boss = new PgBoss({
      db: { executeSql: async (sql, values) => ({ rows: await worker.execute(sql, values ?? []) }) },
      backend: 'pglite',
      supervise: false,
      schedule: false,
    });
    boss.on('error', (error) => log.error({ error: errorKind(error) }, 'queue error'));
    await boss.start();
    const execute = async <Row extends object>(sql: string, params: readonly unknown[] = []) =>
      (await worker.execute(sql, params)) as Row[];
    return {
      embedded: true,
      notifies: false,
      skipsLocked: true,
      boss,
      batchSize: 100,
      pollMs: 5_000,
      execute,
      // PGlite waits for no disk anyway.
      executeUnsynced: execute,
      isAlive: () => worker.isAlive(),
      // The only process: what it puts in, it knows.
      onWork: () => undefined,
      close: async () => {
        await boss.stop({ graceful: false });
        await worker.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

interface DatabaseWorker {
  execute(sql: string, params: readonly unknown[]): Promise<object[]>;
  isAlive(): boolean;
  close(): Promise<void>;
}

interface Pending {
  readonly resolve: (rows: object[]) => void;
  readonly reject: (error: Error) => void;
}

async function startWorker(folder: string): Promise<DatabaseWorker> {
  const thread = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData: { folder } });
  const pending = new Map<number, Pending>();
  const exited = new Promise<void>((resolve) => thread.once('exit', () => resolve()));
  let lastId = 0;
  let dead: Error | null = null;

  function die(error: Error): void {
    dead ??= error;
    for (const { reject } of pending.values()) reject(dead);
    pending.clear();
  }
  thread.on('error', (error) =>
    die(new Error(`The embedded database in ${folder} has stopped`, { cause: error })),
  );
  thread.on('exit', () => die(new Error('The embedded database is closed')));
  thread.on('message', (reply: Reply) => {
    const call = pending.get(reply.id);
    pending.delete(reply.id);
    if (call === undefined) return;
    if ('rows' in reply) call.resolve(reply.rows);
    else call.reject(Object.assign(new Error(reply.error.message), { code: reply.error.code }));
  });

  function send(message: Request | 'close'): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
    thread.postMessage(message);
  }

  await new Promise<object[]>((resolve, reject) => pending.set(0, { resolve, reject }));
  return {
    execute: (sql, params) =>
      new Promise((resolve, reject) => {
        if (dead !== null) {
          reject(dead);
          return;
        }
        lastId += 1;
        pending.set(lastId, { resolve, reject });
        send({ id: lastId, sql, params });
      }),
    isAlive: () => dead === null,
    close: async () => {
      send('close');
      await exited;
    },
  };
}
