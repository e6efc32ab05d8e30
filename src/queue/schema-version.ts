import type { Database } from './database.ts';

/**
 * The version of everything that this Baton keeps in a database: its own tables, and pg-boss's. Raised with each change.
 *
 * A change comes in two releases, so that processes of both may run during an upgrade: the first one only adds, and
 * works with and without what is new; a later one takes away what nobody needs any more, and raises `OLDEST_BESIDE`.
 *
 * 1: claims, gates, budgets, configuration files. 2: the register of repositories, and this version. 3: budgets
 * of content.
 */
export const SCHEMA_VERSION = 3;

/** The oldest version of which processes can still work beside this one. */
const OLDEST_BESIDE = 1;

/** A newer Baton has changed the database so that this one would break it. */
export class SchemaRefused extends Error {
  override readonly name = 'SchemaRefused';
}

const DEFINITIONS = [
  'CREATE SCHEMA IF NOT EXISTS baton',
  `CREATE TABLE IF NOT EXISTS baton.schema_version (
    id integer PRIMARY KEY,
    version integer NOT NULL,
    oldest_beside integer NOT NULL
  )`,
];
const RAISE = `
  INSERT INTO baton.schema_version AS present (id, version, oldest_beside) VALUES (1, $1, $2)
  ON CONFLICT (id) DO UPDATE SET version = excluded.version, oldest_beside = excluded.oldest_beside
  WHERE present.version < excluded.version
`;
const READ = 'SELECT version, oldest_beside AS oldest FROM baton.schema_version WHERE id = 1';

/**
 * Writes down that this version works on the database, before it changes anything there. Throws `SchemaRefused` where a
 * newer Baton has left what this one can't work with; an older one that can is let in, and changes no version.
 */
export async function enterSchema({ execute }: Pick<Database, 'execute'>): Promise<void> {
  for (const definition of DEFINITIONS) await execute(definition);
  await execute(RAISE, [SCHEMA_VERSION, OLDEST_BESIDE]);
  const [row] = await execute<{ version: number | string; oldest: number | string }>(READ);
  if (row === undefined || Number(row.oldest) <= SCHEMA_VERSION) return;
  throw new SchemaRefused(
    `A newer Baton has upgraded the database to schema version ${row.version}, beside which versions from ` +
      `${row.oldest} can work; this one knows ${SCHEMA_VERSION}. Update this process too, or give it another ` +
      'database with DATABASE_URL.',
  );
}
