import { Octokit } from '@octokit/rest';
import { GitHubError } from './github-error.ts';
import { type GraphqlAnswer, type RateLimit, readGraphqlAnswer } from './graphql-answer.ts';
import { httpFetch } from './http-fetch.ts';
import { toGitHubError } from './to-github-error.ts';

/** No answer in this time counts as lost: GitHub itself gives up on a request after 10 s. */
const REQUEST_TIMEOUT_MS = 10_000;

/** Pinned, so that GitHub's next default version changes nothing here. */
const API_VERSION = '2022-11-28';

/** Checks go before everything else where writes are paced. */
export type WriteKind = 'check' | 'other';

/** Resolves when a write may go out. Called before each write, never for tokens or reads. */
export type TakeWrite = (kind: WriteKind) => Promise<void>;

/** GitHub as one job sees it. Everything it throws is a `GitHubError`; nothing is sent twice by itself. */
export interface RepositoryClient {
  readonly octokit: Octokit;
  /** Sends a query or a mutation. Variables must not be named `query`. */
  readonly graphql: <T>(
    document: string,
    variables: Readonly<Record<string, unknown>>,
  ) => Promise<GraphqlAnswer<T>>;
}

/** Where GitHub is, and how to speak to it. */
export interface Endpoint {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly userAgent: string;
  readonly log?: { readonly warn: (message: string) => void } | undefined;
}

export interface ClientParts {
  /** Gives the token; with `true` a new one even if the last is not yet due. */
  readonly token: (isFresh: boolean) => Promise<string>;
  readonly takeWrite: TakeWrite;
  readonly signal?: AbortSignal | undefined;
  readonly onRateLimit?: ((rateLimit: RateLimit) => void) | undefined;
}

/** An Octokit without plug-ins that retry or throttle, without credentials, with a time limit and clean errors. */
export function createOctokit({ baseUrl, userAgent, log }: Endpoint, signal?: AbortSignal): Octokit {
  const octokit = new Octokit({
    baseUrl,
    userAgent,
    // Octokit logs whole requests at the level `debug`, bodies and tokens included.
    log: { debug: ignore, info: ignore, warn: (message: string) => log?.warn(message), error: ignore },
  });
  octokit.hook.wrap('request', async (request, options) => {
    const route = `${options.method} ${options.url}`;
    const limit = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
    options.headers['x-github-api-version'] = API_VERSION;
    options.request = {
      ...options.request,
      fetch: httpFetch,
      // Octokit looks for numbers beyond 2^53, of which GitHub has none, at twice the cost of JSON.parse.
      parseSuccessResponseBody: false,
      signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
    };
    try {
      const response = await request(options);
      if (response.status !== 204) response.data = parseAnswer(response.data, route);
      return response;
    } catch (error) {
      throw toGitHubError(error, route);
    }
  });
  return octokit;
}

/** A client whose requests carry the token and wait for their turn to write. */
export function createRepositoryClient(endpoint: Endpoint, parts: ClientParts): RepositoryClient {
  const octokit = createOctokit(endpoint, parts.signal);
  octokit.hook.wrap('request', async (request, options) => {
    const kind = writeKind(options);
    if (kind !== null) await parts.takeWrite(kind);
    const send = async (isFresh: boolean) => {
      options.headers['authorization'] = `token ${await parts.token(isFresh)}`;
      return request(options);
    };
    try {
      return await send(false);
    } catch (error) {
      // The token was revoked before its time; a refused request has done nothing, so even a write may go again.
      if (error instanceof GitHubError && error.status === 401 && !isTokenRoute(error)) return send(true);
      throw error;
    }
  });

  // A GitHub Enterprise Server has GraphQL beside its REST root, the others below it.
  const graphqlBase = endpoint.baseUrl.replace(/\/api\/v3$/, '/api');
  return {
    octokit,
    graphql: async <T>(document: string, variables: Readonly<Record<string, unknown>>) => {
      const response = await octokit.request('POST /graphql', {
        baseUrl: graphqlBase,
        query: document,
        variables,
      });
      const answer = readGraphqlAnswer<T>(response.data, response.headers, 'POST /graphql');
      const rateLimit = (answer.data as { rateLimit?: RateLimit | null }).rateLimit;
      if (rateLimit !== undefined && rateLimit !== null) parts.onRateLimit?.(rateLimit);
      return answer;
    },
  };
}

/** What kind of write a request is; null for a read. */
function writeKind(options: { method: string; url: string; query?: unknown }): WriteKind | null {
  if (options.method === 'GET' || options.method === 'HEAD') return null;
  if (!options.url.endsWith('/graphql')) return options.url.includes('/check-runs') ? 'check' : 'other';
  return typeof options.query === 'string' && options.query.trimStart().startsWith('mutation')
    ? 'other'
    : null;
}

function isTokenRoute(error: GitHubError): boolean {
  return error.route.endsWith('/access_tokens');
}

function parseAnswer(text: unknown, route: string): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    const reason = 'the answer broke off';
    throw new GitHubError({ failure: { kind: 'transient' }, route, status: null, reason });
  }
}

function ignore(): void {}
