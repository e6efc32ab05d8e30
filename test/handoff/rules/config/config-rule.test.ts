import { describe, expect, it } from 'vitest';
import type { ChangedFile, Fetched, RepositoryFile } from '../../../../src/handoff/facts.ts';
import type { Outcome } from '../../../../src/handoff/finding.ts';
import { configRule } from '../../../../src/handoff/rules/config/config-rule.ts';
import { judgeConfigFile } from '../../../../src/handoff/rules/config/judge-config-file.ts';
import { defaultConfig, factsOf, viewOf } from '../../../facts.ts';

const PATH = '.github/baton.yml';
const UNREAD: Fetched<string> = { kind: 'unknown', reason: 'it is binary.' };
const TOUCHED: Fetched<readonly ChangedFile[]> = {
  kind: 'known',
  value: [{ path: PATH, change: 'modified' }],
};
const UNTOUCHED: Fetched<readonly ChangedFile[]> = {
  kind: 'known',
  value: [{ path: 'a.ts', change: 'modified' }],
};

function file(text: string | null | Fetched<string>): RepositoryFile | null {
  if (text === null) return null;
  const fetched = typeof text === 'string' ? ({ kind: 'known', value: text } as const) : text;
  return { path: PATH, sha: `sha of ${JSON.stringify(text)}`, text: fetched };
}

function judge(
  base: string | null | Fetched<string>,
  head: string | null | Fetched<string>,
  files: Fetched<readonly ChangedFile[]> = TOUCHED,
): Outcome {
  const facts = factsOf({ files }, { configFiles: { repository: file(base), head: file(head) } });
  return configRule.judge(facts, defaultConfig(), viewOf(facts));
}

describe('configRule', () => {
  it.each(configRule.passing)('accepts $title', ({ text }) => {
    expect(judge(null, text).state).toBe('pass');
  });

  it.each(configRule.failing)('refuses $title', ({ text }) => {
    const { state, findings } = judge(null, text);
    expect(state).toBe('fail');
    expect(findings).toMatchObject([{ severity: 'error', isAlreadyOnBase: false, place: { path: PATH } }]);
  });

  it('does not apply where there is no config', () => {
    expect(judge(null, null)).toMatchObject({ state: 'not-applicable', findings: [] });
  });

  it('puts an error at the line of a problem that the pull request brings', () => {
    const { findings } = judge('mode: enforce\n', 'mode: enforce\nrules:\n  rational: off\n');
    expect(findings).toMatchObject([
      {
        severity: 'error',
        reason: 'unknown-key',
        isAlreadyOnBase: false,
        place: { path: PATH, line: 3, column: 3, endLine: 3, endColumn: 11 },
      },
    ]);
    expect(findings[0]?.mend).toContain('Rename it to `rationale`');
  });

  it('warns of a problem that the default branch has, and says what counts instead', () => {
    const { state, findings } = judge('mode: loud', 'mode: loud', UNTOUCHED);
    expect(state).toBe('fail');
    expect(findings).toMatchObject([{ severity: 'warn', isAlreadyOnBase: true }]);
    expect(findings[0]).not.toHaveProperty('place');
    expect(findings[0]?.what).toContain('line 1');
    expect(findings[0]?.mend).toContain('left out');
    expect(judge('mode: [', 'mode: [').findings[0]?.mend).toContain('nothing of this file counts');
  });

  it('tells apart what the pull request brings from what the default branch has, although lines moved', () => {
    const { findings } = judge('mode: loud\n', '# a new line\nmode: loud\nplan: /x\n');
    expect(
      findings.map(({ severity, isAlreadyOnBase, place }) => [severity, isAlreadyOnBase, place?.line]),
    ).toEqual([
      ['error', false, 3],
      ['warn', true, 2],
    ]);
  });

  it('counts a second problem of the same kind as new', () => {
    const { findings } = judge('mode: off\n'.repeat(2), 'mode: off\n'.repeat(3));
    expect(findings.map((finding) => finding.severity)).toEqual(['error', 'warn']);
  });

  it('passes a pull request that mends or removes a broken file', () => {
    expect(judge('mode: loud', 'mode: off').state).toBe('pass');
    expect(judge('mode: loud', null).state).toBe('pass');
  });

  it('judges the default branch where an old branch only lacks its latest config', () => {
    expect(judge('mode: observe', 'mode: loud', UNTOUCHED).state).toBe('pass');
    expect(judge('mode: loud', 'mode: off', UNTOUCHED).findings).toMatchObject([{ severity: 'warn' }]);
    expect(judge('mode: loud', null, UNTOUCHED).findings).toMatchObject([{ severity: 'warn' }]);
    expect(judge(null, 'mode: loud', UNTOUCHED).state).toBe('not-applicable');
  });

  it('takes the head as changed where the list of files is not known', () => {
    const files = { kind: 'unknown', reason: 'cut' } as const;
    expect(judge(null, 'mode: loud', files).findings).toMatchObject([{ severity: 'error' }]);
  });

  it('is unknown where a text that matters could not be read', () => {
    expect(judge(UNREAD, UNREAD).state).toBe('unknown');
    expect(judge('mode: off', UNREAD).state).toBe('unknown');
    expect(judge(UNREAD, 'mode: loud').state).toBe('unknown');
    expect(judge(UNREAD, 'mode: off').state).toBe('pass');
  });

  it('tells 20 problems and counts the others', () => {
    const bad = (count: number) => `engagement: { team: [${'"a b",'.repeat(count)}] }`;
    expect(judge(null, bad(20)).findings).toHaveLength(20);
    const { findings } = judge(null, bad(25));
    expect(findings).toHaveLength(21);
    expect(findings[20]).toMatchObject({ reason: 'more-problems', severity: 'error' });
    expect(findings[20]?.what).toContain('5 more problems');
  });
});

describe('judgeConfigFile', () => {
  it('names the file of another repository, and tells its chained extends as a warning', () => {
    const name = 'acme/.github:.github/baton.yml';
    const findings = judgeConfigFile({ name, text: 'extends: acme/x', role: 'shared', known: null });
    expect(findings).toMatchObject([{ severity: 'warn', reason: 'chained-extends', isAlreadyOnBase: true }]);
    expect(findings[0]?.what).toContain(name);
  });
});
