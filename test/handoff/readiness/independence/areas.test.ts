import { describe, expect, it } from 'vitest';
import { createRepositoryView } from '../../../../src/handoff/lookups/create-repository-view.ts';
import { type Areas, MOST_AREAS, readAreas } from '../../../../src/handoff/readiness/independence/areas.ts';
import type { TestRepository } from '../../../repository.ts';
import { viewOfBranch } from '../merged.ts';

function areasOf(base: TestRepository['base'], rest: Partial<TestRepository> = {}): Areas {
  const areas = readAreas(viewOfBranch({ base, ...rest }));
  if (areas.kind !== 'known') throw new Error(areas.kind);
  return areas.value;
}

describe('the areas of a repository', () => {
  it('are the patterns of CODEOWNERS, of which the last that fits wins', () => {
    const areas = areasOf({ '.github/CODEOWNERS': '* @a\n/src/ @b\n/src/api/\n', 'src/a.ts': '' });
    expect(areas).toMatchObject({ from: 'codeowners', names: ['*', '/src/', '/src/api/'] });
    expect(['src/api/x.ts', 'src/x.ts', 'lib/x.ts'].map(areas.areaOf)).toEqual(['/src/api/', '/src/', '*']);
  });

  it('leave out what no pattern fits', () => {
    expect(areasOf({ CODEOWNERS: '/src/ @b' }).areaOf('lib/x.ts')).toBeNull();
  });

  it.each([
    ['.github before the root', { '.github/CODEOWNERS': '/a/', CODEOWNERS: '/b/' }, '/a/'],
    ['the root before docs', { CODEOWNERS: '/b/', 'docs/CODEOWNERS': '/c/' }, '/b/'],
    ['docs at last', { 'docs/CODEOWNERS': '/c/' }, '/c/'],
  ])('are read where GitHub looks first: %s', (_what, base, expected) => {
    expect(areasOf(base).names).toEqual([expected]);
  });

  it.each([
    ['there is no CODEOWNERS', {}],
    ['it has no pattern', { CODEOWNERS: '# nobody yet' }],
    ['its only pattern is everything', { CODEOWNERS: '* @acme/all' }],
    ['the first one has none, though another has', { '.github/CODEOWNERS': '', CODEOWNERS: '/src/ @a' }],
  ])('are the top-level folders that hold source, where %s', (_what, codeowners) => {
    const areas = areasOf({
      ...codeowners,
      '.github/workflows/ci.yml': '',
      'docs/a.md': '',
      'node_modules/x/index.js': '',
      'dist/a.js': '',
      'evals/run.py': '',
      'services/answers/app.py': '',
      'README.md': '',
    });
    expect(areas).toMatchObject({ from: 'folders', names: ['evals/', 'services/'] });
    expect(['services/a/b.py', 'docs/a.md', 'README.md', 'gone/a.ts'].map(areas.areaOf)).toEqual([
      'services/',
      null,
      null,
      null,
    ]);
  });

  it('are the root alone where there is no folder of source', () => {
    const areas = areasOf({ 'main.py': '', 'docs/a.md': '' });
    expect(areas.names).toEqual(['/']);
    expect(['main.py', 'docs/a.md'].map(areas.areaOf)).toEqual(['/', null]);
  });

  it('are at most two hundred: the last patterns, which win', () => {
    const text = Array.from({ length: MOST_AREAS + 5 }, (_, index) => `/area${index}/ @a`).join('\n');
    const { names } = areasOf({ CODEOWNERS: text });
    expect(names).toHaveLength(MOST_AREAS);
    expect([names[0], names.at(-1)]).toEqual(['/area5/', `/area${MOST_AREAS + 4}/`]);
  });

  it.each([
    ['CODEOWNERS is binary', { obstacles: { CODEOWNERS: 'binary' } }],
    ['GitHub fails to read it', { failing: (key: string) => key === 'file base CODEOWNERS' }],
    ['GitHub fails to list the folders', { failing: (key: string) => key.startsWith('listing') }],
  ] as const)('are unknown where %s', (_what, rest) => {
    expect(readAreas(viewOfBranch({ base: {}, ...rest })).kind).toBe('unknown');
  });

  it('are asked for in one go', () => {
    const { view, wanted } = createRepositoryView({
      pullRequest: { files: { kind: 'known', value: [] } },
      lookedUp: {},
    });
    expect(readAreas(view).kind).toBe('wanted');
    expect(wanted()).toHaveLength(4);
  });
});
