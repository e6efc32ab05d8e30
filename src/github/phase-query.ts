import { PHASE_LABELS } from '../handoff/phases/phase-names.ts';
import {
  ACTOR_FRAGMENT,
  FILE_FRAGMENT,
  PAGE_SIZE,
  RATE_LIMIT,
  REPOSITORY_FIELDS,
} from './pull-request-query.ts';

/** Phase issues a page: with their comments, labels and events, and all milestones, they cost one point of the hourly budget. */
const ISSUES_A_PAGE = 15;

/** What `readPhaseComment` reads. */
export const PHASE_COMMENTS_FRAGMENT = `
fragment PhaseComments on IssueCommentConnection {
  pageInfo { hasPreviousPage startCursor }
  nodes {
    id
    fullDatabaseId
    author { ...Person }
    createdAt
    body
    url
    lastEditedAt
    includesCreatedEdit
    editor { ...Person }
    viewerDidAuthor
    reactionGroups { content viewerHasReacted }
  }
}`;

const ISSUE_FRAGMENT = `
fragment PhaseIssue on Issue {
  number
  title
  body
  url
  state
  stateReason
  viewerDidAuthor
  labels(first: 50) { nodes { name } }
  milestone { number }
  timelineItems(last: 50, itemTypes: [CLOSED_EVENT, DEMILESTONED_EVENT, UNLABELED_EVENT]) {
    nodes {
      kind: __typename
      ... on ClosedEvent { createdAt actor { ...Person } }
      ... on DemilestonedEvent { createdAt actor { ...Person } }
      ... on UnlabeledEvent { createdAt actor { ...Person } label { name } }
    }
  }
  comments(last: ${PAGE_SIZE}) { ...PhaseComments }
}`;

const ISSUES_PAGE = `issues(
      first: ${ISSUES_A_PAGE}
      after: $after
      labels: ["${PHASE_LABELS.phase.name}"]
      orderBy: { field: CREATED_AT, direction: ASC }
    ) {
      pageInfo { hasNextPage endCursor }
      nodes { ...PhaseIssue }
    }`;

/** A milestone's issues are asked for since people may take the label off an issue. */
function milestonesPage(after: string): string {
  return `milestones(first: ${PAGE_SIZE}${after}, orderBy: { field: CREATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes {
        number
        title
        description
        dueOn
        state
        creator { ...Person }
        issues(first: 10) { nodes { number viewerDidAuthor } }
      }
    }`;
}

const ISSUE_FRAGMENTS = `${ACTOR_FRAGMENT}${PHASE_COMMENTS_FRAGMENT}${ISSUE_FRAGMENT}`;

const LABELS = Object.entries(PHASE_LABELS)
  .map(([key, { name }]) => `${key}Label: label(name: "${name}") { name }`)
  .join('\n    ');

/** What a repository has of its phases. */
export const PHASES_QUERY = `
query PhaseFacts($owner: String!, $repo: String!, $configPath: String!, $after: String) {
  ${RATE_LIMIT}
  viewer { login }
  repository(owner: $owner, name: $repo) {
    ${REPOSITORY_FIELDS}
    ${LABELS}
    defaultBranchRef {
      name
      target { oid ... on Commit { file(path: $configPath) { ...FileEntry } } }
    }
    ${ISSUES_PAGE}
    ${milestonesPage('')}
  }
}
${FILE_FRAGMENT}
${ISSUE_FRAGMENTS}`;

/** The next phase issues. */
export const MORE_PHASE_ISSUES_QUERY = `
query MorePhaseIssues($owner: String!, $repo: String!, $after: String) {
  ${RATE_LIMIT}
  repository(owner: $owner, name: $repo) {
    ${ISSUES_PAGE}
  }
}
${ISSUE_FRAGMENTS}`;

/** The next milestones. */
export const MORE_MILESTONES_QUERY = `
query MoreMilestones($owner: String!, $repo: String!, $after: String) {
  ${RATE_LIMIT}
  repository(owner: $owner, name: $repo) {
    ${milestonesPage(', after: $after')}
  }
}
${ACTOR_FRAGMENT}`;

/** One phase issue: somebody took its label off. */
export const PHASE_ISSUE_QUERY = `
query OnePhaseIssue($owner: String!, $repo: String!, $number: Int!) {
  ${RATE_LIMIT}
  repository(owner: $owner, name: $repo) {
    issue(number: $number) { ...PhaseIssue }
  }
}
${ISSUE_FRAGMENTS}`;

/** Earlier comments of a phase issue. */
export const MORE_PHASE_COMMENTS_QUERY = `
query MorePhaseComments($owner: String!, $repo: String!, $number: Int!, $before: String!) {
  ${RATE_LIMIT}
  repository(owner: $owner, name: $repo) {
    issue(number: $number) {
      comments(last: ${PAGE_SIZE}, before: $before) { ...PhaseComments }
    }
  }
}
${ACTOR_FRAGMENT}${PHASE_COMMENTS_FRAGMENT}`;
