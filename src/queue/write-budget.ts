import type { Database } from './database.ts';
import { groupCommit } from './group-commit.ts';
import type { WriteKind } from './queue.ts';

/** Writes that an installation may do at once. */
const CAPACITY = 60;
/** Of these, the last ones are kept for checks, which a merge may wait for. */
const RESERVED_FOR_CHECKS = 10;
/** Writes that come back each second. */
const REFILL_PER_SECOND = 1;
/**
 * Of all writes, those that are no checks create content: GitHub asks for at most 80 of these a minute and 500 an hour
 * (github-facts 6.3). So many at once,
 */
const CONTENT_CAPACITY = 50;
/** and one more after each of these times: at most 58 in any minute, and 500 in any hour. */
const SECONDS_A_CONTENT = 8;
/** Writes of checks that a process takes in advance, */
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
 * Where there is plenty, a few checks are taken in advance, so that not every one costs a statement. Those not used in
 * time lapse: giving them back would cost more than the seconds in which they come back by themselves.
 */
export function openWriteBudget(database: Database): TakeWrite {
  const leases = new Map<number, Lease>();
  const takeFromDatabase = groupCommit(database.batchSize, async (wishes: readonly Wish[]) => {
    const checking = new Set(wishes.filter(isCheck).map((wish) => wish.installationId));
    const withChecks = wishes.filter((wish) => checking.has(wish.installationId));
    const leased = await takeTogether(database, withChecks, IN_ADVANCE, PLENTY);
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
    const lease = isCheck(wish) ? leases.get(wish.installationId) : undefined;
    if (lease === undefined || lease.left === 0 || Date.now() >= lease.untilMs) return takeFromDatabase(wish);
    lease.left -= 1;
    return { waitMs: 0 };
  };
}

const isCheck = ({ kind }: Wish): boolean => kind === 'check';

const PASSED_SECONDS = 'greatest(0, extract(epoch FROM now() - budget.refilled_at))';
const PRESENT = `least(${CAPACITY}, budget.tokens + ${PASSED_SECONDS} * ${REFILL_PER_SECOND})`;
const PRESENT_CONTENTS = `least(${CONTENT_CAPACITY}, budget.contents + ${PASSED_SECONDS} / ${SECONDS_A_CONTENT})`;

const TAKE = `
  INSERT INTO baton.write_budget AS budget (installation_id, tokens, contents, refilled_at)
  SELECT installation, (${CAPACITY} - count)::double precision,
    (${CONTENT_CAPACITY} - contents)::double precision, now()
  FROM json_to_recordset($1::text::json) AS wish(installation bigint, count integer, contents integer)
  ORDER BY installation
  ON CONFLICT (installation_id) DO UPDATE
  SET tokens = ${PRESENT} + (excluded.tokens - ${CAPACITY}),
    contents = ${PRESENT_CONTENTS} + (excluded.contents - ${CONTENT_CAPACITY}), refilled_at = now()
  WHERE ${PRESENT} + (excluded.tokens - ${CAPACITY}) >= $2
    AND ${PRESENT_CONTENTS} + (excluded.contents - ${CONTENT_CAPACITY}) >= 0
  RETURNING installation_id AS installation
`;

const LOOK = `
  SELECT ${PRESENT} AS present, refilled_at > now() AS "isAhead"
  FROM baton.write_budget AS budget WHERE installation_id = $1
`;
/** After the database's clock was set back, a spent budget would stay so until it is that late again. */
const REFILL_FROM_NOW = `
  UPDATE baton.write_budget SET refilled_at = now(), last_turn_at = now()
  WHERE installation_id = $1 AND refilled_at > now()
`;
/**
 * Who finds no content left is told a time of its own, one after the other: a thousand reports that came back together,
 * and each read its repository before it asks, would use up the limits of reading for one write. A turn is no
 * promise, as others may come in between; after an hour the line begins again from its start.
 */
const LINE_UP = `
  UPDATE baton.write_budget AS budget
  SET last_turn_at = greatest(
    now() + (1 - ${PRESENT_CONTENTS}) * interval '${SECONDS_A_CONTENT} seconds',
    CASE WHEN last_turn_at > now() AND last_turn_at <= now() + interval '1 hour'
      THEN last_turn_at + interval '${SECONDS_A_CONTENT} seconds' ELSE now() END
  )
  WHERE installation_id = $1 AND ${PRESENT_CONTENTS} < 1
  RETURNING extract(epoch FROM last_turn_at - now()) AS seconds
`;

/** In one statement: the installations that can have all they wish for and `more`, and leave `keep` to others. */
async function takeTogether(
  database: Database,
  wishes: readonly Wish[],
  more: number,
  keep: number,
): Promise<Set<number>> {
  const groups = Map.groupBy(wishes, (wish) => wish.installationId);
  const asked = [...groups]
    .map(([installation, group]) => ({
      installation,
      count: group.length + more,
      contents: group.filter((wish) => !isCheck(wish)).length,
    }))
    .filter(({ count, contents }) => count <= CAPACITY - keep && contents <= CONTENT_CAPACITY);
  if (asked.length === 0) return new Set();
  const rows = await database.executeUnsynced<{ installation: number | string }>(TAKE, [
    JSON.stringify(asked),
    keep,
  ]);
  // pg gives a bigint as a string.
  return new Set(rows.map((row) => Number(row.installation)));
}

async function takeOne(database: Database, wish: Wish): Promise<{ waitMs: number }> {
  const keep = isCheck(wish) ? 0 : RESERVED_FOR_CHECKS;
  const taken = await takeTogether(database, [wish], 0, keep);
  if (taken.size > 0) return { waitMs: 0 };
  const id = wish.installationId;
  const [row] = await database.executeUnsynced<{ present: number | string; isAhead: boolean }>(LOOK, [id]);
  if (row?.isAhead === true) await database.executeUnsynced(REFILL_FROM_NOW, [id]);
  // No row: the installation was deleted in between, and the next call starts afresh.
  const missing = keep + 1 - Number(row?.present ?? keep);
  const turnSeconds = isCheck(wish) ? 0 : await lineUp(database, id);
  return { waitMs: Math.max(1, Math.ceil(Math.max(missing / REFILL_PER_SECOND, turnSeconds) * 1_000)) };
}

/** Seconds until this wish's turn among those that find no content left; 0 where there is some. */
async function lineUp(database: Database, installationId: number): Promise<number> {
  const [row] = await database.executeUnsynced<{ seconds: number | string }>(LINE_UP, [installationId]);
  return Number(row?.seconds ?? 0);
}
