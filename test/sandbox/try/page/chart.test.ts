import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHART_PATTERNS, parseChart } from '../../../../src/sandbox/try/page/chart/parse-chart.ts';
import renderMarkdown from '../../../../src/sandbox/try/page/markdown-worker.ts';

const SOURCE = [
  'xychart-beta',
  '  title "nDCG@5: measured, target, kill line"',
  '  x-axis "try" ["1", "2", "3"]',
  '  y-axis 0.56 --> 0.8',
  '  line [0.58, 0.71, 0.78]',
  '  line [0.75, 0.75, 0.75]',
  '  line [0.6, 0.6, 0.6]',
];

function render(source: readonly string[]): string {
  const text = ['```mermaid', ...source, '```'].join('\n');
  return renderMarkdown({ text, breaks: true, homes: [], isTickable: false });
}

const without = (start: string) => SOURCE.filter((line) => !line.trim().startsWith(start));
const instead = (start: string, line: string) =>
  SOURCE.map((one) => (one.trim().startsWith(start) ? line : one));

describe('the charts of an issue', () => {
  it('are read with the legend that the title tells', () => {
    expect(parseChart(SOURCE.join('\r\n'))).toEqual({
      title: 'nDCG@5',
      legend: ['measured', 'target', 'kill line'],
      axis: 'try',
      labels: ['1', '2', '3'],
      low: 0.56,
      high: 0.8,
      lines: [
        [0.58, 0.71, 0.78],
        [0.75, 0.75, 0.75],
        [0.6, 0.6, 0.6],
      ],
    });
  });

  it('keep a title whole that tells no legend for these lines', () => {
    const { title, legend } = parseChart(instead('title', 'title "latency: p95"').join('\n')) ?? {};
    expect([title, legend]).toEqual(['latency: p95', []]);
  });

  it('are drawn, named for whoever can not see them, without a style of their own', () => {
    const drawn = render(SOURCE);
    expect(drawn).toContain(
      '<svg viewBox="0 0 460 180" role="img"><title>nDCG@5: measured 0.58, 0.71, 0.78; target 0.75; kill line 0.6</title>',
    );
    expect(drawn).toContain('<span class="key kill">kill line</span>');
    expect(drawn.match(/<path class="measured"/g)).toHaveLength(1);
    expect(drawn.match(/<circle class="measured"/g)).toHaveLength(3);
    expect(drawn).not.toContain('style=');
    expect(drawn).not.toContain('<pre>');
  });

  it('are drawn with a single line that no legend names, such as a trend of weeks', () => {
    const drawn = render([
      'xychart-beta',
      '  title "Readiness out of 100"',
      '  x-axis "week" ["52", "53", "01"]',
      '  y-axis 0 --> 100',
      '  line [61, 60, 72]',
    ]);
    expect(drawn).toContain('<title>Readiness out of 100: 61, 60, 72</title>');
    expect(drawn.match(/<circle class="measured"/g)).toHaveLength(3);
    expect(drawn).toContain('>week 52</text>');
  });

  it.each([
    ['another diagram', ['graph TD', '  A --> B']],
    ['bars', [...SOURCE, '  bar [1, 2, 3]']],
    ['no range', without('y-axis')],
    ['no labels', without('x-axis')],
    ['no line', without('line')],
    ['labels that are not quoted', instead('x-axis', 'x-axis [1, 2, 3]')],
    ['a line of another length', [...SOURCE, 'line [1, 2]']],
    ['a line of words', [...SOURCE, 'line [1, two, 3]']],
    ['a range of nothing', instead('y-axis', 'y-axis 1 --> 1')],
    ['nothing', ['']],
  ])('stay code where they say what is not known here: %s', (_, source) => {
    expect(parseChart(source.join('\n'))).toBeNull();
    expect(render(source)).toContain('<pre><code class="language-mermaid">');
  });

  it('show hostile words as words', () => {
    const drawn = render(
      instead('title', '  title "</title><script>alert(1)</script>: measured, <b>, kill line"'),
    );
    expect(drawn).toContain('role="img"');
    expect(drawn).toContain('<span class="key measured">&#x3C;b></span>');
    expect(drawn).not.toContain('<script');
  });

  it('stay in their frame, whatever is measured', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 });
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 30 }), number, (values, other) => {
        const plain = (value: number) => Number(value.toFixed(6));
        const low = plain(Math.min(...values, other)) - 1;
        const high = plain(Math.max(...values, other)) + 1;
        const drawn = render([
          'xychart-beta',
          'title "a: measured, target"',
          `x-axis [${values.map((_, at) => `"${at}"`).join(', ')}]`,
          `y-axis ${low} --> ${high}`,
          `line [${values.map(plain).join(', ')}]`,
          `line [${values.map(() => plain(other)).join(', ')}]`,
        ]);
        const heights = [...drawn.matchAll(/cy="([^"]*)"/g)].map((match) => Number(match[1]));
        if (!drawn.includes('<svg')) return;
        expect(heights).toHaveLength(values.length);
        expect(heights.every((height) => height >= 10 && height <= 152)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('are read in no time, whatever stands there', () => {
    expect(CHART_PATTERNS.length).toBeGreaterThan(0);
    for (const text of [
      '"'.repeat(50_000),
      'line ['.repeat(20_000),
      `x-axis [${'1,'.repeat(50_000)}`,
      '.'.repeat(50_000),
    ]) {
      const started = performance.now();
      for (const pattern of CHART_PATTERNS) pattern.test(text);
      expect(performance.now() - started).toBeLessThan(200);
    }
  });
});
