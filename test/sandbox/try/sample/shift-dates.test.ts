import { describe, expect, it } from 'vitest';
import { loadSample } from '../../../../src/sandbox/try/sample/load-sample.ts';
import { shiftDates, weeksToShift } from '../../../../src/sandbox/try/sample/shift-dates.ts';

const DAY_MS = 86_400_000;

async function filesAt(nowMs: number): Promise<Readonly<Record<string, string | null>>> {
  const { content } = (await loadSample(nowMs)).repository;
  if (content.kind !== 'files') throw new Error('The sample is files');
  return Object.assign({}, ...content.commits.map(({ changes }) => changes)) as Record<string, string>;
}

describe('the dates of the sample', () => {
  it.each([
    ['a Monday', '2026-07-06T10:00:00Z', 0],
    ['the Sunday after', '2026-07-12T21:59:59Z', 0],
    ['a Monday that began in Berlin only', '2026-07-12T22:30:00Z', 1],
    ['a year later', '2027-07-05T10:00:00Z', 52],
    ['long before', '2025-01-01T10:00:00Z', -79],
  ])('are moved by whole weeks: %s', (_, now, weeks) => {
    expect(weeksToShift(Date.parse(now))).toBe(weeks);
  });

  it('keep their distances, and what is no date stays', () => {
    const text = 'start: 2026-06-01\n"at": "2026-12-28", v7.2, 2026-13-01, 12026-01-01, rerank-v3.5';
    expect(shiftDates(text, 1)).toBe(
      'start: 2026-06-08\n"at": "2027-01-04", v7.2, 2026-13-01, 12026-01-01, rerank-v3.5',
    );
  });

  it('put every visitor into the sixth week, with values of the past alone', async () => {
    for (let day = 0; day < 14; day += 1) {
      const nowMs = Date.parse('2026-11-23T06:00:00Z') + day * DAY_MS;
      const files = await filesAt(nowMs);
      const start = /^start: (\S+)$/m.exec(files['PLAN.md'] ?? '')?.[1] ?? '';
      const age = (nowMs - Date.parse(start)) / DAY_MS;
      expect(new Date(start).getUTCDay()).toBe(1);
      expect([age >= 35, age < 42]).toEqual([true, true]);
      expect(files['.github/baton.yml']).toContain(`started: ${start}`);
      const lines = (files['evals/metrics.jsonl'] ?? '').trim().split('\n');
      const times = lines.map((line) => Date.parse((JSON.parse(line) as { at: string }).at));
      expect(Math.max(...times)).toBeLessThan(nowMs);
      expect(Math.min(...times)).toBeGreaterThan(Date.parse(start));
    }
  });
});
