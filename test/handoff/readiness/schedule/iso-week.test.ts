import { describe, expect, it } from 'vitest';
import {
  addWeeks,
  mondayOf,
  shortWeek,
  weeksBetween,
  weekWords,
} from '../../../../src/handoff/readiness/schedule/iso-week.ts';

describe('an ISO week', () => {
  it.each([
    ['2026-W01', '2025-12-29'],
    ['2026-W47', '2026-11-16'],
    ['2026-W53', '2026-12-28'],
    ['2027-W01', '2027-01-04'],
  ])('%s begins on %s', (week, monday) => expect(mondayOf(week)?.toString()).toBe(monday));

  it.each(['2027-W53', '2026-W00', '2026-W54', '2026-47', '', 'W47', '2026-W4', '12026-W47'])(
    '%j is none',
    (week) => {
      expect(mondayOf(week)).toBeNull();
      expect(addWeeks(week, 1)).toBeNull();
      expect(weeksBetween(week, '2026-W47')).toBeNull();
      expect(weeksBetween('2026-W47', week)).toBeNull();
    },
  );

  it('goes on over the end of a year', () => {
    expect(addWeeks('2026-W53', 1)).toBe('2027-W01');
    expect(addWeeks('2027-W01', -1)).toBe('2026-W53');
    expect(weeksBetween('2026-W52', '2027-W02')).toBe(3);
    expect(weeksBetween('2027-W02', '2026-W52')).toBe(-3);
  });

  it('has words', () => {
    expect(weekWords('2026-W07')).toBe('week 7 of 2026');
    expect(shortWeek('2026-W07')).toBe('week 7');
  });
});
