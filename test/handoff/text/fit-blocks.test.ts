import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteLength, fitBlocks } from '../../../src/handoff/text/fit-blocks.ts';

const note = (omitted: number): string => `${omitted} left out`;

describe('fitBlocks', () => {
  it('joins blocks that fit with blank lines', () => {
    expect(fitBlocks(['one', 'two'], 100, note)).toBe('one\n\ntwo');
  });

  it('leaves out the last blocks and says how many', () => {
    expect(fitBlocks(['a'.repeat(20), 'b'.repeat(20), 'c'.repeat(20)], 50, note)).toBe(
      `${'a'.repeat(20)}\n\n2 left out`,
    );
  });

  it('keeps to the limit in bytes, not characters', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' })),
        fc.integer({ min: 40, max: 200 }),
        (blocks, limit) => {
          expect(byteLength(fitBlocks(blocks, limit, note))).toBeLessThanOrEqual(limit);
        },
      ),
    );
  });
});
