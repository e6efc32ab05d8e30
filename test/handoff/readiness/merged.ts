import { type Config } from '../../../src/handoff/config/config.ts';
import { createRepositoryView } from '../../../src/handoff/lookups/create-repository-view.ts';
import type { RepositoryView } from '../../../src/handoff/lookups/repository-view.ts';
import type {
  BranchCommit,
  CheckRecord,
  CommitPerson,
  MergedChange,
  ReadBack,
  Review,
} from '../../../src/handoff/readiness/readiness-facts.ts';
import { defaultConfig } from '../../facts.ts';
import { lookedUpIn, type TestRepository } from '../../repository.ts';

export const NOW = '2026-06-10T12:00:00.000Z';
const DAY_MS = 86_400_000;

/** So many days before now. */
export function daysAgo(days: number): string {
  return new Date(Date.parse(NOW) - days * DAY_MS).toISOString();
}

/** A merged pull request in which nothing special is so, a day old. */
export function merged(number: number, rest: Partial<MergedChange> = {}): MergedChange {
  return {
    number,
    title: `Change ${number}`,
    url: `https://github.com/acme/answers/pull/${number}`,
    body: '',
    author: { login: 'lazar', isBot: false },
    headRefName: `change-${number}`,
    mergedAt: daysAgo(1),
    paths: ['src/a.ts'],
    arePathsWhole: true,
    reviews: [],
    check: null,
    ...rest,
  };
}

export function checked(rules: CheckRecord['rules']): CheckRecord {
  return { url: 'https://github.com/acme/answers/runs/5', conclusion: 'success', rules };
}

export function reviewBy(login: string, hasWords = true, isBot = false): Review {
  return { author: { login, isBot }, hasWords };
}

export function committer(
  login: string | null,
  name = login ?? 'Somebody',
  email = `${name}@acme.test`,
): CommitPerson {
  return { name, email, login };
}

/** A commit of the default branch, a day old. */
export function commitOf(
  pullRequest: number | null,
  authors: readonly CommitPerson[],
  rest: Partial<BranchCommit> = {},
): BranchCommit {
  const sha = `c${pullRequest ?? 0}`.padEnd(40, '0');
  return {
    sha,
    url: `https://github.com/acme/answers/commit/${sha}`,
    headline: 'Change something',
    committedAt: daysAgo(1),
    authors,
    pullRequest,
    ...rest,
  };
}

export function readBack<T>(entries: readonly T[]): ReadBack<T> {
  return { entries, since: daysAgo(90) };
}

export function viewOfBranch(repository: TestRepository): RepositoryView {
  const lookedUp = lookedUpIn(repository);
  return createRepositoryView({ pullRequest: { files: { kind: 'known', value: [] } }, lookedUp }).view;
}

export function engaged(engagement: Partial<Config['engagement']>): Config {
  const config = defaultConfig();
  return { ...config, engagement: { ...config.engagement, ...engagement } };
}
