import pg from 'pg';
import type { ConstructorOptions } from 'pg-boss';
import { PgBoss } from 'pg-boss';
import type { Database } from './database.ts';
import { explainDatabaseError } from './explain-database-error.ts';
import { nameStatement } from './name-statement.ts';
import type { QueueLog } from './queue.ts';

/** Connections of each kind; a statement takes about a millisecond, so few of them carry hundreds of jobs a second. */
const POOL_SIZE = 4;

/**
 * Connects to a PostgreSQL, or to a distributed one whose pg-boss backend is named.
 *
 * Rejects with `DatabaseRefused` if it can't be reached. Once open, lost connections are made again, and statements fail meanwhile.
 */
export async function openPostgresDatabase(
  url: string,
  backend: string | null,
  log: QueueLog,
): Promise<Database> {
  const boss = new PgBoss({
    connectionString: url,
    application_name: 'baton',
    max: POOL_SIZE,
    ...(backend === null ? {} : { backend: backend as NonNullable<ConstructorOptions['backend']> }),
    supervise: false,
    schedule: false,
    useListenNotify: true,
  });
  boss.on('error', (error) => log.error({ error: error.message }, 'queue error'));
  boss.on('warning', (warning) => log.warn({ warning: warning.message }, 'queue warning'));
  const listeners: ((queue: string | null) => void)[] = [];
  overhear(boss, (queue) => {
    for (const listener of listeners) listener(queue);
  });
  try {
    await boss.start();
  } catch (error) {
    throw explainDatabaseError(error);
  }
  const unsynced = openUnsyncedPool(url, log);
  return {
    embedded: false,
    boss,
    batchSize: 1_000,
    // CockroachDB has no LISTEN: there, polling is all that tells one process of another's work.
    pollMs: backend === 'cockroachdb' ? 250 : 2_000,
    execute: async <Row extends object>(sql: string, params: readonly unknown[] = []) =>
      (await boss.getDb().executeSql(sql, [...params])).rows as Row[],
    executeUnsynced: async <Row extends object>(sql: string, params: readonly unknown[]) =>
      (await unsynced.query<Row>(nameStatement(sql, params))).rows,
    onWork: (listener) => listeners.push(listener),
    close: async () => {
      await boss.stop({ graceful: false });
      await unsynced.end();
    },
  };
}

/** Connections whose commits return before the disk has them. PostgreSQL stays consistent all the same. */
function openUnsyncedPool(url: string, log: QueueLog): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'baton',
    max: POOL_SIZE,
    // A statement, since poolers in between refuse it as an option of the connection.
    // oxlint-disable-next-line typescript/no-misused-promises -- pg-pool waits for it, though its types don't say so
    onConnect: (client) => client.query('SET synchronous_commit = off'),
  });
  pool.on('error', (error) => log.error({ error: error.message }, 'queue error'));
  return pool;
}

/** pg-boss wakes only workers of its own by NOTIFY; this hears the same notifications on the same connection. */
function overhear(boss: PgBoss, onWork: (queue: string | null) => void): void {
  const db = boss.getDb();
  const listen = db.listen?.bind(db);
  if (listen === undefined) return;
  db.listen = (channel, onNotification, onReconnect) =>
    listen(
      channel,
      (queue) => {
        onNotification(queue);
        onWork(queue);
      },
      () => {
        onReconnect();
        // What was announced while the connection was down went unheard.
        onWork(null);
      },
    );
}
