import { describe, expect, it } from 'vitest';
import { type ConfigProblem, describeConfigProblem } from '../../../src/handoff/config/config-problem.ts';
import { parseConfig } from '../../../src/handoff/config/parse-config.ts';

const EVERYTHING = `
extends: acme/defaults:baton/base.yml
mode: enforce
engagement:
  started: 2026-06-01
  ends: 2026-12-01
  engineers: [lazar]
  team: ["@acme/platform", anna]
  sponsor: [fiona]
rules:
  rationale: { severity: error, linkedIssue: true, exempt: { authors: ["!renovate[bot]"], labels: [skip-rationale], paths: ["**/*.lock"] } }
  decision: { severity: warn, paths: ["prompts/**"] }
  runbook: { severity: error, touched: warn, maxAgeDays: 90 }
  context: { severity: error, maxAgeDays: 14, maxMerges: 10 }
  phase: off
systems:
  - { name: ingest, paths: ["services/ingest/**"], runbook: services/ingest/RUNBOOK.md, watch: ["services/ingest/limits/*"] }
plan: PLAN.md
metrics: evals/metrics.jsonl
waivers: { by: team }
report: { day: friday, time: "16:00", timezone: Europe/Berlin, category: Handoff, public: false }
drills: { everyDays: 90 }
onError: neutral
`;

/** `2:3-2:9 kind path`, one a problem. */
function places(text: string): string[] {
  return parseConfig(text).problems.map(({ line, column, endLine, endColumn, kind, path }) =>
    `${line}:${column}-${endLine}:${endColumn} ${kind} ${path}`.trim(),
  );
}

function only(text: string): ConfigProblem {
  const { problems } = parseConfig(text);
  expect(problems).toHaveLength(1);
  return problems[0] as ConfigProblem;
}

describe('parseConfig', () => {
  it('takes every key of the documentation', () => {
    const { config, problems } = parseConfig(EVERYTHING);
    expect(problems).toEqual([]);
    expect(config?.rules?.phase).toBe('off');
    expect(config?.engagement?.started).toBe('2026-06-01');
    expect(config?.report?.time).toBe('16:00');
    expect(config?.extends).toBe('acme/defaults:baton/base.yml');
  });

  it.each([
    ['an empty file', ''],
    ['only comments', '# mode: off\n'],
    ['sections whose lines are all commented out', 'rules:\n  # decision: off\nengagement:\n'],
  ])('finds nothing wrong in %s', (_, text) => {
    const { config, problems } = parseConfig(text);
    expect(problems).toEqual([]);
    expect(JSON.stringify(config)).not.toContain('null');
  });

  it.each([
    ['mode: loud', '1:7-1:11 wrong-value mode'],
    ['modee: off', '1:1-1:6 unknown-key modee'],
    ['rules:\n  rationale:\n    severty: warn', '3:5-3:12 unknown-key rules.rationale.severty'],
    ['rules:\n  rationale: of', '2:14-2:16 wrong-value rules.rationale'],
    ['rules:\n  context: { maxAgeDays: 0 }', '2:26-2:27 wrong-value rules.context.maxAgeDays'],
    ['rules:\n  context: { maxAgeDays: 1.5 }', '2:26-2:29 wrong-value rules.context.maxAgeDays'],
    ['drills: { everyDays: "90" }', '1:22-1:26 wrong-value drills.everyDays'],
    ['engagement:\n  started: 2026-02-29', '2:12-2:22 wrong-value engagement.started'],
    ['engagement: { started: 2026-06-01, ends: 2026-06-01 }', '1:42-1:52 wrong-value engagement.ends'],
    ['engagement:\n  team:\n    - anna\n    - a b', '4:7-4:10 wrong-value engagement.team[1]'],
    ['engagement:\n  team: [acme/platform]', '2:10-2:23 wrong-value engagement.team[0]'],
    ['engagement: anna', '1:13-1:17 wrong-value engagement'],
    ['systems:\n  - paths: [a]', '2:5-2:15 missing-key systems[0].name'],
    ['systems: [{ name: a }, { name: a }]', '1:32-1:33 wrong-value systems[1].name'],
    ['systems: [{ name: a, runbook: ../RUNBOOK.md }]', '1:31-1:44 wrong-value systems[0].runbook'],
    ['systems: []', '1:10-1:12 wrong-value systems'],
    ['plan: /PLAN.md', '1:7-1:15 wrong-value plan'],
    ['metrics: a/../b', '1:10-1:16 wrong-value metrics'],
    ['report: { time: 24:00 }', '1:17-1:22 wrong-value report.time'],
    ['report: { timezone: Mars/Phobos }', '1:21-1:32 wrong-value report.timezone'],
    ['report: { timezone: "+01:00" }', '1:21-1:29 wrong-value report.timezone'],
    ['report: { public: yes }', '1:19-1:22 wrong-value report.public'],
    ['extends: acme', '1:10-1:14 wrong-value extends'],
    ['extends: acme/..', '1:10-1:17 wrong-value extends'],
    ['extends: acme/x:../y', '1:10-1:21 wrong-value extends'],
    ['rules: { decision: { paths: ["+(a|b)"] } }', '1:30-1:38 wrong-value rules.decision.paths[0]'],
    ['mode: off\nmode: observe', '2:1-2:5 duplicate-key mode'],
    ['<<: { mode: off }', '1:1-1:3 unknown-key …'],
    ['__proto__: { mode: off }', '1:1-1:10 unknown-key …'],
    ['engagement:\n  team: [@acme/platform]', '2:10-2:11 syntax'],
    ['rules:\n\tdecision: off', '2:1-2:2 syntax'],
    ['mode: *missing', '1:7-1:15 syntax'],
    ['- mode', '1:1-1:7 not-a-map'],
    ['observe', '1:1-1:8 not-a-map'],
    ['mode: off\n---\nmode: off', '2:1-3:10 several-documents'],
  ])('points at %j', (text, place) => {
    expect(places(text)).toEqual([place]);
  });

  it('tells several problems in the order of the text, and keeps what is valid beside them', () => {
    const { config } = parseConfig(
      'mode: observe\nplan: /x\nrules:\n  runbook: { touched: x, maxAgeDays: 30 }\n  context: 7\n  decision: off\n',
    );
    expect(places('onError: x\nmode: y\n')).toEqual([
      '1:10-1:11 wrong-value onError',
      '2:7-2:8 wrong-value mode',
    ]);
    expect(config).toEqual({ mode: 'observe', rules: { runbook: { maxAgeDays: 30 }, decision: 'off' } });
  });

  it('keeps the other entries of a list, and drops a list of which nothing is left', () => {
    expect(parseConfig('engagement: { team: [anna, 5, fiona] }').config).toEqual({
      engagement: { team: ['anna', 'fiona'] },
    });
    const { config, problems } = parseConfig('systems: [{ paths: [a] }]');
    expect(config).toEqual({});
    expect(problems).toHaveLength(1);
  });

  it('uses nothing of a file that is no YAML', () => {
    expect(parseConfig('mode: off\nplan: [').config).toBeNull();
  });

  it('counts the last of two values for a key', () => {
    expect(parseConfig('mode: off\nmode: observe').config).toEqual({ mode: 'observe' });
  });

  it('points into the last of two sections with the same key', () => {
    expect(places('report: { day: x }\nreport: { day: y }')).toEqual([
      '2:1-2:7 duplicate-key report',
      '2:16-2:17 wrong-value report.day',
    ]);
  });

  it('points at the repetition that is too many', () => {
    expect(only(`plan: &a x\nb: [${'*a,'.repeat(200)}]`)).toMatchObject({
      line: 2,
      column: 305,
      endColumn: 307,
    });
  });

  it('names the key that was probably meant', () => {
    expect(only('rules:\n  rational: off')).toMatchObject({ kind: 'unknown-key', nearest: 'rationale' });
    expect(only('onerror: neutral')).toMatchObject({ nearest: 'onError' });
    expect(only('completely: different')).toMatchObject({ nearest: null });
  });

  it('says that a team must be quoted', () => {
    expect(describeConfigProblem(only('engagement:\n  team: [@acme/platform]'))).toContain('quote it');
  });

  it.each([
    'mode: hunter2',
    'hunter2-hunter2: 1',
    'engagement: { team: ["hunter2 hunter2"] }',
    'plan: "../hunter2"',
    'plan: *hunter2',
    'engagement: { started: hunter2 }',
    'rules: { decision: { paths: ["{hunter2"] } }',
    'plan: "\\hunter2"',
    'plan: "hunter2',
    'hunter2',
    'mode: !hunter2 x',
    'extends: hunter2',
  ])('never repeats what stands in the file: %j', (text) => {
    const { problems } = parseConfig(text);
    expect(problems.length).toBeGreaterThan(0);
    expect(JSON.stringify(problems)).not.toContain('hunter2');
    expect(problems.map(describeConfigProblem).join()).not.toContain('hunter2');
  });

  it('ignores and tells an extends in a file that others build on', () => {
    const { config, problems } = parseConfig('mode: observe\nextends: acme/other', 'shared');
    expect(config).toEqual({ mode: 'observe' });
    expect(problems).toMatchObject([{ kind: 'chained-extends', line: 2, column: 1 }]);
  });

  it('accepts an anchor that is used again', () => {
    const { config, problems } = parseConfig(
      'engagement: { engineers: &all [anna], team: *all }\nrules: { decision: { paths: [x] } }',
    );
    expect(problems).toEqual([]);
    expect(config?.engagement?.team).toEqual(['anna']);
  });

  it.each([
    ['too-large', `mode: off # ${'x'.repeat(65_536)}`],
    ['too-complex', `plan: ${'['.repeat(60_000)}`],
    ['too-complex', `plan: ${'{'.repeat(2000)}`],
    ['too-complex', `plan: ${'['.repeat(20)}${']'.repeat(20)}`],
    ['too-complex', '- '.repeat(30_000)],
    ['too-complex', '? '.repeat(30_000)],
    ['too-complex', 'a: 1\n'.repeat(5000)],
    ['syntax', `a: &a 1\nb: [${'*a,'.repeat(200)}]`],
    [
      'syntax',
      `a0: &a0 [1,1]\n${range(8)
        .map((n) => `a${n}: &a${n} [${`*a${n - 1},`.repeat(9)}]`)
        .join('\n')}`,
    ],
  ])('refuses as %s, quickly, what would take long to read', (kind, text) => {
    const started = performance.now();
    const { config, problems } = parseConfig(text);
    expect(performance.now() - started).toBeLessThan(500);
    expect(config).toBeNull();
    expect(problems.map((problem) => problem.kind)).toEqual([kind]);
  });
});

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
