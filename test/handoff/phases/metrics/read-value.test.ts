import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { READ_VALUE_PATTERNS, readValue } from '../../../../src/handoff/phases/metrics/read-value.ts';
import { formatValue } from '../../../../src/handoff/phases/metrics/units.ts';
import { WRITTEN_NUMBER_PATTERNS } from '../../../../src/handoff/phases/metrics/written-number.ts';
import { expectNoBlowUp } from '../../../no-blow-up.ts';

describe('readValue', () => {
  it.each<[string, number, string, string]>([
    ['0.71', 0.71, '', ''],
    ['.71', 0.71, '', ''],
    ['0,71', 0.71, '', ''],
    ['1.234,56', 1234.56, '', ''],
    ['\u22123', -3, '', ''],
    ['\u20AC1,200', 1200, '\u20AC', ''],
    ['\u20AC1.200', 1200, '\u20AC', ''],
    ['$1.200', 1.2, '$', ''],
    ['1.200', 1.2, '', ''],
    ['\u20AC 1,200', 1200, '\u20AC', ''],
    ['EUR 1,200', 1200, 'EUR', ''],
    ['US$5', 5, 'US$', ''],
    ['1200 EUR a month', 1200, 'EUR', ' a month'],
    ['12 \u20AC', 12, '\u20AC', ''],
    ['$1.2k', 1200, '$', ''],
    ['$1.5m', 1_500_000, '$', ''],
    ['$1.5 million', 1_500_000, '$', ''],
    ['$12 USD', 12, '$', ''],
    ['$0.21/query', 0.21, '$/query', ''],
    ['2 s', 2, 's', ''],
    ['800 ms', 800, 'ms', ''],
    ['800ms on staging', 800, 'ms', ' on staging'],
    ['12 min, all of them', 12, 'min', ', all of them'],
    ['85 %', 85, '%', ''],
    ['85%, golden set', 85, '%', ', golden set'],
    ['3.5x', 3.5, 'x', ''],
    ['12k', 12, 'k', ''],
    ['1.5 GB', 1.5, 'GB', ''],
    ['120 req/s', 120, '', ' req/s'],
    ['120req/s', 120, 'req/s', ''],
    ['5 a day', 5, '', ' a day'],
    ['0.71 us customers only', 0.71, '', ' us customers only'],
    ['0.71 min-max scaling', 0.71, '', ' min-max scaling'],
    ['0.71, reranker on', 0.71, '', ', reranker on'],
    ['0.71.', 0.71, '', '.'],
  ])('reads %s', (text, value, unit, rest) => {
    expect(readValue(text)).toEqual({ value, unit, rest });
  });

  it.each([
    '',
    'good',
    '1.2.3',
    '1,2,3',
    '-$-3',
    '$12ms',
    '$5 EUR',
    '1e999',
    '\u00B1 3',
    '12 3.4.5x'.slice(3),
  ])('finds none in %j', (text) => expect(readValue(text)).toBeNull());

  it('reads what is written by formatValue', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.constantFrom('', '%', '$', '\u20AC', 'ms', 'USD'),
        (thousandths, unit) => {
          const value = thousandths / 1000;
          expect(readValue(formatValue(value, unit))).toEqual({ value, unit, rest: '' });
        },
      ),
    );
  });

  it('takes linear time', () => expectNoBlowUp(READ_VALUE_PATTERNS));
});

describe('formatValue', () => {
  it.each<[number, string, string]>([
    [0.15, '$', '$0.15'],
    [-3, '$', '-$3'],
    [87, '%', '87%'],
    [800, 'ms', '800 ms'],
    [12, 'USD', '12 USD'],
    [0.75, '', '0.75'],
    [0.1 + 0.2, '', '0.3'],
  ])('writes %d %s as %s', (value, unit, expected) => {
    expect(formatValue(value, unit)).toBe(expected);
  });
});

describe('readWrittenNumber', () => {
  it('is read in linear time', () => expectNoBlowUp(WRITTEN_NUMBER_PATTERNS));
});
