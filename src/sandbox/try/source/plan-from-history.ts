import { runGit, runGitWithStatus } from '../../git/git-command.ts';
import type { PlannedPullRequest } from '../client-repository.ts';
import { DESCRIBED_COMMITS, describeCommits } from './describe-commits.ts';
import type { LoginFor } from './identities.ts';
import { loginOf, slug } from './login-of.ts';
import { type MergedPullRequest, parseMergeMessage, splitMessage } from './merge-message.ts';
import type { Source } from './open-source.ts';
import { type HistoryCommit, readHistory } from './read-history.ts';

/** How far back merges are looked for, along the default branch. */
const SEARCHED_COMMITS = 2000;
/** GitHub's limits of a title and of a description. */
const TITLE_CHARACTERS = 256;
const BODY_CHARACTERS = 65_536;

/**
 * The last merges of a repository as open pull requests, oldest first: the commit's text is the description, and the
 * changed files are what was merged. Where no commit tells of a merged pull request, the last commits are taken.
 * Never empty: a repository has a commit.
 */
export async function planFromHistory(
  source: Source,
  limit: number,
  loginFor: LoginFor = loginOf,
): Promise<readonly PlannedPullRequest[]> {
  const commits = await readHistory(source.gitDir, SEARCHED_COMMITS, ['--first-parent', source.headSha]);
  const withBase = commits.filter((commit) => commit.parents.length > 0);
  const merged = withBase.flatMap((commit) => {
    const told = parseMergeMessage(commit.message, commit.parents.length);
    return told === null ? [] : [{ commit, told }];
  });
  if (merged.length > 0) {
    const planned = await mapInOrder(merged.slice(0, limit), ({ commit, told }) =>
      planOpen(source, commit, told, loginFor),
    );
    return numberedOnce(planned.toReversed());
  }
  if (withBase.length > 0)
    return withBase
      .slice(0, limit)
      .map((commit) => planCommit(commit, loginFor))
      .toReversed();
  const [only] = commits;
  return only === undefined ? [] : [await planOnly(source, only, loginFor)];
}

async function planOpen(
  source: Source,
  commit: HistoryCommit,
  told: MergedPullRequest,
  loginFor: LoginFor,
): Promise<PlannedPullRequest> {
  const [baseSha = '', second] = commit.parents;
  const headSha = second !== undefined && (await isRelated(source, baseSha, second)) ? second : commit.sha;
  const own = await readHistory(source.gitDir, DESCRIBED_COMMITS, ['--no-merges', headSha, `^${baseSha}`]);
  const author = own.at(-1) ?? commit;
  return plan({
    number: told.number,
    title: told.title,
    body: told.body || (second === undefined ? '' : describeCommits(own)),
    author: loginFor(author.authorName, author.authorEmail),
    branch: told.branch ?? `pull-${told.number}`,
    headSha,
    baseSha,
  });
}

/** In a shallow clone the place where a branch began may be missing; what it changed is then told by its merge. */
async function isRelated(source: Source, left: string, right: string): Promise<boolean> {
  const { status } = await runGitWithStatus(source.gitDir, ['merge-base', left, right], { accept: [1] });
  return status === 0;
}

function planCommit(commit: HistoryCommit, loginFor: LoginFor): PlannedPullRequest {
  const [title, body] = splitMessage(commit.message);
  const branch = `${slug(title) || 'commit'}-${commit.sha.slice(0, 7)}`;
  const [baseSha = ''] = commit.parents;
  const author = loginFor(commit.authorName, commit.authorEmail);
  return plan({ number: null, title, body, author, branch, headSha: commit.sha, baseSha });
}

/** A first commit brings everything; where a shallow clone ends, what the commit changed can't be told. */
async function planOnly(
  source: Source,
  commit: HistoryCommit,
  loginFor: LoginFor,
): Promise<PlannedPullRequest> {
  const written = await runGit(source.gitDir, ['cat-file', 'commit', commit.sha]);
  const isCut = /^parent /m.test(written.toString().split('\n\n', 1)[0] ?? '');
  const tree = isCut ? `${commit.sha}^{tree}` : await runGit(source.gitDir, ['mktree']);
  const before = await runGit(source.gitDir, ['commit-tree', '-m', 'Before', tree.toString().trim()], {
    environment: anonymous(),
  });
  const baseSha = before.toString().trim();
  // Kept from being collected, and found by whoever borrows these objects.
  await runGit(source.gitDir, ['update-ref', 'refs/heads/before', baseSha]);
  return planCommit({ ...commit, parents: [baseSha] }, loginFor);
}

function anonymous(): Record<string, string> {
  const who = { NAME: 'Baton', EMAIL: 'baton@localhost', DATE: '2000-01-01T00:00:00Z' };
  return Object.fromEntries(
    ['AUTHOR', 'COMMITTER'].flatMap((role) =>
      Object.entries(who).map(([key, value]) => [`GIT_${role}_${key}`, value]),
    ),
  );
}

interface Found {
  readonly number: number | null;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly branch: string;
  readonly headSha: string;
  readonly baseSha: string;
}

function plan({ number, title, body, author, branch, headSha, baseSha }: Found): PlannedPullRequest {
  return {
    number,
    title: cut(title || 'Untitled', TITLE_CHARACTERS),
    body: cut(body, BODY_CHARACTERS),
    author,
    branch,
    proposal: { kind: 'commits', headSha, baseSha },
    isDraft: false,
    isFork: false,
    labels: [],
  };
}

function cut(text: string, characters: number): string {
  return text.length <= characters ? text : `${text.slice(0, characters - 1)}…`;
}

/** A number can be told twice, by a merge and its repeat; only the first can have it. */
function numberedOnce(planned: readonly PlannedPullRequest[]): readonly PlannedPullRequest[] {
  const taken = new Set<number>();
  return planned.map((one) => {
    if (one.number === null || taken.has(one.number)) return { ...one, number: null };
    taken.add(one.number);
    return one;
  });
}

async function mapInOrder<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
