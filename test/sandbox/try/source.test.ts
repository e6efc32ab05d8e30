import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { readChangedFiles } from '../../../src/sandbox/git/changed-files.ts';
import type { PlannedPullRequest } from '../../../src/sandbox/try/client-repository.ts';
import { openSource, type Source } from '../../../src/sandbox/try/source/open-source.ts';
import { planFromHistory } from '../../../src/sandbox/try/source/plan-from-history.ts';
import { commit, git, mergePullRequest, newRepository, temporaryFolder } from './git-fixture.ts';

async function open(path: string): Promise<Source> {
  const opened = await openSource(path, join(temporaryFolder(), 'copy.git'));
  if (opened.kind === 'problem') throw new Error(opened.message);
  return opened;
}

async function plansOf(path: string, limit = 20): Promise<readonly PlannedPullRequest[]> {
  return planFromHistory(await open(path), limit);
}

async function filesOf(path: string): Promise<string[][]> {
  const source = await open(path);
  const plans = await planFromHistory(source, 20);
  const files = plans.map(async ({ proposal }) => {
    if (proposal.kind !== 'commits') throw new Error('A commit was expected');
    return (await readChangedFiles(source.gitDir, proposal.baseSha, proposal.headSha)).map(
      (file) => file.path,
    );
  });
  return Promise.all(files);
}

async function problemOf(path: string): Promise<string> {
  const opened = await openSource(path, join(temporaryFolder(), 'copy.git'));
  return opened.kind === 'problem' ? `${opened.message} ${opened.hint}` : 'no problem';
}

describe('merged pull requests as open ones', () => {
  it('takes a merge: its title, its description, the branch as head and its files', async () => {
    const folder = newRepository();
    commit(folder, 'Start');
    const head = mergePullRequest(
      folder,
      12,
      '\n\nAdd retries\n\nThe mail server drops connections.',
      'Retry',
    );
    const [plan, ...others] = await plansOf(folder);
    expect(others).toEqual([]);
    expect(plan).toMatchObject({
      number: 12,
      title: 'Add retries',
      body: 'The mail server drops connections.',
      author: 'jana-korner',
      branch: 'topic-12',
      proposal: { headSha: head },
    });
    expect(await filesOf(folder)).toEqual([['file-12.md']]);
  });

  it('takes the text of the commits where a merge has only a title', async () => {
    const folder = newRepository();
    commit(folder, 'Start');
    mergePullRequest(folder, 3, '\n\nAdd retries', 'Retry\n\nBecause the server drops connections.');
    expect((await plansOf(folder))[0]?.body).toBe('Because the server drops connections.');
  });

  it('takes a squashed pull request by the number in its first line', async () => {
    const folder = newRepository();
    const base = commit(folder, 'Start');
    const head = commit(
      folder,
      'Cache prices (#41)\n\nThe shop was slow.\n\nCo-authored-by: A <a@example.com>',
      'a.md',
    );
    commit(folder, 'Not by a pull request', 'b.md');
    expect(await plansOf(folder)).toMatchObject([
      {
        number: 41,
        title: 'Cache prices',
        body: 'The shop was slow.',
        proposal: { headSha: head, baseSha: base },
      },
    ]);
  });

  it('takes the newest, oldest first, and each number once', async () => {
    const folder = newRepository();
    commit(folder, 'Start');
    for (const number of [1, 2, 3, 3]) commit(folder, `Change (#${number})`, `${number}.md`);
    expect((await plansOf(folder, 3)).map((plan) => plan.number)).toEqual([2, 3, null]);
  });

  it('takes the last commits where no pull request is told of', async () => {
    const folder = newRepository();
    commit(folder, 'First');
    commit(folder, 'Second\n\nSince the first was wrong.', 'b.md');
    const plans = await plansOf(folder);
    expect(plans).toMatchObject([{ number: null, title: 'Second', body: 'Since the first was wrong.' }]);
    expect(await filesOf(folder)).toEqual([['b.md']]);
  });

  it('takes a repository of a single commit, which brings every file', async () => {
    const folder = newRepository();
    commit(folder, 'First', 'a.md');
    expect(await plansOf(folder)).toMatchObject([{ title: 'First' }]);
    expect(await filesOf(folder)).toEqual([['a.md']]);
  });
});

describe('repositories of every kind', () => {
  function withTwoChanges(): string {
    const folder = newRepository();
    commit(folder, 'Start');
    commit(folder, 'One (#1)', 'one.md');
    commit(folder, 'Two (#2)', 'two.md');
    return folder;
  }

  it('reads a shallow clone as far as it goes', async () => {
    const clone = join(temporaryFolder(), 'clone');
    git(temporaryFolder(), 'clone', '--quiet', '--depth=2', `file://${withTwoChanges()}`, clone);
    expect(await filesOf(clone)).toEqual([['two.md']]);
  });

  it('reads a shallow clone of one commit, whose changes it cannot know', async () => {
    const clone = join(temporaryFolder(), 'clone');
    git(temporaryFolder(), 'clone', '--quiet', '--depth=1', `file://${withTwoChanges()}`, clone);
    expect((await plansOf(clone)).map((plan) => plan.title)).toEqual(['Two (#2)']);
    expect(await filesOf(clone)).toEqual([[]]);
  });

  it('reads a merge whose branch began before the shallow clone does', async () => {
    const folder = newRepository();
    commit(folder, 'Start');
    git(folder, 'branch', 'topic');
    for (const number of [1, 2, 3]) commit(folder, `Main ${number}`, `main-${number}.md`);
    git(folder, 'checkout', '--quiet', 'topic');
    for (const number of [1, 2]) commit(folder, `Topic ${number}`, `topic-${number}.md`);
    git(folder, 'checkout', '--quiet', 'main');
    git(
      folder,
      'merge',
      '--quiet',
      '--no-ff',
      'topic',
      '-m',
      'Merge pull request #9 from jana/topic\n\nTopic',
    );
    const clone = join(temporaryFolder(), 'clone');
    git(temporaryFolder(), 'clone', '--quiet', '--depth=2', `file://${folder}`, clone);
    expect(await filesOf(clone)).toEqual([['topic-1.md', 'topic-2.md']]);
  });

  it('reads a bare repository, also one whose HEAD names no branch', async () => {
    const folder = withTwoChanges();
    const bare = join(temporaryFolder(), 'bare.git');
    git(folder, 'clone', '--quiet', '--bare', folder, bare);
    expect(await plansOf(bare)).toHaveLength(2);
    git(bare, 'symbolic-ref', 'HEAD', 'refs/heads/trunk');
    expect(await open(bare)).toMatchObject({ branch: 'main' });
  });

  it('reads a linked work tree and a detached HEAD', async () => {
    const folder = withTwoChanges();
    const linked = join(temporaryFolder(), 'linked');
    git(folder, 'worktree', 'add', '--quiet', '--detach', linked, 'HEAD~1');
    expect((await plansOf(linked)).map((plan) => plan.number)).toEqual([1]);
  });

  it('writes nothing into the repository', async () => {
    const folder = withTwoChanges();
    const state = () =>
      git(folder, 'for-each-ref') + git(folder, 'count-objects', '-v') + git(folder, 'status', '--short');
    const before = state();
    await filesOf(folder);
    expect(state()).toBe(before);
  });

  it('takes owner and name from the remote, and never what else its address holds', async () => {
    const folder = withTwoChanges();
    git(folder, 'remote', 'add', 'origin', 'https://user:secret@github.com/acme/answers.git');
    expect(await open(folder)).toMatchObject({ owner: 'acme', name: 'answers' });
    git(folder, 'remote', 'set-url', 'origin', 'git@github.com:acme/other.git');
    expect(await open(folder)).toMatchObject({ owner: 'acme', name: 'other' });
    git(folder, 'remote', 'remove', 'origin');
    expect(await open(folder)).toMatchObject({ owner: 'local' });
  });
});

describe('what can not be read is told', () => {
  it.each([
    ['an empty repository', newRepository, 'has no commit yet'],
    ['a folder without a repository', temporaryFolder, 'is not a Git repository'],
    ['a missing folder', () => join(temporaryFolder(), 'nothing'), 'There is no folder'],
    [
      'a file',
      () => {
        const file = join(temporaryFolder(), 'file');
        writeFileSync(file, '');
        return file;
      },
      'is a file, not a Git repository',
    ],
  ])('%s', async (_, make, expected) => {
    const path = make();
    const told = await problemOf(path);
    expect(told).toContain(expected);
    expect(told).toContain(path);
  });

  it.skipIf(process.getuid?.() === 0)('a folder that may not be read', async () => {
    const folder = newRepository();
    chmodSync(folder, 0);
    expect(await problemOf(folder)).toContain('permission denied');
    chmodSync(folder, 0o700);
  });

  it('a partial clone, which would fetch what it lacks', async () => {
    const folder = newRepository();
    commit(folder, 'Start');
    git(folder, 'config', 'remote.origin.promisor', 'true');
    expect(await problemOf(folder)).toContain('is a partial clone');
  });

  it('a machine without Git', async () => {
    const folder = newRepository();
    vi.stubEnv('PATH', temporaryFolder());
    const told = await problemOf(folder);
    vi.unstubAllEnvs();
    expect(told).toContain('Git is needed and was not found');
  });
});
