import { Octokit } from '@octokit/rest';
import { API_VERSION, type Endpoint } from './endpoint.ts';
import { GitHubError } from './github-error.ts';
import type { GraphqlAnswer, RateLimit } from './graphql-answer.ts';
import { observedFetch } from './observed-fetch.ts';
import { parseAnswer } from './parse-answer.ts';
import { type RateBudget, readRateBudget } from './rate-budget.ts';
import { sendGraphql } from './send-graphql.ts';
import { sendJson } from './send-json.ts';
import { toGitHubError } from './to-github-error.ts';

/** Checks go before everything else where writes are paced. */
export type WriteKind = 'check' | 'other';

/** Resolves when a write may go out. Called before each write, never for tokens or reads. */
export type TakeWrite = (kind: WriteKind) => Promise<void>;

/** GitHub as one job sees it. Everything it throws is a `GitHubError`; nothing is sent twice by itself. */
export interface RepositoryClient {
  readonly octokit: Octokit;
  /** Sends a query or a mutation. */
  readonly graphql: <T>(
    document: string,
    variables: Readonly<Record<string, unknown>>,
  ) => Promise<GraphqlAnswer<T>>;
  /** Writes a check run, which every check does, and gives the answer. Octokit takes twice the time for it. */
  readonly writeCheckRun: (write: CheckRunWrite) => Promise<unknown>;
}

/** Makes or changes a check run. */
export interface CheckRunWrite {
  readonly method: 'POST' | 'PATCH';
  /** Below the API's root, with `{name}` for each of the values. */
  readonly path: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly body: object;
}

export interface ClientParts {
  /** Gives the token; with `true` a new one even if the last is not yet due. */
  readonly token: (isFresh: boolean) => Promise<string>;
  readonly takeWrite: TakeWrite;
  readonly signal?: AbortSignal | undefined;
  readonly onRateLimit?: ((rateLimit: RateLimit) => void) | undefined;
  /** Told after every answer that names a budget. */
  readonly onBudget?: ((budget: RateBudget) => void) | undefined;
}

/** An Octokit without plug-ins that retry or throttle, without credentials, with clean errors. `parse` reads its answers. */
export function createOctokit(
  endpoint: Endpoint,
  signal?: AbortSignal,
  parse: typeof parseAnswer = parseAnswer,
): Octokit {
  const { baseUrl, userAgent, log } = endpoint;
  const octokit = new Octokit({
    baseUrl,
    userAgent,
    // Octokit logs whole requests at the level `debug`, bodies and tokens included.
    log: { debug: ignore, info: ignore, warn: (message: string) => log?.warn(message), error: ignore },
  });
  octokit.hook.wrap('request', async (request, options) => {
    const route = `${options.method} ${options.url}`;
    options.headers['x-github-api-version'] = API_VERSION;
    options.request = {
      ...options.request,
      fetch: observedFetch(endpoint),
      // Octokit looks for numbers beyond 2^53, of which GitHub has none, at twice the cost of JSON.parse.
      parseSuccessResponseBody: false,
      ...(signal && { signal }),
    };
    try {
      const response = await request(options);
      if (response.status !== 204) response.data = parse(response.data, route);
      return response;
    } catch (error) {
      throw toGitHubError(error, route);
    }
  });
  return octokit;
}

/** A client whose requests carry the token and wait for their turn to write. */
export function createRepositoryClient(endpoint: Endpoint, parts: ClientParts): RepositoryClient {
  async function withToken<T>(
    kind: WriteKind | null,
    send: (authorization: string) => Promise<T>,
  ): Promise<T> {
    if (kind !== null) await parts.takeWrite(kind);
    const sendWith = async (isFresh: boolean) => send(`token ${await parts.token(isFresh)}`);
    try {
      return await sendWith(false);
    } catch (error) {
      // The token was revoked before its time; a refused request has done nothing, so even a write may go again.
      if (error instanceof GitHubError && error.status === 401 && !isTokenRoute(error)) return sendWith(true);
      throw error;
    }
  }

  function onHeaders(headers: ReadonlyMap<string, string>): void {
    const budget = readRateBudget(headers);
    if (budget !== null) parts.onBudget?.(budget);
  }

  function createClientOctokit(): Octokit {
    const octokit = createOctokit(endpoint, parts.signal);
    octokit.hook.after('request', ({ headers }) => {
      onHeaders(new Map(Object.entries(headers).map(([name, value]) => [name, String(value)])));
    });
    octokit.hook.wrap('request', (request, options) =>
      withToken(writeKind(options), async (authorization) => {
        options.headers['authorization'] = authorization;
        return request(options);
      }),
    );
    return octokit;
  }

  let octokit: Octokit | null = null;
  return {
    get octokit() {
      octokit ??= createClientOctokit();
      return octokit;
    },
    graphql: async <T>(document: string, variables: Readonly<Record<string, unknown>>) => {
      const kind = document.trimStart().startsWith('mutation') ? 'other' : null;
      const answer = await withToken(kind, (authorization) =>
        sendGraphql<T>(endpoint, { authorization, document, variables, signal: parts.signal, onHeaders }),
      );
      const rateLimit = (answer.data as { rateLimit?: RateLimit | null }).rateLimit;
      if (rateLimit !== undefined && rateLimit !== null) parts.onRateLimit?.(rateLimit);
      return answer;
    },
    writeCheckRun: async ({ method, path, values, body }) => {
      const route = `${method} ${path}`;
      const url = `${endpoint.baseUrl}${fill(path, values)}`;
      const answer = await withToken('check', (authorization) =>
        sendJson(endpoint, { method, url, route, authorization, body, signal: parts.signal, onHeaders }),
      );
      return parseAnswer(answer.body, route);
    },
  };
}

/** What kind of write a request is; null for a read. */
function writeKind({ method, url }: { readonly method: string; readonly url: string }): WriteKind | null {
  if (method === 'GET' || method === 'HEAD') return null;
  return url.includes('/check-runs') ? 'check' : 'other';
}

function fill(path: string, values: CheckRunWrite['values']): string {
  return path.replace(/\{(\w+)\}/g, (_match, name: string) => encodeURIComponent(values[name] ?? ''));
}

function isTokenRoute(error: GitHubError): boolean {
  return error.route.endsWith('/access_tokens');
}

function ignore(): void {}
