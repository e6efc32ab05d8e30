import { readFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { buildASTSchema, type GraphQLSchema, getNamedType, isObjectType, parse } from 'graphql';
import { asksOnlyTotal } from './asks-only-total.ts';
import { CONNECTION_FIELDS } from './connection.ts';
import type { ResolverMap } from './resolver.ts';
import { checkResolvers } from './resolvers/checks.ts';
import { discussionMutationResolvers } from './resolvers/discussion-mutations.ts';
import { discussionResolvers } from './resolvers/discussions.ts';
import { gitResolvers } from './resolvers/git.ts';
import { milestoneResolvers } from './resolvers/milestones.ts';
import { mutationResolvers } from './resolvers/mutations.ts';
import { peopleResolvers } from './resolvers/people.ts';
import { repositoryResolvers } from './resolvers/repository.ts';
import { reviewResolvers } from './resolvers/reviews.ts';
import { teamResolvers } from './resolvers/teams.ts';
import { threadResolvers } from './resolvers/threads.ts';
import { timelineResolvers } from './resolvers/timeline.ts';

const RESOLVERS: readonly ResolverMap[] = [
  repositoryResolvers,
  threadResolvers,
  gitResolvers,
  checkResolvers,
  peopleResolvers,
  mutationResolvers,
  discussionResolvers,
  discussionMutationResolvers,
  milestoneResolvers,
  reviewResolvers,
  teamResolvers,
  timelineResolvers,
];

/** Fields of connection types that hold for one of them only. */
const EDGE_FIELDS: ResolverMap[string] = {
  node: ({ node }: { readonly node: unknown }) => node,
  cursor: ({ cursor }: { readonly cursor: string }) => cursor,
};

/**
 * Builds GitHub's official schema (about a fifth of a second) and puts a resolver on each field that has one.
 * Throws an Error where a resolver is for a field that the schema doesn't have.
 */
export async function loadSchema(): Promise<GraphQLSchema> {
  // The package exports only its code, which lies beside the schema.
  const manifest = findPackageJSON('@octokit/graphql-schema', import.meta.url) ?? '';
  const file = join(dirname(manifest), 'schema.graphql');
  const document = parse(await readFile(file, 'utf8'), { noLocation: true });
  const schema = buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });
  for (const [typeName, fields] of RESOLVERS.flatMap((map) => Object.entries(map)))
    attach(schema, typeName, fields);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const shared = type.name.endsWith('Connection')
      ? CONNECTION_FIELDS
      : type.name.endsWith('Edge')
        ? EDGE_FIELDS
        : {};
    const known = Object.entries(shared).filter(([name]) => name in type.getFields());
    attach(schema, type.name, Object.fromEntries(known));
  }
  return schema;
}

function attach(schema: GraphQLSchema, typeName: string, fields: ResolverMap[string]): void {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`GitHub's schema has no type ${typeName}`);
  for (const [name, resolve] of Object.entries(fields ?? {})) {
    const field = type.getFields()[name];
    if (!field) throw new Error(`GitHub's schema has no ${typeName}.${name}`);
    const isConnection = getNamedType(field.type).name.endsWith('Connection');
    field.resolve = (source, given, context, info) => {
      const page = isConnection && asksOnlyTotal(given, info) ? { ...given, first: 0 } : given;
      return resolve(source as never, page as never, context);
    };
  }
}
