/** A construct that one of the distributed databases refuses, or that works there otherwise than PostgreSQL's readers think. */
export interface RefusedSql {
  readonly what: string;
  readonly by: string;
  /** Where that is said. */
  readonly source: string;
  readonly isIn: (sql: string) => boolean;
}

const matches = (pattern: RegExp) => (sql: string) => pattern.test(sql);

/** Tables that a statement changes, each as often as it does. */
function changedTables(sql: string): string[] {
  const targets = sql.matchAll(
    /\b(?:insert\s+into|delete\s+from|(?<!for\s|do\s)update)\s+(?:only\s+)?([\w.]+)/gi,
  );
  return Array.from(targets, ([, table = '']) => table.toLowerCase());
}

/** pg-boss's own lists of what its backends lack (`dist/attorney.js`), and the manuals of the databases. */
export const REFUSED: readonly RefusedSql[] = [
  {
    what: 'a table that one statement changes twice',
    by: 'CockroachDB',
    source: 'https://github.com/cockroachdb/cockroach/pull/70976',
    isIn: (sql) => new Set(changedTables(sql)).size < changedTables(sql).length,
  },
  {
    what: 'LISTEN, NOTIFY or pg_notify',
    by: 'CockroachDB; YugabyteDB before 2025.2.3',
    source: 'https://docs.yugabyte.com/stable/api/ysql/the-sql-language/statements/cmd_listen_notify/',
    isIn: matches(/\b(?:listen|unlisten|notify)\b|pg_notify/i),
  },
  {
    what: 'advisory locks',
    by: 'CockroachDB, YugabyteDB',
    source: 'pg-boss, flag noAdvisoryLocks',
    isIn: matches(/advisory/i),
  },
  {
    what: 'VACUUM and REINDEX',
    by: 'CockroachDB, YugabyteDB',
    source: 'pg-boss, flags noMonitorVacuum and noReindex',
    isIn: matches(/^\s*(?:vacuum|reindex)\b/i),
  },
  {
    what: 'DO blocks, COPY, CREATE INDEX CONCURRENTLY, LOCK TABLE and other session or server commands',
    by: 'CockroachDB',
    source: 'https://www.cockroachlabs.com/docs/v22.1/postgresql-compatibility',
    isIn: matches(/^\s*(?:do|copy|lock|set)\b|\bconcurrently\b/i),
  },
  {
    what: 'partitions, deferrable constraints, covering indexes, triggers, foreign keys',
    by: 'CockroachDB; Citus between shards',
    source: 'pg-boss, flags noTablePartitioning, noDeferrableConstraints and noCoveringIndexes',
    isIn: matches(/\bpartition\s+by\b|\bdeferrable\b|\binclude\s*\(|\btrigger\b|\breferences\b/i),
  },
  {
    what: 'cursors, WITH RECURSIVE, TABLESAMPLE, MERGE, physical columns',
    by: 'Citus between shards, CockroachDB',
    source: 'https://docs.citusdata.com/en/stable/develop/reference_workarounds.html',
    isIn: matches(/\bcursor\b|\brecursive\b|\btablesample\b|^\s*merge\b|\bctid\b|\bxmin\b/i),
  },
  {
    what: 'several statements in one text: definitions among them are no transaction there',
    by: 'YugabyteDB, CockroachDB',
    source: 'https://docs.yugabyte.com/stable/explore/transactions/',
    isIn: matches(/;\s*\S/),
  },
  {
    what: 'an explicit transaction, which would have to be retried as a whole',
    by: 'CockroachDB, YugabyteDB',
    source: 'src/queue/retry-conflicts.ts',
    isIn: matches(/^\s*(?:begin|start\s+transaction|commit|savepoint)\b/i),
  },
];
