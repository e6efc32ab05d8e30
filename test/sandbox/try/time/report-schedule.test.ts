import { describe, expect, it } from 'vitest';
import { dayName, nextReportMs, readSchedule } from '../../../../src/sandbox/try/time/report-schedule.ts';

const BERLIN = { day: 'friday', time: '16:00', timezone: 'Europe/Berlin' };

describe('when the next report is due', () => {
  it.each([
    ['on a day before', BERLIN, '2026-11-24T12:00:00Z', '2026-11-27T15:00:00.000Z'],
    ['on the day, before its time', BERLIN, '2026-11-27T14:59:59Z', '2026-11-27T15:00:00.000Z'],
    ['at the very moment', BERLIN, '2026-11-27T15:00:00Z', '2026-12-04T15:00:00.000Z'],
    ['over the end of summer time', BERLIN, '2026-10-24T12:00:00Z', '2026-10-30T15:00:00.000Z'],
    ['in summer', BERLIN, '2026-07-01T12:00:00Z', '2026-07-03T14:00:00.000Z'],
    [
      'where it is tomorrow already',
      { ...BERLIN, day: 'monday', timezone: 'Pacific/Auckland' },
      '2026-11-22T12:00:00Z',
      '2026-11-23T03:00:00.000Z',
    ],
    ['where the config tells nothing', {}, '2026-11-24T12:00:00Z', '2026-11-27T16:00:00.000Z'],
    [
      'where it tells nonsense',
      { day: 'someday', time: '4 pm', timezone: 'Mars' },
      '2026-11-24T12:00:00Z',
      '2026-11-27T16:00:00.000Z',
    ],
  ])('%s', (_, report, now, expected) => {
    expect(new Date(nextReportMs(readSchedule(report), Date.parse(now))).toISOString()).toBe(expected);
  });

  it('is on a day with a name', () => {
    expect(dayName(readSchedule({ day: 'sunday' }))).toBe('Sunday');
  });
});
