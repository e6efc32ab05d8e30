import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StandIn } from '../../../src/sandbox/stand-in.ts';
import { startStandIn } from '../../../src/sandbox/start-stand-in.ts';
import type { MergedChange, PlannedPullRequest } from '../../../src/sandbox/try/client-repository.ts';
import { importMerged } from '../../../src/sandbox/try/import-merged.ts';
import { openPullRequests } from '../../../src/sandbox/try/import-repository.ts';

let standIn: StandIn;
beforeAll(async () => {
  standIn = await startStandIn();
});
afterAll(() => standIn.close());

it('puts merged pull requests there as they were, and the same again as open ones behind them', async () => {
  const repository = await standIn.createRepository({
    owner: 'acme',
    name: 'answers',
    permissions: { anna: 'write' },
  });
  const anna = standIn.as('anna', '2026-06-01T12:00:00Z');
  const baseSha = repository.git.commitOf('HEAD') ?? '';
  const headSha = await anna.push(repository, { changes: { 'a.md': 'A\n' }, message: 'Add A (#7)\n' });
  const merged: MergedChange = {
    number: 7,
    title: 'Add A',
    body: 'Because of B.',
    author: 'jana',
    mergedBy: 'anna',
    branch: 'add-a',
    headSha,
    baseSha,
    mergeSha: headSha,
    createdAt: '2026-05-30T12:00:00.000Z',
    mergedAt: '2026-06-01T12:00:00.000Z',
  };
  await importMerged(standIn, repository, [merged, { ...merged, number: null, title: 'Again' }]);
  const [seven, again] = [repository.threads.get(7), repository.threads.get(8)];
  expect(seven).toMatchObject({
    state: 'closed',
    title: 'Add A',
    mergedAt: '2026-06-01T12:00:00.000Z',
    createdAt: '2026-05-30T12:00:00Z',
    mergeCommitSha: headSha,
    author: { login: 'jana' },
    mergedBy: { login: 'anna' },
  });
  expect(again?.title).toBe('Again');
  expect(repository.git.commitOf('HEAD')).toBe(headSha);
  expect([...repository.git.refs.keys()].filter((ref) => ref.startsWith('refs/heads/'))).toEqual([
    'refs/heads/main',
  ]);

  const plan: PlannedPullRequest = {
    number: 7,
    title: 'Add A',
    body: '',
    author: 'jana',
    branch: 'add-a',
    proposal: { kind: 'commits', headSha, baseSha },
    isDraft: false,
    isFork: false,
    labels: [],
  };
  const [open] = await openPullRequests(standIn, repository, [plan], () => undefined);
  expect([open?.number, open?.state]).toEqual([9, 'open']);
  // A check is made for a commit: that of the one must not be taken for the other's.
  expect(open?.headSha).not.toBe(headSha);
  const files = await repository.git.changedFiles(baseSha, open?.headSha ?? '');
  expect(files.map(({ path }) => path)).toEqual(['a.md']);
});
