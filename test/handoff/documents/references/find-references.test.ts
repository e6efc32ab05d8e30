import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../../src/handoff/documents/read-document.ts';
import { findReferences } from '../../../../src/handoff/documents/references/find-references.ts';
import type { Reference } from '../../../../src/handoff/documents/references/reference.ts';
import { REPOSITORY } from './report-on.ts';

function find(markdown: string, path = 'docs/RUNBOOK.md'): readonly Reference[] {
  return findReferences(readDocument(markdown), path, REPOSITORY);
}

/** The targets in short: the kind and what is named. */
function targets(markdown: string, path?: string): readonly string[] {
  return find(markdown, path).map((reference) => {
    switch (reference.kind) {
      case 'link':
        return `link ${reference.path}${reference.fragment === null ? '' : `#${reference.fragment}`}`;
      case 'anchor':
        return `anchor ${reference.fragment}`;
      case 'script':
        return `${reference.directory ?? '.'}: ${reference.tool} ${reference.name}`;
      case 'environment':
        return `environment ${reference.name}`;
      case 'workflow':
      case 'path':
        return `${reference.kind} ${reference.path}${reference.kind === 'path' && reference.isFolder ? '/' : ''}`;
    }
  });
}

const fenced = (code: string, language = 'bash'): string => `\`\`\`${language}\n${code}\n\`\`\``;

describe('links', () => {
  it.each([
    ['[a](deploy.md)', 'link docs/deploy.md'],
    ['[a](./deploy.md#steps)', 'link docs/deploy.md#steps'],
    ['[a](../scripts/x.sh)', 'link scripts/x.sh'],
    ['[a](/ops/x.md?plain=1#L3)', 'link ops/x.md#L3'],
    ['[a](on%20call.md)', 'link docs/on call.md'],
    ['[a][b]\n\n[b]: deploy.md', 'link docs/deploy.md'],
    ['[a](#roll%20back)', 'anchor roll back'],
    ['[a](https://github.com/acme/answers/blob/main/ops/x.md#y)', 'link ops/x.md#y'],
    ['[a](https://github.com/Acme/Answers/tree/HEAD/ops)', 'link ops'],
  ])('%s refers to the repository', (markdown, target) => {
    expect(targets(markdown)).toEqual([target]);
  });

  it.each([
    '[a](https://example.com/x.md)',
    '[a](https://github.com/acme/answers/blob/v1.2/ops/x.md)',
    '[a](https://github.com/acme/answers/blob/feat/x/ops/x.md)',
    '[a](https://github.com/acme/answers/issues/3)',
    '[a](https://github.com/acme/answers-web/blob/main/x.md)',
    '[a](../../../issues)',
    '[a](//host/x.md)',
    '[a](mailto:anna@acme.test)',
    '[a](<{{ site.url }}/x.md>)',
    '[a](#)',
    '[a](#top)',
    '[a](.)',
  ])('%s refers to nothing in it', (markdown) => {
    expect(targets(markdown.replace('[a](.)', '[a](..)'))).toEqual([]);
  });
});

describe('code spans', () => {
  it.each([
    ['`scripts/x.sh`', 'path scripts/x.sh'],
    ['`./scripts/x.sh`', 'path scripts/x.sh'],
    ['`src/a.ts:12-20`', 'path src/a.ts'],
    ['`infra/`', 'path infra/'],
    ['`docker-compose.yml`', 'path docker-compose.yml'],
    ['`.github/workflows/deploy.yml`', 'workflow .github/workflows/deploy.yml'],
    ['`make deploy`', '.: make deploy'],
    ['`$DATABASE_URL`', 'environment DATABASE_URL'],
    ['The variable `DATABASE_URL`', 'environment DATABASE_URL'],
    ['`DATABASE_URL=x`', 'environment DATABASE_URL'],
  ])('%s refers to the repository', (markdown, target) => {
    expect(targets(markdown)).toEqual([target]);
  });

  it.each([
    '/etc/nginx/nginx.conf',
    '~/.ssh/config',
    'https://example.com/a/b.md',
    'localhost:3000/health',
    'src/**/*.ts',
    'src/<name>.ts',
    'src/{a,b}.ts',
    '$HOME/x.sh',
    '@acme/pkg',
    'ghcr.io/acme/api:1.2',
    '2026/01/02',
    'docs/incidents/YYYY-MM-DD.md',
    'path/to/file.ts',
    'C:\\\\x\\\\y.ts',
    'package.module',
    'deploy',
    'HTTP_OK',
    'application/json; charset=utf-8',
  ])('%s names no path', (span) => {
    expect(targets(`Look at \`${span}\`.`)).toEqual([]);
  });

  it('are left to the link that they stand in', () => {
    expect(targets('[`ops/x.sh`](https://github.com/other/repo/x.sh) and `ops/y.sh`')).toEqual([
      'path ops/y.sh',
    ]);
  });

  it('are found in table rows and list items, in the order of the document', () => {
    const markdown = '| a | b |\n| - | - |\n| `ops/a.sh` | [x](b.md) |\n\n- `ops/c.sh`\n  - `ops/d.sh`';
    expect(targets(markdown, 'R.md')).toEqual([
      'path ops/a.sh',
      'link b.md',
      'path ops/c.sh',
      'path ops/d.sh',
    ]);
  });
});

describe('code blocks', () => {
  it.each([
    ['npm run db:migrate', '.: npm db:migrate'],
    ['npm --prefix apps/api run x', 'apps/api: npm x', 'path apps/api/'],
    ['sudo npm run x -- --force', '.: npm x'],
    ['A=1 pnpm --filter api dev', '.: pnpm dev'],
    ['yarn workspace api build', '.: yarn build'],
    ['bun run seed', '.: bun seed'],
    ['bun run scripts/seed.ts', 'path scripts/seed.ts'],
    ['make -C infra plan ENV=prod', 'infra: make plan', 'path infra/'],
    ['make -f ops/other.mk x', 'path ops/other.mk'],
    ['make build deploy', '.: make build', '.: make deploy'],
    ['just restore prod', '.: just restore'],
    ['task db:dump -- --all', '.: task db:dump'],
    ['doppler run -- npm run x', '.: npm x'],
    ['gh workflow run deploy.yml --ref main', 'workflow .github/workflows/deploy.yml'],
    ['gh run list --workflow deploy.yml', 'workflow .github/workflows/deploy.yml'],
    ['bash ops/x.sh a/b > out/log.txt', 'path ops/x.sh', 'path a/b'],
    ['docker compose -f ops/compose.yml up', 'path ops/compose.yml'],
    ['kubectl apply -f k8s/api.yaml', 'path k8s/api.yaml'],
    ['terraform -chdir=infra/prod apply -var-file=envs/prod.tf', 'path infra/prod/', 'path envs/prod.tf'],
    ['cp ops/a.md ops/b.md', 'path ops/a.md'],
  ])('%s', (code, ...expected) => {
    expect(targets(fenced(code)).toSorted()).toEqual(expected.toSorted());
  });

  it.each([
    'npm install',
    'npm test',
    'pnpm install --frozen-lockfile',
    'yarn add x',
    'make <target>',
    'just --list',
    'kubectl rollout restart deploy/api',
    'git checkout feat/x',
    'gh workflow run deploy.yml -R acme/other',
    'curl localhost/api/x.json -o out/x.json',
    'ssh prod "cd /opt && make restart"',
    'docker exec -it api python scripts/x.py',
    'psql\nselect a/b from x.sql;',
    'cat > ops/new.sh <<EOF\nmake nothing\nEOF',
    '# make nothing',
    'cd /opt/app && make restart',
    'ssh prod\nmake restart',
    'git clone https://github.com/other/repo && cd repo && make x',
  ])('%s refers to nothing here', (code) => {
    expect(targets(fenced(code))).toEqual([]);
  });

  it('follow `cd` from command to command, and into a clone of the repository itself', () => {
    expect(targets(fenced('cd apps/api\nnpm run x\ncd ..\nmake y'))).toEqual(
      ['path apps/api/', 'apps/api: npm x', 'path ../', 'apps: make y'].filter(
        (target) => target !== 'path ../',
      ),
    );
    expect(targets(fenced('git clone git@github.com:acme/answers\ncd answers\nmake x'))).toEqual([
      '.: make x',
    ]);
  });

  it('count without a language only where they begin with a known program, and never as prose', () => {
    expect(targets(fenced('npm run x\nmake sure that it works\nmake it right again now', ''))).toEqual([
      '.: npm x',
    ]);
    expect(targets(fenced('run: npm run x', 'yaml'))).toEqual([]);
  });

  it('take out what they make themselves, wherever it is named', () => {
    expect(
      targets(
        `See \`out/plan.json\`.\n\n${fenced('terraform show -json > out/plan.json\ncat out/plan.json')}`,
      ),
    ).toEqual([]);
    expect(targets(fenced('mkdir -p ops/new\ncat ops/new/x.md'))).toEqual([]);
  });
});

describe('places', () => {
  it('are those of the link, the span and the word', () => {
    const markdown = 'a [b](c.md) `ops/d.sh`\n\n```sh\nls\nbash ops/e.sh\n```\n';
    expect(find(markdown).map(({ place, text }) => [text, place])).toEqual([
      ['c.md', { line: 1, column: 3, endLine: 1, endColumn: 12 }],
      ['ops/d.sh', { line: 1, column: 13, endLine: 1, endColumn: 23 }],
      ['ops/e.sh', { line: 5, column: 6, endLine: 5, endColumn: 14 }],
    ]);
  });
});
