import type { MergedChange } from '../client-repository.ts';
import { describeCommits } from './describe-commits.ts';
import { type LoginFor, WEB } from './identities.ts';
import { parseMergeMessage } from './merge-message.ts';
import type { PastCommit } from './read-past.ts';

/** The window of the report. */
const WINDOW_MS = 90 * 86_400_000;
/** So many are imported, however long ago: a quiet repository has a past too. */
const LEAST_MERGES = 30;
/** Reading the files of more takes longer than anybody waits. */
const MOST_MERGES = 300;

/**
 * What was merged into the default branch before `nowMs`, oldest first, under its own number, by its own author and at its own time:
 * the merges of the last 90 days, and at least the last thirty. Of a number that is told twice, the older merge has it, and the
 * newer one has none.
 */
export function planMerged(
  past: readonly PastCommit[],
  nowMs: number,
  loginFor: LoginFor,
): readonly MergedChange[] {
  const bySha = new Map(past.map((commit) => [commit.sha, commit]));
  const merged = findBrought(past, bySha).flatMap(({ commit, own }) => {
    const [baseSha] = commit.parents;
    const told = parseMergeMessage(commit.message, commit.parents.length);
    return told === null || baseSha === undefined ? [] : [{ commit, own, told, baseSha }];
  });
  const isRecent = ({ commit }: { readonly commit: PastCommit }) =>
    Date.parse(commit.committedAt) >= nowMs - WINDOW_MS;
  const count = Math.min(MOST_MERGES, Math.max(LEAST_MERGES, merged.filter(isRecent).length));
  const taken = new Set<number>();
  return merged.slice(-count).map(({ commit, own, told, baseSha }) => {
    const [, second] = commit.parents;
    const first = own.at(-1) ?? commit;
    const number = taken.has(told.number) ? null : told.number;
    taken.add(told.number);
    return {
      number,
      title: told.title || 'Untitled',
      body: told.body || describeCommits(own),
      author: loginFor(first.authorName, first.authorEmail),
      mergedBy: mergerOf(commit, loginFor),
      branch: told.branch ?? `pull-${told.number}`,
      baseSha,
      headSha: second !== undefined && bySha.has(second) ? second : commit.sha,
      mergeSha: commit.sha,
      createdAt: first.authoredAt < commit.committedAt ? first.authoredAt : commit.committedAt,
      mergedAt: commit.committedAt,
    };
  });
}

function mergerOf(commit: PastCommit, loginFor: LoginFor): string {
  return commit.committerEmail.toLowerCase() === WEB
    ? loginFor(commit.authorName, commit.authorEmail)
    : loginFor(commit.committerName, commit.committerEmail);
}

interface Brought {
  readonly commit: PastCommit;
  /** What came with it from its branch, newest first. */
  readonly own: readonly PastCommit[];
}

/** The commits of the default branch, oldest first. Whatever an earlier one brought, no later one brings. */
function findBrought(
  past: readonly PastCommit[],
  bySha: ReadonlyMap<string, PastCommit>,
): readonly Brought[] {
  const line: PastCommit[] = [];
  for (let at = past[0]; at !== undefined; at = bySha.get(at.parents[0] ?? '')) line.push(at);
  const order = new Map(past.map(({ sha }, index) => [sha, index]));
  const seen = new Set(line.map(({ sha }) => sha));
  return line.toReversed().map((commit) => {
    const own: PastCommit[] = [];
    const waiting = commit.parents.slice(1);
    for (let sha = waiting.pop(); sha !== undefined; sha = waiting.pop()) {
      const found = bySha.get(sha);
      if (found === undefined || seen.has(sha)) continue;
      seen.add(sha);
      own.push(found);
      waiting.push(...found.parents);
    }
    own.sort((left, right) => (order.get(left.sha) ?? 0) - (order.get(right.sha) ?? 0));
    return { commit, own: own.filter(({ parents }) => parents.length < 2) };
  });
}
