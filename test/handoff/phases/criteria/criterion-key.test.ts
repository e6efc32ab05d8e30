import { describe, expect, it } from 'vitest';
import { criterionKey } from '../../../../src/handoff/phases/criteria/criterion-key.ts';
import { criterion, iterations } from './facts.ts';

describe('criterionKey', () => {
  const key = criterionKey(criterion());

  it('names the metric, the direction and the kind of unit', () => {
    expect(key).toBe('ndcg@5:below:plain');
    expect(criterionKey(criterion(null, { metric: 'p95', comparison: '>=', unit: 's' }))).toBe(
      'p95:above:time',
    );
    expect(criterionKey(criterion(null, { unit: 'req/s' }))).toBe('ndcg@5:below:reqs');
  });

  it.each([
    ['value', criterion(null, { value: 0.5 })],
    ['spelling', criterion(null, { metric: 'NDCG @ 5' })],
    ['count', criterion(iterations(3))],
    ['action', { ...criterion(), action: null, text: 'other words' }],
    ['comparison of the line itself', criterion(null, { comparison: '<=' })],
    ['writing of large numbers', criterion(null, { unit: 'k' })],
  ])('stays the same with another %s', (_, other) => expect(criterionKey(other)).toBe(key));

  it.each([
    ['metric', criterion(null, { metric: 'nDCG@10' })],
    ['direction', criterion(null, { comparison: '>' })],
    ['kind of unit', criterion(null, { unit: '%' })],
  ])('is another one with another %s', (_, other) => expect(criterionKey(other)).not.toBe(key));

  it('names one without a value by its words, safely', () => {
    expect(criterionKey({ threshold: null, text: 'if nobody --> uses it, @alice' })).toBe(
      'text:ifnobodyusesit@alice',
    );
  });
});
