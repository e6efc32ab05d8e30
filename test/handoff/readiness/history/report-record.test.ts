import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseReport } from '../../../../src/handoff/readiness/history/parse-report.ts';
import {
  REPORT_MARKER_PATTERNS,
  readReportMarker,
} from '../../../../src/handoff/readiness/history/report-marker.ts';
import {
  formatRecord,
  parseRecord,
  RECORD_PATTERNS,
} from '../../../../src/handoff/readiness/history/report-record.ts';
import { WEEK_PATTERNS } from '../../../../src/handoff/readiness/schedule/iso-week.ts';
import type { DimensionId } from '../../../../src/handoff/readiness/score/part.ts';
import type { Score } from '../../../../src/handoff/readiness/score/score.ts';
import { ownReport, RECORD } from './reports.ts';

const IDS = ['runbook', 'independence', 'rationale', 'decisions', 'context', 'plan'] as const;
const WEIGHTS: Readonly<Record<DimensionId, number>> = {
  runbook: 25,
  independence: 20,
  rationale: 15,
  decisions: 15,
  context: 15,
  plan: 10,
};

function score(total: number | null, values: readonly (number | null | 'off')[]): Score {
  return {
    total,
    exact: total ?? 0,
    evidencePercent: 90,
    dimensions: IDS.map((id, index) => {
      const value = values[index] ?? null;
      return {
        id,
        title: id,
        weight: WEIGHTS[id],
        parts: [],
        value: value === 'off' ? null : value,
        isOff: value === 'off',
      };
    }),
    actions: [],
  };
}

describe('the record of a score', () => {
  it('tells the points of each dimension', () => {
    expect(formatRecord(score(72, [0.72, 0.6, 0.85, null, 1, 'off']))).toBe(RECORD);
    expect(formatRecord(score(null, []))).toBe(
      '<!-- baton:score total=withheld evidence=90 runbook=none independence=none rationale=none decisions=none context=none plan=none -->',
    );
  });

  it('is read as it was written, whatever the score', () => {
    const value = fc.oneof(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constant(null),
      fc.constant('off' as const),
    );
    const values = fc.array(value, { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(fc.option(fc.integer({ min: 0, max: 100 })), values, (total, all) => {
        const points = Object.fromEntries(
          IDS.map((id, index) => {
            const one = all[index];
            return [id, typeof one === 'number' ? Math.round(one * WEIGHTS[id]) : null];
          }),
        );
        expect(parseRecord(formatRecord(score(total, all)))).toEqual({ total, dimensions: points });
      }),
    );
  });

  it.each([
    ['blanks behind it', `${RECORD}  \r`],
    ['a later version with more to say', RECORD.replace(' -->', ' drills=3 -->')],
  ])('is read with %s', (_name, line) => expect(parseRecord(line)?.total).toBe(72));

  it.each([
    ['nothing', ''],
    ['another comment', '<!-- baton:report:2026-W47 -->'],
    ['more than there is', RECORD.replace('total=72', 'total=101')],
    ['less than nothing', RECORD.replace('total=72', 'total=-1')],
    ['no total', RECORD.replace('total=72 ', '')],
    ['no evidence', RECORD.replace('evidence=90 ', '')],
    ['a dimension too few', RECORD.replace('plan=off ', '')],
    ['more points than the weight', RECORD.replace('18/25', '26/25')],
    ['words for points', RECORD.replace('18/25', 'many')],
    ['one thing twice', RECORD.replace('total=72', 'total=72 total=99')],
    ['an end that is missing', RECORD.replace(' -->', '')],
    ['text around it', `see ${RECORD}`],
    ['two blanks', RECORD.replace(' plan', '  plan')],
    ['endless text', RECORD.replace('plan=off', `plan=off ${'a=1 '.repeat(500)}`)],
  ])('is none with %s', (_name, line) => expect(parseRecord(line)).toBeNull());

  it('is read without backtracking', () => {
    const patterns = [...RECORD_PATTERNS, ...REPORT_MARKER_PATTERNS, ...WEEK_PATTERNS];
    expect(patterns.length).toBeGreaterThan(0);
    for (const pattern of patterns) {
      for (const piece of ['a', '1', '1/', 'a=', '<!-- baton:report:', ' ', '2026-W47']) {
        const started = performance.now();
        pattern.test(piece.repeat(20_000));
        expect(performance.now() - started).toBeLessThan(100);
      }
    }
  });
});

describe('an earlier report', () => {
  const past = {
    week: '2026-W46',
    url: 'https://github.com/acme/answers/discussions/46',
    total: 72,
    dimensions: { runbook: 18, independence: 12, rationale: 13, decisions: null, context: 15, plan: null },
  };

  it('tells its week and its score', () => {
    expect(parseReport(ownReport('2026-W46'))).toEqual({ week: '2026-W46', past });
  });

  it('is read with the line ends of Windows and blanks behind the marker', () => {
    const body = ownReport('2026-W46').body.replaceAll('\n', ' \r\n');
    expect(parseReport(ownReport('2026-W46', { body }))).toEqual({ week: '2026-W46', past });
  });

  it('is still the report of its week where somebody broke the record', () => {
    expect(parseReport(ownReport('2026-W46', { record: 'total=100' }))).toEqual({
      week: '2026-W46',
      past: null,
    });
    expect(parseReport(ownReport('2026-W46', { body: '<!-- baton:report:2026-W46 -->' }))?.past).toBeNull();
  });

  it.each([
    ['no marker', 'Readiness'],
    ['a marker further down', `Hello\n<!-- baton:report:2026-W46 -->\n${RECORD}`],
    ['the marker of the standing issue', '<!-- baton:report -->\nReports'],
    ['a week that does not exist', `<!-- baton:report:2027-W53 -->\n${RECORD}`],
    ['nothing', ''],
  ])('is none with %s', (_name, body) => expect(parseReport(ownReport('2026-W46', { body }))).toBeNull());

  it('has a marker that no blank may precede', () => {
    expect(readReportMarker(' <!-- baton:report:2026-W46 -->')).toBeNull();
  });
});
