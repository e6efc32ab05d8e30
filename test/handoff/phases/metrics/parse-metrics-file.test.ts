import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  METRICS_FILE_PATTERNS,
  parseMetricsFile,
} from '../../../../src/handoff/phases/metrics/parse-metrics-file.ts';
import { REPORT_TIME_PATTERNS } from '../../../../src/handoff/phases/metrics/report-time.ts';
import { expectNoBlowUp } from '../../../no-blow-up.ts';

const URL = 'https://github.com/acme/app/blob/main/evals/metrics.jsonl';
const AT = '2026-06-19T08:30:00Z';
const line = (rest: object) => JSON.stringify({ metric: 'nDCG@5', value: 0.71, at: AT, ...rest });
const one = (rest: object) => parseMetricsFile(line(rest), URL);

describe('parseMetricsFile', () => {
  it('reads a line with all of its keys', () => {
    const rest = { phase: 2, commit: '1f3a9c2', note: 'reranker on', other: { ignored: [true] } };
    expect(one(rest)).toEqual({
      reports: [
        {
          metric: 'nDCG@5',
          value: 0.71,
          unit: '',
          at: AT,
          commit: '1f3a9c2',
          note: 'reranker on',
          phase: '2',
          source: { kind: 'file', line: 1, url: `${URL}#L1` },
        },
      ],
      problems: [],
    });
  });

  it('takes what is left out, null or empty for not said', () => {
    const expected = { commit: null, note: '', phase: null, unit: '' };
    expect(one({}).reports).toMatchObject([expected]);
    expect(one({ commit: null, note: null, phase: null, unit: null }).reports).toMatchObject([expected]);
    expect(one({ commit: '', note: '', phase: '', unit: '' }).reports).toMatchObject([expected]);
  });

  it.each<[unknown, number, string]>([
    [0, 0, ''],
    [-1.5e-3, -0.0015, ''],
    ['87%', 87, '%'],
    ['$0.21', 0.21, '$'],
    [' 800 ms ', 800, 'ms'],
    ['12 incidents', 12, 'incidents'],
    ['0.71', 0.71, ''],
  ])('reads the value %j', (value, expected, unit) => {
    expect(one({ value }).reports).toMatchObject([{ value: expected, unit }]);
  });

  it('takes a unit by its own key, unless the value has one', () => {
    expect(one({ value: 2, unit: 's' }).reports).toMatchObject([{ value: 2, unit: 's' }]);
    expect(one({ value: '2 ms', unit: 's' }).reports).toMatchObject([{ value: 2, unit: 'ms' }]);
  });

  it.each([
    ['2026-06-19', '2026-06-19T12:00:00Z'],
    ['2026-06-19T10:30:00+02:00', AT],
    ['2026-06-19T10:30+0200', AT],
    ['2026-06-19T08:30:00', AT],
    ['2026-06-19 08:30:00', AT],
    ['2026-06-19T08:30:00.123456Z', '2026-06-19T08:30:00.123Z'],
  ])('reads the time %s as %s', (at, expected) => {
    expect(one({ at }).reports).toMatchObject([{ at: expected }]);
  });

  it.each<[string, object, string]>([
    ['no metric', { metric: undefined }, 'there is no `metric`'],
    ['an empty metric', { metric: ' ' }, '`metric` is'],
    ['a metric that is none', { metric: 5 }, '`metric` is'],
    ['a page for a metric', { metric: 'm'.repeat(101) }, '`metric` is'],
    ['no value', { value: undefined }, 'there is no `value`'],
    ['a value without a number', { value: 'good' }, '`value` is'],
    ['a value that is none', { value: true }, '`value` is'],
    ['a null for a value', { value: null }, '`value` is'],
    ['a value with a sentence', { value: '12 of the 13 incidents' }, '`value` is'],
    ['no time', { at: undefined }, 'there is no `at`'],
    ['a day that does not exist', { at: '2026-02-30' }, '`at` is'],
    ['an hour that does not exist', { at: '2026-06-19T25:00:00Z' }, '`at` is'],
    ['words for a time', { at: 'yesterday' }, '`at` is'],
    ['a number for a time', { at: 1_780_000_000 }, '`at` is'],
    ['a zone that would be passed over', { at: '2026-06-19T08:30:00[Europe/Berlin]' }, '`at` is'],
    ['a phase that is none', { phase: [1] }, '`phase` is'],
    ['a commit that is none', { commit: 5 }, '`commit` is'],
    ['a unit that is none', { unit: 5 }, '`unit` is'],
    ['a note that is none', { note: 5 }, '`note` is'],
  ])('tells of %s', (_, rest, what) => {
    const { reports, problems } = one(rest);
    expect(reports).toEqual([]);
    expect(problems).toMatchObject([{ line: 1, what: expect.stringContaining(what) }]);
  });

  it.each([
    ['{"metric": "nDCG@5", ', 'no JSON by itself'],
    ['nDCG@5 0.71', 'no JSON by itself'],
    ['[1]', 'no JSON object'],
    ['null', 'no JSON object'],
    ['"text"', 'no JSON object'],
    [`{"a": "${'x'.repeat(4000)}"}`, '4,000 characters'],
  ])('tells of the line %.30s', (text, what) => {
    expect(parseMetricsFile(text, URL).problems).toMatchObject([{ what: expect.stringContaining(what) }]);
  });

  it('reads the other lines beside a bad one, past a mark, empty lines and any line ending', () => {
    const { reports, problems } = parseMetricsFile(
      `\uFEFF${line({})}\r\n\r\n@alice `.concat(`#1\n${line({})}\n`),
      URL,
    );
    expect(reports.map(({ source }) => source)).toEqual([
      { kind: 'file', line: 1, url: `${URL}#L1` },
      { kind: 'file', line: 4, url: `${URL}#L4` },
    ]);
    expect(problems.map((problem) => problem.line)).toEqual([3]);
    expect(JSON.stringify(problems)).not.toContain('alice');
  });

  it('reads 20,000 lines, and says so where there are more', () => {
    const lines = Array.from({ length: 20_000 }, () => line({}));
    expect(parseMetricsFile(`${lines.join('\n')}\n\n`, URL).problems).toEqual([]);
    const longer = parseMetricsFile([...lines, line({})].join('\n'), URL);
    expect(longer.reports).toHaveLength(20_000);
    expect(longer.problems).toMatchObject([{ line: 20_001, what: expect.stringContaining('20,000 lines') }]);
  });

  it('tells of 100 problems, the last of which counts the rest', () => {
    expect(parseMetricsFile('x\n'.repeat(100), URL).problems.at(-1)).toMatchObject({ line: 100 });
    const { problems } = parseMetricsFile('x\n'.repeat(150), URL);
    expect(problems).toHaveLength(100);
    expect(problems.at(-1)).toMatchObject({ line: 100, what: expect.stringContaining('50 more') });
  });

  it('never throws, and does not care about line endings', () => {
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom('87%', AT, 'nDCG@5', 0.5));
    const entry = fc.record(
      { metric: value, value, at: value, phase: value, commit: value, note: value, unit: value },
      { requiredKeys: [] },
    );
    const text = fc.array(
      fc.oneof(
        entry.map((one) => JSON.stringify(one)),
        fc.string({ unit: 'binary' }),
      ),
    );
    fc.assert(
      fc.property(text, (lines) => {
        const plain = lines.join('\n').replaceAll('\r', '');
        const parsed = parseMetricsFile(plain, URL);
        expect(parseMetricsFile(plain.replaceAll('\n', '\r\n'), URL)).toEqual(parsed);
        for (const { at, value: read } of parsed.reports) {
          expect(Date.parse(at)).not.toBeNaN();
          expect(Number.isFinite(read)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('takes linear time', () => expectNoBlowUp([...METRICS_FILE_PATTERNS, ...REPORT_TIME_PATTERNS]));
});
