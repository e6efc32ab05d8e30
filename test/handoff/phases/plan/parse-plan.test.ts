import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../../../src/handoff/phases/plan/parse-plan.ts';
import { summarisePlan } from './summarise-plan.ts';

const folder = new URL('plans/', import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.slice(0, -3));

function read(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

describe('parsePlan, on plans of many trades', () => {
  it('has them', () => {
    expect(names.length).toBeGreaterThan(20);
  });

  it.each(names)('reads the plan %s, and tells what it can not use', (name) => {
    expect(summarisePlan(parsePlan(read(`${name}.md`), { start: null }))).toBe(read(`${name}.txt`));
  });

  it.each(names)('gives places at which the words stand, in the plan %s', (name) => {
    const lines = read(`${name}.md`).split('\n');
    for (const phase of parsePlan(read(`${name}.md`), { start: null }).phases) {
      for (const { text, line } of phase.deliverables) {
        const [word = ''] = text.replace(/^.*: /, '').split(' ');
        expect(lines[line - 1]).toContain(word);
      }
    }
  });
});

describe('the plan as it was agreed', () => {
  const text = read('machine-learning.md');
  const body = text.split('---\n').at(-1) ?? '';
  const lines = body.replaceAll(/^## Phase/gm, 'PHASE').replaceAll(/^- /gm, '  ');
  const indented = (block: string): string => block.replaceAll(/^(?=.)/gm, '    ');

  it.each([
    ['with the start of the engagement', body],
    ['within a fence, front matter and all', `The plan:\n\n\`\`\`markdown\n${text}\`\`\`\n`],
    ['indented', `The plan:\n\n${indented(body)}`],
    ['as lines within a fence', `The plan:\n\n\`\`\`\n${lines}\`\`\`\n`],
    ['as indented lines', `The plan:\n\n${indented(lines)}`],
    ['quoted', text.split('---\n').at(-1)?.replaceAll(/^/gm, '> ') ?? ''],
  ])('is read %s', (_, written) => {
    const { phases } = parsePlan(written, { start: '2026-06-01' });
    const withoutLines = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value, (key, part: unknown) => (key === 'line' ? 0 : part)));
    expect(withoutLines(phases)).toEqual(withoutLines(parsePlan(text, { start: null }).phases));
  });

  it('has criteria with what was agreed to do', () => {
    const [first, second, third] = parsePlan(text, { start: null }).phases;
    expect(first?.killCriteria).toEqual([
      {
        text: 'if nDCG@5 < 0.6 after 3 iterations, switch to managed retrieval',
        line: 8,
        threshold: { metric: 'nDCG@5', comparison: '<', value: 0.6, unit: '' },
        after: { count: 3, unit: 'iterations' },
        action: 'switch to managed retrieval',
      },
    ]);
    expect(second?.killCriteria[0]?.threshold?.unit).toBe('$');
    expect([third?.targets, third?.killCriteria]).toEqual([[], []]);
  });

  it('starts on the day in its front matter, whatever the config says', () => {
    expect(parsePlan(text, { start: '2030-01-01' }).start).toBe('2026-06-01');
    expect(parsePlan(body, { start: 'soon' }).start).toBeNull();
  });
});

describe('a finding', () => {
  it('is a sentence that goes on, and says how to mend it by an example', () => {
    const findings = names.flatMap((name) => parsePlan(read(`${name}.md`), { start: null }).findings);
    expect(parsePlan('# Nothing', { start: null }).findings.map(({ reason }) => reason)).toEqual([
      'no-phases',
    ]);
    for (const { what, mend } of [...findings, ...parsePlan('', { start: null }).findings]) {
      expect(what).toMatch(/^[a-z].*[^.]$/);
      expect(mend).toMatch(/^[A-Z].*`.*\.$/);
    }
  });
});
