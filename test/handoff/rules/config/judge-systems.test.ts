import { describe, expect, it } from 'vitest';
import type { RepositoryFile } from '../../../../src/handoff/facts.ts';
import { configRule } from '../../../../src/handoff/rules/config/config-rule.ts';
import { defaultConfig, viewOf } from '../../../facts.ts';
import { factsIn, findingsOf, type Scene } from '../judged-in.ts';

const file = (text: string): RepositoryFile => ({
  path: '.github/baton.yml',
  sha: text,
  text: { kind: 'known', value: text },
});
const SYSTEMS = `systems:
  - { name: broken, paths: 7 }
  - { name: answers, paths: ["services/answers/**"] }
  - { name: gone, paths: ["services/ingest/**", "old/*.ts"] }
  - { name: anywhere, paths: ["**/*.sql"] }
`;

function judge(repository: string | null, head: string | null = repository, scene: Scene = {}) {
  const configFiles = {
    repository: repository === null ? null : file(repository),
    head: head === null ? null : file(head),
  };
  const facts = factsIn({ base: { 'services/answers/a.ts': 'a' }, facts: { configFiles }, ...scene });
  return configRule.judge(facts, defaultConfig(), viewOf(facts));
}

describe('a system whose paths match nothing', () => {
  it('is told at its line, as what main has already', () => {
    const outcome = judge(SYSTEMS);
    expect(findingsOf(outcome)).toContain('warn base empty-system');
    const found = outcome.findings.filter(({ reason }) => reason === 'empty-system');
    expect(found).toMatchObject([
      { what: 'the paths of the system `gone` match no file.', place: { line: 4 } },
    ]);
  });

  it('is the pull request’s where that writes it, and never blocks', () => {
    const changes = { '.github/baton.yml': SYSTEMS };
    const outcome = judge(null, SYSTEMS, { changes });
    expect(findingsOf(outcome)).toContain('warn empty-system');
  });

  it('is none where the pull request brings the first of its files', () => {
    const outcome = judge(SYSTEMS, SYSTEMS, { changes: { 'services/ingest/a.ts': 'a' } });
    expect(findingsOf(outcome)).not.toContain('warn base empty-system');
  });

  it('is not told where the folders could not be read', () => {
    const outcome = judge(SYSTEMS, SYSTEMS, { repository: { failing: (key) => key.startsWith('listing') } });
    expect(findingsOf(outcome)).not.toContain('warn base empty-system');
  });
});
