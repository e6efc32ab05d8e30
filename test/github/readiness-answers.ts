import type { PhaseCommentNode } from '../../src/github/read-phase-issues.ts';
import type {
  CommitNode,
  DiscussionNode,
  FinishedCheckNode,
  HeadCommits,
  LabelledIssueNode,
  MergedNode,
  OpenNode,
} from '../../src/github/readiness-answer.ts';
import { BASE, HEAD } from './answers.ts';
import { REPOSITORY_ID } from './github-under-nock.ts';
import { ANNA, APP_ACTOR, lastPage, page } from './phase-answers.ts';

export const NOW = '2026-06-01T10:00:00.000Z';

/** ISO 8601, so many days before the tests' present. */
export function daysAgo(days: number, plusMs = 0): string {
  return new Date(Date.parse(NOW) - days * 86_400_000 + plusMs).toISOString();
}

/** The app's finished check on the head that tests merge. */
export function checkedHead(more: object = {}, at: Partial<FinishedCheckNode> = {}): HeadCommits {
  const run = {
    url: 'https://github.com/acme/shop/runs/1',
    externalId: 'pr:7 unread',
    status: 'COMPLETED',
    conclusion: 'SUCCESS',
    ...more,
  };
  const suite = { repository: { databaseId: REPOSITORY_ID }, checkRuns: { nodes: [run] } };
  return { nodes: [{ commit: { oid: HEAD, checkSuites: { nodes: [suite] }, ...at } }] };
}

/** A pull request merged into the default branch on some day and not touched since. */
export function merged(number: number, days: number, more: Partial<MergedNode> = {}): MergedNode {
  return {
    number,
    title: `Change ${number}`,
    url: `https://github.com/acme/shop/pull/${number}`,
    body: 'Since the invoices got lost.',
    author: ANNA,
    baseRefName: 'main',
    headRefName: `change-${number}`,
    headRefOid: HEAD,
    mergedAt: daysAgo(days),
    updatedAt: daysAgo(days),
    files: { totalCount: 1, nodes: [{ path: 'src/a.ts' }] },
    reviews: { nodes: [] },
    approvals: { nodes: [] },
    commits: { nodes: [] },
    ...more,
  };
}

export function commit(name: string, days: number, more: Partial<CommitNode> = {}): CommitNode {
  return {
    oid: name,
    url: `https://github.com/acme/shop/commit/${name}`,
    messageHeadline: `Commit ${name}`,
    committedDate: daysAgo(days),
    authors: { nodes: [{ name: 'Anna', email: 'anna@acme.test', user: { login: 'anna' } }] },
    associatedPullRequests: { nodes: [] },
    ...more,
  };
}

/** A report of the app's own in Discussions. */
export function discussion(id: string, days: number, more: Partial<DiscussionNode> = {}): DiscussionNode {
  return {
    id,
    url: `https://github.com/acme/shop/discussions/${id}`,
    title: `Report ${id}`,
    body: '<!-- baton:report:2026-W22 -->\nText',
    createdAt: daysAgo(days),
    viewerDidAuthor: true,
    lastEditedAt: null,
    editor: null,
    ...more,
  };
}

/** An issue of the app's own. */
export function labelledIssue(number: number, more: Partial<LabelledIssueNode> = {}): LabelledIssueNode {
  return {
    number,
    url: `https://github.com/acme/shop/issues/${number}`,
    title: `Issue ${number}`,
    body: '<!-- baton:drill:shop -->\nText',
    state: 'OPEN',
    createdAt: daysAgo(9),
    viewerDidAuthor: true,
    comments: lastPage<PhaseCommentNode>([]),
    ...more,
  };
}

export function openPull(number: number, more: Partial<OpenNode> = {}): OpenNode {
  return {
    number,
    url: `https://github.com/acme/shop/pull/${number}`,
    updatedAt: daysAgo(1),
    headRefOid: HEAD,
    commits: { nodes: [] },
    ...more,
  };
}

/** The tip of the default branch, without a file in it. */
export function tip(more: object = {}) {
  return {
    oid: BASE,
    tree: { entries: [{ name: 'src', type: 'tree' }] },
    docs: { object: { entries: [{ name: 'adr', type: 'tree' }] } },
    config: null,
    owners0: null,
    owners1: null,
    owners2: null,
    commits: page<CommitNode>([]),
    ...more,
  };
}

/** The answer to the first query, of a repository in which nothing happened. */
export function readinessAnswer(more: object = {}, cost: number | null = 9) {
  return {
    rateLimit: cost === null ? null : { cost, remaining: 4991, resetAt: '2026-06-01T11:00:00Z' },
    viewer: { login: `${APP_ACTOR.login}[bot]` },
    repository: {
      id: 'R_1',
      databaseId: REPOSITORY_ID,
      name: 'shop',
      owner: { login: 'acme' },
      url: 'https://github.com/acme/shop',
      isPrivate: true,
      isArchived: false,
      hasIssuesEnabled: true,
      isFork: false,
      isEmpty: false,
      hasDiscussionsEnabled: true,
      reportLabel: null,
      drillLabel: null,
      discussionCategories: { nodes: [] },
      discussions: page<DiscussionNode>([]),
      reportIssues: { nodes: [] },
      drillIssues: { nodes: [] },
      merged: page<MergedNode>([]),
      open: { nodes: [] },
      defaultBranchRef: { name: 'main', target: tip() },
      ...more,
    },
  };
}
