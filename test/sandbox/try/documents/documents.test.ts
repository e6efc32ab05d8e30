import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StandIn } from '../../../../src/sandbox/stand-in.ts';
import { StandInError } from '../../../../src/sandbox/stand-in-error.ts';
import { startStandIn } from '../../../../src/sandbox/start-stand-in.ts';
import type { PullRequest, Repository } from '../../../../src/sandbox/store/entities.ts';
import { locateLink } from '../../../../src/sandbox/try/documents/locate-link.ts';
import { listDocuments, readText } from '../../../../src/sandbox/try/documents/read-documents.ts';
import { saveDocument } from '../../../../src/sandbox/try/documents/save-document.ts';

let standIn: StandIn;
let repository: Repository;
let pull: PullRequest;
let fork: PullRequest;

beforeAll(async () => {
  standIn = await startStandIn();
  repository = await standIn.createRepository({
    owner: 'acme',
    name: 'shop',
    files: {
      'runbook.md': 'One\r\nTwo\r\n',
      'docs/decisions/0001-a.md': 'A\n',
      'docs/decisions/figure.png': 'x',
      'adr/a.markdown': 'B\n',
      '.github/baton.yml': 'plan: docs/Plan.md\nmetrics: evals/none.jsonl\n',
      'docs/Plan.md': '## Phase 1\n',
      'logo.png': new Uint8Array([137, 0, 1]),
      'large.md': 'x'.repeat(200_001),
      'link.md': { symlink: 'runbook.md' },
      'vendor/lib': { submodule: 'a'.repeat(40) },
    },
    permissions: { anna: 'write' },
  });
  const changes = { 'docs/decisions/0002-b.md': 'B\n' };
  pull = await standIn
    .as('anna')
    .openPullRequest(repository, { title: 'Decide', head: 'docs/decide', changes });
  fork = await standIn.as('zoe').openPullRequest(repository, { title: 'Fix', head: 'fix', changes });
});

afterAll(() => standIn.close());

const main = () => repository.git.commitOf('main') ?? '';

describe('the documents of a commit', () => {
  it('are found by their names, and told where they are missing', async () => {
    const documents = await listDocuments(repository, pull.headSha, new Set(['docs/decisions/0002-b.md']));
    expect(documents.map(({ path, isThere, isChanged }) => [path, isThere, isChanged])).toEqual([
      ['runbook.md', true, false],
      ['CONTEXT.md', false, false],
      ['docs/Plan.md', true, false],
      ['docs/decisions/0001-a.md', true, false],
      ['docs/decisions/0002-b.md', true, true],
      ['adr/a.markdown', true, false],
      ['.github/baton.yml', true, false],
    ]);
  });

  it.each([
    ['logo.png', 'logo.png is not a text'],
    ['large.md', 'large.md is too large to be edited on this page'],
    ['link.md', 'link.md is a symbolic link'],
    ['vendor/lib', 'vendor/lib is a submodule'],
    ['docs', 'docs is a folder'],
    ['runbook.md/a', 'runbook.md is a file, not a folder'],
    ['vendor/lib/a.md', 'vendor/lib is a file, not a folder'],
    ['../a.md', 'That is no path of a file in a repository'],
    ['/a.md', 'That is no path of a file in a repository'],
    ['a/.git/config', 'That is no path of a file in a repository'],
    ['a\nb', 'That is no path of a file in a repository'],
  ])('are not edited where that would do harm: %s', async (path, reason) => {
    expect(await readText(repository, main(), path)).toEqual({ kind: 'refused', reason });
    const wish = { path, text: 'x', login: 'anna' };
    const saving = saveDocument(standIn, { kind: 'main', repository }, wish, () => undefined);
    await expect(saving).rejects.toThrow(StandInError);
  });

  it('are asked for by any path without a failure', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (path) => {
        expect(['text', 'refused']).toContain((await readText(repository, main(), path)).kind);
      }),
    );
  });
});

describe('saving', () => {
  it('keeps the ends of lines that the file has, and commits nothing where nothing is different', async () => {
    let changes = 0;
    const save = (text: string) =>
      saveDocument(
        standIn,
        { kind: 'main', repository },
        { path: 'runbook.md', text, login: 'anna' },
        () => (changes += 1),
      );
    const before = main();
    await save('One\nTwo\n');
    expect([main(), changes]).toEqual([before, 0]);
    await save('One\nThree\n');
    const { git } = repository;
    const text = (await git.contents((await git.entry(main(), 'runbook.md'))?.oid ?? ''))?.toString();
    expect([text, changes]).toEqual(['One\r\nThree\r\n', 1]);
    expect((await git.commit(main()))?.message).toBe('Update runbook.md');
  });

  it('goes to the head of a pull request, a fork too', async () => {
    for (const [one, login] of [
      [pull, 'anna'],
      [fork, 'zoe'],
    ] as const) {
      const before = one.headSha;
      const wish = { path: 'CONTEXT.md', text: '# State\n', login };
      await saveDocument(standIn, { kind: 'pull', pull: one }, wish, () => undefined);
      expect(one.headSha).not.toBe(before);
      expect((await repository.git.commit(one.headSha))?.message).toBe('Create CONTEXT.md');
    }
    expect(await repository.git.entry(main(), 'CONTEXT.md')).toBeNull();
  });

  it('makes no empty file', async () => {
    const wish = { path: 'EMPTY.md', text: ' \n', login: 'anna' };
    const saving = saveDocument(standIn, { kind: 'main', repository }, wish, () => undefined);
    await expect(saving).rejects.toThrow('A new file needs a text');
  });
});

describe('a link to the editor of GitHub', () => {
  it.each([
    ['acme/shop/edit/main/docs/a.md', '', null, 'docs/a.md'],
    ['acme/shop/new/main', 'CONTEXT.md', null, 'CONTEXT.md'],
    ['acme/shop/new/main/docs', 'a.md', null, 'docs/a.md'],
    ['acme/shop/edit/docs/decide/runbook.md', '', 2, 'runbook.md'],
    ['zoe/shop/edit/fix/runbook.md', '', 3, 'runbook.md'],
    ['Acme/Shop/blob/main/runbook.md', '', null, 'runbook.md'],
  ])('leads to a file here: %s', (link, filename, which, path) => {
    const number = { 2: pull.number, 3: fork.number }[which ?? 0] ?? null;
    expect(locateLink(repository, [pull, fork], link, filename)).toEqual({ number, path });
  });

  it('names a head by its commit too', () => {
    const link = `acme/shop/blob/${pull.headSha}/runbook.md`;
    expect(locateLink(repository, [pull, fork], link, '')?.number).toBe(pull.number);
  });

  it.each([
    'acme/shop/edit/elsewhere/a.md',
    'acme/shop/edit/fix/a.md',
    'zoe/shop/edit/main/a.md',
    'acme/shop/edit/main',
    'acme/shop/wiki/main/a.md',
    'other/shop/edit/main/a.md',
    '',
  ])('leads nowhere where there is no such branch here: %s', (link) => {
    expect(locateLink(repository, [pull, fork], link, '')).toBeNull();
  });
});
