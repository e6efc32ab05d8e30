import type { Database } from './database.ts';

/** The pg-boss queue that keeps dead letters of all queues; its name can't be used for another one. */
export const DEAD_LETTERS = 'dead-letters';

/** Seconds that a claim and a run outlive the last sign of life of their process. */
export const CLAIM_SECONDS = 6;

/**
 * A sign of life from further ahead than this is none: the database's clock was set back, and would make the dead look
 * alive until it is that late again.
 */
export const AHEAD_SECONDS = 60;

/**
 * Our own tables beside pg-boss's. A claim says which process runs a key; a gate until when an installation
 * must be left alone; a budget how many writes it has left, and whose turn is last. All of it may be lost: at worst a job runs twice.
 */
const TABLES = [
  `CREATE TABLE IF NOT EXISTS baton.claim (
    queue text NOT NULL,
    key text NOT NULL,
    owner text NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (queue, key)
  )`,
  `CREATE TABLE IF NOT EXISTS baton.gate (
    installation_id bigint PRIMARY KEY,
    until timestamptz NOT NULL
  )`,
  `CREATE TABLE IF NOT EXISTS baton.write_budget (
    installation_id bigint PRIMARY KEY,
    tokens double precision NOT NULL,
    refilled_at timestamptz NOT NULL
  )`,
  // What an older process writes beside this one leaves these as they are, or full.
  'ALTER TABLE baton.write_budget ADD COLUMN IF NOT EXISTS contents double precision NOT NULL DEFAULT 50',
  'ALTER TABLE baton.write_budget ADD COLUMN IF NOT EXISTS last_turn_at timestamptz NOT NULL DEFAULT now()',
];

/** Makes the tables and pg-boss's queues where they don't exist; several processes may do so at once. */
export async function createTables(database: Database, queueNames: readonly string[]): Promise<void> {
  for (const statement of ['CREATE SCHEMA IF NOT EXISTS baton', ...TABLES]) await database.execute(statement);
  const existing = new Set((await database.boss.getQueues()).map((queue) => queue.name));
  const missing = queueNames.filter((name) => !existing.has(name));
  for (const name of missing) {
    await database.boss.createQueue(name, { policy: 'short', notify: database.notifies });
  }
  if (!existing.has(DEAD_LETTERS)) await database.boss.createQueue(DEAD_LETTERS, { policy: 'standard' });
}
