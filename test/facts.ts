import type { Config } from '../src/handoff/config/config.ts';
import { resolveConfig } from '../src/handoff/config/resolve-config.ts';
import type { PullRequest, PullRequestFacts } from '../src/handoff/facts.ts';
import { createRepositoryView } from '../src/handoff/lookups/create-repository-view.ts';
import type { RepositoryView } from '../src/handoff/lookups/repository-view.ts';
import { GOOD_DOCUMENTS } from './documents.ts';
import { lookedUpIn } from './repository.ts';

/** Facts of an open pull request in which nothing special is so; a test names what it is about. */
export function factsOf(
  pullRequest: Partial<PullRequest> = {},
  rest: Partial<Omit<PullRequestFacts, 'pullRequest'>> = {},
): PullRequestFacts {
  return {
    now: '2026-06-10T12:00:00.000Z',
    appLogin: 'baton',
    repository: {
      id: 1,
      nodeId: 'R_1',
      owner: 'acme',
      name: 'answers',
      url: 'https://github.com/acme/answers',
      defaultBranch: 'main',
      isPrivate: true,
      hasIssuesEnabled: true,
    },
    pullRequest: {
      nodeId: 'PR_12',
      number: 12,
      title: 'Retry the invoice client',
      body: '',
      url: 'https://github.com/acme/answers/pull/12',
      state: 'open',
      isDraft: false,
      isFork: false,
      author: { login: 'lazar', isBot: false },
      headSha: 'a'.repeat(40),
      headRefName: 'retry',
      headRepositoryUrl: 'https://github.com/acme/answers',
      baseRefName: 'main',
      baseSha: 'b'.repeat(40),
      milestone: null,
      labels: { kind: 'known', value: [] },
      files: { kind: 'known', value: [] },
      linkedIssues: { kind: 'known', value: [] },
      commands: { kind: 'known', value: [] },
      siblings: [],
      ...pullRequest,
    },
    configFiles: { repository: null, head: null },
    ownComment: null,
    ownCommentDeletedAt: null,
    ownCheckRun: null,
    setupIssue: { kind: 'known', value: { isOpen: true, createdAt: '2026-01-01T09:00:00Z' } },
    presses: [],
    lookedUp: lookedUpIn({ base: GOOD_DOCUMENTS }),
    ...rest,
  };
}

/** The configuration of a repository without any file. */
export function defaultConfig(): Config {
  return resolveConfig({ organisation: null, extended: null, repository: null });
}

/** Descriptions that nobody would judge differently. */
export const GOOD_BODY =
  'The invoice provider drops about 2 % of our calls at night, and each drop loses an order. Retrying with back-off gets them through; a queue was rejected because orders must be confirmed at once.';
export const BARE_BODY = '- Add retry with backoff to the invoice client\n- Update tests';

/** The repository as the pull request leaves it. */
export function viewOf(facts: PullRequestFacts): RepositoryView {
  return createRepositoryView(facts).view;
}
