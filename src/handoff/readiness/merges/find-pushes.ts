import { isBotPerson } from '../independence/bots.ts';
import type { BranchCommit } from '../readiness-facts.ts';
import type { DirectPush } from './merges.ts';

const DAY_MS = 86_400_000;

/** Commits of the last so many days that no pull request brought and a person wrote, newest first. */
export function findPushes(days: number, now: string, commits: readonly BranchCommit[]): DirectPush[] {
  const since = Date.parse(now) - days * DAY_MS;
  const pushes = commits
    .filter(({ pullRequest, committedAt, authors }) => {
      const isByPerson = authors.length === 0 || !authors.every(isBotPerson);
      return pullRequest === null && isByPerson && Date.parse(committedAt) >= since;
    })
    .map(({ sha, url, headline, committedAt }) => ({ sha, url, headline, at: committedAt }));
  return [...new Map(pushes.map((push) => [push.sha, push])).values()].toSorted(
    (left, right) => Date.parse(right.at) - Date.parse(left.at) || (left.sha < right.sha ? -1 : 1),
  );
}
