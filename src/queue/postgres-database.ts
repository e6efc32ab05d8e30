import pg from 'pg';
import type { ConstructorOptions } from 'pg-boss';
import { PgBoss } from 'pg-boss';
import { errorKind } from '../error-kind.ts';
import type { Database } from './database.ts';
import { explainDatabaseError } from './explain-database-error.ts';
import { nameStatement } from './name-statement.ts';
import type { QueueLog } from './queue.ts';
import { retryConflicts } from './retry-conflicts.ts';
import { enterSchema, SchemaRefused } from './schema-version.ts';

/** Connections of each kind; a statement takes about a millisecond, so few of them carry hundreds of jobs a second. */
const POOL_SIZE = 4;

/** These tell nobody of what was put in (YugabyteDB does since 2025.2.3 only): polling is all there is. */
const WITHOUT_NOTIFY = ['cockroachdb', 'yugabytedb'];
/** These keep no transaction that is not on several disks, and may refuse the setting. */
const ALWAYS_SYNCED = ['cockroachdb', 'yugabytedb'];

/**
 * Connects to a PostgreSQL, or to a distributed one whose pg-boss backend is named.
 *
 * Rejects with `DatabaseRefused` if it can't be reached, and with `SchemaRefused` if a newer Baton has made it unfit for this
 * one. Once open, lost connections are made again, and statements fail meanwhile.
 */
export async function openPostgresDatabase(
  url: string,
  backend: string | null,
  log: QueueLog,
): Promise<Database> {
  const notifies = backend === null || !WITHOUT_NOTIFY.includes(backend);
  const pool = openPool(url, backend, log);
  const boss = createBoss(url, backend, notifies, log);
  const listeners: ((queue: string | null) => void)[] = [];
  overhear(boss, (queue) => {
    for (const listener of listeners) listener(queue);
  });
  const send = async <Row extends object>(sql: string, params: readonly unknown[] = []) =>
    (await retryConflicts(sql, () => pool.query<Row>(nameStatement(sql, params)))).rows;
  try {
    // Before pg-boss migrates its own tables.
    await enterSchema({ execute: send });
    await boss.start();
  } catch (error) {
    await boss.stop({ graceful: false });
    await pool.end();
    throw error instanceof SchemaRefused ? error : explainDatabaseError(error);
  }
  return {
    embedded: false,
    boss,
    notifies,
    // It can, but is said to be slow at it, which is why pg-boss leaves it out there, too.
    skipsLocked: backend !== 'cockroachdb',
    batchSize: 1_000,
    pollMs: notifies ? 2_000 : 250,
    execute: async <Row extends object>(sql: string, params: readonly unknown[] = []) =>
      (await boss.getDb().executeSql(sql, [...params])).rows as Row[],
    executeUnsynced: send,
    // Lost connections are made again.
    isAlive: () => true,
    onWork: (listener) => listeners.push(listener),
    close: async () => {
      await boss.stop({ graceful: false });
      await pool.end();
    },
  };
}

function createBoss(url: string, backend: string | null, notifies: boolean, log: QueueLog): PgBoss {
  const boss = new PgBoss({
    connectionString: url,
    application_name: 'baton',
    max: POOL_SIZE,
    ...(backend === null ? {} : { backend: backend as NonNullable<ConstructorOptions['backend']> }),
    supervise: false,
    schedule: false,
    useListenNotify: notifies,
  });
  boss.on('error', (error) => log.error({ error: errorKind(error) }, 'queue error'));
  boss.on('warning', (warning) => log.warn({ warning: warning.message }, 'queue warning'));
  const db = boss.getDb();
  const executeSql = db.executeSql.bind(db);
  db.executeSql = (sql, params) => retryConflicts(sql, () => executeSql(sql, params));
  return boss;
}

/** Connections whose commits return before the disk has them. PostgreSQL stays consistent all the same. */
function openPool(url: string, backend: string | null, log: QueueLog): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'baton',
    max: POOL_SIZE,
    // oxlint-disable-next-line typescript/no-misused-promises -- pg-pool waits for it, though its types don't say so
    ...(backend !== null && ALWAYS_SYNCED.includes(backend) ? {} : { onConnect: beUnsynced }),
  });
  pool.on('error', (error) => log.error({ error: errorKind(error) }, 'queue error'));
  return pool;
}

/** A statement, since poolers in between refuse it as an option of the connection. */
async function beUnsynced(client: pg.ClientBase): Promise<void> {
  await client.query('SET synchronous_commit = off');
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
