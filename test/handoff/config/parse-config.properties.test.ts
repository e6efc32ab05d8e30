import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configSchema } from '../../../src/handoff/config/config-schema.ts';
import { parseConfig } from '../../../src/handoff/config/parse-config.ts';

const KEYS = [
  'extends',
  'mode',
  'engagement',
  'started',
  'ends',
  'team',
  'rules',
  'rationale',
  'severity',
  'exempt',
];
const MORE_KEYS = [
  'paths',
  'systems',
  'name',
  'runbook',
  'watch',
  'plan',
  'report',
  'time',
  'day',
  'drills',
  '__proto__',
];
const VALUES = [
  'off',
  'error',
  '2026-06-01',
  '2026-05-31',
  '../x',
  '"@a/b"',
  '@a/b',
  '16:00',
  'null',
  '~',
  '-1',
  '1e9',
];

/** Lines that look like a config, whole and broken. */
const line = fc
  .tuple(
    fc.nat(4),
    fc.boolean(),
    fc.constantFrom(...KEYS, ...MORE_KEYS),
    fc.constantFrom('', ...VALUES, '[', '{', '&a', '*a', '|', '- x'),
  )
  .map(([depth, isEntry, key, value]) => `${'  '.repeat(depth)}${isEntry ? '- ' : ''}${key}: ${value}`);
const configText = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));

/** Values as the schema knows them, at places where it may not. */
const configValue = fc.letrec((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<unknown>('off', 'error', 'x', '2026-06-01', 5, 0, null, true, '/x', '**', 'anna'),
    fc.array(tie('node'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...KEYS, ...MORE_KEYS.slice(0, -1)), tie('node'), { maxKeys: 4 }),
  ),
})).node;

describe('parseConfig, for any text', () => {
  it('never throws, and its positions lie inside the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), configText), (text) => {
        const lines = text.split(/\n/);
        for (const { line, column, endLine, endColumn } of parseConfig(text).problems) {
          expect(line).toBeGreaterThan(0);
          expect(endLine).toBeLessThanOrEqual(lines.length);
          // An offset at the end of the text, or of a line, is still inside.
          expect(column).toBeGreaterThan(0);
          expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 2);
          expect(endLine > line || endColumn >= column).toBe(true);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('does not care about line endings', () => {
    fc.assert(
      fc.property(configText, (text) => {
        const kinds = (source: string) =>
          parseConfig(source).problems.map(({ kind, path, line, column }) => ({ kind, path, line, column }));
        expect(kinds(text.replaceAll('\n', '\r\n'))).toEqual(kinds(text));
        expect(parseConfig(text.replaceAll('\n', '\r\n')).config).toEqual(parseConfig(text).config);
      }),
      { numRuns: 300 },
    );
  });

  it('gives a config that the schema takes, and tells a problem wherever something was left out', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...KEYS, 'systems', 'report', 'plan'), configValue),
        (value) => {
          const { config, problems } = parseConfig(JSON.stringify(value));
          expect(config === null || configSchema.safeParse(config).success).toBe(true);
          if (problems.length === 0) expect(config).toEqual(withoutNull(value));
        },
      ),
      { numRuns: 600 },
    );
  });
});

function withoutNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNull);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, child]) => child !== null);
  return Object.fromEntries(entries.map(([key, child]) => [key, withoutNull(child)]));
}
