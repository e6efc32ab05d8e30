import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { renderMetricsPage } from '../../src/web/metrics/render-metrics-page.ts';
import { createMetrics } from '../../src/web/metrics.ts';

const read = (path: string): Promise<string> => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');

interface Registered {
  readonly name: string;
  readonly type: string;
  readonly labelNames: readonly string[];
}

const { registry } = createMetrics({
  version: '1.2.3',
  queue: { stats: async () => [], countClosedGates: async () => 0 },
  isReady: async () => true,
  cacheSizes: () => ({}),
  awake: new Map(),
  now: Date.now,
});
const registered = registry.getMetricsAsArray() as unknown as Registered[];

/** Labels by the names under which a query may ask; those of the scrape come on top. */
const labelsOf = new Map(
  registered.flatMap(({ name, type, labelNames }): [string, readonly string[]][] =>
    type === 'histogram'
      ? [
          [`${name}_bucket`, [...labelNames, 'le']],
          [`${name}_count`, labelNames],
          [`${name}_sum`, labelNames],
        ]
      : [[name, labelNames]],
  ),
);
labelsOf.set('up', []);
const SCRAPED = ['job', 'instance'];

/** What is wrong with the names in a PromQL expression. */
function faultsOf(expression: string): string[] {
  const names = [...expression.matchAll(/\b(?:baton|process|nodejs)_\w+|\bup\b/g)].map(([name]) => name);
  if (names.length === 0) return [`no metric: ${expression}`];
  const unknown = names.filter((name) => !labelsOf.has(name)).map((name) => `no metric ${name}`);
  const known = new Set([...SCRAPED, ...names.flatMap((name) => labelsOf.get(name) ?? [])]);
  const grouped = [...expression.matchAll(/\b(?:by|without) \(([^)]*)\)/g)].flatMap(([, list = '']) =>
    list.split(',').map((label) => label.trim()),
  );
  const matched = [...expression.matchAll(/(\w+)(?:=~|!~|!=|=)"/g)].map(([, label = '']) => label);
  return [
    ...unknown,
    ...[...grouped, ...matched].filter((label) => !known.has(label)).map((label) => `no label ${label}`),
  ];
}

interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly datasource?: { readonly uid: string };
  readonly targets?: readonly { readonly expr: string }[];
}

describe('the Grafana dashboard', async () => {
  const dashboard = JSON.parse(await read('deploy/grafana-dashboard.json')) as {
    readonly schemaVersion: number;
    readonly panels: readonly Panel[];
    readonly templating: { readonly list: readonly { readonly name: string; readonly type: string }[] };
  };
  const panels = dashboard.panels.filter(({ type }) => type !== 'row');

  it('asks only for metrics and labels that there are', () => {
    const expressions = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
    expect(expressions.length).toBeGreaterThan(20);
    expect(expressions.flatMap(faultsOf)).toEqual([]);
  });

  it('shows every metric of Baton', () => {
    const text = JSON.stringify(panels);
    const missing = registered.filter(({ name }) => name.startsWith('baton_') && !text.includes(name));
    expect(missing.map(({ name }) => name)).toEqual([]);
  });

  it('has its rows, a data source to choose, and panels that can be told apart', () => {
    const rows = dashboard.panels.filter(({ type }) => type === 'row').map(({ title }) => title);
    expect(rows).toEqual(['Intake', 'Queue', 'Checks', 'GitHub', 'Process']);
    expect(dashboard.templating.list).toContainEqual(
      expect.objectContaining({ name: 'datasource', type: 'datasource' }),
    );
    for (const { datasource } of panels) expect(datasource?.uid).toBe('${datasource}');
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
    expect(dashboard.schemaVersion).toBeGreaterThan(37);
  });
});

describe('the alert rules', async () => {
  const { groups } = parse(await read('deploy/prometheus-alerts.yml')) as {
    groups: { rules: { alert: string; expr: string; annotations: Record<string, string> }[] }[];
  };
  const rules = groups.flatMap((group) => group.rules);
  const headings = [...(await read('RUNBOOK.md')).matchAll(/^### (\w+)$/gm)].map(([, name = '']) => name);

  it('ask only for metrics and labels that there are', () => {
    expect(rules.flatMap(({ expr }) => faultsOf(expr))).toEqual([]);
  });

  it('each lead to a section of the runbook, and none of those is left over', () => {
    const links = rules.map(({ annotations }) => annotations['runbook_url'] ?? '');
    const anchors = headings.map(
      (name) => `https://github.com/baton-app/baton/blob/main/RUNBOOK.md#${name.toLowerCase()}`,
    );
    expect(new Set(links)).toEqual(new Set(anchors));
  });
});

describe('docs/metrics.md', () => {
  it('is what `npm run docs` makes of the metrics today', async () => {
    expect(await read('docs/metrics.md')).toBe(renderMetricsPage());
  });

  it('explains every metric of Baton', async () => {
    const page = await read('docs/metrics.md');
    for (const { name } of registered.filter(({ name }) => name.startsWith('baton_')))
      expect(page).toContain(`| \`${name}\` |`);
  });
});
