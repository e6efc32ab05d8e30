import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/handoff/config/parse-config.ts';
import { readLinkTarget } from '../../src/handoff/documents/references/link-target.ts';
import { parseMetricsFile } from '../../src/handoff/phases/metrics/parse-metrics-file.ts';

const ESCAPES = [
  '../secret.md',
  'docs/../../secret.md',
  '/etc/passwd',
  './RUNBOOK.md',
  'a//b.md',
  '..',
  'C:\\secret.md',
  '..\\secret.md',
  'file:///etc/passwd',
  'https://mallory.example/x.md',
  'a\u0000b.md',
  'a\nb.md',
];

describe('a path in a config', () => {
  const KEYS: Readonly<Record<string, (path: string) => string>> = {
    plan: (path) => `plan: ${path}`,
    metrics: (path) => `metrics: ${path}`,
    runbook: (path) => `systems: [{ name: a, paths: [a], runbook: ${path} }]`,
  };
  it.each(Object.keys(KEYS).flatMap((key) => ESCAPES.map((path) => [key, path] as const)))(
    '%s: %j is a problem, and is never read',
    (key, path) => {
      const { config, problems } = parseConfig(KEYS[key]?.(JSON.stringify(path)) ?? '');
      expect(problems).not.toEqual([]);
      expect(JSON.stringify(config ?? {})).not.toContain(JSON.stringify(path));
    },
  );

  it.each(['../**', '/etc/*', 'a/../../b', '**/../x'])('that is a pattern, such as %s, neither', (glob) => {
    const value = JSON.stringify(glob);
    const { config, problems } = parseConfig(`systems: [{ name: a, paths: [${value}], watch: [${value}] }]`);
    expect(problems).not.toEqual([]);
    expect(JSON.stringify(config ?? {})).not.toContain(value);
  });

  it.each([
    '../shared',
    'acme/../shared',
    'https://mallory.example/x',
    'acme/shared:../x.yml',
    'acme/shared:/x.yml',
  ])('of another repository, %s, neither', (target) => {
    const { config, problems } = parseConfig(`extends: ${JSON.stringify(target)}`);
    expect(problems).not.toEqual([]);
    expect(config?.extends).toBeUndefined();
  });
});

describe('YAML', () => {
  it.each([
    ['one key twice', 'mode: off\nmode: enforce'],
    ['several documents', 'mode: off\n---\nmode: enforce'],
    ['a key of every object', '__proto__: { mode: off }'],
    ['a constructor', 'constructor: { prototype: { mode: off } }'],
    ['a merge key', 'x: &x { mode: off }\n<<: *x'],
  ])('with %s is a problem, and relaxes nothing', (_what, text) => {
    const { config, problems } = parseConfig(text);
    expect(problems).not.toEqual([]);
    expect(config?.mode ?? 'enforce').not.toBe('off');
    expect(({} as { mode?: string }).mode).toBeUndefined();
  });
});

describe('a tag of YAML', () => {
  it.each(['!!js/function', '!!python/object/apply:os.system', '!mallory'])(
    '%s makes nothing but text',
    (tag) => {
      const { config, problems } = parseConfig(`plan: ${tag} "PLAN.md"`);
      expect(problems.length > 0 || config?.plan === 'PLAN.md').toBe(true);
    },
  );
});

describe('a link in a document', () => {
  const repository = { url: 'https://github.com/acme/answers', defaultBranch: 'main' };
  it.each([
    '../../../etc/passwd',
    '%2e%2e/%2e%2e/%2e%2e/etc/passwd',
    '..%2f..%2f..%2fetc%2fpasswd',
    '..\\..\\..\\etc\\passwd',
    '/../etc/passwd',
    'file:///etc/passwd',
    'FILE:///etc/passwd',
    '//mallory.example/x.md',
    'javascript:mallory',
    'a%00b.md',
    'https://github.com/acme/answers/blob/main/../../../mallory/evil/blob/main/x.md',
  ])('%s leads to nothing in the repository', (url) => {
    expect(readLinkTarget(url, 'docs/ops/RUNBOOK.md', repository)).toBeNull();
  });

  it('that is encoded twice is a name, not a way out', () => {
    const target = readLinkTarget('%252e%252e/x.md', 'RUNBOOK.md', repository);
    expect(target).toMatchObject({ kind: 'link', path: '%2e%2e/x.md' });
  });
});

describe('a file of metrics of 10 MB', () => {
  it.each([
    ['without an end of line', 'x'.repeat(10_000_000)],
    ['of brackets', '['.repeat(10_000_000)],
    ['of empty lines', '\n'.repeat(10_000_000)],
    ['of bad lines', '{"a":\n'.repeat(1_600_000)],
  ])('%s is read up to its limits', (_what, text) => {
    const { problems } = parseMetricsFile(text, 'https://github.com/acme/answers/blob/main/metrics.jsonl');
    expect(problems.length).toBeLessThanOrEqual(101);
  });
});
