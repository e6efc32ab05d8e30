import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JudgePool, startJudgePool } from '../../src/jobs/judge-pool.ts';
import { factsOf, GOOD_BODY } from '../facts.ts';

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

const wish = { rerunOf: null, checksOnly: false, operator: null };
const judge = (body: string) => pool.judge({ pullRequests: [factsOf({ body })], wish });

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
