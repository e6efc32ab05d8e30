import { describe, expect, it } from 'vitest';
import type { Config } from '../../../../src/handoff/config/config.ts';
import type { SetupIssue } from '../../../../src/handoff/facts.ts';
import { runbookRule } from '../../../../src/handoff/rules/runbook/runbook-rule.ts';
import { GOOD_RUNBOOK } from '../../../documents.ts';
import { findingsOf, judgedIn, type Scene } from '../judged-in.ts';

const judge = (scene: Scene) => judgedIn(runbookRule, scene);
const found = (scene: Scene) => findingsOf(judge(scene));
const bot = { author: { login: 'renovate', isBot: true } };
const setUp = (createdAt: string, isOpen = true) =>
  ({
    setupIssue: { kind: 'known', value: { isOpen, createdAt } satisfies SetupIssue },
  }) as const;
const NO_ROLLBACK = GOOD_RUNBOOK.replace(/## Roll back[^]*?(?=## Contact)/, '');

describe('a runbook that is missing', () => {
  it.each<[string, Scene, string[]]>([
    ['on main', { base: { 'RUNBOOK.md': null } }, ['error base missing']],
    ['because the pull request removes it', { changes: { 'RUNBOOK.md': null } }, ['error missing']],
    ['on main, asked of a bot', { base: { 'RUNBOOK.md': null }, pullRequest: bot }, ['warn base missing']],
    [
      'on main, just set up',
      { base: { 'RUNBOOK.md': null }, facts: setUp('2026-06-01T12:00:00Z') },
      ['warn base missing'],
    ],
    [
      'on main, set up long ago',
      { base: { 'RUNBOOK.md': null }, facts: setUp('2026-05-01T12:00:00Z') },
      ['error base missing'],
    ],
    [
      'on main, the setup issue closed',
      { base: { 'RUNBOOK.md': null }, facts: setUp('2026-06-01T12:00:00Z', false) },
      ['error base missing'],
    ],
    [
      'on main, not set up yet',
      { base: { 'RUNBOOK.md': null }, facts: { setupIssue: { kind: 'known', value: null } } },
      ['warn base missing'],
    ],
    [
      'on main, which had it once, not set up yet',
      {
        base: { 'RUNBOOK.md': null },
        facts: { setupIssue: { kind: 'known', value: null } },
        repository: {
          versions: {
            'RUNBOOK.md': [
              { commitSha: 'c', committedAt: '2026-01-01T09:00:00Z', author: 'anna', blobSha: null },
            ],
          },
        },
      },
      ['error base missing'],
    ],
    [
      'but brought by the pull request',
      { base: { 'RUNBOOK.md': null }, changes: { 'RUNBOOK.md': GOOD_RUNBOOK } },
      [],
    ],
  ])('%s', (_what, scene, expected) => {
    expect(found(scene)).toEqual(expected);
  });

  it('is offered as a new file with what the repository shows', () => {
    const { findings } = judge({
      base: {
        'RUNBOOK.md': null,
        '.github/workflows/deploy.yml': 'on: push',
        '.github/CODEOWNERS': '* @acme/platform\n',
        'docker-compose.yml': 'services: {}',
        'README.md': 'Board: https://grafana.example.com/d/1',
        Makefile: 'logs:\n\tdocker compose logs\n',
      },
    });
    const value = findings[0]?.editorLink?.value ?? '';
    for (const hint of [
      'deploy.yml',
      '@acme/platform',
      'docker compose ps',
      'grafana.example.com',
      'make logs',
    ]) {
      expect(value).toContain(hint);
    }
  });
});

describe('a runbook that can not be read', () => {
  it.each(['binary', 'symbolic-link', 'too-large'] as const)('is told for what it is: %s', (obstacle) => {
    expect(found({ repository: { obstacles: { 'RUNBOOK.md': obstacle } } })).toEqual([
      `error base ${obstacle}`,
    ]);
    expect(
      found({ changes: { 'RUNBOOK.md': 'x' }, repository: { obstacles: { 'RUNBOOK.md': obstacle } } }),
    ).toEqual([`error ${obstacle}`]);
  });

  it('is told where it is empty, or longer than anybody reads', () => {
    expect(found({ changes: { 'RUNBOOK.md': ' \n' } })).toEqual(['error empty']);
    expect(found({ changes: { 'RUNBOOK.md': `${GOOD_RUNBOOK}${'x '.repeat(70_000)}` } })).toEqual([
      'error too-large',
    ]);
  });

  it('is unknown, never passed, where GitHub fails', () => {
    const outcome = judge({ repository: { failing: (key) => key.startsWith('file base RUNBOOK') } });
    expect(outcome).toMatchObject({ state: 'unknown', findings: [] });
    const unread = { kind: 'unknown', reason: 'too many' } as const;
    expect(judge({ pullRequest: { files: unread } })).toMatchObject({ state: 'unknown' });
  });

  it('is told to lie in a submodule', () => {
    const systems: Config['systems'] = [{ name: 'ops', paths: ['**'], runbook: 'ops/RUNBOOK.md', watch: [] }];
    const outcome = judge({
      repository: { submodules: ['ops'] },
      config: (config) => ({ ...config, systems }),
    });
    expect(outcome.findings[0]?.mend).toContain('is a submodule');
  });
});

describe('an answer that is missing', () => {
  it('is the pull request’s where it takes it away, and main’s where that never had it', () => {
    expect(found({ changes: { 'RUNBOOK.md': NO_ROLLBACK } })).toEqual(['error rollback-missing']);
    expect(found({ base: { 'RUNBOOK.md': NO_ROLLBACK } })).toEqual(['error base rollback-missing']);
    expect(
      found({ base: { 'RUNBOOK.md': NO_ROLLBACK }, changes: { 'RUNBOOK.md': `${NO_ROLLBACK}\n` } }),
    ).toEqual(['error base rollback-missing']);
  });

  it('may stand in a document that the runbook links to', () => {
    const linking = `${NO_ROLLBACK}\nGoing back: see [the steps](docs/back.md).\n`;
    const back =
      '# Roll back\n\n1. `docker compose pull answers:LAST_GOOD && docker compose up -d answers`\n';
    expect(found({ base: { 'RUNBOOK.md': linking, 'docs/back.md': back } })).toEqual([]);
    expect(found({ base: { 'RUNBOOK.md': linking, 'docs/back.md': '# Other\n\nText.\n' } })).toEqual([
      'error base rollback-missing',
    ]);
  });

  it('is advice where the config makes the rule one', () => {
    const config = (one: Config): Config => ({
      ...one,
      rules: { ...one.rules, runbook: { ...one.rules.runbook, severity: 'warn' } },
    });
    expect(found({ changes: { 'RUNBOOK.md': NO_ROLLBACK }, config })).toEqual(['warn rollback-missing']);
  });
});

describe('what the runbook refers to', () => {
  const naming = `${GOOD_RUNBOOK}\nSee [the script](scripts/back.sh).\n`;
  const base = { 'RUNBOOK.md': naming, 'scripts/back.sh': 'go' };

  it('is missed where the pull request removes or moves it', () => {
    expect(found({ base, changes: { 'scripts/back.sh': null } })).toEqual(['error dead-link']);
    const moved = {
      base,
      changes: { 'ops/back.sh': 'go' },
      repository: { renames: [{ from: 'scripts/back.sh', to: 'ops/back.sh' }] },
      pullRequest: { files: { kind: 'known', value: [{ path: 'ops/back.sh', change: 'renamed' }] } },
    } as const;
    expect(found(moved)).toEqual(['error dead-link']);
    expect(judge(moved).findings[0]?.mend).toContain('ops/back.sh');
    const renamed = {
      base,
      changes: { 'ops/undo.sh': 'go' },
      repository: { renames: [{ from: 'scripts/back.sh', to: 'ops/undo.sh' }] },
      pullRequest: { files: { kind: 'known', value: [{ path: 'ops/undo.sh', change: 'renamed' }] } },
    } as const;
    expect(judge(renamed).findings[0]?.mend).toContain('ops/undo.sh');
  });

  it('is advice where main’s runbook refers to nothing already, and an error where the pull request says it', () => {
    const dead = { 'RUNBOOK.md': naming, 'scripts/a.sh': 'a' };
    expect(found({ base: dead })).toEqual(['warn base dead-link']);
    expect(found({ base: { 'scripts/a.sh': 'a' }, changes: { 'RUNBOOK.md': naming } })).toEqual([
      'error dead-link',
    ]);
  });
});
