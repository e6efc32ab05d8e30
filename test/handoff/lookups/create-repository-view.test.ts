import { describe, expect, it } from 'vitest';
import type { ChangedFile, PullRequestFacts } from '../../../src/handoff/facts.ts';
import { createRepositoryView } from '../../../src/handoff/lookups/create-repository-view.ts';
import { factsOf } from '../../facts.ts';
import { lookedUpIn, type TestRepository } from '../../repository.ts';

const REPOSITORY: TestRepository = {
  base: { 'RUNBOOK.md': 'old', 'ops/deploy.sh': 'go', 'src/a.ts': 'a', 'docs/adr/0001.md': 'one' },
  head: {
    'RUNBOOK.md': 'new',
    'ops/ship.sh': 'go',
    'src/a.ts': 'a',
    'new/deep/b.ts': 'b',
    'docs/adr/0002.md': 'two',
  },
};

function factsWith(
  files: readonly (readonly [string, ChangedFile['change']])[],
  more: Partial<TestRepository> = {},
): PullRequestFacts {
  const value = files.map(([path, change]) => ({ path, change }));
  return factsOf({ files: { kind: 'known', value } }, { lookedUp: lookedUpIn({ ...REPOSITORY, ...more }) });
}

const view = (...args: Parameters<typeof factsWith>) => createRepositoryView(factsWith(...args)).view;
const known = (value: unknown) => ({ kind: 'known', value });
const text = (value: string) => ({ kind: 'known', value: { text: known(value) } });

describe('the repository as the merge will leave it', () => {
  it('has touched files from the head, all others from the tip of the base', () => {
    const seen = view([['RUNBOOK.md', 'modified']]);
    expect(seen.file('RUNBOOK.md')).toMatchObject(text('new'));
    expect(seen.file('src/a.ts')).toMatchObject(text('a'));
    expect(view([]).file('RUNBOOK.md')).toMatchObject(text('old'));
    expect(seen.fileAt('base', 'RUNBOOK.md')).toMatchObject(text('old'));
    expect(seen.onBase().file('RUNBOOK.md')).toMatchObject(text('old'));
  });

  it('has no deleted files, and the folders of new ones', () => {
    const seen = view([
      ['src/a.ts', 'deleted'],
      ['new/deep/b.ts', 'added'],
    ]);
    expect(seen.entry('src/a.ts')).toEqual(known(null));
    expect(seen.file('src/a.ts')).toEqual(known(null));
    expect(seen.entry('new')).toEqual(known('folder'));
    expect(seen.entry('new/deep/b.ts')).toEqual(known('file'));
    expect(seen.entry('docs')).toEqual(known('folder'));
    expect(seen.onBase().entry('src/a.ts')).toEqual(known('file'));
  });

  it('has nothing where a file was moved away from', () => {
    const seen = view([['ops/ship.sh', 'renamed']], {
      renames: [{ from: 'ops/deploy.sh', to: 'ops/ship.sh' }],
    });
    expect(seen.entry('ops/deploy.sh')).toEqual(known(null));
    expect(seen.file('ops/deploy.sh')).toEqual(known(null));
    expect(seen.entry('ops/ship.sh')).toEqual(known('file'));
    expect(seen.entry('src/a.ts')).toEqual(known('file'));
    expect(seen.listing('ops')).toEqual(known([{ name: 'ship.sh', kind: 'file' }]));
  });

  it('lists folders and their Markdown files with what comes and goes', () => {
    const seen = view([
      ['docs/adr/0001.md', 'deleted'],
      ['docs/adr/0002.md', 'added'],
      ['new/deep/b.ts', 'added'],
    ]);
    expect(seen.listing('docs/adr')).toEqual(known([{ name: '0002.md', kind: 'file' }]));
    expect(seen.listing('new')).toEqual(known([{ name: 'deep', kind: 'folder' }]));
    expect(seen.listing('nowhere')).toEqual(known(null));
    expect(seen.markdownFiles('docs/adr')).toMatchObject(known([{ path: 'docs/adr/0002.md' }]));
  });
});

describe('what is not known', () => {
  it('is wanted, each thing once, and found when it was looked up', () => {
    const opened = createRepositoryView({ ...factsWith([['RUNBOOK.md', 'modified']]), lookedUp: {} });
    expect(opened.view.file('RUNBOOK.md')).toEqual({ kind: 'wanted' });
    expect(opened.view.file('RUNBOOK.md')).toEqual({ kind: 'wanted' });
    expect(opened.view.entry('src')).toEqual({ kind: 'wanted' });
    expect(opened.wanted()).toEqual([
      { kind: 'file', side: 'head', path: 'RUNBOOK.md' },
      { kind: 'entry', path: 'src' },
    ]);
  });

  it('is unknown where the changed files are, since any path may be among them', () => {
    const unknown = { kind: 'unknown', reason: 'too many files' } as const;
    const facts = factsOf({ files: unknown }, { lookedUp: lookedUpIn(REPOSITORY) });
    expect(createRepositoryView(facts).view.file('RUNBOOK.md')).toEqual(unknown);
    expect(createRepositoryView(facts).view.onBase().file('RUNBOOK.md')).toMatchObject(text('old'));
  });
});

describe('what a listed folder does not show', () => {
  const root = { 'listing ': known([{ name: 'docs', kind: 'folder' }]) } as PullRequestFacts['lookedUp'];
  const open = (lookedUp: PullRequestFacts['lookedUp']) =>
    createRepositoryView(factsOf({ files: { kind: 'known', value: [] } }, { lookedUp }));

  it('is not there, and need not be asked for', () => {
    const { view: seen, wanted } = open(root);
    expect(seen.file('PLAN.md')).toEqual(known(null));
    expect(seen.entry('ops/deploy.sh')).toEqual(known(null));
    expect(seen.listing('adr')).toEqual(known(null));
    expect(seen.markdownFiles('adr/old')).toEqual(known(null));
    expect(wanted()).toEqual([]);
  });

  it('is asked for below a folder that is there, or was not listed', () => {
    const { view: seen, wanted } = open(root);
    expect(seen.listing('docs/adr')).toEqual({ kind: 'wanted' });
    expect(seen.listing('')).toEqual(root['listing ']);
    expect(wanted()).toEqual([{ kind: 'listing', path: 'docs/adr' }]);
    const deeper = open({ ...root, 'listing docs': known([]) as PullRequestFacts['lookedUp'][string] });
    expect(deeper.view.listing('docs/adr')).toEqual(known(null));
  });

  it('may have been there: its versions are asked for', () => {
    const { view: seen } = open(root);
    expect(seen.versions('PLAN.md')).toEqual({ kind: 'wanted' });
    expect(seen.fileAt('commit:abc', 'PLAN.md')).toEqual({ kind: 'wanted' });
  });
});
