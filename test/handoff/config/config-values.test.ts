import { describe, expect, it } from 'vitest';
import { valuePatterns } from '../../../src/handoff/config/config-values.ts';
import { nearestWord } from '../../../src/handoff/config/nearest-word.ts';
import { expectNoBlowUp } from '../../no-blow-up.ts';

describe('valuePatterns', () => {
  it('take linear time', () => {
    expectNoBlowUp(Object.values(valuePatterns));
  });
});

describe('nearestWord', () => {
  it.each([
    ['ratoinale', 'rationale'],
    ['RATIONALE', 'rationale'],
    ['desision', 'decision'],
    ['runbok', 'runbook'],
    ['plan', null],
    ['', null],
    ['x'.repeat(10_000), null],
  ])('of %j is %j', (word, nearest) => {
    expect(nearestWord(word, ['rationale', 'decision', 'runbook'])).toBe(nearest);
  });
});
