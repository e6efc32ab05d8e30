import type { ConstructorOptions } from 'pg-boss';
import { PgBoss } from 'pg-boss';
import type { Database } from './database.ts';
import type { QueueLog } from './queue.ts';

/** Connections of one process; a statement takes about a millisecond, so few of them carry hundreds of jobs a second. */
const POOL_SIZE = 8;

/**
 * Connects to a PostgreSQL, or to a distributed one whose pg-boss backend is named.
 *
 * Rejects if it can't be reached. Once open, lost connections are made again, and statements fail meanwhile.
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
  await boss.start();
  return {
    embedded: false,
    boss,
    batchSize: 1_000,
    // CockroachDB has no LISTEN: there, polling is all that tells one process of another's work.
    pollMs: backend === 'cockroachdb' ? 250 : 2_000,
    execute: async <Row extends object>(sql: string, params: readonly unknown[] = []) =>
      (await boss.getDb().executeSql(sql, [...params])).rows as Row[],
    onWork: (listener) => listeners.push(listener),
    close: () => boss.stop({ graceful: false }),
  };
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
