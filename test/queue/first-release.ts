import { type ConstructorOptions, getRollbackPlans, PgBoss } from 'pg-boss';

/** pg-boss's schema as this test makes it: the oldest that has every column which the queue's statements name. */
const OLD_BOSS_SCHEMA = 31;
const PRESENT_BOSS_SCHEMA = 42;

/** Baton's own tables as its first version made them, without any word of a version. */
const FIRST_TABLES = `
  CREATE SCHEMA baton;
  CREATE TABLE baton.claim (
    queue text NOT NULL,
    key text NOT NULL,
    owner text NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (queue, key)
  );
  CREATE TABLE baton.gate (
    installation_id bigint PRIMARY KEY,
    until timestamptz NOT NULL
  );
  CREATE TABLE baton.write_budget (
    installation_id bigint PRIMARY KEY,
    tokens double precision NOT NULL,
    refilled_at timestamptz NOT NULL
  );
  CREATE TABLE baton.config_file (
    installation_id bigint NOT NULL,
    owner text NOT NULL,
    repo text NOT NULL,
    path text NOT NULL,
    file text,
    read_at_ms bigint NOT NULL,
    PRIMARY KEY (installation_id, owner, repo, path)
  );
`;

/** Runs statements, as a database of that time would. */
export type Execute = (sql: string, params?: readonly unknown[]) => Promise<object[]>;

/** Makes a database as the first version of Baton left it, with an older pg-boss's schema. */
export async function makeFirstRelease(execute: Execute, backend: 'postgres' | 'pglite'): Promise<void> {
  const db: NonNullable<ConstructorOptions['db']> = {
    executeSql: async (sql, params) => ({ rows: await execute(sql, params) }),
  };
  const boss = new PgBoss({ db, backend, supervise: false, schedule: false });
  await boss.start();
  await boss.createQueue('checks', { policy: 'short' });
  await boss.createQueue('dead-letters', { policy: 'standard' });
  await boss.stop({ graceful: false });
  for (let version = PRESENT_BOSS_SCHEMA; version > OLD_BOSS_SCHEMA; version -= 1)
    await execute(getRollbackPlans('pgboss', version));
  await execute(FIRST_TABLES);
}

/** Puts a job in as the first version did: its key waits at most once. */
export async function enqueueOld(execute: Execute, key: string): Promise<void> {
  await execute(
    `INSERT INTO pgboss.job (name, data, singleton_key, group_id, policy, retry_limit)
     VALUES ('checks', '{}', $1, '1', 'short', 3)`,
    [`1/${key}`],
  );
}

/** Takes one job, claims its key and finishes it, as a process of the first version did. Null: nothing waits. */
export async function workOld(execute: Execute): Promise<string | null> {
  const [job] = (await execute(`
    WITH next AS (
      SELECT id FROM pgboss.job
      WHERE name = 'checks' AND state < 'active' AND start_after <= now()
      ORDER BY priority DESC, created_on LIMIT 1 FOR UPDATE SKIP LOCKED
    )
    UPDATE pgboss.job AS job SET state = 'active', started_on = now(), heartbeat_on = now()
    FROM next WHERE job.name = 'checks' AND job.id = next.id AND job.state < 'active'
    RETURNING job.id, job.singleton_key AS key`)) as { id: string; key: string }[];
  if (job === undefined) return null;
  await execute(
    `INSERT INTO baton.claim (queue, key, owner, expires_at)
     VALUES ('checks', $1, 'old', now() + interval '6 seconds')`,
    [job.key],
  );
  await execute('DELETE FROM pgboss.job WHERE name = $1 AND id = $2::uuid', ['checks', job.id]);
  await execute(`DELETE FROM baton.claim WHERE queue = 'checks' AND key = $1 AND owner = 'old'`, [job.key]);
  return job.key.slice(2);
}
