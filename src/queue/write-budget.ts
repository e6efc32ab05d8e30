import type { Database } from './database.ts';
import { groupCommit } from './group-commit.ts';
import type { WriteKind } from './queue.ts';

/** Writes that an installation may do at once: GitHub asks for less than 80 a minute that create content. */
const CAPACITY = 60;
/** Of these, the last ones are kept for checks, which a merge may wait for. */
const RESERVED_FOR_CHECKS = 10;
/** Writes that come back each second. */
const REFILL_PER_SECOND = 1;

interface Wish {
  readonly installationId: number;
  readonly kind: WriteKind;
}

export type TakeWrite = (wish: Wish) => Promise<{ readonly waitMs: number }>;

/** The write budget of all installations (`Queue.takeWrite`). It lives in the database, so processes share it. */
export function openWriteBudget(database: Database): TakeWrite {
  return groupCommit(database.batchSize, async (wishes: readonly Wish[]) => {
    const granted = await takeTogether(database, wishes);
    const answers: { waitMs: number }[] = [];
    for (const wish of wishes) {
      answers.push(granted.has(wish.installationId) ? { waitMs: 0 } : await takeOne(database, wish));
    }
    return answers;
  });
}

const PRESENT = `least(${CAPACITY}, budget.tokens
  + greatest(0, extract(epoch FROM now() - budget.refilled_at)) * ${REFILL_PER_SECOND})`;

const TAKE = `
  INSERT INTO baton.write_budget AS budget (installation_id, tokens, refilled_at)
  SELECT installation, ${CAPACITY} - count, now()
  FROM json_to_recordset($1::text::json) AS wish(installation bigint, count integer)
  ORDER BY installation
  ON CONFLICT (installation_id) DO UPDATE
  SET tokens = ${PRESENT} + excluded.tokens - ${CAPACITY}, refilled_at = now()
  WHERE ${PRESENT} + excluded.tokens - ${CAPACITY} >= $2
  RETURNING installation_id AS installation
`;

/** The usual case in one statement: the installations that can have all they wish for without touching the reserve. */
async function takeTogether(database: Database, wishes: readonly Wish[]): Promise<Set<number>> {
  const counts = Map.groupBy(wishes, (wish) => wish.installationId);
  const asked = [...counts]
    .filter(([, group]) => group.length <= CAPACITY - RESERVED_FOR_CHECKS)
    .map(([installation, group]) => ({ installation, count: group.length }));
  const rows = await database.execute<{ installation: number | string }>(TAKE, [
    JSON.stringify(asked),
    RESERVED_FOR_CHECKS,
  ]);
  // pg gives a bigint as a string.
  return new Set(rows.map((row) => Number(row.installation)));
}

async function takeOne(database: Database, wish: Wish): Promise<{ waitMs: number }> {
  const keep = wish.kind === 'check' ? 0 : RESERVED_FOR_CHECKS;
  const asked = JSON.stringify([{ installation: wish.installationId, count: 1 }]);
  const taken = await database.execute(TAKE, [asked, keep]);
  if (taken.length > 0) return { waitMs: 0 };
  const rows = await database.execute<{ present: number | string }>(
    `SELECT ${PRESENT} AS present FROM baton.write_budget AS budget WHERE installation_id = $1`,
    [wish.installationId],
  );
  // No row: the installation was deleted in between, and the next call starts afresh.
  const missing = keep + 1 - Number(rows[0]?.present ?? keep);
  return { waitMs: Math.max(1, Math.ceil((missing / REFILL_PER_SECOND) * 1_000)) };
}
