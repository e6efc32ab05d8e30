import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  METRIC_KEY_PATTERNS,
  metricKey,
  nearestMetric,
} from '../../../../src/handoff/phases/metrics/metric-key.ts';
import { expectNoBlowUp } from '../../../no-blow-up.ts';

describe('metricKey', () => {
  it.each([
    ['nDCG@5', 'ndcg@5'],
    ['nDCG@5', 'nDCG @ 5'],
    // As Baton itself writes it, so that nobody of that name is notified.
    ['nDCG@5', 'nDCG@\u200B5'],
    ['cost per query', 'Cost-per-query'],
    ['cost per query', 'cost_per_query'],
    ['cost per query', 'costPerQuery'],
    ['judge-pass', 'judge pass %'],
    ['p95', 'P 95'],
    ['`recall`', 'recall:'],
    ['\uFF21\uFF11', 'a1'],
  ])('is the same for %s and %s', (one, other) => {
    expect(metricKey(one)).toBe(metricKey(other));
  });

  it.each([
    ['nDCG@5', 'nDCG@10'],
    ['nDCG@5', 'nDCG5'],
    ['recall at 1.5', 'recall at 15'],
    ['top 1 0', 'top 10'],
    ['recall', 'precision'],
    ['%', '$'],
  ])('parts %s from %s', (one, other) => {
    expect(metricKey(one)).not.toBe(metricKey(other));
  });

  it.each(['@alice', '-->', '- @alice', '1-->2', 'a --> @b', ' ', '%%'])(
    'makes %j safe in a marker',
    (name) => {
      expect(metricKey(name)).toMatch(/^(?!@)[\p{L}\p{N}@.-]+$/u);
      expect(metricKey(name)).not.toContain('--');
    },
  );

  it('never throws, is never empty and stays what it is for itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const key = metricKey(name);
        expect(key).not.toBe('');
        expect(key).not.toMatch(/--|[\s<>]|^@/);
        expect(metricKey(key)).toBe(key);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes linear time', () => expectNoBlowUp(METRIC_KEY_PATTERNS));
});

describe('nearestMetric', () => {
  const known = ['nDCG@5', 'cost per query', 'judge-pass'];
  it.each([
    ['ndgc@5', 'nDCG@5'],
    ['nDCG', 'nDCG@5'],
    ['cost_per_querry', 'cost per query'],
    ['Judge-Pass', 'judge-pass'],
    ['judge-pass rate', 'judge-pass'],
    ['latency', null],
    ['q', null],
  ])('takes %s for %s', (name, expected) => {
    expect(nearestMetric(name, known)).toBe(expected);
  });
});
