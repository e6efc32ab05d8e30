import { DRILL_LABEL, REPORT_LABEL } from '../handoff/readiness/label-names.ts';
import { PHASE_COMMENTS_FRAGMENT } from './phase-query.ts';
import {
  ACTOR_FRAGMENT,
  FILE_FRAGMENT,
  PAGE_SIZE,
  RATE_LIMIT,
  REPOSITORY_FIELDS,
  VERSION_FRAGMENT,
  versionsField,
} from './pull-request-query.ts';

/** Thirteen weeks of reports are looked at, and other people's discussions and comments stand between them. */
const REPORTS_A_PAGE = 30;
/** Standing issues for reports: there is one, and people may have labelled others. */
const REPORT_ISSUES = 3;
const DRILL_ISSUES = 15;
const OPEN_PULL_REQUESTS = 20;
/** Each reply to a remark is a review too; more of them cost no more points. */
const REVIEWS = 50;

/** Most records of decisions are below it: where it holds none, nothing more has to be asked. */
export const DOCS_FOLDER = 'docs';

/** Where GitHub looks for a list of owners, in its order. */
export const OWNERS_PATHS = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

/** With the checks, a page costs three points more. The remarks of approvals are asked for apart, since they might be charged. */
const MERGES_FRAGMENT = `
fragment Merges on PullRequestConnection {
  pageInfo { hasNextPage endCursor }
  nodes {
    number
    title
    url
    body
    author { ...Person }
    baseRefName
    headRefName
    headRefOid
    mergedAt
    updatedAt
    files(first: ${PAGE_SIZE}) { totalCount nodes { path } }
    reviews(first: ${REVIEWS}) { nodes { id author { ...Person } state body } }
    approvals: reviews(first: 2, states: [APPROVED]) { nodes { id comments { totalCount } } }
    commits(last: 1) @include(if: $withChecks) { nodes { commit { ...FinishedCheck } } }
  }
}`;

const CHECK_FRAGMENT = `
fragment FinishedCheck on Commit {
  oid
  checkSuites(first: 1, filterBy: { appId: $appId, checkName: $checkName }) {
    nodes {
      repository { databaseId }
      checkRuns(first: 1, filterBy: { appId: $appId, checkName: $checkName, checkType: LATEST }) {
        nodes { url externalId status conclusion }
      }
    }
  }
}`;

const COMMITS_FRAGMENT = `
fragment Commits on CommitHistoryConnection {
  pageInfo { hasNextPage endCursor }
  nodes {
    oid
    url
    messageHeadline
    committedDate
    authors(first: 10) { nodes { name email user { login } } }
    associatedPullRequests(first: 5) { nodes { number state repository { databaseId } } }
  }
}`;

const DISCUSSIONS_FRAGMENT = `
fragment Discussions on DiscussionConnection {
  pageInfo { hasNextPage endCursor }
  nodes { id url title body createdAt viewerDidAuthor lastEditedAt editor { ...Person } }
}`;

const NEWEST_FIRST = 'orderBy: { field: CREATED_AT, direction: DESC }';

/** GitHub has no order by the time of merging; no merge is later than the last change. */
function mergedField(after: string): string {
  return `merged: pullRequests(states: [MERGED], first: ${PAGE_SIZE}${after}, orderBy: { field: UPDATED_AT, direction: DESC })`;
}

function issuesField(label: string, issues: number, comments: number): string {
  return `issues(first: ${issues}, labels: ["${label}"], ${NEWEST_FIRST}) {
      nodes {
        number
        url
        title
        body
        state
        createdAt
        viewerDidAuthor
        comments(last: ${comments}) { ...PhaseComments }
      }
    }`;
}

/** What a report is made of, with so many documents of the default branch (`$d0`, `$d1` and so on): ten points at most. */
export function readinessQuery(documents: number): string {
  const names = Array.from({ length: documents }, (_, index) => `d${index}`);
  const variables = names.map((name) => `  $${name}: String!\n`).join('');
  const fields = names.map(
    (name) => `  ${name}: file(path: $${name}) { ...FileEntry }
  ${name}Versions: ${versionsField(name)}`,
  );
  const owners = OWNERS_PATHS.map(
    (path, index) => `  owners${index}: file(path: "${path}") { ...FileEntry }`,
  );
  return `
query ReadinessFacts(
  $owner: String!
  $repo: String!
  $appId: Int!
  $checkName: String!
  $configPath: String!
  $since: GitTimestamp!
  $withChecks: Boolean!
  $withDiscussions: Boolean!
${variables}) {
  ${RATE_LIMIT}
  viewer { login }
  repository(owner: $owner, name: $repo) {
    ${REPOSITORY_FIELDS}
    hasDiscussionsEnabled
    reportLabel: label(name: "${REPORT_LABEL.name}") { name }
    drillLabel: label(name: "${DRILL_LABEL.name}") { name }
    discussionCategories(first: 25) @include(if: $withDiscussions) { nodes { id name slug } }
    discussions(first: ${REPORTS_A_PAGE}, ${NEWEST_FIRST}) @include(if: $withDiscussions) { ...Discussions }
    reportIssues: ${issuesField(REPORT_LABEL.name, REPORT_ISSUES, REPORTS_A_PAGE)}
    drillIssues: ${issuesField(DRILL_LABEL.name, DRILL_ISSUES, PAGE_SIZE)}
    ${mergedField('')} { ...Merges }
    open: pullRequests(states: [OPEN], first: ${OPEN_PULL_REQUESTS}, ${NEWEST_FIRST}) {
      nodes {
        number
        url
        updatedAt
        headRefOid
        commits(last: 1) { nodes { commit { ...FinishedCheck } } }
      }
    }
    defaultBranchRef { name target { oid ...Tip } }
  }
}
${ACTOR_FRAGMENT}
${FILE_FRAGMENT}
${documents === 0 ? '' : VERSION_FRAGMENT}
${PHASE_COMMENTS_FRAGMENT}
${DISCUSSIONS_FRAGMENT}
${MERGES_FRAGMENT}
${CHECK_FRAGMENT}
${COMMITS_FRAGMENT}
fragment Tip on Commit {
  tree { entries { name type } }
  docs: file(path: "${DOCS_FOLDER}") { object { ... on Tree { entries { name type } } } }
  config: file(path: $configPath) { ...FileEntry }
${[...owners, ...fields].join('\n')}
  commits: history(first: ${PAGE_SIZE}, since: $since) { ...Commits }
}`;
}

/** The next page of whatever did not fit the first query: eight points at most. */
export const MORE_READINESS_QUERY = `
query MoreReadiness(
  $owner: String!
  $repo: String!
  $appId: Int!
  $checkName: String!
  $withMerges: Boolean!
  $mergesAfter: String
  $withChecks: Boolean!
  $withCommits: Boolean!
  $sha: GitObjectID!
  $since: GitTimestamp!
  $commitsAfter: String
  $withDiscussions: Boolean!
  $discussionsAfter: String
) {
  ${RATE_LIMIT}
  repository(owner: $owner, name: $repo) {
    ${mergedField(', after: $mergesAfter')} @include(if: $withMerges) { ...Merges }
    tip: object(oid: $sha) @include(if: $withCommits) {
      ... on Commit {
        commits: history(first: ${PAGE_SIZE}, after: $commitsAfter, since: $since) { ...Commits }
      }
    }
    discussions(first: ${REPORTS_A_PAGE}, after: $discussionsAfter, ${NEWEST_FIRST}) @include(if: $withDiscussions) {
      ...Discussions
    }
  }
}
${ACTOR_FRAGMENT}
${DISCUSSIONS_FRAGMENT}
${MERGES_FRAGMENT}
${CHECK_FRAGMENT}
${COMMITS_FRAGMENT}`;
