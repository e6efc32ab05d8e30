import { type ExecutionResult, execute, type GraphQLError, type GraphQLSchema, Kind } from 'graphql';
import { type Answer, errorAnswer, jsonAnswer } from '../answer.ts';
import type { Credentials } from '../rest/credentials.ts';
import type { World } from '../world.ts';
import { createPreparer, type PreparedQuery } from './prepare.ts';
import { priceOf } from './price.ts';
import { graphqlError, type RequestContext } from './request-context.ts';

/** A GraphQL request whose text is known to the stand-in. */
export interface IncomingQuery {
  readonly prepared: PreparedQuery;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The operation's own name, for the log. */
  readonly operation: string | null;
  readonly rootFields: readonly string[];
  readonly isMutation: boolean;
  /** Taken from the hour's budget before it is answered. */
  readonly price: RequestContext['price'];
}

/** Reads and answers GraphQL requests. */
export interface GraphqlEndpoint {
  /** Null where the body is no GraphQL request at all. */
  read(body: string): IncomingQuery | null;
  answer(query: IncomingQuery, credentials: Credentials, circumstances: Circumstances): Promise<Answer>;
}

type Circumstances = Pick<RequestContext, 'pageLimit' | 'rateLimit'>;

/** Makes the endpoint; `unexpected` hears of what GitHub may know and the stand-in doesn't, and of invalid queries. */
export function createGraphqlEndpoint(
  world: World,
  schema: GraphQLSchema,
  unexpected: (what: string) => void,
): GraphqlEndpoint {
  const prepare = createPreparer(schema);

  const run = async (query: IncomingQuery, context: RequestContext): Promise<Answer> => {
    const result = await execute({
      schema,
      document: query.prepared.document,
      variableValues: query.variables,
      operationName: query.operation,
      contextValue: context,
      typeResolver: (value) => (value as { readonly kind: string }).kind,
      fieldResolver: (_source, _given, _context, info) => {
        // Reached only through an interface or a union: object types are checked beforehand.
        const field = `${info.parentType.name}.${info.fieldName}`;
        throw graphqlError('STAND_IN', `The stand-in has no resolver for ${field}`);
      },
    });
    return jsonAnswer(200, renderResult(result, unexpected));
  };

  return {
    read: (body) => {
      const input = parseBody(body);
      if (!input) return null;
      const prepared = prepare(input.query, input.operationName ?? null);
      const { operation, document } = prepared;
      const variables = input.variables ?? {};
      const fields = operation?.selectionSet.selections ?? [];
      return {
        prepared,
        variables,
        operation: operation?.name?.value ?? null,
        rootFields: fields.flatMap((field) => (field.kind === Kind.FIELD ? [field.name.value] : [])),
        isMutation: operation?.operation === 'mutation',
        price: operation ? priceOf(document, operation, variables) : { cost: 1, nodeCount: 0 },
      };
    },
    answer: async (query, credentials, circumstances) => {
      if (credentials.kind === 'none') return errorAnswer(401, 'Requires authentication');
      if (credentials.kind === 'app') return errorAnswer(401, 'Bad credentials');
      const { errors, unanswered, operation } = query.prepared;
      if (errors.length > 0 || !operation) {
        unexpected(`an invalid query: ${errors.map(({ message }) => message).join('; ')}`);
        return jsonAnswer(200, { errors: errors.map(renderError) });
      }
      if (unanswered.length > 0) {
        unexpected(`no resolver for ${unanswered.join(', ')}`);
        const message = `The stand-in has no resolver for ${unanswered.join(', ')}`;
        return jsonAnswer(200, { errors: [{ type: 'STAND_IN', message }] });
      }
      return run(query, { world, token: credentials.token, price: query.price, ...circumstances });
    },
  };
}

interface QueryBody {
  readonly query: string;
  readonly variables?: Record<string, unknown> | null;
  readonly operationName?: string | null;
}

function parseBody(body: string): QueryBody | null {
  try {
    const input = JSON.parse(body) as QueryBody;
    return typeof input?.query === 'string' ? input : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function renderResult(result: ExecutionResult, unexpected: (what: string) => void): Record<string, unknown> {
  for (const { message, originalError, extensions } of result.errors ?? []) {
    // An error without a type is a fault: wrong variables, or a resolver that failed.
    if (!extensions['type']) unexpected(`a GraphQL request failed: ${originalError?.stack ?? message}`);
    if (extensions['type'] === 'STAND_IN') unexpected(message);
  }
  const errors = result.errors ? { errors: result.errors.map(renderError) } : {};
  return { data: result.data ?? null, ...errors };
}

function renderError(error: GraphQLError): Record<string, unknown> {
  const { type, ...extensions } = error.extensions;
  return {
    ...(type !== undefined && { type }),
    ...(error.path && { path: error.path }),
    ...(Object.keys(extensions).length > 0 && { extensions }),
    locations: error.locations,
    message: error.message,
  };
}
