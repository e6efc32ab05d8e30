import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../../src/handoff/documents/read-document.ts';
import { findReferences } from '../../../../src/handoff/documents/references/find-references.ts';
import { judgeReferences } from '../../../../src/handoff/documents/references/judge-references.ts';
import { createRepositoryView } from '../../../../src/handoff/lookups/create-repository-view.ts';
import { lookupKey } from '../../../../src/handoff/lookups/lookup.ts';
import { factsOf } from '../../../facts.ts';
import { answer, lookedUpIn } from '../../../repository.ts';
import { deadIn, type Files, reportOn } from './report-on.ts';

const fenced = (code: string): string => `\`\`\`sh\n${code}\n\`\`\``;

function dead(markdown: string, files: Files, path?: string): Readonly<Record<string, string | null>> {
  return deadIn(reportOn(markdown, files, path));
}

describe('links', () => {
  it('are dead where nothing stands at their end, with what was meant', () => {
    expect(dead('[a](docs/old.md)', ['docs/other.txt'])).toEqual({ 'docs/old.md': null });
    expect(dead('[a](docs/Deploy.md)', ['docs/deploy.md'])).toEqual({ 'docs/Deploy.md': 'docs/deploy.md' });
    expect(dead('[a](docs/deploi.md)', ['docs/deploy.md'])).toEqual({ 'docs/deploi.md': 'docs/deploy.md' });
    expect(dead('[a](ops/x.yml)', ['ops/x.yaml'])).toEqual({ 'ops/x.yml': 'ops/x.yaml' });
    expect(dead('[a](docs/rollback-steps.md)', ['docs/ops/rollback-steps.md'])).toEqual({
      'docs/rollback-steps.md': 'docs/ops/rollback-steps.md',
    });
    expect(dead('[a](../ops/x.md)', ['ops/x.md'], 'docs/runbooks/a.md')).toEqual({
      '../ops/x.md': 'ops/x.md',
    });
  });

  it('are dead where they count folders wrongly, with the path from the root', () => {
    expect(dead('[a](../ops/deep/x.md)', ['ops/deep/x.md'], 'docs/runbooks/a.md')).toEqual({
      '../ops/deep/x.md': 'ops/deep/x.md',
    });
  });

  it('are alive as GitHub and the generators of sites follow them', () => {
    for (const url of [
      'docs',
      'docs/',
      'docs/a.md',
      'docs/a',
      'docs/a.html',
      '/docs/a.md',
      './docs/./a.md',
    ]) {
      expect(reportOn(`[a](${url})`, ['docs/a.md']), url).toMatchObject({ dead: [], alive: 1 });
    }
  });

  it('are not told where they may lead elsewhere', () => {
    for (const url of [
      '/guide/start',
      '/blog/a.html',
      'TODO',
      'node_modules/x/README.md',
      'logs/today.md',
      '.env',
    ]) {
      expect(reportOn(`[a](${url})`, ['docs/a.md']), url).toMatchObject({ dead: [], unknown: 1 });
    }
    expect(dead('[a](secret/x.md)', { '.gitignore': 'secret/\n', 'secret/y.md': '' })).toEqual({});
    expect(deadIn(reportOn('[a](vendored/x.md)', [], 'RUNBOOK.md', ['vendored']))).toEqual({});
  });

  it('tell one missing file once, however often it is linked', () => {
    const { dead: told } = reportOn('[a](x.md) [b](x.md#y) [c](x.md)', []);
    expect(told.map(({ reference }) => reference.place.column)).toEqual([1]);
  });
});

describe('anchors', () => {
  const other =
    '# Deploy\n\n## Roll back (now)\n\n## Twice\n\n## Twice\n\n<a id="here"></a>\n\n## Own {#mine}\n';

  it('are those that GitHub makes of headings, and those that the source names', () => {
    for (const fragment of [
      'deploy',
      'roll-back-now',
      'Roll-Back-Now',
      'twice',
      'twice-1',
      'here',
      'mine',
      'L12',
    ]) {
      expect(dead(`[a](other.md#${fragment})`, { 'other.md': other }), fragment).toEqual({});
      if (fragment !== 'L12') expect(dead(`[a](#${fragment})\n\n${other}`, []), fragment).toEqual({});
    }
  });

  it('do not depend on emoji and on how many hyphens stand for what was removed', () => {
    const markdown = '[a](#rollback) [b](#build-test) [c](#build--test)\n\n## 🏗️ Rollback\n\n## Build & test';
    expect(dead(markdown, [])).toEqual({});
  });

  it('are dead where no heading has them, with the nearest', () => {
    const files = { 'other.md': other };
    expect(dead('[a](other.md#roll-bakc-now)', files)).toEqual({
      'other.md#roll-bakc-now': '#roll-back-now',
    });
    expect(dead('[a](other.md#roll-back)', files)).toEqual({ 'other.md#roll-back': '#roll-back-now' });
    expect(dead('[a](#monitor)\n\n**Monitor**\n\ntext', [])).toEqual({ '#monitor': null });
    expect(reportOn('[a](other.md#x)', files).dead[0]?.what).toBe('`#x` leads to no heading of `other.md`');
  });

  it('of other files than Markdown are not looked at', () => {
    expect(dead('[a](x.ts#y)', ['x.ts'])).toEqual({});
  });
});

describe('paths in code', () => {
  it('are dead where a part of them exists and the rest is surely a path', () => {
    expect(dead('`scripts/old.sh`', ['scripts/other.py'])).toEqual({ 'scripts/old.sh': null });
    expect(dead('`infra/prod/`', ['infra/main.tf'])).toEqual({ 'infra/prod/': null });
    expect(dead('`src/services/billing`', ['src/services/mail.ts'])).toEqual({
      'src/services/billing': null,
    });
    expect(dead(fenced('bash scripts/deploy.sh'), ['scripts/release.sh'])).toEqual({
      'scripts/deploy.sh': null,
    });
    expect(reportOn('`scripts/old.sh`', ['scripts/other.py']).dead[0]?.what).toBe(
      '`scripts/old.sh` is not in the repository',
    );
  });

  it('are alive from the root, the document and what the document names', () => {
    const files = ['apps/api/src/a.ts', 'docs/ops/b.sh', 'docs/c.md', '.github/workflows/deploy.yml'];
    const alive = ['apps/api/src/a.ts', 'ops/b.sh', 'c.md', 'deploy.yml', '`apps/api/` and then `src/a.ts'];
    for (const path of alive) expect(reportOn(`\`${path}\``, files, 'docs/R.md').unknown, path).toBe(0);
    expect(dead(fenced('cd apps/api\ncat src/a.ts'), files)).toEqual({});
  });

  it.each([
    ['a first part that does not exist', '`lib/a.ts`', ['src/a.ts']],
    [
      'two parts without an ending',
      '`deploy/api` `feat/x` `docs/users`',
      ['deploy/x.yml', 'docs/x.md', 'feat/y'],
    ],
    ['a bare name', '`main.tf` `compose.prod.yml`', ['src/a.ts']],
    [
      'what a build makes',
      '`src/dist/a.js` `logs/x.log` `src/.env` `src/app.local.json`',
      ['src/a.ts', 'logs/README.md'],
    ],
    ['a module by its compiled name', '`src/a.js` `src/lib/b`', ['src/a.ts', 'src/lib/b.ts']],
    ['another package', '`src/pkg/b.ts`', ['src/a.ts', 'backend/src/pkg/b.ts']],
    ['a package below src', '`api/b.py`', ['api/a.py', 'src/acme/api/b.py']],
    ['code beside documents', '`api/b.py`', ['docs/api/a.md']],
    ["the repository's own folder", '`answers/ops/x.sh`', ['ops/x.sh', 'answers/a.md']],
    ['what is to come', 'Create `scripts/new.sh` first.', ['scripts/old.sh']],
    ['what is gone', 'It was removed: `scripts/new.sh`.', ['scripts/old.sh']],
    ['what is denied', 'There is no `scripts/new.sh`.', ['scripts/old.sh']],
    ['what is proposed', '## Recommendations\n\nRun `scripts/new.sh`.', ['scripts/old.sh']],
    ['a folder that `cd` does not find', fenced('cd other-repo\ncat scripts/new.sh'), ['scripts/old.sh']],
    ['what an unknown program takes', fenced('acme scan scripts/new.sh'), ['scripts/old.sh']],
    ['a workspace', fenced('pnpm --filter api exec tsx scripts/new.ts'), ['scripts/old.sh']],
  ])('are not told where they may be %s', (_why, markdown, files) => {
    expect(dead(markdown, files, 'docs/R.md')).toEqual({});
  });

  it('beyond a symbolic link or a submodule can not be told', () => {
    // A link to a folder is listed as a file.
    expect(dead('`shared/x.sh`', ['shared'])).toEqual({});
    expect(deadIn(reportOn('`vendored/x.sh`', [], 'RUNBOOK.md', ['vendored']))).toEqual({});
  });
});

describe('workflows', () => {
  it('are dead where the folder has no such file', () => {
    const files = ['.github/workflows/deploy.yaml'];
    expect(dead('`.github/workflows/deploy.yml`', files)).toEqual({
      '.github/workflows/deploy.yml': '.github/workflows/deploy.yaml',
    });
    expect(dead(fenced('gh workflow run release.yml'), files)).toEqual({ 'release.yml': null });
    expect(dead(fenced('gh workflow run release.yml'), ['a.ts'])).toEqual({});
  });
});

describe('what a document depends on', () => {
  it('is what its living references name, each with its first mention', () => {
    const report = reportOn('[a](b.md) `ops/x.sh` `ops/x.sh` `infra/` `gone/x.sh` [me](RUNBOOK.md)', [
      'b.md',
      'ops/x.sh',
      'infra/a.tf',
    ]);
    expect(report.paths).toEqual(['b.md', 'infra/', 'ops/x.sh']);
    expect(report.used.map(({ path, place }) => [path, place.column])).toEqual([
      ['b.md', 1],
      ['ops/x.sh', 11],
      ['infra/', 33],
    ]);
  });
});

describe('what GitHub could not tell', () => {
  it.each(['listing ', 'listing ops', 'listing web', 'file base .gitignore'])(
    '%s makes nothing dead',
    (key) => {
      const base = { 'ops/x.sh': '', 'web/y.ts': '' };
      const lookedUp = lookedUpIn({ base, failing: (asked) => asked === key });
      const { view } = createRepositoryView(factsOf({}, { lookedUp }));
      const references = findReferences(readDocument('`ops/gone.sh`'), 'R.md');
      expect(judgeReferences(references, 'R.md', view)).toMatchObject({ dead: [], unknown: 1 });
    },
  );
});

describe('asking', () => {
  const files = {
    'RUNBOOK.md': '[a](docs/a.md#x) `ops/x.sh` `npm run x` `ops/gone.sh` `$DATABASE_URL`',
    'docs/a.md': '# X',
    'ops/x.sh': '',
    'package.json': '{"scripts":{"x":"y"}}',
  };

  function askInRounds(): { readonly rounds: readonly (readonly string[])[]; readonly dead: number } {
    const references = findReferences(readDocument(files['RUNBOOK.md']), 'RUNBOOK.md');
    const rounds: string[][] = [];
    let lookedUp = {};
    for (;;) {
      const { view, wanted } = createRepositoryView(factsOf({}, { lookedUp }));
      const { dead } = judgeReferences(references, 'RUNBOOK.md', view);
      const keys = wanted().map(lookupKey);
      if (keys.length === 0) return { rounds, dead: dead.length };
      // Nothing is told before it is sure.
      expect(rounds.length > 0 || dead.length === 0).toBe(true);
      rounds.push(keys);
      lookedUp = {
        ...lookedUp,
        ...Object.fromEntries(keys.map((key) => [key, answer({ base: files }, key)])),
      };
    }
  }

  it('brings all that living references need in one round, and at most one more where one is dead', () => {
    const { rounds, dead } = askInRounds();
    expect(dead).toBe(1);
    expect(rounds.length).toBeLessThanOrEqual(2);
    expect(rounds[0]).toEqual(
      expect.arrayContaining([
        'listing ',
        'listing ops',
        'listing docs',
        'file base docs/a.md',
        'file base package.json',
      ]),
    );
  });

  it('stays within bounds however many references there are', () => {
    const markdown = Array.from({ length: 3000 }, (_, index) => `\`dir${index}/sub/x.sh\``).join('\n');
    const { view, wanted } = createRepositoryView(factsOf({}, { lookedUp: {} }));
    const report = judgeReferences(findReferences(readDocument(markdown), 'R.md'), 'R.md', view);
    expect(report).toMatchObject({ dead: [], alive: 0, unknown: 3000 });
    expect(wanted().length).toBeLessThanOrEqual(62);
  });
});
