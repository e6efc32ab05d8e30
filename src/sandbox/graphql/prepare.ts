import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** A query text that was parsed and checked once. */
export interface PreparedQuery {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode | null;
  /** What GitHub would refuse. */
  readonly errors: readonly GraphQLError[];
  /** Fields of GitHub's schema that the stand-in has no answer for, as `Type.field`. */
  readonly unanswered: readonly string[];
}

const EMPTY: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] };

/** Prepares query texts by a schema, each text once. */
export function createPreparer(
  schema: GraphQLSchema,
): (text: string, operationName: string | null) => PreparedQuery {
  const prepared = new Map<string, PreparedQuery>();
  return (text, operationName) => {
    const key = `${operationName ?? ''}\n${text}`;
    const known = prepared.get(key) ?? prepare(schema, text, operationName);
    prepared.set(key, known);
    return known;
  };
}

function prepare(schema: GraphQLSchema, text: string, operationName: string | null): PreparedQuery {
  let document: DocumentNode;
  try {
    document = parse(text);
  } catch (error) {
    if (error instanceof GraphQLError)
      return { document: EMPTY, operation: null, errors: [error], unanswered: [] };
    throw error;
  }
  const errors = [...validate(schema, document)];
  const operation = getOperationAST(document, operationName) ?? null;
  if (!operation) errors.push(new GraphQLError('An operation name is required'));
  return {
    document,
    operation,
    errors,
    unanswered: errors.length > 0 ? [] : findUnanswered(schema, document),
  };
}

function findUnanswered(schema: GraphQLSchema, document: DocumentNode): readonly string[] {
  const missing = new Set<string>();
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: (node) => {
        const parent = types.getParentType();
        const field = types.getFieldDef();
        const isKnown = !isObjectType(parent) || node.name.value.startsWith('__') || field?.resolve;
        if (!isKnown) missing.add(`${parent.name}.${node.name.value}`);
      },
    }),
  );
  return [...missing];
}
