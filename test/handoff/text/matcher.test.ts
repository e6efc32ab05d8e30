import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile, compileTogether, countEach, matchAt } from '../../../src/handoff/text/matcher.ts';

const lists = [
  'so that, so, because of, z. b*',
  '*ing, so far, fail*, 失败',
  'no longer, longer, far from*, a',
];
const vocabulary = [
  'so',
  'that',
  'because',
  'of',
  'failing',
  'failed',
  'ing',
  'far',
  'from',
  'fromage',
  'no',
  'longer',
  'a',
  'z',
  'b',
];

describe('a list of a lexicon', () => {
  test.each([
    ['so that', 0, 2],
    ['so far', 0, 1],
    ['because', 0, 0],
    // A beginning goes on for as many words as an entry may have.
    ['z bar and more', 0, 2],
    ['it is so', 2, 1],
    ['it is so', 3, 0],
  ])('"%s" at %i holds an entry of %i words', (sentence, index, length) => {
    expect(matchAt(compile(lists[0] ?? ''), sentence.split(' '), index)).toBe(length);
  });

  test('an ending is not a word by itself', () => {
    const matcher = compile('*ing');
    expect(matchAt(matcher, ['ing'], 0)).toBe(0);
    expect(matchAt(matcher, ['failing'], 0)).toBe(1);
  });

  test('counts each place once, and the parts that stand anywhere', () => {
    const words = ['so', 'that', 'so', 'failing', 'no', 'longer'];
    expect(countEach(compileTogether(lists), words, '因为失败')).toEqual([2, 2, 1]);
  });

  test('lists that are looked up together count what each counts alone', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...vocabulary), { maxLength: 12 }), (words) => {
        const alone = lists.map((list) => countEach(compileTogether([list]), words, '')[0]);
        expect(countEach(compileTogether(lists), words, '')).toEqual(alone);
      }),
    );
  });
});
