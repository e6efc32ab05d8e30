import type { Lookup, Side } from '../handoff/lookups/lookup.ts';
import { PHASE_LABELS } from '../handoff/phases/phase-names.ts';
import {
  ACTOR_FRAGMENT,
  FILE_FRAGMENT,
  PAGE_SIZE,
  RATE_LIMIT,
  VERSION_FRAGMENT,
  versionsField,
} from './pull-request-query.ts';

/** Merged pull requests whose comments are searched for confirmations, newest first. */
const CONFIRMATIONS_IN = 30;

/** Versions of a plan that are read with their texts: changes before the last twenty are history. */
export const TEXT_VERSIONS = 20;

/** A plan has a dozen phases at most; of more issues, the newest count. */
const PHASE_ISSUES = 50;

/** The lookups that one GraphQL query answers; renames are not told by GraphQL. */
export type QueriedLookup = Exclude<Lookup, { kind: 'renames' }>;

export interface LookupScope {
  readonly owner: string;
  readonly repo: string;
  readonly baseRefName: string;
  readonly baseSha: string;
  readonly headSha: string;
}

export interface LookupQuery {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** One query for all the lookups; the answer to the n-th stands under the alias `ln`, in the commit it concerns. */
export function lookupQuery(scope: LookupScope, lookups: readonly QueriedLookup[]): LookupQuery {
  const { owner, repo } = scope;
  const variables: Record<string, unknown> = { owner, repo };
  const types = ['$owner: String!', '$repo: String!'];
  const fields: string[] = [];
  const declare = (name: string, type: string, value: unknown): void => {
    types.push(`$${name}: ${type}`);
    variables[name] = value;
  };
  for (const [index, lookup] of lookups.entries()) {
    fields.push(fieldFor(lookup, index, scope, declare));
  }
  const body = fields.join('\n    ');
  const fragments = [
    ...(body.includes('...Person') ? [ACTOR_FRAGMENT] : []),
    ...(body.includes('...FileEntry') ? [FILE_FRAGMENT] : []),
    ...(body.includes('...Version') ? [VERSION_FRAGMENT] : []),
  ];
  const text = `
query Lookups(${types.join(', ')}) {
  ${RATE_LIMIT}
  repository(owner: $owner, name: $repo) {
    ${body}
  }
}
${fragments.join('\n')}`;
  return { text, variables };
}

type Declare = (name: string, type: string, value: unknown) => void;

function fieldFor(lookup: QueriedLookup, index: number, scope: LookupScope, declare: Declare): string {
  const alias = `l${index}`;
  const path = `p${index}`;
  const commit = `c${index}`;
  const onCommit = (side: Side, selection: string): string => {
    declare(commit, 'GitObjectID!', commitOf(side, scope));
    return `${alias}: object(oid: $${commit}) { ... on Commit { ${selection} } }`;
  };
  switch (lookup.kind) {
    case 'entry':
      // Which of the two tells folders, and which submodules, is not documented: either is enough.
      declare(path, 'String!', lookup.path);
      declare(`x${index}`, 'String!', `${scope.baseSha}:${lookup.path}`);
      return `${onCommit('base', `file(path: $${path}) { type }`)}
    x${index}: object(expression: $x${index}) { kind: __typename }`;
    case 'file':
      declare(path, 'String!', lookup.path);
      return onCommit(lookup.side, `file(path: $${path}) { ...FileEntry }`);
    case 'blob-id':
      declare(path, 'String!', lookup.path);
      return onCommit('head', `file(path: $${path}) { oid }`);
    case 'listing':
      declare(path, 'String!', `${scope.baseSha}:${lookup.path}`);
      return `${alias}: object(expression: $${path}) { ... on Tree { entries { name type } } }`;
    case 'folder-files':
      declare(path, 'String!', `${scope.baseSha}:${lookup.path}`);
      return `${alias}: object(expression: $${path}) { ... on Tree { entries { name type object { ... on Blob { byteSize } } } } }`;
    case 'versions':
      declare(path, 'String!', lookup.path);
      return onCommit('base', versionsField(path));
    case 'text-versions':
      declare(path, 'String!', lookup.path);
      return onCommit('base', textVersionsField(path));
    case 'changes-since': {
      declare(`t${index}`, 'GitTimestamp!', lookup.since);
      const within = lookup.path === '' ? '' : `, path: $${path}`;
      if (lookup.path !== '') declare(path, 'String!', lookup.path);
      return onCommit('base', `history(first: 1, since: $t${index}${within}) { totalCount }`);
    }
    case 'merges-since':
      declare(`b${index}`, 'String!', scope.baseRefName);
      return `${alias}: pullRequests(states: MERGED, baseRefName: $b${index}, first: ${PAGE_SIZE}, orderBy: { field: UPDATED_AT, direction: DESC }) {
      nodes { mergedAt }
    }`;
    case 'past-confirmations':
      declare(`b${index}`, 'String!', scope.baseRefName);
      return `${alias}: pullRequests(states: MERGED, baseRefName: $b${index}, first: ${CONFIRMATIONS_IN}, orderBy: { field: UPDATED_AT, direction: DESC }) {
      nodes {
        number
        mergedAt
        author { ...Person }
        comments(first: 20) { nodes { body viewerDidAuthor lastEditedAt editor { ...Person } } }
      }
    }`;
    case 'phase-issues':
      return `${alias}: issues(labels: ["${PHASE_LABELS.phase.name}"], first: ${PHASE_ISSUES}, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { title body viewerDidAuthor }
    }`;
  }
}

/** A selection of `Commit`. The last review with a verdict tells whether somebody approves: a comment after it takes nothing back. */
function textVersionsField(path: string): string {
  return `history(first: ${TEXT_VERSIONS}, path: $${path}) {
      nodes {
        oid
        committedDate
        file(path: $${path}) { ...FileEntry }
        associatedPullRequests(first: 1) {
          nodes {
            number
            url
            mergedAt
            author { ...Person }
            latestOpinionatedReviews(first: 50) { nodes { state author { ...Person } } }
          }
        }
      }
    }`;
}

function commitOf(side: Side, { baseSha, headSha }: LookupScope): string {
  if (side === 'base') return baseSha;
  return side === 'head' ? headSha : side.slice('commit:'.length);
}
