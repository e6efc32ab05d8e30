import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DESCRIPTION_METRIC_PATTERNS,
  readDescriptionMetrics,
} from '../../../../src/handoff/phases/metrics/read-description-metrics.ts';
import { expectNoBlowUp } from '../../../no-blow-up.ts';

const merged = {
  number: 7,
  url: 'https://github.com/acme/app/pull/7',
  by: 'lazar',
  mergedAt: '2026-06-19T08:30:00Z',
  commit: '1f3a9c2',
};
const read = (description: string) => readDescriptionMetrics({ ...merged, description });

describe('readDescriptionMetrics', () => {
  it('reads every line, at its line, for the phase that is named', () => {
    const { reports, uncounted } = read(
      'Adds the reranker.\r\n\r\nMetric: nDCG@5 0.71 reranker on\r\n- **Metric:** "cost per query" $0.21\r\nPhase: 2\r\n',
    );
    const common = { at: merged.mergedAt, commit: merged.commit, phase: '2' };
    const source = { kind: 'description', number: 7, url: merged.url, by: 'lazar' };
    expect(uncounted).toEqual([]);
    expect(reports).toEqual([
      {
        ...common,
        metric: 'nDCG@5',
        value: 0.71,
        unit: '',
        note: 'reranker on',
        source: { ...source, line: 3 },
      },
      {
        ...common,
        metric: 'cost per query',
        value: 0.21,
        unit: '$',
        note: '',
        source: { ...source, line: 4 },
      },
    ]);
  });

  it.each([
    'metric: nDCG@5 0.71',
    '* Metric: nDCG@5 0.71',
    '**Metric: nDCG@5 0.71**',
    '_Metric:_ nDCG@5 **0.71**',
    'Metric: nDCG@5: 0.71',
    'Metric: nDCG@5 = 0.71',
    'Metric: `nDCG@5` 0.71.',
  ])('tolerates %s', (description) => {
    expect(read(description).reports).toMatchObject([{ metric: 'nDCG@5', value: 0.71, phase: null }]);
  });

  it.each([
    '```\nMetric: nDCG@5 0.71\n```',
    '<!--\nMetric: nDCG@5 0.71\n-->',
    'Metric: NAME VALUE',
    'Metric: none',
    'Metrics are better: 0.71',
  ])('passes over %j', (description) => {
    expect(read(description)).toEqual({ reports: [], uncounted: [] });
  });

  it('says where a line with a number is none', () => {
    const { reports, uncounted } = read('Metric: nDCG@5 is much better, @alice');
    expect(reports).toEqual([]);
    expect(uncounted).toMatchObject([
      { source: { line: 1 }, reason: expect.stringContaining('Write it like') },
    ]);
    expect(uncounted[0]?.reason).not.toContain('alice');
  });

  it('reads 50 lines', () => {
    expect(read('Metric: nDCG@5 0.71\n'.repeat(60)).reports).toHaveLength(50);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        read(text);
        read(`Metric: ${text}`);
      }),
    );
  });

  it('takes linear time', () => {
    expectNoBlowUp(DESCRIPTION_METRIC_PATTERNS);
    const started = performance.now();
    for (const piece of ['Metric: ', 'Metric: "', 'Metric: a 1\n', '**', '_'])
      read(piece.repeat(65_536 / piece.length));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
