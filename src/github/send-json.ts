import { API_VERSION, type Endpoint } from './endpoint.ts';
import type { FetchAnswer } from './http-fetch.ts';
import { observedFetch } from './observed-fetch.ts';
import { toGitHubError } from './to-github-error.ts';

/** One request with a JSON body. */
export interface JsonRequest {
  readonly method: 'POST' | 'PATCH';
  readonly url: string;
  /** Method and path template, for errors: without values. */
  readonly route: string;
  /** The whole header. */
  readonly authorization: string;
  readonly body: object;
  readonly signal?: AbortSignal | undefined;
  /** Told of every answer, refusals included. */
  readonly onHeaders?: ((headers: ReadonlyMap<string, string>) => void) | undefined;
}

/**
 * Sends a request without Octokit, which builds every request out of templates and merged options: a fifth of what a
 * check costs the event loop. Resolves to an answer with a status of 200 to 299; throws `GitHubError` for all others.
 */
export async function sendJson(
  endpoint: Endpoint,
  { method, url, route, authorization, body, signal, onHeaders }: JsonRequest,
): Promise<FetchAnswer> {
  const headers = {
    accept: 'application/vnd.github.v3+json',
    authorization,
    'content-type': 'application/json; charset=utf-8',
    'user-agent': endpoint.userAgent,
    'x-github-api-version': API_VERSION,
  };
  let answer: FetchAnswer;
  try {
    answer = await observedFetch(endpoint)(url, { method, headers, body: JSON.stringify(body), signal });
  } catch (cause) {
    throw toGitHubError({ cause }, route);
  }
  onHeaders?.(answer.headers);
  const { status } = answer;
  if (status >= 200 && status < 300) return answer;
  const response = { status, headers: Object.fromEntries(answer.headers), data: readRefusal(answer.body) };
  throw toGitHubError({ response }, route);
}

/** What an intermediary refuses with need not be JSON. */
function readRefusal(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
