import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../../src/handoff/config/default-config.ts';
import { type ConfigLayers, resolveConfig } from '../../../src/handoff/config/resolve-config.ts';
import type { RepositoryFile } from '../../../src/handoff/facts.ts';

function file(text: string): RepositoryFile {
  return { path: '.github/baton.yml', sha: 'b'.repeat(40), text: { kind: 'known', value: text } };
}

function resolve(texts: Partial<Record<keyof ConfigLayers, string>>) {
  const layer = (text: string | undefined) => (text === undefined ? null : file(text));
  return resolveConfig({
    organisation: layer(texts.organisation),
    extended: layer(texts.extended),
    repository: layer(texts.repository),
  });
}

describe('resolveConfig', () => {
  it('gives the defaults where there is no file', () => {
    expect(resolve({})).toEqual(DEFAULT_CONFIG);
    expect(DEFAULT_CONFIG.rules.runbook).toEqual({ severity: 'error', touched: 'warn', maxAgeDays: 90 });
    expect(DEFAULT_CONFIG.systems).toEqual([
      { name: 'repository', paths: ['**'], runbook: 'RUNBOOK.md', watch: [] },
    ]);
  });

  it('prefers the repository to what it extends, and that to the organisation', () => {
    const config = resolve({
      organisation: 'mode: observe\nonError: failure\nplan: ORG.md\nreport: { day: monday, time: "08:00" }',
      extended: 'onError: neutral\nplan: SHARED.md\nreport: { day: tuesday }',
      repository: 'plan: off',
    });
    expect(config).toMatchObject({ mode: 'observe', onError: 'neutral', plan: null });
    expect(config.report).toMatchObject({ day: 'tuesday', time: '08:00', timezone: 'UTC' });
  });

  it('merges maps key by key and replaces lists', () => {
    const config = resolve({
      organisation:
        'rules: { rationale: { linkedIssue: false, exempt: { labels: [a, b], paths: ["x/**"] } } }\nengagement: { team: [anna, fiona], engineers: [lazar] }',
      repository: 'rules: { rationale: { exempt: { labels: [c] } } }\nengagement: { team: [] }',
    });
    expect(config.rules.rationale).toEqual({
      severity: 'error',
      linkedIssue: false,
      exempt: { authors: [], labels: ['c'], paths: ['x/**'] },
    });
    expect(config.engagement).toMatchObject({ team: [], engineers: ['lazar'] });
  });

  it('lets a bare severity change nothing but the severity', () => {
    const config = resolve({
      organisation: 'rules: { rationale: { linkedIssue: false }, runbook: { maxAgeDays: 30 } }',
      repository: 'rules: { rationale: warn, runbook: off, decision: error, context: warn, phase: error }',
    });
    expect(config.rules.rationale).toMatchObject({ severity: 'warn', linkedIssue: false });
    expect(config.rules.runbook).toEqual({ severity: 'off', touched: 'warn', maxAgeDays: 30 });
    expect(
      [config.rules.decision, config.rules.context, config.rules.phase].map((rule) => rule.severity),
    ).toEqual(['error', 'warn', 'error']);
  });

  it('fills in what a system does not tell', () => {
    expect(resolve({ repository: 'systems: [{ name: ingest, watch: [limits/*] }]' }).systems).toEqual([
      { name: 'ingest', paths: ['**'], runbook: 'RUNBOOK.md', watch: ['limits/*'] },
    ]);
  });

  it('takes people with and without @, and leaves teams as they are', () => {
    const config = resolve({
      repository:
        'engagement: { team: ["@anna", fiona, "@acme/platform"] }\nrules: { rationale: { exempt: { authors: ["@bob", "!@renovate[bot]"] } } }',
    });
    expect(config.engagement.team).toEqual(['anna', 'fiona', '@acme/platform']);
    expect(config.rules.rationale.exempt.authors).toEqual(['bob', '!renovate[bot]']);
  });

  it('falls back to the layers below for a file that is broken or was not read', () => {
    const unread: RepositoryFile = { ...file(''), text: { kind: 'unknown', reason: 'binary' } };
    expect(resolve({ organisation: 'mode: observe', repository: 'mode: [' }).mode).toBe('observe');
    expect(resolve({ organisation: 'mode: observe', repository: 'mode: loud\nplan: P.md' })).toMatchObject({
      mode: 'observe',
      plan: 'P.md',
    });
    expect(
      resolveConfig({ organisation: file('mode: observe'), extended: null, repository: unread }).mode,
    ).toBe('observe');
  });
});
