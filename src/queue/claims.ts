import type { Database } from './database.ts';
import { AHEAD_SECONDS, CLAIM_SECONDS } from './tables.ts';

/** Names this process among those that share the database; null where it is the only one and claims nothing. */
export type Owner = string | null;

/** What a process would like to run. */
export interface Wanted {
  readonly key: string;
  readonly installationId: number;
}

export interface Claimed {
  readonly granted: ReadonlySet<string>;
  /** Installations that must be left alone, with the milliseconds until their gate opens. */
  readonly closed: ReadonlyMap<number, number>;
}

const CLAIM = `
  WITH wanted AS (
    SELECT key, installation FROM json_to_recordset($3::text::json) AS w(key text, installation bigint)
  ), closed AS (
    SELECT installation_id, until FROM baton.gate
    WHERE until > now() AND installation_id IN (SELECT installation FROM wanted)
  ), taken AS (
    INSERT INTO baton.claim AS held (queue, key, owner, expires_at)
    SELECT $1, key, $2, now() + interval '${CLAIM_SECONDS} seconds' FROM wanted
    WHERE installation NOT IN (SELECT installation_id FROM closed)
    ORDER BY key
    ON CONFLICT (queue, key) DO UPDATE SET owner = excluded.owner, expires_at = excluded.expires_at
    WHERE held.owner = excluded.owner
      OR held.expires_at NOT BETWEEN now() AND now() + interval '${CLAIM_SECONDS + AHEAD_SECONDS} seconds'
    RETURNING key
  )
  SELECT key, NULL::bigint AS installation, NULL::double precision AS wait FROM taken
  UNION ALL
  SELECT NULL, installation_id, extract(epoch FROM until - now())::double precision * 1000 FROM closed
`;

/**
 * Asks for the right to run keys of a queue, which only one process has at a time, and looks at the gates on
 * the same way. A key that is neither granted nor behind a gate runs elsewhere.
 *
 * Without an owner there is nobody to ask: no other process runs keys or shuts gates.
 */
export async function claim(
  database: Database,
  queue: string,
  owner: Owner,
  wanted: readonly Wanted[],
): Promise<Claimed> {
  if (owner === null) return { granted: new Set(wanted.map(({ key }) => key)), closed: new Map() };
  const rows = await database.executeUnsynced<{
    key: string | null;
    installation: number | string | null;
    wait: number | null;
  }>(CLAIM, [
    queue,
    owner,
    JSON.stringify(wanted.map((want) => ({ key: want.key, installation: want.installationId }))),
  ]);
  const granted = new Set<string>();
  const closed = new Map<number, number>();
  for (const row of rows) {
    if (row.key === null) closed.set(Number(row.installation), Math.ceil(Number(row.wait)));
    else granted.add(row.key);
  }
  return { granted, closed };
}

/** The gates that are shut, with the time (epoch, ms) at which they open. */
export async function readGates(database: Database): Promise<Map<number, number>> {
  const rows = await database.execute<{ installation: number | string; until: number }>(
    `SELECT installation_id AS installation, extract(epoch FROM until)::double precision * 1000 AS until
     FROM baton.gate WHERE until > now()`,
  );
  return new Map(rows.map((row) => [Number(row.installation), row.until]));
}

/** Shuts an installation's gate for so many milliseconds; a gate that is shut for longer stays as it is. */
export async function shutGate(database: Database, installationId: number, forMs: number): Promise<void> {
  await database.execute(
    `INSERT INTO baton.gate AS gate (installation_id, until)
     VALUES ($1, now() + $2::double precision * interval '1 millisecond')
     ON CONFLICT (installation_id) DO UPDATE SET until = greatest(gate.until, excluded.until)`,
    [installationId, forMs],
  );
}

/** Locks claims in the order of their keys and before any job, as `finish` does: else both wait in a circle. */
const BEAT = `
  WITH mine AS (
    SELECT queue, key FROM baton.claim WHERE owner = $1 ORDER BY queue, key FOR UPDATE
  ), beating AS (
    UPDATE pgboss.job SET heartbeat_on = now()
    WHERE name = ANY($2::text[]) AND id = ANY($3::uuid[]) AND state = 'active'
  )
  UPDATE baton.claim AS held SET expires_at = now() + interval '${CLAIM_SECONDS} seconds'
  FROM mine
  WHERE held.queue = mine.queue AND held.key = mine.key AND held.owner = $1
  RETURNING held.queue, held.key
`;

/** A sign of life for jobs and claims of this process. Returns the claims it still has, as `claimId`s. */
export async function beat(
  database: Database,
  owner: string,
  queues: readonly string[],
  jobIds: readonly string[],
): Promise<Set<string>> {
  const rows = await database.execute<{ queue: string; key: string }>(BEAT, [owner, queues, jobIds]);
  return new Set(rows.map((row) => claimId(row.queue, row.key)));
}

/** Names a claim within the process. */
export function claimId(queue: string, key: string): string {
  return `${queue}\n${key}`;
}
