import type {
  CommentNode,
  FileEntryNode,
  HeadCommitNode,
  PullRequestFactsAnswer,
  PullRequestNode,
  RepositoryNode,
} from '../../src/github/pull-request-answer.ts';
import { REPOSITORY_ID } from './github-under-nock.ts';

export const HEAD = 'a'.repeat(40);
export const BASE = 'b'.repeat(40);

export function fileEntry(text: string | null, more: Partial<FileEntryNode> = {}): FileEntryNode {
  return { oid: 'b10b', mode: 0o100644, object: { kind: 'Blob', text, isTruncated: false }, ...more };
}

export function comment(more: Partial<CommentNode> = {}): CommentNode {
  return {
    id: 'IC_1',
    fullDatabaseId: '3000000001',
    author: { kind: 'User', login: 'anna' },
    createdAt: '2026-06-01T09:00:00Z',
    body: 'Looks good.',
    lastEditedAt: null,
    includesCreatedEdit: false,
    editor: null,
    userContentEdits: null,
    isMinimized: false,
    viewerDidAuthor: false,
    reactionGroups: [
      { content: 'THUMBS_UP', viewerHasReacted: false },
      { content: 'CONFUSED', viewerHasReacted: false },
    ],
    ...more,
  };
}

export function headCommit(more: Partial<HeadCommitNode> = {}): HeadCommitNode {
  return {
    oid: HEAD,
    file: null,
    checkSuites: { nodes: [] },
    associatedPullRequests: { nodes: [] },
    ...more,
  };
}

/** A small pull request with nothing special about it. */
export function pullRequest(more: Partial<PullRequestNode> = {}): PullRequestNode {
  return {
    id: 'PR_12',
    number: 12,
    title: 'Add retry',
    body: 'The invoices got lost.',
    url: 'https://github.com/acme/shop/pull/12',
    state: 'OPEN',
    isDraft: false,
    isCrossRepository: false,
    author: { kind: 'User', login: 'lazar' },
    headRefOid: HEAD,
    headRefName: 'retry',
    headRepository: { url: 'https://github.com/acme/shop' },
    baseRefName: 'main',
    baseRefOid: BASE,
    baseRef: { target: { oid: BASE, tree: { entries: [{ name: 'src', type: 'tree' }] } } },
    milestone: null,
    changedFiles: 1,
    labels: { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [{ name: 'bug' }] },
    files: files(['src/a.ts']),
    closingIssuesReferences: { nodes: [] },
    comments: comments([]),
    timelineItems: { nodes: [] },
    commits: { nodes: [{ commit: headCommit() }] },
    ...more,
  };
}

export function files(paths: readonly string[], endCursor: string | null = null, totalCount = paths.length) {
  return {
    totalCount,
    pageInfo: { hasNextPage: endCursor !== null, endCursor },
    nodes: paths.map((path) => ({ path, changeType: 'MODIFIED' })),
  };
}

export function comments(nodes: readonly CommentNode[], startCursor: string | null = null) {
  return { pageInfo: { hasPreviousPage: startCursor !== null, startCursor }, nodes };
}

export function answer(
  node: PullRequestNode | null = pullRequest(),
  more: Partial<RepositoryNode> = {},
): PullRequestFactsAnswer & { rateLimit: object } {
  return {
    rateLimit: { cost: 1, remaining: 4999, resetAt: '2026-06-01T11:00:00Z' },
    viewer: { login: 'baton[bot]' },
    repository: {
      id: 'R_1',
      databaseId: REPOSITORY_ID,
      name: 'shop',
      owner: { login: 'acme' },
      url: 'https://github.com/acme/shop',
      isPrivate: true,
      isArchived: false,
      isFork: false,
      isEmpty: false,
      defaultBranchRef: { name: 'main', target: { file: null } },
      hasIssuesEnabled: true,
      setupIssues: { nodes: [] },
      ...more,
      pullRequest: node,
    },
  };
}
