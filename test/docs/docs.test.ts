import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseMetricsFile } from '../../src/handoff/phases/metrics/parse-metrics-file.ts';
import { parsePlan } from '../../src/handoff/phases/plan/parse-plan.ts';
import { computeScore } from '../../src/handoff/readiness/score/compute-score.ts';
import { renderScorePage } from '../../src/handoff/readiness/score/render-score-page.ts';
import { EXAMPLE_ACTION, EXAMPLE_PARTS } from '../../src/handoff/readiness/score/score-example.ts';
import { renderRulesPage } from '../../src/handoff/rendering/render-rules-page.ts';
import { RULES } from '../../src/handoff/rules/rules.ts';

const read = (path: string): Promise<string> => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('docs/rules.md', () => {
  it('is what `npm run docs` makes of the rules today', async () => {
    expect(await read('docs/rules.md')).toBe(renderRulesPage(RULES));
  });
});

describe('docs/score.md', () => {
  it('is what `npm run docs` makes of the dimensions today', async () => {
    expect(await read('docs/score.md')).toBe(renderScorePage());
  });

  it('works out an example that anybody comes to who does the sums on the page', async () => {
    const [, example = ''] = (await read('docs/score.md')).split('## A worked example');
    const rows = [...example.matchAll(/^\| \w+ \| (\d+) \| `\((.+)\) \/ \((.+)\)` \| ([\d.]+) \|$/gm)];
    const values = rows.map(([, weight, terms = '', points = '', value]) => {
      expect(sum(terms) / sum(points)).toBeCloseTo(Number(value), 4);
      return { weight: Number(weight), value: sum(terms) / sum(points) };
    });
    const weight = values.reduce((total, one) => total + one.weight, 0);
    const byHand = (100 * values.reduce((total, one) => total + one.weight * one.value, 0)) / weight;
    const score = computeScore(EXAMPLE_PARTS, [EXAMPLE_ACTION]);
    expect(byHand).toBeCloseTo(score.exact, 9);
    expect(example).toContain(`**${Math.round(byHand)} / 100**`);
    expect([weight, score.evidencePercent]).toEqual([85, 85]);
    expect(example).toContain(`**${score.actions[0]?.points} points**`);
  });

  /** `3 × 1 + 4 × 0.5`, or `3 + 4`. */
  function sum(terms: string): number {
    const factors = terms.split(' + ').map((term) => term.split(' × ').map(Number));
    return factors.reduce((total, one) => total + one.reduce((product, factor) => product * factor, 1), 0);
  }
});

describe('docs/plan.md', () => {
  it('shows a plan that is read whole', async () => {
    const [, example = ''] = /```markdown\n([^]*?)```/.exec(await read('docs/plan.md')) ?? [];
    const plan = parsePlan(example, { start: null });
    expect(plan.phases.map(({ id, ends }) => [id, ends])).toEqual([
      ['1', '2026-06-21'],
      ['2', '2026-07-12'],
      ['2026-07', '2026-07-31'],
    ]);
    expect(plan.findings.map(({ reason, phase }) => [reason, phase])).toEqual([['no-criterion', '2026-07']]);
  });

  it('shows a line of the metrics file that is read', async () => {
    const [line = ''] = /\{"metric".*?\}/.exec(await read('docs/plan.md')) ?? [];
    expect(parseMetricsFile(line, '').problems).toEqual([]);
  });
});

describe('app.yml', () => {
  it('asks for the least permissions that work, and names no host', async () => {
    const manifest = parse(await read('app.yml')) as {
      default_permissions: Record<string, string>;
      default_events: string[];
    };
    expect(manifest).not.toHaveProperty('hook_attributes');
    expect(manifest.default_permissions).toEqual({
      checks: 'write',
      contents: 'read',
      discussions: 'write',
      issues: 'write',
      members: 'read',
      merge_queues: 'read',
      metadata: 'read',
      pull_requests: 'write',
    });
    const handled = [...(await read('src/app.ts')).matchAll(/'([a-z_]+)\.[a-z_]+'|'(push)'/g)].map(
      ([, event, push]) => event ?? push,
    );
    // Installation events come without being asked for.
    const wanted = new Set(
      handled.filter((event) => event !== undefined && !event.startsWith('installation')),
    );
    expect(new Set(manifest.default_events)).toEqual(wanted);
  });
});

describe('README.md', () => {
  it('sets up with exactly two commands, each a line that works by itself', async () => {
    const commands = [...(await read('README.md')).matchAll(/^ {4}(npm .+)$/gm)].map(
      ([, command]) => command,
    );
    expect(commands).toEqual(['npm ci && npm run try', 'npm ci && npm test']);
  });

  it('names every npm script that it should', async () => {
    const { scripts } = JSON.parse(await read('package.json')) as { scripts: Record<string, string> };
    const readme = await read('README.md');
    for (const script of Object.keys(scripts)) {
      expect(readme).toMatch(new RegExp(`npm (run )?${script}\\b`));
    }
  });
});
