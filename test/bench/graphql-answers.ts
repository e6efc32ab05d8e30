import { createHash } from 'node:crypto';
import { schema as official } from '@octokit/graphql-schema';
import { buildSchema, executeSync, parse, validate } from 'graphql';
import { GOOD_DOCUMENTS } from '../documents.ts';
import {
  APP_SLUG,
  BODY,
  CHANGED_FILES,
  headShaOf,
  ownerOf,
  REPOSITORY_NAME,
  repositoryIdOf,
  type Subject,
  TITLE,
} from './world.ts';

/** Stands in for the pull request that is asked for; its parts are long enough to occur nowhere else. */
const PLACEHOLDER: Subject = { installationId: 123_456_781, number: 987_654_321 };

/**
 * Answers GraphQL queries about the pull requests of `world.ts` at the cost of a few replacements: each query is
 * executed once against the official schema, and its answer kept as a template. Throws where GitHub would refuse.
 */
export function createGraphqlAnswers(): (
  query: string,
  variables: Readonly<Record<string, unknown>>,
) => string {
  const schema = buildSchema(official.idl, { assumeValid: true });
  const templates = new Map<string, string>();

  function makeTemplate(query: string, variables: Readonly<Record<string, unknown>>): string {
    const document = parse(query);
    const [problem] = validate(schema, document);
    if (problem !== undefined) throw problem;
    const result = executeSync({
      schema,
      document,
      rootValue: { ...ROOT, repository: repository(variables['repo'] === REPOSITORY_NAME) },
      variableValues: { ...variables, ...('number' in variables ? { number: PLACEHOLDER.number } : {}) },
    });
    if (result.errors !== undefined) throw new Error(`GraphQL: ${result.errors[0]?.message}`);
    return JSON.stringify(result);
  }

  return (query, variables) => {
    const cacheKey = `${variables['repo'] === REPOSITORY_NAME}${query}`;
    let template = templates.get(cacheKey);
    if (template === undefined) {
      template = makeTemplate(query, variables);
      templates.set(cacheKey, template);
    }
    const installationId = Number(String(variables['owner']).split('-')[1]);
    return fill(template, { installationId, number: Number(variables['number'] ?? 1) });
  };
}

function fill(template: string, subject: Subject): string {
  return template
    .replaceAll(headShaOf(PLACEHOLDER), headShaOf(subject))
    .replaceAll(
      String(repositoryIdOf(PLACEHOLDER.installationId)),
      String(repositoryIdOf(subject.installationId)),
    )
    .replaceAll(String(PLACEHOLDER.installationId), String(subject.installationId))
    .replaceAll(String(PLACEHOLDER.number), String(subject.number));
}

const ROOT = {
  rateLimit: {
    cost: 1,
    limit: 5_000,
    remaining: 4_999,
    used: 1,
    nodeCount: 1,
    resetAt: '2099-01-01T00:00:00Z',
  },
  viewer: { __typename: 'User', login: `${APP_SLUG}[bot]` },
};

const BASE_SHA = '0'.repeat(40);

/** The documents that every repository has, written once, today. */
const VERSION = {
  oid: BASE_SHA,
  committedDate: new Date().toISOString(),
  author: { user: { login: 'anna' } },
  file: fileAt,
};

function fileAt({ path }: { readonly path: string }): object | null {
  const text = GOOD_DOCUMENTS[path];
  if (text === undefined) return null;
  const oid = createHash('sha1').update(path).digest('hex');
  return { oid, mode: 0o100644, type: 'blob', object: { __typename: 'Blob', text, isTruncated: false } };
}

const LAST_PAGE = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };

function connection(nodes: readonly object[]): object {
  return { totalCount: nodes.length, pageInfo: LAST_PAGE, nodes };
}

/** Null where the repository does not exist: an organisation's `.github` here. */
function repository(exists: boolean): object | null {
  if (!exists) return null;
  const id = repositoryIdOf(PLACEHOLDER.installationId);
  const owner = ownerOf(PLACEHOLDER.installationId);
  const url = `https://github.com/${owner}/${REPOSITORY_NAME}`;
  const commit = {
    __typename: 'Commit',
    oid: headShaOf(PLACEHOLDER),
    file: fileAt,
    tree: { entries: Object.keys(GOOD_DOCUMENTS).map((name) => ({ name, type: 'blob' })) },
    history: connection([VERSION]),
    checkSuites: connection([]),
  };
  const self = {
    id: `R_${id}`,
    databaseId: id,
    name: REPOSITORY_NAME,
    url,
    isPrivate: true,
    isArchived: false,
    isFork: false,
    isEmpty: false,
    hasIssuesEnabled: true,
    isInOrganization: true,
    squashMergeAllowed: true,
    squashMergeCommitMessage: 'PR_BODY',
  };
  const pullRequest = pullRequestOf(url, commit, self);
  return {
    ...self,
    nameWithOwner: `${owner}/${REPOSITORY_NAME}`,
    owner: { __typename: 'Organization', login: owner },
    defaultBranchRef: { name: 'main', target: { ...commit, oid: BASE_SHA } },
    issues: connection([]),
    object: commit,
    pullRequest,
    pullRequests: connection([pullRequest]),
  };
}

function pullRequestOf(repositoryUrl: string, commit: object, self: object): object {
  const files = Array.from({ length: CHANGED_FILES }, (_, index) => ({
    path: `src/invoices/part-${index}.ts`,
    changeType: 'MODIFIED',
    additions: 10,
    deletions: 2,
  }));
  const { number } = PLACEHOLDER;
  const headRefOid = headShaOf(PLACEHOLDER);
  const asSibling = { number, state: 'OPEN', headRefOid, repository: self };
  return {
    id: `PR_${PLACEHOLDER.installationId}_${number}`,
    number,
    title: TITLE,
    // Different texts, as in life: a verdict that is kept must not be measured as one that is made.
    body: `${BODY}\nFirst seen in run ${number}.\n`,
    url: `${repositoryUrl}/pull/${number}`,
    state: 'OPEN',
    isDraft: false,
    updatedAt: '2026-06-01T10:00:00Z',
    isCrossRepository: false,
    author: { __typename: 'User', login: 'anna' },
    headRefOid,
    headRefName: `retry-${number}`,
    headRepository: { url: repositoryUrl },
    baseRefName: 'main',
    baseRefOid: BASE_SHA,
    baseRef: { target: { ...commit, oid: BASE_SHA } },
    milestone: null,
    changedFiles: files.length,
    labels: connection([{ name: 'enhancement' }]),
    files: connection(files),
    closingIssuesReferences: connection([]),
    comments: connection([]),
    timelineItems: connection([]),
    commits: connection([{ commit: { ...commit, associatedPullRequests: connection([asSibling]) } }]),
  };
}
