import { GitHubError, type GitHubFailure } from './github-error.ts';

/** GitHub asks for at least a minute where a secondary limit names no time (github-facts 6.4). */
const UNNAMED_WAIT_MS = 60_000;
/** The hourly budget resets within the hour: a longer wait is a broken answer. */
const LONGEST_WAIT_MS = 3_600_000;
/** A refusal's first line names the rule; what follows may quote what was sent. */
const LONGEST_REASON = 120;
/** Tokens of GitHub's and web tokens, should an answer repeat what it was sent. */
const TOKEN = /\b(?:gh[a-z]_|github_pat_|v1\.|eyJ)[\w.-]{8,}/g;

type Headers = Readonly<Record<string, unknown>>;

interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly message: string;
}

/** Turns what a request threw into an error without headers or bodies; its own errors pass through. */
export function toGitHubError(error: unknown, route: string): GitHubError {
  if (error instanceof GitHubError) return error;
  const answer = answerOf(error);
  if (answer === null) {
    return new GitHubError({
      failure: { kind: 'transient' },
      route,
      status: null,
      reason: networkReason(error),
    });
  }
  return new GitHubError({
    failure: failureOf(answer, route),
    route,
    status: answer.status,
    reason: firstLine(answer.message),
    requestId: textHeader(answer.headers, 'x-github-request-id'),
  });
}

/** The wait that a rate limit's headers ask for; null where they name none. */
function namedWait(headers: Headers): GitHubFailure | null {
  const seconds = numberHeader(headers, 'retry-after');
  if (seconds !== null) {
    return { kind: 'retry-after', afterMs: Math.min(seconds * 1000, LONGEST_WAIT_MS) };
  }
  const reset = numberHeader(headers, 'x-ratelimit-reset');
  const isSpent = numberHeader(headers, 'x-ratelimit-remaining') === 0;
  return isSpent && reset !== null ? { kind: 'retry-after', atMs: reset * 1000 } : null;
}

/** The wait for a rate limit, with GitHub's minimum where the headers name none. */
export function waitFor(headers: Headers): GitHubFailure {
  return namedWait(headers) ?? { kind: 'retry-after', afterMs: UNNAMED_WAIT_MS };
}

/** The first line of GitHub's word, cut and without tokens: later lines may quote what was sent. */
function firstLine(message: string): string {
  return message.split('\n', 1)[0]?.replace(TOKEN, '(token)').slice(0, LONGEST_REASON) ?? '';
}

function failureOf({ status, headers, message }: HttpAnswer, route: string): GitHubFailure {
  if (status === 429) return waitFor(headers);
  if (status === 403) return limitOf(headers, message) ?? refusalOf(headers, message, route);
  if (status >= 500 || status === 408) return namedRetry(headers) ?? { kind: 'transient' };
  if (status === 401) return { kind: 'unauthorized' };
  if (status === 404 || status === 410 || status === 451) return { kind: 'gone' };
  // A token was asked for that includes a repository which the installation does not.
  if (status === 422 && route.endsWith('/access_tokens')) return { kind: 'gone' };
  // A commit that was never pushed here, or was collected since: nothing can be said about it any more.
  if (status === 422 && message.startsWith('No commit found for SHA')) return { kind: 'gone' };
  return { kind: 'bug' };
}

function limitOf(headers: Headers, message: string): GitHubFailure | null {
  const named = namedWait(headers);
  if (named !== null) return named;
  return /rate limit|abuse detection/i.test(message) ? waitFor(headers) : null;
}

function namedRetry(headers: Headers): GitHubFailure | null {
  return numberHeader(headers, 'retry-after') === null ? null : namedWait(headers);
}

/** A suspended installation is given no token, and those that it has end: as if it were gone, until it is lifted. */
function refusalOf(headers: Headers, message: string, route: string): GitHubFailure {
  const isSuspended = route.endsWith('/access_tokens') || /installation has been suspended/i.test(message);
  return isSuspended ? { kind: 'gone' } : forbidden(headers);
}

function forbidden(headers: Headers): GitHubFailure {
  const permission = textHeader(headers, 'x-accepted-github-permissions');
  return permission === null ? { kind: 'forbidden' } : { kind: 'forbidden', permission };
}

/** Reads Octokit's error; null where the request got no answer, which Octokit gives the status 500. */
function answerOf(error: unknown): HttpAnswer | null {
  const response = property(error, 'response');
  const status = property(response, 'status');
  if (typeof status !== 'number') return null;
  const headers = property(response, 'headers');
  const message = property(property(response, 'data'), 'message');
  return {
    status,
    headers: typeof headers === 'object' && headers !== null ? (headers as Headers) : {},
    message: typeof message === 'string' ? message : 'no reason given',
  };
}

/** Node's error code or the error's kind, never its message: that may name addresses and tokens. */
function networkReason(error: unknown): string {
  const cause = property(error, 'cause');
  for (const candidate of [property(property(cause, 'cause'), 'code'), property(cause, 'code')]) {
    if (typeof candidate === 'string') return candidate;
  }
  const name = property(cause, 'name') ?? property(error, 'name');
  return typeof name === 'string' ? name : 'unknown trouble';
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

function textHeader(headers: Headers, name: string): string | null {
  const value = headers[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

function numberHeader(headers: Headers, name: string): number | null {
  const text = textHeader(headers, name);
  return text !== null && /^\d{1,12}$/.test(text) ? Number(text) : null;
}
