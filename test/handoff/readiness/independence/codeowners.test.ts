import { describe, expect, it } from 'vitest';
import {
  CODEOWNERS_PATTERNS,
  parseCodeowners,
} from '../../../../src/handoff/readiness/independence/codeowners.ts';
import { expectNoBlowUp } from '../../../no-blow-up.ts';

describe('a pattern of CODEOWNERS', () => {
  // As in GitHub's own example file, and its list of differences from .gitignore.
  it.each<[string, string, boolean]>([
    ['*', 'a/b/c.ts', true],
    ['*.js', 'app/lib/x.js', true],
    ['*.js', 'app/lib/x.json', false],
    ['/build/logs/', 'build/logs/2026/a.log', true],
    ['/build/logs/', 'x/build/logs/a.log', false],
    ['docs/*', 'docs/getting-started.md', true],
    ['docs/*', 'docs/build-app/troubleshooting.md', false],
    ['docs/*', 'x/docs/getting-started.md', false],
    ['/*', 'README.md', true],
    ['/*', 'src/a.ts', false],
    ['apps/', 'x/apps/y/z.ts', true],
    ['apps/', 'apps', false],
    ['/docs/', 'docs/a/b.md', true],
    ['/scripts', 'scripts/run.sh', true],
    ['/scripts', 'x/scripts/run.sh', false],
    ['src/api', 'src/api/v1/a.ts', true],
    ['src/api', 'src/apis/a.ts', false],
    ['**/logs', 'deeply/nested/logs/a.log', true],
    ['/apps/**', 'apps/x/y', true],
    ['/src/**/gen/', 'src/a/b/gen/x.ts', true],
    ['Makefile', 'x/Makefile', true],
    ['/SRC/', 'src/a.ts', false],
    ['/app/{a,b}/', 'app/a/x.ts', false],
    ['/app/{a,b}/', 'app/{a,b}/x.ts', true],
    ['/my\\ app/', 'my app/x.ts', true],
  ])('%s and %s: %s', (pattern, path, expected) => {
    const [only, ...rest] = parseCodeowners(`${pattern} @acme/team docs@example.com`);
    expect(rest).toEqual([]);
    expect(only?.pattern).toBe(pattern);
    expect(only?.matches(path)).toBe(expected);
  });

  it('needs no owner, and ends at a blank', () => {
    const text = '/apps/ @octocat\r\n/apps/github\r\n*.go\tdocs@example.com # Go\n';
    expect(parseCodeowners(text).map(({ pattern }) => pattern)).toEqual(['/apps/', '/apps/github', '*.go']);
  });

  it.each(['# a comment', '   ', '!docs/ @a', '\\#x @a', 'a[bc].ts @a', '[Section] @a', '/ @a'])(
    'is none, as GitHub has it: %s',
    (line) => {
      expect(parseCodeowners(`${line}\n/src/ @a`).map(({ pattern }) => pattern)).toEqual(['/src/']);
    },
  );

  it('that stands twice counts where it stands last', () => {
    const text = '/src/ @a\n/src/api/ @b\n/src/ @c';
    expect(parseCodeowners(text).map(({ pattern }) => pattern)).toEqual(['/src/api/', '/src/']);
  });

  it('is read without blow-up', () => expectNoBlowUp(CODEOWNERS_PATTERNS));
});
