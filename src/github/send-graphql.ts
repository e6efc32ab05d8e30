import { API_VERSION, type Endpoint } from './endpoint.ts';
import { type GraphqlAnswer, readGraphqlAnswer } from './graphql-answer.ts';
import { type FetchAnswer, httpFetch } from './http-fetch.ts';
import { parseAnswer } from './parse-answer.ts';
import { toGitHubError } from './to-github-error.ts';

const ROUTE = 'POST /graphql';

/** One query or mutation. */
export interface GraphqlRequest {
  /** The whole header. */
  readonly authorization: string;
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Sends a query without Octokit, which builds every request out of templates and merged options: a fifth of what a
 * check costs the event loop. Throws `GitHubError`, as `readGraphqlAnswer` does.
 */
export async function sendGraphql<T>(endpoint: Endpoint, request: GraphqlRequest): Promise<GraphqlAnswer<T>> {
  const { status, headers, body } = await post(endpoint, request);
  const named = Object.fromEntries(headers);
  if (status === 200) return readGraphqlAnswer<T>(parseAnswer(body, ROUTE), named, ROUTE);
  throw toGitHubError({ response: { status, headers: named, data: readRefusal(body) } }, ROUTE);
}

async function post(
  { baseUrl, userAgent }: Endpoint,
  { authorization, document: query, variables, signal }: GraphqlRequest,
): Promise<FetchAnswer> {
  // A GitHub Enterprise Server has GraphQL beside its REST root, the others below it.
  const url = `${baseUrl.replace(/\/api\/v3$/, '/api')}/graphql`;
  const headers = {
    accept: 'application/vnd.github.v3+json',
    authorization,
    'content-type': 'application/json; charset=utf-8',
    'user-agent': userAgent,
    'x-github-api-version': API_VERSION,
  };
  try {
    return await httpFetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables }),
      signal,
    });
  } catch (cause) {
    throw toGitHubError({ cause }, ROUTE);
  }
}

/** What an intermediary refuses with need not be JSON. */
function readRefusal(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
