import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Config } from '../../../../src/handoff/config/config.ts';
import { findReportWeek } from '../../../../src/handoff/readiness/schedule/find-report-week.ts';
import { addWeeks } from '../../../../src/handoff/readiness/schedule/iso-week.ts';

type Report = Config['report'];

const report = (day: Report['day'], time: string, timezone: string): Report => ({
  day,
  time,
  timezone,
  category: null,
  public: false,
});

describe('the week of a report', () => {
  it.each<[string, Report, string, string, string, string]>([
    [
      'begins with its own moment',
      report('friday', '16:00', 'UTC'),
      '2026-11-20T16:00:00Z',
      '2026-W47',
      '2026-11-20T16:00:00Z',
      '2026-11-27T16:00:00Z',
    ],
    [
      'lasts until just before the next one',
      report('friday', '16:00', 'UTC'),
      '2026-11-20T15:59:59.999Z',
      '2026-W46',
      '2026-11-13T16:00:00Z',
      '2026-11-20T16:00:00Z',
    ],
    [
      'goes by the day of the time zone, not of UTC',
      report('monday', '01:00', 'Pacific/Auckland'),
      '2026-06-07T13:30:00Z',
      '2026-W24',
      '2026-06-07T13:00:00Z',
      '2026-06-14T13:00:00Z',
    ],
    [
      'keeps the local time when summer time ends in Berlin',
      report('friday', '16:00', 'Europe/Berlin'),
      '2026-10-24T00:00:00Z',
      '2026-W43',
      '2026-10-23T14:00:00Z',
      '2026-10-30T15:00:00Z',
    ],
    [
      'keeps the local time when summer time begins in New York',
      report('wednesday', '09:00', 'America/New_York'),
      '2026-03-05T00:00:00Z',
      '2026-W10',
      '2026-03-04T14:00:00Z',
      '2026-03-11T13:00:00Z',
    ],
    [
      'keeps the local time when summer time begins in Auckland',
      report('saturday', '12:00', 'Pacific/Auckland'),
      '2026-09-26T00:00:00Z',
      '2026-W39',
      '2026-09-26T00:00:00Z',
      '2026-10-02T23:00:00Z',
    ],
    [
      'knows zones off the hour',
      report('friday', '16:00', 'Asia/Kathmandu'),
      '2026-11-20T10:15:00Z',
      '2026-W47',
      '2026-11-20T10:15:00Z',
      '2026-11-27T10:15:00Z',
    ],
    [
      'is due as much later where the clocks skip its time',
      report('sunday', '02:30', 'Europe/Berlin'),
      '2026-03-29T01:30:00Z',
      '2026-W13',
      '2026-03-29T01:30:00Z',
      '2026-04-05T00:30:00Z',
    ],
    [
      'is not due yet in the hour that the clocks skip',
      report('sunday', '02:30', 'Europe/Berlin'),
      '2026-03-29T01:29:00Z',
      '2026-W12',
      '2026-03-22T01:30:00Z',
      '2026-03-29T01:30:00Z',
    ],
    [
      'is due at the first of two equal times',
      report('sunday', '01:30', 'America/New_York'),
      '2026-11-01T05:30:00Z',
      '2026-W44',
      '2026-11-01T05:30:00Z',
      '2026-11-08T06:30:00Z',
    ],
    [
      'is still the same at the second of two equal times',
      report('sunday', '01:30', 'America/New_York'),
      '2026-11-01T06:30:00Z',
      '2026-W44',
      '2026-11-01T05:30:00Z',
      '2026-11-08T06:30:00Z',
    ],
    [
      'is the 53rd at the end of a long year',
      report('friday', '16:00', 'UTC'),
      '2027-01-02T00:00:00Z',
      '2026-W53',
      '2027-01-01T16:00:00Z',
      '2027-01-08T16:00:00Z',
    ],
    [
      'is the first of the new year after that',
      report('friday', '16:00', 'UTC'),
      '2027-01-09T00:00:00Z',
      '2027-W01',
      '2027-01-08T16:00:00Z',
      '2027-01-15T16:00:00Z',
    ],
    [
      'is the first of the new year in the last days of the old one',
      report('tuesday', '08:00', 'UTC'),
      '2025-12-30T09:00:00Z',
      '2026-W01',
      '2025-12-30T08:00:00Z',
      '2026-01-06T08:00:00Z',
    ],
  ])('%s', (_name, config, now, id, dueAt, nextDueAt) => {
    expect(findReportWeek(now, config)).toEqual({ id, dueAt, nextDueAt });
  });

  const zones = [
    'Europe/Berlin',
    'America/New_York',
    'Pacific/Auckland',
    'Asia/Kathmandu',
    'Pacific/Apia',
    'UTC',
  ];
  const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
  const anyReport = fc
    .record({
      day: fc.constantFrom(...days),
      hour: fc.integer({ min: 0, max: 23 }),
      minute: fc.constantFrom('00', '30', '59'),
      timezone: fc.constantFrom(...zones),
    })
    .map(({ day, hour, minute, timezone }) =>
      report(day, `${String(hour).padStart(2, '0')}:${minute}`, timezone),
    );
  const anyTime = fc.date({
    min: new Date('2010-01-01T00:00:00Z'),
    max: new Date('2045-01-01T00:00:00Z'),
    noInvalidDate: true,
  });

  it('holds now, always', () => {
    fc.assert(
      fc.property(anyReport, anyTime, (config, now) => {
        const { dueAt, nextDueAt } = findReportWeek(now.toISOString(), config);
        expect(Date.parse(dueAt)).toBeLessThanOrEqual(now.getTime());
        expect(Date.parse(nextDueAt)).toBeGreaterThan(now.getTime());
      }),
    );
  });

  it('is followed by the next week, of the next id', () => {
    fc.assert(
      fc.property(anyReport, anyTime, (config, now) => {
        const week = findReportWeek(now.toISOString(), config);
        const next = findReportWeek(week.nextDueAt, config);
        expect(next.dueAt).toBe(week.nextDueAt);
        expect(next.id).toBe(addWeeks(week.id, 1));
        expect(next.id > week.id).toBe(true);
      }),
    );
  });
});
