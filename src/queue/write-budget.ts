import type { Database } from './database.ts';
import { groupCommit } from './group-commit.ts';
import type { WriteKind } from './queue.ts';

/** Writes that an installation may do at once: GitHub asks for less than 80 a minute that create content. */
const CAPACITY = 60;
/** Of these, the last ones are kept for checks, which a merge may wait for. */
const RESERVED_FOR_CHECKS = 10;
/** Writes that come back each second. */
const REFILL_PER_SECOND = 1;
/** Writes that a process takes in advance, */
const IN_ADVANCE = 9;
/** as long as so many are left for the others, */
const PLENTY = 30;
/** and has to use in this time. */
const LEASE_MS = 5_000;

interface Wish {
  readonly installationId: number;
  readonly kind: WriteKind;
}

export type TakeWrite = (wish: Wish) => Promise<{ readonly waitMs: number }>;

/** What is left of writes that were taken out of the database in advance. */
interface Lease {
  left: number;
  readonly untilMs: number;
}

/**
 * The write budget of all installations (`Queue.takeWrite`). It lives in the database, so processes share it, and a
 * restart does not fill it.
 *
 * Where there is plenty, a few writes are taken in advance, so that not every one costs a statement. Those not used in
 * time lapse: giving them back would cost more than the seconds in which they come back by themselves.
 */
export function openWriteBudget(database: Database): TakeWrite {
  const leases = new Map<number, Lease>();
  const takeFromDatabase = groupCommit(database.batchSize, async (wishes: readonly Wish[]) => {
    const leased = await takeTogether(database, wishes, IN_ADVANCE, PLENTY);
    for (const installation of leased) {
      leases.set(installation, { left: IN_ADVANCE, untilMs: Date.now() + LEASE_MS });
    }
    const others = wishes.filter((wish) => !leased.has(wish.installationId));
    const granted = new Set([...leased, ...(await takeTogether(database, others, 0, RESERVED_FOR_CHECKS))]);
    const answers: { waitMs: number }[] = [];
    for (const wish of wishes) {
      answers.push(granted.has(wish.installationId) ? { waitMs: 0 } : await takeOne(database, wish));
    }
    return answers;
  });
  return async (wish) => {
    const lease = leases.get(wish.installationId);
    if (lease === undefined || lease.left === 0 || Date.now() >= lease.untilMs) return takeFromDatabase(wish);
    lease.left -= 1;
    return { waitMs: 0 };
  };
}

const PRESENT = `least(${CAPACITY}, budget.tokens
  + greatest(0, extract(epoch FROM now() - budget.refilled_at)) * ${REFILL_PER_SECOND})`;

const TAKE = `
  INSERT INTO baton.write_budget AS budget (installation_id, tokens, refilled_at)
  SELECT installation, (${CAPACITY} - count)::double precision, now()
  FROM json_to_recordset($1::text::json) AS wish(installation bigint, count integer)
  ORDER BY installation
  ON CONFLICT (installation_id) DO UPDATE
  SET tokens = ${PRESENT} + excluded.tokens - ${CAPACITY}, refilled_at = now()
  WHERE ${PRESENT} + excluded.tokens - ${CAPACITY} >= $2
  RETURNING installation_id AS installation
`;

const LOOK = `
  SELECT ${PRESENT} AS present, refilled_at > now() AS "isAhead"
  FROM baton.write_budget AS budget WHERE installation_id = $1
`;
/** After the database's clock was set back, a spent budget would stay so until it is that late again. */
const REFILL_FROM_NOW = `
  UPDATE baton.write_budget SET refilled_at = now() WHERE installation_id = $1 AND refilled_at > now()
`;

/** In one statement: the installations that can have all they wish for and `more`, and leave `keep` to others. */
async function takeTogether(
  database: Database,
  wishes: readonly Wish[],
  more: number,
  keep: number,
): Promise<Set<number>> {
  const counts = Map.groupBy(wishes, (wish) => wish.installationId);
  const asked = [...counts]
    .map(([installation, group]) => ({ installation, count: group.length + more }))
    .filter(({ count }) => count <= CAPACITY - keep);
  if (asked.length === 0) return new Set();
  const rows = await database.executeUnsynced<{ installation: number | string }>(TAKE, [
    JSON.stringify(asked),
    keep,
  ]);
  // pg gives a bigint as a string.
  return new Set(rows.map((row) => Number(row.installation)));
}

async function takeOne(database: Database, wish: Wish): Promise<{ waitMs: number }> {
  const keep = wish.kind === 'check' ? 0 : RESERVED_FOR_CHECKS;
  const asked = JSON.stringify([{ installation: wish.installationId, count: 1 }]);
  const taken = await database.executeUnsynced(TAKE, [asked, keep]);
  if (taken.length > 0) return { waitMs: 0 };
  const rows = await database.executeUnsynced<{ present: number | string; isAhead: boolean }>(LOOK, [
    wish.installationId,
  ]);
  if (rows[0]?.isAhead === true) await database.executeUnsynced(REFILL_FROM_NOW, [wish.installationId]);
  // No row: the installation was deleted in between, and the next call starts afresh.
  const missing = keep + 1 - Number(rows[0]?.present ?? keep);
  return { waitMs: Math.max(1, Math.ceil((missing / REFILL_PER_SECOND) * 1_000)) };
}
