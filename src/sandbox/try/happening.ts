import type { LoggedRequest } from '../request-log.ts';
import type { RequestView } from './page/view.ts';

/** A kind of request, as it is counted and told. */
interface RequestKind {
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
    what: 'Read everything about the pull request',
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
  const what = kindOf(request)?.what ?? 'Asked GitHub';
  return { what, detail, ms: Math.round(request.durationMs), status: request.status };
}

function kindOf(request: LoggedRequest): RequestKind | null {
  return KINDS.find((kind) => kind.fits(request)) ?? null;
}

/** Baton is idle this long after its last answer: then nothing more comes of the event. */
const QUIET_MS = 1_200;
/** Sooner, nobody would see that anything was judged. */
const SHOWN_MS = 400;
/** Before that, a first request may still come. */
const PATIENCE_MS = 10_000;

/** How far Baton is with an event. */
export interface Progress {
  readonly state: 'checking' | 'done';
  readonly outcome: string;
  /** From the event to Baton's last answer; null while there is none. */
  readonly elapsedMs: number | null;
}

/**
 * Tells from the requests since an event how far Baton is with it. `awaitsAnswer` is false where Baton may well have
 * nothing to do, as for a comment without a command.
 */
export function tellProgress(
  requests: readonly LoggedRequest[],
  atMs: number,
  nowMs: number,
  awaitsAnswer: boolean,
): Progress {
  if (requests.length === 0) {
    if (nowMs - atMs < (awaitsAnswer ? PATIENCE_MS : QUIET_MS)) return checking(null);
    const outcome = awaitsAnswer ? 'Baton has not answered yet.' : 'Baton was told, and had nothing to do.';
    return { state: 'done', outcome, elapsedMs: null };
  }
  const lastMs = Math.max(...requests.map((request) => request.at + request.durationMs));
  const elapsedMs = Math.max(0, Math.round(lastMs - atMs));
  const isAnswered = requests.every((request) => request.status !== 0);
  const hasCheck = requests.some((request) => request.isWrite && /\/check-runs(\/\d+)?$/.test(request.path));
  if (!isAnswered || nowMs - atMs < SHOWN_MS || (!hasCheck && nowMs - lastMs < QUIET_MS))
    return checking(elapsedMs);
  return { state: 'done', outcome: tellOutcome(requests), elapsedMs };
}

function checking(elapsedMs: number | null): Progress {
  return { state: 'checking', outcome: 'Baton is checking…', elapsedMs };
}

function tellOutcome(requests: readonly LoggedRequest[]): string {
  const writes = requests.filter((request) => request.isWrite);
  if (writes.length === 0) return 'Nothing was different, so Baton wrote nothing.';
  const done = [...new Set(writes.map((request) => kindOf(request)?.what ?? 'Wrote'))];
  const [first = '', ...rest] = done.map((what, at) =>
    at === 0 ? what : what.charAt(0).toLowerCase() + what.slice(1),
  );
  const last = rest.pop();
  return `${[first, ...rest].join(', ')}${last === undefined ? '' : ` and ${last}`}.`;
}
