import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { configJsonSchema } from '../../../src/handoff/config/config-json-schema.ts';
import { parseConfig } from '../../../src/handoff/config/parse-config.ts';
import { failing, passing } from '../../../src/handoff/rules/config/examples.ts';

const COMMITTED = new URL('../../../docs/baton.schema.json', import.meta.url);

describe('configJsonSchema', () => {
  it('is what docs/baton.schema.json holds (else run `node scripts/generate-docs.ts`)', async () => {
    expect(JSON.parse(await readFile(COMMITTED, 'utf8'))).toEqual(configJsonSchema());
  });

  it('describes every key', () => {
    const undescribed: string[] = [];
    const walk = (schema: unknown, path: string): void => {
      if (typeof schema !== 'object' || schema === null) return;
      for (const [key, child] of Object.entries(schema)) {
        const isKey = path.endsWith('/properties');
        if (isKey && typeof (child as { description?: unknown }).description !== 'string')
          undescribed.push(`${path}/${key}`);
        walk(child, `${path}/${key}`);
      }
    };
    walk(configJsonSchema(), '');
    expect(undescribed).toEqual([]);
  });

  it.each([
    ...passing.map(({ text }) => text),
    ...failing.map(({ text }) => text).filter((text) => isReadable(text)),
    'extends: acme/x:a/b.yml\nplan: off\nengagement: { team: [a_b, "@acme/x.y"], started: 2024-02-29 }',
    'extends: acme/..',
    'plan: a/../b',
    'plan: ./a',
    'plan: a/...b/c..d',
    'report: { time: 7:30 }',
    'rules: { phase: 5 }',
    'systems: []',
    'drills: { everyDays: 0.5 }',
  ])('agrees with the parser on %j', (text) => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
    formats.default(ajv);
    const validate = ajv.compile(configJsonSchema());
    expect(validate(parse(text) ?? {})).toBe(parseConfig(text).problems.length === 0);
  });
});

/** Duplicate keys and broken YAML are no matter of the schema. */
function isReadable(text: string): boolean {
  return parseConfig(text).problems.every(({ kind }) => kind === 'unknown-key' || kind === 'wrong-value');
}
