import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countBusFactor } from '../../../../src/handoff/readiness/independence/count-bus-factor.ts';

/** Tries every set of people. */
function countByBruteForce(knowers: readonly (readonly string[])[]): number {
  const people = [...new Set(knowers.flat())];
  let best = people.length;
  for (let bits = 0; bits < 2 ** people.length; bits += 1) {
    const gone = new Set(people.filter((_, index) => Math.floor(bits / 2 ** index) % 2 === 1));
    const orphans = knowers.filter((area) => area.every((one) => gone.has(one))).length;
    if (orphans * 2 > knowers.length) best = Math.min(best, gone.size);
  }
  return best;
}

describe('the bus factor', () => {
  it.each<[string, string[][], number | null]>([
    ['there are no areas', [], null],
    ['one person knows all', [['a'], ['a'], ['a']], 1],
    ['half is not more than half', [['a'], ['b']], 2],
    [
      'two know everything together',
      [
        ['a', 'b'],
        ['a', 'b'],
      ],
      2,
    ],
    ['more than half is nobody’s already', [[], [], ['a']], 0],
    [
      'the greedy way would take one too many',
      [['a', 'b'], ['a', 'c'], ['b', 'c'], ['d'], ['e'], ['f', 'g']],
      4,
    ],
  ])('where %s', (_what, knowers, expected) => {
    expect(countBusFactor(knowers)).toBe(expected);
  });

  it('is exact for few people, in whatever order', () => {
    const area = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(area, { minLength: 1, maxLength: 8 }), (knowers) => {
        const expected = countByBruteForce(knowers);
        expect(countBusFactor(knowers)).toBe(expected);
        expect(countBusFactor(knowers.toReversed())).toBe(expected);
      }),
    );
  });

  it('is told within moments for two hundred areas and as many people, never too low', () => {
    const knowers = Array.from({ length: 200 }, (_, index) =>
      [0, 1, 2].map((step) => `p${(index * 7 + step * 31) % 200}`),
    );
    const started = performance.now();
    const factor = countBusFactor(knowers) ?? 0;
    expect(performance.now() - started).toBeLessThan(2_000);
    // Every person knows three areas: 101 areas of three people each take at least so many.
    expect(factor).toBeGreaterThanOrEqual(101);
    expect(factor).toBeLessThanOrEqual(200);
  });
});
