import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JudgePool, startJudgePool } from '../../src/jobs/judge-pool.ts';
import { GOOD_DOCUMENTS } from '../documents.ts';
import { factsOf, GOOD_BODY } from '../facts.ts';
import { answer } from '../repository.ts';

let pool: JudgePool;
beforeAll(() => {
  pool = startJudgePool({
    timeLimitMs: 1_500,
    onFault: (error) => {
      throw error;
    },
  });
});
afterAll(() => pool.close());

/** Plain data, as it crosses to a thread. */
const lookedUp = lookedUpFor([
  'file base RUNBOOK.md',
  'file base CONTEXT.md',
  'listing ',
  'versions RUNBOOK.md',
  'versions CONTEXT.md',
]);
const wish = { rerunOf: null, checksOnly: false, operator: null };
const judge = (body: string) => pool.judge({ pullRequests: [{ ...factsOf({ body }), lookedUp }], wish });

describe('the pool', () => {
  it('judges', async () => {
    expect((await judge(GOOD_BODY)).conclusion).toBe('success');
  });

  it('ends a parse that takes too long, says so, and goes on with others', async () => {
    const [bomb, good] = await Promise.all([judge('>'.repeat(65_000)), judge(GOOD_BODY)]);
    expect(bomb.conclusion).toBe('failure');
    expect(JSON.stringify(bomb.effects)).toContain('could not be read within the time limit');
    expect(good.conclusion).toBe('success');
  });

  it.each([
    ['extends: acme/shared\n', 'acme/shared'],
    ['mode: observe\n', null],
    ['extends: [\n', null],
  ])('reads what %j extends', async (text, expected) => {
    expect(await pool.readExtends(text)).toBe(expected);
  });
});

function lookedUpFor(keys: readonly string[]) {
  return Object.fromEntries(keys.map((key) => [key, answer({ base: GOOD_DOCUMENTS }, key)]));
}
