import type { QueryConfig } from 'pg';

/** Far above the number of statements in Baton and pg-boss; texts with values in them would grow without end. */
const MOST_NAMED = 300;

const names = new Map<string, string>();

/**
 * Gives a statement the name under which a connection prepares it, so that the database parses and plans it once.
 *
 * Beyond 300 texts they stay without a name, and are planned each time.
 */
export function nameStatement(text: string, params: readonly unknown[]): QueryConfig {
  const values = [...params];
  const known = names.get(text);
  if (known !== undefined) return { name: known, text, values };
  if (names.size >= MOST_NAMED) return { text, values };
  const name = `baton_${names.size}`;
  names.set(text, name);
  return { name, text, values };
}
