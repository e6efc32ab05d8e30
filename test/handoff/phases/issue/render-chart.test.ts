import { describe, expect, it } from 'vitest';
import { resolveConfig } from '../../../../src/handoff/config/resolve-config.ts';
import { CHART_PATTERNS, renderCharts } from '../../../../src/handoff/phases/issue/render-chart.ts';
import { judgePhases } from '../../../../src/handoff/phases/judge-phases.ts';
import type { PhaseStatus } from '../../../../src/handoff/phases/phase-status.ts';
import { expectNoBlowUp } from '../../../no-blow-up.ts';
import { phaseFacts } from '../sync/world.ts';

/** The first phase of a plan, with these values for a metric, one an hour. */
function statusOf(items: string, metric: string, values: readonly number[], note = ''): PhaseStatus {
  const plan = `---\nstart: 2026-06-01\n---\n## Phase 1 (weeks 1-30): Search\n${items}\n`;
  const lines = values.map((value, index) =>
    JSON.stringify({ metric, value, at: new Date(Date.UTC(2026, 5, 2, index)).toISOString(), note }),
  );
  const facts = { ...phaseFacts({ plan }), now: '2026-09-01T00:00:00Z' };
  const config = resolveConfig({ organisation: null, extended: null, repository: null });
  const metricsFile = {
    text: { kind: 'known', value: lines.join('\n') } as const,
    url: 'https://github.com/acme/answers/blob/main/m.jsonl',
  };
  const [status] = judgePhases(facts, config, { plan, versions: [], metricsFile }).phases;
  if (status === undefined) throw new Error('The plan has a phase');
  return status;
}

const BOTH = '- Target: nDCG@5 > 0.75\n- Kill criterion: if nDCG@5 < 0.6, switch';
const chartsOf = (...input: Parameters<typeof statusOf>): string[] => renderCharts(statusOf(...input), 'UTC');

describe('the chart of a metric', () => {
  it('shows what was measured, the target and the kill line', () => {
    const [chart, table] = chartsOf(BOTH, 'nDCG@5', [0.5, 0.7], 'a | note');
    expect(chart?.split('\n')).toEqual([
      '```mermaid',
      'xychart-beta',
      '  title "nDCG@5: measured, target, kill line"',
      '  x-axis "try" ["1", "2"]',
      '  y-axis 0.475 --> 0.775',
      '  line [0.5, 0.7]',
      '  line [0.75, 0.75]',
      '  line [0.6, 0.6]',
      '```',
    ]);
    expect(table).toContain(
      '| 2 Jun 2026 | 0.5 | [line 1](https://github.com/acme/answers/blob/main/m.jsonl#L1) | a \\| note |',
    );
  });

  it('comes with the second value, the table with the first, and nothing before', () => {
    expect(chartsOf(BOTH, 'nDCG@5', [])).toEqual([]);
    expect(chartsOf(BOTH, 'nDCG@5', [0.5])).toHaveLength(1);
    expect(chartsOf(BOTH, 'nDCG@5', [0.5, 0.5])).toHaveLength(2);
  });

  it('is one for each metric and unit', () => {
    const items = `${BOTH}\n- Kill criterion: if cost per query > $0.15, drop`;
    expect(chartsOf(items, 'cost per query', [0.1, 0.2])[0]).toContain(
      'title "cost per query ($): measured, kill line"',
    );
  });

  it('shows the last values of many, with their numbers', () => {
    const [chart, table] = chartsOf(
      BOTH,
      'nDCG@5',
      Array.from({ length: 40 }, (_, index) => index / 100),
    );
    expect(chart).toContain('["17", "18",');
    expect(chart).toContain('"40"]');
    expect(table).toContain('The last 24 of 40.');
    expect(table?.match(/2026/g)).toHaveLength(24);
  });

  it.each([
    ['of nothing but zeros', [0, 0]],
    ['that are tiny', [0.0000002, 0.0000003]],
    ['below zero', [-5, -3]],
    ['that are large', [2e14, 3e14]],
  ])('writes numbers %s without exponents, on an axis that is not empty', (_what, values) => {
    const [chart = ''] = chartsOf('- Target: loss < 0', 'loss', values);
    const [, low, high] = /y-axis (-?[\d.]+) --> (-?[\d.]+)$/m.exec(chart) ?? [];
    expect(Number(low)).toBeLessThan(Number(high));
    expect(chart).toMatch(/line \[-?[\d.]+, -?[\d.]+\]/);
  });

  it('is left out for values that can’t be drawn; the table is there', () => {
    expect(chartsOf('- Target: loss < 0', 'loss', [1, 1e22])).toEqual([
      expect.stringContaining('every value'),
    ]);
  });

  it.each([
    'a"b',
    'x`y`',
    'a]b[c',
    'a%%{init}b',
    '<b>',
    'a;b',
    'snake_case_name',
    '<!-- x -->',
    '</details>',
  ])('can’t be broken by the name %j', (name) => {
    const status = statusOf(BOTH, 'nDCG@5', [0.5, 0.7]);
    const targets = status.targets.map((one) => ({
      ...one,
      target: { ...one.target, threshold: one.target.threshold && { ...one.target.threshold, metric: name } },
    }));
    const [chart = '', table = ''] = renderCharts({ ...status, targets, criteria: [] }, 'UTC');
    expect(chart).toMatch(/^ {2}title "[\p{L}\p{N} %:,/-]*"$/mu);
    const summary = table.split('\n')[0] ?? '';
    expect(summary).toMatch(/^<details><summary>[^<>]*: every value<\/summary>$/);
    expect(summary).not.toContain('\\');
  });
});

it('cleans names in linear time', () => expectNoBlowUp(CHART_PATTERNS));
