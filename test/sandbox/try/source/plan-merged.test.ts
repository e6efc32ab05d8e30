import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readIdentities } from '../../../../src/sandbox/try/source/identities.ts';
import { planMerged } from '../../../../src/sandbox/try/source/plan-merged.ts';
import { type PastCommit, readPast } from '../../../../src/sandbox/try/source/read-past.ts';
import { commit, git, mergePullRequest, newRepository } from '../git-fixture.ts';

const NOW = '2026-11-24T12:00:00.000Z';
const DAY_MS = 86_400_000;

function past(sha: string, parents: readonly string[], message: string, daysAgo = 1): PastCommit {
  const at = new Date(Date.parse(NOW) - daysAgo * DAY_MS).toISOString();
  const [name, email] = ['Jana Körner', 'jana@example.com'];
  const people = { authorName: name, authorEmail: email, committerName: name, committerEmail: email };
  return { sha, parents, message, ...people, authoredAt: at, committedAt: at };
}

const planned = (commits: readonly PastCommit[]) =>
  planMerged(commits, Date.parse(NOW), readIdentities(commits).loginFor);

describe('what was merged before', () => {
  it('is read of a repository with its own people and times', async () => {
    const folder = newRepository();
    const base = commit(folder, 'Start');
    const head = mergePullRequest(
      folder,
      12,
      '\n\nAdd retries',
      'Retry\n\nThe mail server drops connections.',
    );
    const tip = commit(folder, 'Cache prices (#13)\n\nThe shop was slow.', 'a.md');
    const commits = await readPast(join(folder, '.git'), tip);
    const [merge, squash, ...others] = planned(commits);
    expect(others).toEqual([]);
    expect(merge).toMatchObject({
      number: 12,
      title: 'Add retries',
      body: 'The mail server drops connections.',
      author: 'jana-korner',
      mergedBy: 'jana-korner',
      branch: 'topic-12',
      baseSha: base,
      headSha: head,
      mergedAt: new Date(git(folder, 'log', '-1', '--format=%cI', 'HEAD~1')).toISOString(),
    });
    expect(squash).toMatchObject({ number: 13, body: 'The shop was slow.', headSha: tip, mergeSha: tip });
  });

  it('takes the merges of ninety days, and at least thirty', () => {
    const chain = (ages: readonly number[]) =>
      ages.map((age, at) => past(`c${at}`, [`c${at + 1}`], `Change (#${at + 1})`, age));
    expect(planned(chain([...Array(50).keys()]))).toHaveLength(50);
    expect(planned(chain(Array(50).fill(200)))).toHaveLength(30);
    expect(planned(chain(Array(400).fill(1)))).toHaveLength(300);
    expect(planned(chain([1, 2])).map(({ number }) => number)).toEqual([2, 1]);
  });

  it('gives a number once, to the older of two', () => {
    const commits = [past('c', ['b'], 'Again (#4)'), past('b', ['a'], 'Once (#4)'), past('a', [], 'Start')];
    expect(planned(commits).map(({ number, title }) => [number, title])).toEqual([
      [4, 'Once'],
      [null, 'Again'],
    ]);
  });

  it('describes a merge by its own commits, not by those of the default branch that it took in', () => {
    const commits = [
      past('m', ['b', 't2'], 'Merge pull request #7 from x/topic\n\nTitle'),
      past('t2', ['t1', 'b'], 'Merge main into topic'),
      past('t1', ['a'], 'Topic\n\nBecause of the topic.'),
      past('b', ['a'], 'On main\n\nBecause of main.'),
      past('a', [], 'Start'),
    ];
    expect(planned(commits)).toMatchObject([{ number: 7, body: 'Because of the topic.' }]);
  });

  it('knows somebody under every address once one of them tells the login', () => {
    const web = { authorEmail: '12+Jana@users.noreply.github.com' };
    const commits = [past('b', ['a'], 'B'), { ...past('a', [], 'A'), ...web }];
    expect(readIdentities(commits).addresses).toEqual([
      { email: 'jana@example.com', login: 'Jana' },
      { email: '12+Jana@users.noreply.github.com', login: 'Jana' },
    ]);
  });
});
