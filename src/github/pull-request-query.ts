import type { CheckRunContent } from '../handoff/effects/effect.ts';
import { SETUP_LABEL } from '../handoff/setup/setup-label.ts';
import { SERVED_FIELDS } from './find-repository.ts';

/** The name of the app's check run, by which its own runs are found again. */
export const CHECK_NAME: CheckRunContent['name'] = 'Baton';

/** Where a repository keeps its configuration. */
export const CONFIG_PATH = '.github/baton.yml';

/** GitHub's limit on the entries of one page. */
export const PAGE_SIZE = 100;

/** Closing references beyond these are not read. */
const LINKED_ISSUES_READ = 20;

/** Edits read of each comment: an own comment with more of them counts as edited by others. */
const EDITS_READ = 50;

/** What every query tells about the hourly budget; null on a server without rate limits. */
export const RATE_LIMIT = 'rateLimit { cost remaining resetAt }';

export const ACTOR_FRAGMENT = 'fragment Person on Actor { kind: __typename login }';

export const FILE_FRAGMENT = `
fragment FileEntry on TreeEntry {
  oid
  mode
  object { kind: __typename ... on Blob { text isTruncated } }
}`;

export const ISSUE_FRAGMENT = `
fragment LinkedIssue on Issue { number title body author { ...Person } }`;

const PAGE_FRAGMENTS = `
fragment LabelsPage on LabelConnection {
  pageInfo { hasNextPage endCursor }
  nodes { name }
}
fragment FilesPage on PullRequestChangedFileConnection {
  totalCount
  pageInfo { hasNextPage endCursor }
  nodes { path changeType }
}
fragment CommentsPage on IssueCommentConnection {
  pageInfo { hasPreviousPage startCursor }
  nodes {
    id
    fullDatabaseId
    author { ...Person }
    createdAt
    body
    lastEditedAt
    includesCreatedEdit
    editor { ...Person }
    userContentEdits(first: ${EDITS_READ}) { totalCount nodes { editor { ...Person } } }
    isMinimized
    viewerDidAuthor
    reactionGroups { content viewerHasReacted }
  }
}`;

/** Versions read of each document: its age, and whether the last ones changed more than a date. */
const VERSIONS_READ = 4;

export const VERSION_FRAGMENT = `
fragment Version on Commit {
  oid
  committedDate
  author { user { login } }
}`;

/** The newest versions of the file at a variable's path; a selection of `Commit`. */
export function versionsField(variable: string): string {
  return `history(first: ${VERSIONS_READ}, path: $${variable}) {
      nodes { ...Version file(path: $${variable}) { oid } }
    }`;
}

/** The app's own check on a commit. Suites of a fork's repository are told apart by their repository. */
export const OWN_CHECK_FRAGMENT = `
fragment OwnCheck on Commit {
  checkSuites(first: 10, filterBy: { appId: $appId, checkName: $checkName }) {
    nodes {
      repository { databaseId }
      checkRuns(first: 10, filterBy: { appId: $appId, checkName: $checkName, checkType: LATEST }) {
        nodes { databaseId externalId status conclusion startedAt }
      }
    }
  }
}`;

/** The pull requests that bring a commit, among them those whose head it is. */
const BRINGERS_FRAGMENT = `
fragment Bringers on Commit {
  associatedPullRequests(first: ${PAGE_SIZE}) {
    nodes { number state headRefOid repository { databaseId } }
  }
}`;

const HEAD_COMMIT_FRAGMENT = `
fragment HeadCommit on Commit {
  oid
  file(path: $configPath) { ...FileEntry }
  ...OwnCheck
  ...Bringers
}`;

/** The setup issues looked at: people may have labelled others. */
const SETUP_ISSUES_READ = 5;

/** What `readRepository` reads. */
export const REPOSITORY_FIELDS = `id name owner { login } url isPrivate hasIssuesEnabled ${SERVED_FIELDS}`;

/** The newest issues with the setup label; a selection of `Repository` without its nodes. */
export const SETUP_ISSUES = `setupIssues: issues(
      first: ${SETUP_ISSUES_READ}
      labels: ["${SETUP_LABEL.name}"]
      orderBy: { field: CREATED_AT, direction: DESC }
    )`;

/**
 * All facts about one pull request and so many documents of its base (`$d0`, `$d1` and so on), for one point of
 * GitHub's hourly budget. The head is reached through `commits(last: 1)`, because `headRef` belongs to the fork and
 * would show the fork's checks.
 */
export function pullRequestQuery(documents: number): string {
  const names = Array.from({ length: documents }, (_, index) => `d${index}`);
  const variables = names.map((name) => `  $${name}: String!\n`).join('');
  const fields = names.map(
    (name) => `    ${name}: file(path: $${name}) { ...FileEntry }
    ${name}Versions: ${versionsField(name)}`,
  );
  return `
query PullRequestFacts(
  $owner: String!
  $repo: String!
  $number: Int!
  $appId: Int!
  $checkName: String!
  $configPath: String!
  $leftHead: GitObjectID
  $hasLeftHead: Boolean!
${variables}) {
  ${RATE_LIMIT}
  viewer { login }
  repository(owner: $owner, name: $repo) {
    ${REPOSITORY_FIELDS}
    defaultBranchRef {
      name
      target { ... on Commit { file(path: $configPath) { ...FileEntry } } }
    }
    ${SETUP_ISSUES} { nodes { state createdAt viewerDidAuthor } }
    leftHead: object(oid: $leftHead) @include(if: $hasLeftHead) { ...Bringers }
    pullRequest(number: $number) {
      id
      number
      title
      body
      url
      state
      isDraft
      isCrossRepository
      author { ...Person }
      headRefOid
      headRefName
      headRepository { url }
      baseRefName
      baseRefOid
      baseRef { target { ...BaseCommit } }
      milestone { title }
      changedFiles
      labels(first: ${PAGE_SIZE}) { ...LabelsPage }
      files(first: ${PAGE_SIZE}) { ...FilesPage }
      closingIssuesReferences(first: ${LINKED_ISSUES_READ}) {
        nodes { ...LinkedIssue }
      }
      comments(last: ${PAGE_SIZE}) { ...CommentsPage }
      timelineItems(last: ${PAGE_SIZE}, itemTypes: [COMMENT_DELETED_EVENT]) {
        nodes { ... on CommentDeletedEvent { createdAt deletedCommentAuthor { ...Person } } }
      }
      commits(last: 1) { nodes { commit { ...HeadCommit } } }
    }
  }
}
${ACTOR_FRAGMENT}
${FILE_FRAGMENT}
${ISSUE_FRAGMENT}
${PAGE_FRAGMENTS}
${OWN_CHECK_FRAGMENT}
${BRINGERS_FRAGMENT}
${HEAD_COMMIT_FRAGMENT}
${documents === 0 ? '' : VERSION_FRAGMENT}
fragment BaseCommit on Commit {
  oid
  tree { entries { name type } }
${fields.join('\n')}
}`;
}

/** The head commit by its id, where a pull request's list of commits does not end with its head. */
export const HEAD_COMMIT_QUERY = `
query HeadCommitFacts(
  $owner: String!
  $repo: String!
  $sha: GitObjectID!
  $appId: Int!
  $checkName: String!
  $configPath: String!
) {
  ${RATE_LIMIT}
  repository(owner: $owner, name: $repo) {
    object(oid: $sha) { ...HeadCommit }
  }
}
${FILE_FRAGMENT}
${OWN_CHECK_FRAGMENT}
${BRINGERS_FRAGMENT}
${HEAD_COMMIT_FRAGMENT}`;

/** The next page of whatever did not fit the first query; comments are read backwards, from the newest. */
export const MORE_OF_PULL_REQUEST_QUERY = `
query MoreOfPullRequest(
  $owner: String!
  $repo: String!
  $number: Int!
  $withLabels: Boolean!
  $labelsAfter: String
  $withFiles: Boolean!
  $filesAfter: String
  $withComments: Boolean!
  $commentsBefore: String
) {
  ${RATE_LIMIT}
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      headRefOid
      labels(first: ${PAGE_SIZE}, after: $labelsAfter) @include(if: $withLabels) { ...LabelsPage }
      files(first: ${PAGE_SIZE}, after: $filesAfter) @include(if: $withFiles) { ...FilesPage }
      comments(last: ${PAGE_SIZE}, before: $commentsBefore) @include(if: $withComments) { ...CommentsPage }
    }
  }
}
${ACTOR_FRAGMENT}
${PAGE_FRAGMENTS}`;
