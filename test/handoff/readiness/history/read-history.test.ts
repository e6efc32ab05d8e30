import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lateDays } from '../../../../src/handoff/readiness/history/late-days.ts';
import { missedWeeks } from '../../../../src/handoff/readiness/history/missed-weeks.ts';
import { readHistory } from '../../../../src/handoff/readiness/history/read-history.ts';
import { addWeeks } from '../../../../src/handoff/readiness/schedule/iso-week.ts';
import { ownReport, RECORD } from './reports.ts';

const PRESENT = '2026-W47';
const other = RECORD.replace('total=72', 'total=50');
const weeks = (reports: Parameters<typeof readHistory>[0]): string[] =>
  readHistory(reports, PRESENT).scores.map(({ week }) => week);

describe('the history', () => {
  it('is told from the oldest week to the newest, without the present one and those to come', () => {
    expect(weeks(['2026-W47', '2026-W48', '2026-W46', '2026-W40'].map((week) => ownReport(week)))).toEqual([
      '2026-W40',
      '2026-W46',
    ]);
  });

  it('goes back twelve weeks', () => {
    expect(weeks([ownReport('2026-W35'), ownReport('2026-W34')])).toEqual(['2026-W35']);
  });

  it('goes back over the end of a year', () => {
    const scores = readHistory([ownReport('2026-W53'), ownReport('2026-W50')], '2027-W02').scores;
    expect(scores.map(({ week }) => week)).toEqual(['2026-W50', '2026-W53']);
  });

  it('takes the newest of two reports of a week', () => {
    const older = ownReport('2026-W46', { createdAt: '2026-11-13T16:00:00Z', record: other });
    const newer = ownReport('2026-W46', { createdAt: '2026-11-13T16:05:00Z' });
    expect(readHistory([older, newer], PRESENT).scores.map(({ total }) => total)).toEqual([72]);
  });

  it('names a report that somebody else edited, and does not use it', () => {
    const edited = ownReport('2026-W46', { isEditedByOthers: true });
    expect(readHistory([edited], PRESENT)).toEqual({
      scores: [],
      edited: [{ week: '2026-W46', url: edited.url }],
    });
  });

  it('uses the other report of the week where the newest was edited', () => {
    const edited = ownReport('2026-W46', {
      isEditedByOthers: true,
      record: other,
      createdAt: '2026-11-14T00:00:00Z',
    });
    const whole = ownReport('2026-W46', { createdAt: '2026-11-13T16:00:00Z' });
    expect(readHistory([edited, whole], PRESENT).scores.map(({ total }) => total)).toEqual([72]);
  });

  it('passes over a record that is broken', () => {
    expect(
      readHistory([ownReport('2026-W46', { record: '<!-- baton:score total=100 -->' })], PRESENT),
    ).toEqual({
      scores: [],
      edited: [],
    });
  });

  it('keeps a week whose number was withheld', () => {
    const withheld = ownReport('2026-W46', { record: RECORD.replace('total=72', 'total=withheld') });
    expect(readHistory([withheld], PRESENT).scores[0]?.total).toBeNull();
  });

  it('is the same in whatever order the reports come', () => {
    const reports = [-14, -12, -11, -3, -3, -1, 0].map((ago, index) =>
      ownReport(addWeeks(PRESENT, ago) ?? '', {
        createdAt: `2026-11-${10 + (index % 3)}T00:00:00Z`,
        url: `https://github.com/acme/answers/discussions/${index}`,
        isEditedByOthers: index === 3,
      }),
    );
    const expected = readHistory(reports, PRESENT);
    fc.assert(
      fc.property(fc.shuffledSubarray(reports, { minLength: reports.length }), (shuffled) => {
        expect(readHistory(shuffled, PRESENT)).toEqual(expected);
      }),
    );
  });
});

describe('weeks without a report', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['none where last week has one', ['2026-W46', '2026-W40'], []],
    ['those since the newest one', ['2026-W44', '2026-W40'], ['2026-W45', '2026-W46']],
    ['none where there was never one', [], []],
    ['none where the only one is the present', ['2026-W47'], []],
  ])('are %s', (_name, reports, expected) => {
    expect(
      missedWeeks(
        reports.map((week) => ownReport(week)),
        PRESENT,
      ),
    ).toEqual(expected);
  });

  it('are counted over the end of a year', () => {
    expect(missedWeeks([ownReport('2026-W52')], '2027-W02')).toEqual(['2026-W53', '2027-W01']);
  });

  it('are twelve at the most', () => {
    const missed = missedWeeks([ownReport('2026-W20')], PRESENT);
    expect(missed).toHaveLength(12);
    expect(missed.at(0)).toBe('2026-W35');
    expect(missed.at(-1)).toBe('2026-W46');
  });
});

describe('the days by which a report is late', () => {
  const week = { id: PRESENT, dueAt: '2026-11-20T16:00:00Z', nextDueAt: '2026-11-27T16:00:00Z' };
  const earlier = ownReport('2026-W46', { createdAt: '2026-11-13T16:00:00Z' });
  const own = (createdAt: string) => ownReport(PRESENT, { createdAt });

  it.each<[string, Parameters<typeof lateDays>[0], string, number]>([
    ['none in time', [earlier], '2026-11-20T16:40:00Z', 0],
    ['none within a day', [earlier], '2026-11-21T15:59:00Z', 0],
    ['whole ones', [earlier], '2026-11-25T17:00:00Z', 5],
    ['none for the first of all', [], '2026-11-25T17:00:00Z', 0],
    [
      'those of the posting, when it is renewed',
      [own('2026-11-20T16:01:00Z'), earlier],
      '2026-11-25T17:00:00Z',
      0,
    ],
    ['kept, when a late one is renewed', [own('2026-11-22T17:00:00Z'), earlier], '2026-11-25T17:00:00Z', 2],
  ])('are %s', (_name, reports, now, expected) => expect(lateDays(reports, week, now)).toBe(expected));
});
