import { describe, expect, it } from 'vitest';
import type { Config } from '../../../../src/handoff/config/config.ts';
import { runbookRule } from '../../../../src/handoff/rules/runbook/runbook-rule.ts';
import { GOOD_RUNBOOK } from '../../../documents.ts';
import { findingsOf, judgedIn, type Scene } from '../judged-in.ts';

const judge = (scene: Scene) => judgedIn(runbookRule, scene);
const found = (scene: Scene) => findingsOf(judge(scene));
const DEPLOY = '.github/workflows/deploy.yml';
const base = {
  'RUNBOOK.md': `${GOOD_RUNBOOK}\n## Deploying\n\nThe script \`scripts/ship.sh\` deploys; see [notes](docs/notes.md).\n`,
  [DEPLOY]: 'on: push\n',
  'scripts/ship.sh': 'go\n',
  'docs/notes.md': '# Notes\n',
  'src/a.ts': 'a\n',
};

function withRunbook(change: Partial<Config['rules']['runbook']>): (config: Config) => Config {
  return (config) => ({
    ...config,
    rules: { ...config.rules, runbook: { ...config.rules.runbook, ...change } },
  });
}

describe('a change that asks for a look at the runbook', () => {
  it.each([
    ['a deploy workflow', DEPLOY],
    ['a file that it names', 'scripts/ship.sh'],
    ['a new Dockerfile', 'services/a/Dockerfile'],
    ['a compose file', 'docker-compose.prod.yml'],
    ['infrastructure code', 'infra/main.tf'],
    ['alert rules', 'monitoring/alerts.yaml'],
    ['a template of the environment', '.env.example'],
  ])('is %s', (_what, path) => {
    expect(found({ base, changes: { [path]: 'changed\n' } })).toEqual(['warn touched']);
  });

  it.each([
    ['ordinary code', 'src/a.ts'],
    ['a document that it links to', 'docs/notes.md'],
    ['a workflow that deploys nothing', '.github/workflows/lint.yml'],
    ['a fixture', 'test/fixtures/docker-compose.yml'],
    ['a lock file', 'package-lock.json'],
  ])('is not %s', (_what, path) => {
    expect(found({ base, changes: { [path]: 'changed\n' } })).toEqual([]);
  });

  it('names the section that relies on the file, and where to edit it', () => {
    const [finding] = judge({ base, changes: { 'scripts/ship.sh': 'changed\n' } }).findings;
    expect(finding?.what).toContain('`scripts/ship.sh` changed, and `RUNBOOK.md` › Deploying relies on it');
    expect(finding?.editorLink).toMatchObject({ path: 'RUNBOOK.md', line: finding?.place?.line });
  });

  it('is as severe as the config says, and asked of no bot', () => {
    const changes = { [DEPLOY]: 'changed\n' };
    expect(found({ base, changes, config: withRunbook({ touched: 'error' }) })).toEqual(['error touched']);
    expect(found({ base, changes, config: withRunbook({ touched: 'off' }) })).toEqual([]);
    expect(found({ base, changes, pullRequest: { author: { login: 'renovate', isBot: true } } })).toEqual([]);
  });

  it('is a file that the config watches, of the system that it belongs to', () => {
    const systems: Config['systems'] = [
      {
        name: 'ingest',
        paths: ['services/ingest/**'],
        runbook: 'services/ingest/RUNBOOK.md',
        watch: ['limits/*'],
      },
      { name: 'answers', paths: ['services/answers/**'], runbook: 'RUNBOOK.md', watch: [] },
    ];
    const scene = {
      base: { ...base, 'services/ingest/RUNBOOK.md': GOOD_RUNBOOK },
      changes: { 'limits/a.yml': 'changed\n' },
      config: (config: Config): Config => ({ ...config, systems }),
    };
    expect(judge(scene).findings).toMatchObject([
      { reason: 'touched', what: expect.stringContaining('services/ingest/RUNBOOK.md') },
    ]);
  });
});

describe('what settles it', () => {
  const changes = { [DEPLOY]: 'changed\n' };
  it.each<[string, Scene, string[]]>([
    [
      'a change of the runbook',
      { changes: { ...changes, 'RUNBOOK.md': `${base['RUNBOOK.md']}\nMore.\n` } },
      [],
    ],
    [
      'not a bumped date',
      {
        base: { ...base, 'RUNBOOK.md': `${base['RUNBOOK.md']}\nLast reviewed: 2026-01-02\n` },
        changes: { ...changes, 'RUNBOOK.md': `${base['RUNBOOK.md']}\nLast reviewed: 2026-06-09\n` },
      },
      ['warn touched'],
    ],
    ['a reason', { changes, pullRequest: { body: 'Why.\n\nRunbook: unchanged because the steps stay' } }, []],
    ['no empty one', { changes, pullRequest: { body: 'Runbook: unchanged because ...' } }, ['warn touched']],
    [
      'none in a comment',
      { changes, pullRequest: { body: '<!--\nRunbook: unchanged because x y\n-->' } },
      ['warn touched'],
    ],
  ])('is %s', (_what, scene, expected) => {
    expect(found({ base, ...scene })).toEqual(expected);
  });
});

describe('systems', () => {
  const many = Array.from({ length: 200 }, (_, index) => ({
    name: `s${index}`,
    paths: [`services/s${index}/**`],
    runbook: `services/s${index}/RUNBOOK.md`,
    watch: [],
  }));
  const config = (one: Config): Config => ({ ...one, systems: many });

  it('are read only where the pull request touches them', () => {
    const asked: string[] = [];
    const failing = (key: string): boolean => {
      asked.push(key);
      return false;
    };
    const outcome = judge({
      base: { 'services/s7/RUNBOOK.md': GOOD_RUNBOOK },
      changes: { 'services/s7/a.ts': 'a' },
      repository: { failing },
      config,
    });
    expect(outcome.state).toBe('pass');
    expect(asked.filter((key) => /services\/s(?!7\/)/.test(key))).toEqual([]);
  });

  it('beyond those that one check reads are told, and block nobody', () => {
    const files = Object.fromEntries(many.map(({ runbook }) => [runbook, GOOD_RUNBOOK]));
    const changes = Object.fromEntries(many.map(({ name }) => [`services/${name}/a.ts`, 'a']));
    expect(found({ base: files, changes, config })).toEqual(['warn too-many-systems']);
  });

  it('that the pull request does not touch ask for nothing', () => {
    expect(judge({ changes: { 'README.md': 'x' }, config })).toMatchObject({ state: 'not-applicable' });
  });
});
