import type { PhaseCommentNode, PhaseIssueNode } from '../../src/github/read-phase-issues.ts';
import { PHASE_LABELS } from '../../src/handoff/phases/phase-names.ts';
import { BASE } from './answers.ts';
import { REPOSITORY_ID } from './github-under-nock.ts';

export const APP_ACTOR = { kind: 'Bot', login: 'baton' } as const;
export const ANNA = { kind: 'User', login: 'anna' } as const;

/** A page of a list that is read from its beginning; with a cursor, there is more. */
export function page<T>(nodes: readonly (T | null)[], endCursor: string | null = null) {
  return { pageInfo: { hasNextPage: endCursor !== null, endCursor }, nodes };
}

/** The same of a list that is read from its end. */
export function lastPage<T>(nodes: readonly (T | null)[], startCursor: string | null = null) {
  return { pageInfo: { hasPreviousPage: startCursor !== null, startCursor }, nodes };
}

export function phaseComment(more: Partial<PhaseCommentNode> = {}): PhaseCommentNode {
  return {
    id: 'IC_1',
    fullDatabaseId: '3000000001',
    author: ANNA,
    createdAt: '2026-06-01T09:00:00Z',
    body: '/baton accept',
    url: 'https://github.com/acme/shop/issues/7#issuecomment-1',
    lastEditedAt: null,
    includesCreatedEdit: false,
    editor: null,
    viewerDidAuthor: false,
    reactionGroups: [
      { content: 'THUMBS_UP', viewerHasReacted: false },
      { content: 'CONFUSED', viewerHasReacted: false },
    ],
    ...more,
  };
}

/** An open issue of the app's, which nothing ever happened to. */
export function phaseIssue(number: number, more: Partial<PhaseIssueNode> = {}): PhaseIssueNode {
  return {
    number,
    title: `Phase ${number}`,
    body: `<!-- baton:phase:phase-${number} -->\nText`,
    url: `https://github.com/acme/shop/issues/${number}`,
    state: 'OPEN',
    stateReason: null,
    viewerDidAuthor: true,
    labels: { nodes: [{ name: PHASE_LABELS.phase.name }] },
    milestone: null,
    timelineItems: { nodes: [] },
    comments: lastPage<PhaseCommentNode>([]),
    ...more,
  };
}

export function milestone(number: number, more: object = {}) {
  return {
    number,
    title: `Milestone ${number}`,
    description: null,
    dueOn: null,
    state: 'OPEN',
    creator: APP_ACTOR,
    issues: { nodes: [] },
    ...more,
  };
}

/** The answer to the first query on phases, of a repository that has nothing of them yet. */
export function phasesAnswer(more: object = {}) {
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
      hasIssuesEnabled: true,
      phaseLabel: null,
      overdueLabel: null,
      killCriterionLabel: null,
      defaultBranchRef: { name: 'main', target: { oid: BASE, file: null } },
      issues: page([]),
      milestones: page([]),
      ...more,
    },
  };
}
