import { describe, expect, it } from 'vitest';
import { phaseExamples } from '../../../../src/sandbox/try/issues/examples.ts';

const CAST = { colleague: 'anna', sponsor: 'fiona', engineer: 'lazar' };

function examples(...agreed: readonly string[]): Record<string, string> {
  const rows = agreed.map((cell) => `| ${cell} | 0.71 | 2 | [comment](https://example.com) | clear |`);
  const body = ['| Agreed | Latest |', '| --- | --- |', ...rows].join('\n');
  return Object.fromEntries(phaseExamples(body, CAST).map(({ name, text, as }) => [name, `${as}: ${text}`]));
}

describe('the examples on a phase', () => {
  it('report values on the right and on the wrong side of what was agreed', () => {
    const made = examples(
      '**Target** judge-pass ≥ 85 %',
      '**Kill** if cost per query &gt; $0.15 → drop to Haiku + reranker',
    );
    expect(made['Report a good value']).toBe('anna: /baton metric judge-pass 88% measured again');
    expect(made['Report a bad value']).toBe('anna: /baton metric "cost per query" $0.21 the last week');
  });

  it.each([
    ['**Target** nDCG@\u200B5 &gt; 0.75', 'nDCG@5 0.78'],
    ['**Target** judge\\_pass ≥ 85%', 'judge_pass 88%'],
    ['**Target** p95 &lt; 800 ms', 'p95 770ms'],
    ['**Target** errors ≤ 0', 'errors -1'],
    ['**Kill** if nDCG@\u200B5 &lt; 0.6 after 3 iterations → switch to managed retrieval', 'nDCG@5 0.62'],
    ['**Kill** if recall &lt; 0.6 → x &lt; 0.3 wins', 'recall 0.62'],
    ['**Target** requests &gt; 1200', 'requests 1250'],
  ])('read %s', (cell, report) => {
    expect(examples(cell)['Report a good value']).toBe(`anna: /baton metric ${report} measured again`);
  });

  it('have nothing to report where nothing can be measured', () => {
    expect(Object.keys(examples('**Target** happier customers'))).toEqual([
      'Decide as fiona',
      'Go on as fiona',
      'Decide as lazar',
      'Ask for help',
    ]);
  });

  it('name no engineer where there is none, and accept what was changed', () => {
    const changed = '### Changed after values were reported, and not accepted yet';
    const names = phaseExamples(changed, { ...CAST, engineer: null }).map(({ name }) => name);
    expect(names).toEqual(['Decide as fiona', 'Go on as fiona', 'Accept as fiona', 'Ask for help']);
  });
});
