import type { PgBoss } from 'pg-boss';

/** Where the queue lives: the embedded PGlite or a PostgreSQL, opened, with pg-boss started on it. */
export interface Database {
  /** True if no other process can reach it, so that nobody needs to be told and nobody else can hold work. */
  readonly embedded: boolean;
  readonly boss: PgBoss;
  /** Whether jobs that are put in are announced to other processes: by polling alone they come later. */
  readonly notifies: boolean;
  /** Whether rows that others have locked are passed over: else they are waited for, or the statement goes again. */
  readonly skipsLocked: boolean;
  /** The most rows that one statement may carry: PGlite blocks its thread meanwhile. */
  readonly batchSize: number;
  /** How often to look for work that no call or notification announced, in milliseconds. */
  readonly pollMs: number;
  /**
   * Runs one statement, as a transaction of its own; again where it lost a conflict (`retryConflicts`). Errors carry
   * PostgreSQL's `code`.
   */
  execute<Row extends object>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /**
   * The same for what may be undone by a crash of the database's machine, since a job would only run once more. Much
   * faster, because nothing waits for the disk.
   */
  executeUnsynced<Row extends object>(sql: string, params: readonly unknown[]): Promise<Row[]>;
  /** False once no statement can ever succeed again in this process. */
  isAlive(): boolean;
  /** Calls back with a queue's name when a process has put work there; null: look at all of them. */
  onWork(listener: (queue: string | null) => void): void;
  close(): Promise<void>;
}

/** PostgreSQL's code for a row that collides with another one. */
export const UNIQUE_VIOLATION = '23505';

/** True if PostgreSQL refused the statement with this code. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && (error as { code?: unknown }).code === code;
}
