import { setTimeout as delay } from 'node:timers/promises';
import { hasCode, UNIQUE_VIOLATION } from './database.ts';

/** PostgreSQL's codes for a statement that lost against another one and has done nothing: it may simply go again. */
const CONFLICTS = ['40001', '40P01'];
/** Codes of a table or schema that another process is just making: IF NOT EXISTS does not cover that moment. */
const BEING_MADE = [UNIQUE_VIOLATION, '42P06', '42P07', '42710', 'XX000'];

const MOST_ATTEMPTS = 10;
const FIRST_PAUSE_MS = 4;

/**
 * Sends a statement again while the database answers that it lost a conflict: the one place that does so.
 *
 * CockroachDB and YugabyteDB ask for it as a matter of course, since they run statements as serializable transactions;
 * PostgreSQL after a deadlock. `send` must be one statement, or several in a transaction that ends with them.
 */
export async function retryConflicts<Result>(sql: string, send: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send();
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !isConflict(sql, error)) throw error;
      // Half by chance, so that those who collided don't meet again.
      await delay(FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.5 + Math.random() / 2));
    }
  }
}

function isConflict(sql: string, error: unknown): boolean {
  // A transaction of its own leaves its connection in the failed one: that is for who began it.
  if (/^\s*begin\b/i.test(sql)) return false;
  const codes = /^\s*(?:create|alter)\b/i.test(sql) ? [...CONFLICTS, ...BEING_MADE] : CONFLICTS;
  return codes.some((code) => hasCode(error, code));
}
