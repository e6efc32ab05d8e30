import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertUnit } from '../../../../src/handoff/phases/metrics/convert-unit.ts';
import type { Threshold } from '../../../../src/handoff/phases/plan/plan.ts';

const agreed = (value: number, unit: string): Threshold => ({ metric: 'm', comparison: '<', value, unit });

describe('convertUnit', () => {
  it.each<[string, number, string, Threshold, number]>([
    ['a value in the unit of the plan', 0.21, '$', agreed(0.15, '$'), 0.21],
    ['a bare number', 0.21, '', agreed(0.15, '$'), 0.21],
    ['a bare number for a time', 650, '', agreed(800, 'ms'), 650],
    ['a currency by its sign or its code', 5, 'USD', agreed(4, '$'), 5],
    ['euros', 5, '\u20AC', agreed(4, 'EUR'), 5],
    ['a price for each of something', 0.21, '$/query', agreed(0.15, '$'), 0.21],
    ['milliseconds for seconds', 800, 'ms', agreed(2, 's'), 0.8],
    ['seconds for milliseconds', 2, 'sec', agreed(800, 'ms'), 2000],
    ['hours for days', 36, 'hours', agreed(2, 'd'), 1.5],
    ['minutes, not millions', 90, 'm', agreed(2, 'h'), 1.5],
    ['megabytes for gigabytes', 500, 'MB', agreed(1, 'gb'), 0.5],
    ['thousands', 12, 'k', agreed(10_000, ''), 12_000],
    ['ones for thousands', 12_000, '', agreed(10, 'k'), 12],
    ['thousands of a named thing', 12, 'k', agreed(10_000, 'docs'), 12_000],
    ['times', 3.5, 'x', agreed(3, ''), 3.5],
    ['things counted by their name', 12, 'incidents', agreed(10, ''), 12],
    ['one thing', 1, 'incident', agreed(10, 'Incidents'), 1],
    ['an unknown unit in other letters', 120, 'REQ/s', agreed(100, 'req/S'), 120],
    ['a fraction for a percentage', 0.87, '', agreed(85, '%'), 87],
    ['a whole one for a percentage', 1, '', agreed(85, '%'), 100],
    ['zero for a percentage', 0, '', agreed(2, '%'), 0],
    ['a bare percentage below zero', -5, '', agreed(10, '%'), -5],
    ['a fraction below zero', -0.05, '', agreed(10, '%'), -5],
    ['a bare percentage', 87, '', agreed(85, '%'), 87],
    ['a percentage for a fraction', 71, '%', agreed(0.75, ''), 0.71],
    ['a percentage in words', 71, 'percent', agreed(85, '%'), 71],
  ])('takes %s', (_, value, unit, threshold, expected) => {
    expect(convertUnit(value, unit, threshold)).toEqual({ kind: 'converted', value: expected });
  });

  it.each<[string, number, string, Threshold, string[]]>([
    ['another currency', 5, '\u20AC', agreed(4, '$'), ['`$`', '`\u20AC`', '`$4`']],
    ['a time for money', 5, 'ms', agreed(4, '$'), ['`$4`']],
    ['money for a bare number', 5, '$', agreed(4, ''), ['without a unit', '`4`']],
    ['a time for a bare number', 5, 'ms', agreed(4, ''), ['without a unit', '`4`']],
    ['an unknown unit for a known one', 5, 'foo', agreed(800, 'ms'), ['`foo`', '`800 ms`']],
    ['another unknown unit', 5, 'foo', agreed(4, 'bar'), ['`foo`', '`4 bar`']],
    ['a percentage for a large bare number', 71, '%', agreed(75, ''), ['`%`', '`75`']],
    ['what may be a fraction or a small percentage', 0.5, '', agreed(2, '%'), ['`0.5%`', '`50%`']],
  ])('refuses %s', (_, value, unit, threshold, parts) => {
    const conversion = convertUnit(value, unit, threshold);
    expect(conversion.kind).toBe('refused');
    for (const part of parts) expect(conversion).toMatchObject({ reason: expect.stringContaining(part) });
  });

  it('quotes users only in code spans', () => {
    const threshold = { ...agreed(4, '**$** @a'), metric: '`x` @alice #1' };
    const { reason } = convertUnit(5, '@bob', threshold) as { reason: string };
    expect(reason.replace(/(`+).*?\1/g, '')).not.toMatch(/@|#|\*|alice|bob/);
  });

  it('brings a value there and back again', () => {
    const times = fc.constantFrom('ms', 's', 'min', 'h', 'd', 'weeks');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), times, times, (value, from, to) => {
        const there = convertUnit(value, from, agreed(1, to)) as { value: number };
        const back = convertUnit(there.value, to, agreed(1, from)) as { value: number };
        expect(back.value).toBeCloseTo(value, 3);
      }),
    );
  });
});
