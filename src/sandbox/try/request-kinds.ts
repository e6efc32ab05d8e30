import type { LoggedRequest } from '../request-log.ts';
import type { RequestView } from './page/view.ts';

/** A kind of request, as it is counted and told. */
export interface RequestKind {
  readonly one: string;
  readonly many: string;
  readonly what: string;
  readonly fits: (request: LoggedRequest) => boolean;
}

const rest = (method: string, path: RegExp) => (request: LoggedRequest) =>
  request.method === method && path.test(request.path);
const mutation = (field: string) => (request: LoggedRequest) => request.rootFields.includes(field);

/** In the order in which they are told. */
const KINDS: readonly RequestKind[] = [
  {
    one: 'query',
    many: 'queries',
    what: 'Asked GitHub',
    fits: (request) => request.path === '/graphql' && !request.isWrite,
  },
  { one: 'check', many: 'checks', what: 'Wrote a check', fits: rest('POST', /\/check-runs$/) },
  {
    one: 'check updated',
    many: 'checks updated',
    what: 'Updated the check',
    fits: rest('PATCH', /\/check-runs\/\d+$/),
  },
  {
    one: 'comment',
    many: 'comments',
    what: 'Wrote its comment',
    fits: rest('POST', /\/issues\/\d+\/comments$/),
  },
  {
    one: 'comment edited',
    many: 'comments edited',
    what: 'Edited its comment',
    fits: rest('PATCH', /\/issues\/comments\/\d+$/),
  },
  {
    one: 'comment folded',
    many: 'comments folded',
    what: 'Folded its comment',
    fits: mutation('minimizeComment'),
  },
  {
    one: 'comment unfolded',
    many: 'comments unfolded',
    what: 'Unfolded its comment',
    fits: mutation('unminimizeComment'),
  },
  { one: 'issue', many: 'issues', what: 'Opened an issue', fits: rest('POST', /\/issues$/) },
  {
    one: 'issue edited',
    many: 'issues edited',
    what: 'Edited the issue',
    fits: rest('PATCH', /\/issues\/\d+$/),
  },
  {
    one: 'discussion',
    many: 'discussions',
    what: 'Posted its report',
    fits: mutation('createDiscussion'),
  },
  {
    one: 'discussion edited',
    many: 'discussions edited',
    what: 'Renewed its report',
    fits: mutation('updateDiscussion'),
  },
  { one: 'milestone', many: 'milestones', what: 'Made a milestone', fits: rest('POST', /\/milestones$/) },
  {
    one: 'milestone edited',
    many: 'milestones edited',
    what: 'Edited the milestone',
    fits: rest('PATCH', /\/milestones\/\d+$/),
  },
  {
    one: 'label made',
    many: 'labels made',
    what: 'Made a label',
    fits: rest('POST', /^\/repos\/[^/]+\/[^/]+\/labels$/),
  },
  { one: 'label set', many: 'labels set', what: 'Set a label', fits: rest('POST', /\/issues\/\d+\/labels$/) },
  {
    one: 'label taken off',
    many: 'labels taken off',
    what: 'Took a label off',
    fits: rest('DELETE', /\/issues\/\d+\/labels\//),
  },
  { one: 'reaction', many: 'reactions', what: 'Reacted to the command', fits: rest('POST', /\/reactions$/) },
  {
    one: 'permission looked up',
    many: 'permissions looked up',
    what: 'Looked up a permission',
    fits: rest('GET', /\/permission$/),
  },
  {
    one: 'list of files',
    many: 'lists of files',
    what: 'Read where its renamed files came from',
    fits: rest('GET', /\/pulls\/\d+\/files$/),
  },
  { one: 'file read', many: 'files read', what: 'Read a file', fits: rest('GET', /\/contents\//) },
  { one: 'token', many: 'tokens', what: 'Asked for a token', fits: rest('POST', /\/access_tokens$/) },
];

/** What a query is for, by the name of its operation. */
const QUERIES: Readonly<Record<string, string>> = {
  PullRequestFacts: 'Read everything about the pull request',
  PhaseFacts: 'Read the issues of the phases',
  ReadinessFacts: 'Read what the report rests on',
  MoreReadiness: 'Read more of what the report rests on',
  ClosingIssues: 'Read the issues that merges close',
  SetupFacts: 'Read what the repository lacks',
  Lookups: 'Read files and their history',
  MergedPullRequests: 'Read what was merged',
  Editors: 'Read who edited a text',
};

/** How often each kind of request was made, in words: `1 query`, `2 comments`. */
export function countRequests(requests: readonly LoggedRequest[]): readonly string[] {
  const counted = KINDS.flatMap((kind) => {
    const count = requests.filter((request) => kindOf(request) === kind).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? kind.one : kind.many}`];
  });
  const others = requests.filter((request) => kindOf(request) === null).length;
  return others === 0 ? counted : [...counted, `${others} other`];
}

/** One request as the page tells it. */
export function describeRequest(request: LoggedRequest): RequestView {
  const name = request.operation ?? request.rootFields.join(', ');
  const detail = request.path === '/graphql' ? `GraphQL ${name}`.trim() : `${request.method} ${request.path}`;
  const what = QUERIES[request.operation ?? ''] ?? kindOf(request)?.what ?? 'Asked GitHub';
  return { what, detail, ms: Math.round(request.durationMs), status: request.status };
}

/** What a request is for; null where that has no name here. */
export function kindOf(request: LoggedRequest): RequestKind | null {
  return KINDS.find((kind) => kind.fits(request)) ?? null;
}
