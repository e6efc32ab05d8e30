import { expect, test } from 'vitest';
import { groupCommit } from '../../src/queue/group-commit.ts';

test('Calls that come while a group is written form the next one, no larger than allowed', async () => {
  const groups: number[][] = [];
  const commit = groupCommit<number, string>(3, async (items) => {
    groups.push([...items]);
    await new Promise((resolve) => setImmediate(resolve));
    return items.map((item) => `done ${item}`);
  });
  const answers = await Promise.all([1, 2, 3, 4, 5, 6, 7].map(commit));
  expect(groups).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
  expect(answers).toEqual([1, 2, 3, 4, 5, 6, 7].map((item) => `done ${item}`));
});

test('A group that can’t be written rejects its own calls only', async () => {
  const commit = groupCommit<number, number>(2, async (items) => {
    if (items.includes(1)) throw new Error('disk full');
    return items;
  });
  const outcomes = await Promise.allSettled([1, 2, 3].map(commit));
  expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  expect(await commit(4)).toBe(4);
});
