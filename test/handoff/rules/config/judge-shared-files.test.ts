import { describe, expect, it } from 'vitest';
import type { ConfigFiles, RepositoryFile } from '../../../../src/handoff/facts.ts';
import { configRule } from '../../../../src/handoff/rules/config/config-rule.ts';
import { defaultConfig, factsOf, viewOf } from '../../../facts.ts';

const file = (text: string): RepositoryFile => ({
  path: '.github/baton.yml',
  sha: 'f'.repeat(40),
  text: { kind: 'known', value: text },
});
const judge = (configFiles: Partial<ConfigFiles>) => {
  const facts = factsOf({}, { configFiles: { repository: null, head: null, ...configFiles } });
  return configRule.judge(facts, defaultConfig(), viewOf(facts));
};

describe('configuration of other repositories', () => {
  it('is told as a warning where it is broken, since no pull request here can mend it', () => {
    const outcome = judge({ organisation: file('mode: quiet\n') });
    expect(outcome.state).toBe('fail');
    expect(outcome.findings).toMatchObject([{ severity: 'warn', isAlreadyOnBase: true }]);
    expect(outcome.findings[0]?.what).toContain('line 1 of');
    expect(outcome.findings[0]?.place).toBeUndefined();
  });

  it('is told where `extends` leads nowhere', () => {
    const own = file('extends: acme/shared\n');
    expect(judge({ repository: own, head: own, extended: null }).findings).toMatchObject([
      { reason: 'extends-not-found' },
    ]);
    expect(judge({ repository: own, head: own, extended: file('mode: observe\n') }).state).toBe('pass');
  });

  it('says nothing where all is well', () => {
    expect(judge({ organisation: file('mode: observe\n') }).state).toBe('not-applicable');
  });
});
