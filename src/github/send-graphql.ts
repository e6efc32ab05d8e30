import type { Endpoint } from './endpoint.ts';
import { type GraphqlAnswer, readGraphqlAnswer } from './graphql-answer.ts';
import { parseAnswer } from './parse-answer.ts';
import { sendJson } from './send-json.ts';

const ROUTE = 'POST /graphql';

/** One query or mutation. */
export interface GraphqlRequest {
  /** The whole header. */
  readonly authorization: string;
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly signal?: AbortSignal | undefined;
  readonly onHeaders?: ((headers: ReadonlyMap<string, string>) => void) | undefined;
}

/** Sends a query. Throws `GitHubError`, as `readGraphqlAnswer` does. */
export async function sendGraphql<T>(
  endpoint: Endpoint,
  { authorization, document: query, variables, signal, onHeaders }: GraphqlRequest,
): Promise<GraphqlAnswer<T>> {
  // A GitHub Enterprise Server has GraphQL beside its REST root, the others below it.
  const url = `${endpoint.baseUrl.replace(/\/api\/v3$/, '/api')}/graphql`;
  const body = { query, variables };
  const answer = await sendJson(endpoint, {
    method: 'POST',
    url,
    route: ROUTE,
    authorization,
    body,
    signal,
    onHeaders,
  });
  return readGraphqlAnswer<T>(parseAnswer(answer.body, ROUTE), Object.fromEntries(answer.headers), ROUTE);
}
