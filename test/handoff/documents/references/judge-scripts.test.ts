import { describe, expect, it } from 'vitest';
import { deadIn, type Files, reportOn } from './report-on.ts';

const fenced = (code: string): string => `\`\`\`sh\n${code}\n\`\`\``;

function dead(markdown: string, files: Files, path?: string): Readonly<Record<string, string | null>> {
  return deadIn(reportOn(markdown, files, path));
}

const scripts = (...names: readonly string[]): string =>
  JSON.stringify({ scripts: Object.fromEntries(names.map((name) => [name, 'x'])) });

describe('scripts of package.json', () => {
  it('are dead where no package.json on the way has them, with the nearest', () => {
    expect(dead('`npm run db:migrate`', { 'package.json': scripts('db:migration') })).toEqual({
      'npm run db:migrate': 'db:migration',
    });
    expect(dead('`pnpm db:seed`', { 'package.json': scripts('build') })).toEqual({ 'pnpm db:seed': null });
    expect(reportOn('`npm run x`', { 'package.json': '{}' }).dead[0]?.what).toBe(
      '`npm run x` names no script of `package.json`',
    );
  });

  it.each([
    ['the root', '`npm run x`', 'package.json'],
    ["the document's folder", '`npm run x`', 'docs/package.json'],
    ['the folder of the command', '`npm --prefix web/app run x`', 'web/app/package.json'],
    ['the folder gone to', fenced('cd web/app\nnpm run x'), 'web/app/package.json'],
    ['a folder named before', `${fenced('cd web/app')}\n\nThen \`npm run x\`.`, 'web/app/package.json'],
    ['a folder at the root', '`npm run x`', 'web/package.json'],
    ['a workspace', '`npm run x`', 'packages/a/package.json'],
  ])('are alive in %s', (_where, markdown, path) => {
    const root = {
      'package.json': JSON.stringify({ workspaces: ['packages/*'] }),
      'docs/x': '',
      'web/app/x': '',
    };
    expect(reportOn(markdown, { ...root, [path]: scripts('x') }, 'docs/R.md').dead).toEqual([]);
  });

  it('are alive in the workspaces of pnpm', () => {
    const files = { 'package.json': '{}', 'pnpm-workspace.yaml': "packages:\n  - 'libs/**'\n" };
    expect(dead('`pnpm run x`', files)).toEqual({});
    const plain = {
      ...files,
      'pnpm-workspace.yaml': 'packages:\n- libs/*\n',
      'libs/a/package.json': scripts('y'),
    };
    expect(dead('`pnpm run y`', plain)).toEqual({});
    expect(dead('`pnpm run x`', plain)).toEqual({ 'pnpm run x': null });
  });

  it.each([
    ['there is no package.json', '`npm run x`', ['a.ts']],
    ['it is no JSON', '`npm run x`', { 'package.json': '{' }],
    ['it may be a program of a dependency', '`pnpm vitest` `yarn tsc`', { 'package.json': '{}' }],
    ['another repository is gone to', fenced('cd other\nnpm run x'), { 'package.json': '{}' }],
    ['it is to be added', 'Add `npm run x`.', { 'package.json': '{}' }],
  ])('are not told where %s', (_why, markdown, files) => {
    expect(dead(markdown, files)).toEqual({});
  });
});

describe('targets, recipes and tasks', () => {
  it.each([
    ['make', 'Makefile', 'deploy: build\n\t./x.sh\n.PHONY: clean\n'],
    ['make', 'GNUmakefile', 'A := x\ndeploy clean:\n\tx: y\n'],
    ['just', 'justfile', 'set shell := ["bash"]\ndeploy env="prod":\n  echo\nalias clean := deploy\n'],
    ['task', 'Taskfile.yml', "version: '3'\ntasks:\n  deploy:\n    cmds: [x]\n  'clean': x\n"],
  ])('of %s are read from %s', (tool, file, text) => {
    const files = { [file]: text };
    expect(dead(`\`${tool} deploy\` \`${tool} clean\``, files)).toEqual({});
    expect(dead(`\`${tool} deploi\``, files)).toEqual({ [`${tool} deploi`]: 'deploy' });
  });

  it.each([
    ['make x', 'Makefile', 'include other.mk\na:\n'],
    ['make x', 'Makefile', '%.o: %.c\n\tcc\n'],
    ['make x', 'Makefile', '$(TARGETS): a\n'],
    ['just x', 'justfile', "import 'other.just'\na:\n"],
    ['task x', 'Taskfile.yml', 'includes:\n  a: ./a\ntasks:\n  b: c\n'],
    ['task x', 'Taskfile.yml', 'tasks:\n  b:\n    aliases: [x]\n'],
    ['make x', 'other.mk', 'a:\n'],
  ])('%s is not told by %s where more may be named', (command, file, text) => {
    expect(dead(`\`${command}\``, { [file]: text })).toEqual({});
  });
});

describe('environment variables', () => {
  const template = { '.env.example': 'DATABASE_URL=\nREDIS_URL=\nSMTP_PASSWORD=\n' };
  const markdown = 'The variables `DATABASE_URL`, `REDIS_URL` and `SMTP_PASSWORT`.';

  it('are dead only where a list has nearly the same one that the document does not name', () => {
    expect(dead(markdown, template)).toEqual({ SMTP_PASSWORT: 'SMTP_PASSWORD' });
    expect(dead(`${markdown} \`SMTP_PASSWORD\``, template)).toEqual({});
    expect(dead('The variables `DATABASE_URL` `REDIS_URL` `ELSEWHERE_KEY`.', template)).toEqual({});
  });

  it.each([
    ['there is no list', { 'compose.txt': '' }],
    ['the list names too few', { '.env.example': 'DATABASE_URL=\nREDIS_URL=\n' }],
    ['a workflow names it', { ...template, '.github/workflows/ci.yml': 'env:\n  SMTP_PASSWORT: x\n' }],
    ['a compose file names it', { ...template, 'docker-compose.yml': 'environment: [SMTP_PASSWORT=x]' }],
    ['other places set variables too', { ...template, 'terraform/main.tf': '' }],
  ])('are not told where %s', (_why, files) => {
    expect(dead(markdown, files)).toEqual({});
  });

  it('are not told where the document speaks of others than the list', () => {
    expect(dead('The variables `AAAA_ONE`, `BBBB_TWO` and `SMTP_PASSWORT`.', template)).toEqual({});
  });
});
