import type { KeyObject } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { type Answer, errorAnswer, jsonAnswer } from './answer.ts';
import type { GraphqlEndpoint, IncomingQuery } from './graphql/endpoint.ts';
import { type Budget, budgetHeaders, callerNameOf, type RateLimits } from './rate-limits.ts';
import type { LoggedRequest } from './request-log.ts';
import { type Credentials, readCredentials } from './rest/credentials.ts';
import { HttpError } from './rest/http-error.ts';
import type { RestRouter } from './rest/router.ts';
import type { World } from './world.ts';

/** One request, read but not answered yet. */
export interface Exchange {
  readonly logged: LoggedRequest;
  /** Does what was asked for; `pageLimit` bounds every page. */
  answer(pageLimit: number): Promise<Answer>;
  /** What GitHub says when the hour's budget is spent. */
  exceeded(resetInSeconds: number): Answer;
}

/** Turns what came over HTTP into an exchange. */
export interface RequestHandler {
  read(method: string, url: string, headers: IncomingHttpHeaders, body: string): Exchange;
}

interface HandlerParts {
  readonly world: World;
  readonly publicKey: KeyObject;
  readonly rest: RestRouter;
  readonly graphql: GraphqlEndpoint;
  readonly limits: RateLimits;
}

type Resource = 'core' | 'graphql';

/** Makes the handler of both APIs. */
export function createRequestHandler(parts: HandlerParts): RequestHandler {
  return {
    read: (method, url, headers, body) => {
      const { pathname: path, searchParams: query } = new URL(url, parts.world.url);
      const asked = path === '/graphql' && method === 'POST' ? parts.graphql.read(body) : null;
      const resource: Resource = path === '/graphql' ? 'graphql' : 'core';
      const credentials = readSafely(headers.authorization, parts);
      const logged = describe({ method, path, query, asked, credentials });

      const answer = async (pageLimit: number): Promise<Answer> => {
        if (credentials instanceof HttpError) return errorAnswer(credentials.status, credentials.message);
        const { budget, isExceeded } = parts.limits.take(
          callerOf(credentials),
          resource,
          asked?.price.cost ?? 1,
        );
        if (isExceeded) return exceededAnswer(budget, resource);
        const reply = await answerQuery(pageLimit, budget, credentials);
        return { ...reply, headers: { ...budgetHeaders(budget, resource), ...reply.headers } };
      };

      const answerQuery = (pageLimit: number, budget: Budget, known: Credentials): Promise<Answer> => {
        if (asked) {
          const resetAt = new Date(budget.reset * 1000).toISOString().replace('.000Z', 'Z');
          const rateLimit = { limit: budget.limit, used: budget.used, resetAt };
          return parts.graphql.answer(asked, known, { pageLimit, rateLimit });
        }
        if (isRegistrationForm(method, path))
          return Promise.resolve(parts.world.registration.submit(body, query.get('state')));
        const accept = headers.accept ?? '';
        return parts.rest({ method, path, query, body, accept, credentials: known, pageLimit });
      };

      return {
        logged,
        answer,
        exceeded: (seconds) => {
          const reset = Math.floor(Date.now() / 1000) + seconds;
          return exceededAnswer({ limit: 5000, used: 5000, reset }, resource);
        },
      };
    },
  };
}

/** Whether the browser's form goes to the page that registers Apps, of a person or an organisation. */
function isRegistrationForm(method: string, path: string): boolean {
  return method === 'POST' && /^(\/organizations\/[\w-]+)?\/settings\/apps\/new$/.test(path);
}

function readSafely(header: string | undefined, { world, publicKey }: HandlerParts): Credentials | HttpError {
  try {
    return readCredentials(header, world.store, world.app.id, publicKey);
  } catch (error) {
    if (error instanceof HttpError) return error;
    throw error;
  }
}

function callerOf(credentials: Credentials): string {
  return credentials.kind === 'installation'
    ? callerNameOf(credentials.token.installation.id)
    : credentials.kind;
}

/** Over GraphQL a spent budget is told with status 200. */
function exceededAnswer(budget: Budget, resource: Resource): Answer {
  const message = 'API rate limit exceeded for installation.';
  const headers = budgetHeaders(budget, resource);
  if (resource === 'graphql')
    return jsonAnswer(200, { errors: [{ type: 'RATE_LIMITED', message }] }, headers);
  return errorAnswer(403, message, { headers });
}

interface Described {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly asked: IncomingQuery | null;
  readonly credentials: Credentials | HttpError;
}

function describe({ method, path, query, asked, credentials }: Described): LoggedRequest {
  const token = 'kind' in credentials && credentials.kind === 'installation' ? credentials.token : null;
  const isToken = /^\/app\/installations\/\d+\/access_tokens$/.test(path);
  return {
    method,
    path,
    query: query.toString(),
    operation: asked?.operation ?? null,
    rootFields: asked?.rootFields ?? [],
    isWrite: asked ? asked.isMutation : method !== 'GET' && !isToken && path !== '/graphql',
    installationId: token?.installation.id ?? null,
    tokenRepositoryIds: token?.repositoryIds ? [...token.repositoryIds] : null,
    at: Date.now(),
    status: 0,
    durationMs: 0,
  };
}
