import { describe, expect, it } from 'vitest';
import { METRICS_RULE_PATTERNS } from '../../../../src/handoff/rules/plan/judge-metrics-file.ts';
import { planRule } from '../../../../src/handoff/rules/plan/plan-rule.ts';
import { expectNoBlowUp } from '../../../no-blow-up.ts';
import { findingsOf, judgedIn } from '../judged-in.ts';
import { judgedMetrics, line, METRICS, PLAN, told, withMetrics } from './plan-scenes.ts';

const GOOD = line('nDCG@5', 0.7) + line('cost per query', '$0.12', { at: '2026-06-25' });

describe('the file of metrics', () => {
  it.each<[string, string | null, string | null, string[]]>([
    ['brought', null, GOOD, []],
    ['appended to', GOOD, GOOD + line('nDCG@5', 0.72), []],
    ['with a line that is no JSON', GOOD, `${GOOD}oops\n`, ['warn unreadable-line']],
    ['that had one before', `oops\n${GOOD}`, `${GOOD}oops\n`, ['warn base unreadable-line']],
    [
      'with another one than before',
      'oops\n',
      `oops\n${JSON.stringify({ metric: 'nDCG@5', value: 'high', at: '2026-06-05' })}\n`,
      ['warn unreadable-line', 'warn base unreadable-line'],
    ],
    ['with a metric that nobody agreed on', GOOD, GOOD + line('ndcg', 0.7), ['warn uncounted-line']],
    ['that had one before', line('ndcg', 0.7), line('ndcg', 0.7) + GOOD, []],
    ['with a unit that does not fit', GOOD, GOOD + line('cost per query', '80 ms'), ['warn uncounted-line']],
    [
      'with a phase that is not there',
      GOOD,
      GOOD + line('nDCG@5', 0.7, { phase: 9 }),
      ['warn uncounted-line'],
    ],
    [
      'with a date to come, which is no matter of the plan',
      GOOD,
      GOOD + line('nDCG@5', 1, { at: '2027-01-01' }),
      [],
    ],
    ['removed', GOOD, null, ['warn metrics-removed']],
  ])('%s', (_what, before, after, expected) => {
    const outcome = judgedMetrics(before, after);
    expect(findingsOf(outcome)).toEqual(expected);
    expect(outcome.state).toBe(expected.length === 0 ? 'pass' : 'fail');
  });

  it('is told at the line, with the nearest name', () => {
    const { findings } = judgedMetrics(GOOD, `${GOOD}${line('ndcg@10', 0.7)}`);
    expect(findings).toMatchObject([
      { what: 'this value counts for no phase.', place: { path: METRICS, line: 3 }, severity: 'warn' },
    ]);
    expect(findings[0]?.mend).toContain('Did you mean `nDCG@5`?');
    expect(findings[0]?.mend).toContain('as `PLAN.md` does');
  });

  it('tells once what many lines have in common', () => {
    expect(told(judgedMetrics('', GOOD + line('ndcg', 0.7).repeat(3)))).toEqual([
      'this value and 2 more below it count for no phase.',
    ]);
  });

  it('tells ten things at most, the new ones first, and counts the others', () => {
    const old = Array.from({ length: 8 }, (_, index) => `old ${index}\n`).join('');
    const brought = Array.from({ length: 6 }, (_, index) => `new ${index}\n`).join('');
    const { findings } = judgedMetrics(old, old + brought);
    expect(findings).toHaveLength(11);
    expect(findings.slice(0, 6).map(({ place }) => place?.line)).toEqual([9, 10, 11, 12, 13, 14]);
    expect(findings[10]).toMatchObject({
      what: `4 more things of this kind in \`${METRICS}\`.`,
      isAlreadyOnBase: true,
    });
  });

  it.each<[string, string | null]>([
    ['there is no plan', null],
    ['the plan has no phase', 'We will see.\n'],
  ])('is asked for nothing that only a plan could tell where %s', (_what, plan) => {
    expect(judgedMetrics('', line('anything', 1), plan).state).toBe('pass');
    expect(findingsOf(judgedMetrics('', 'oops\n', plan))).toEqual(['warn unreadable-line']);
  });

  it('is held against the plan as the pull request leaves it', () => {
    const outcome = judgedIn(planRule, {
      base: { 'PLAN.md': PLAN },
      changes: {
        'PLAN.md': PLAN.replace('- Ingest', '- Target: recall@10 > 0.8\n- Ingest'),
        [METRICS]: line('recall@10', 0.7),
      },
      config: withMetrics,
    });
    expect(outcome).toMatchObject({ state: 'pass' });
  });

  it('says nothing of a plan that the pull request leaves alone', () => {
    expect(judgedMetrics('', GOOD, PLAN.replace('- Kill criteria: if cost', '- Cost')).state).toBe('fail');
    expect(findingsOf(judgedMetrics('', line('nDCG@5', 0.7), `${PLAN}\n## Phase 3\n- Deploy\n`))).toEqual([]);
  });

  it('that is too large counts for nothing, and that is said', () => {
    const outcome = judgedIn(planRule, {
      changes: { [METRICS]: 'x' },
      repository: { obstacles: { [METRICS]: 'too-large' } },
      config: withMetrics,
    });
    expect(findingsOf(outcome)).toEqual(['warn base unreadable-metrics']);
    expect(outcome.findings[0]?.what).toContain('none of its values count');
  });

  it.each(['file base evals/metrics.jsonl', 'file head evals/metrics.jsonl', 'file base PLAN.md'])(
    'is unknown where GitHub could not read it: %s',
    (key) => {
      const outcome = judgedIn(planRule, {
        base: { 'PLAN.md': PLAN },
        changes: { [METRICS]: GOOD },
        repository: { failing: (asked) => asked === key },
        config: withMetrics,
      });
      expect(outcome.state).toBe('unknown');
    },
  );
});

it('reads 20,000 lines in a moment, with expressions that do not blow up', () => {
  expectNoBlowUp(METRICS_RULE_PATTERNS);
  const started = performance.now();
  judgedMetrics('', line('ndcg', 0.7).repeat(6000) + 'oops\n'.repeat(14_000));
  expect(performance.now() - started).toBeLessThan(2000);
});
