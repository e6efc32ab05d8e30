import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from './database.ts';

/** Load balancers give up after a few seconds. */
const LIMIT_MS = 2_000;

/** Writes and reads: a standby answers questions, and a full disk too. The open gate of no installation is tidied up. */
const PROBE = `
  INSERT INTO baton.gate (installation_id, until) VALUES (0, now())
  ON CONFLICT (installation_id) DO UPDATE SET until = excluded.until
  RETURNING installation_id
`;

/** Makes `Queue.isReachable`: callers at the same time share one try, so that many cost no more than one. */
export function createProbe(database: Database): () => Promise<boolean> {
  let underWay: Promise<boolean> | null = null;

  async function probe(): Promise<boolean> {
    const answer = database.execute(PROBE).then(
      (rows) => rows.length === 1,
      () => false,
    );
    return Promise.race([answer, delay(LIMIT_MS, false, { ref: false })]);
  }

  return () => {
    underWay ??= probe().finally(() => {
      underWay = null;
    });
    return underWay;
  };
}
