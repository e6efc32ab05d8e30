import { GraphQLError } from 'graphql';
import type { InstallationToken, Repository } from '../store/entities.ts';
import { covers } from '../store/store.ts';
import type { World } from '../world.ts';

/** What every resolver knows of the request. */
export interface RequestContext {
  readonly world: World;
  readonly token: InstallationToken;
  /** A fault's bound on pages, beside GitHub's 100. */
  readonly pageLimit: number;
  readonly rateLimit: { readonly limit: number; readonly used: number; readonly resetAt: string };
  /** What the operation costs, by GitHub's own formula. */
  readonly price: { readonly cost: number; readonly nodeCount: number };
}

/** An error as GitHub's GraphQL gives it; `type` stands beside `message`. */
export function graphqlError(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}

/** Throws FORBIDDEN unless the token has one of the permissions. */
export function requireGrant(
  context: RequestContext,
  level: 'read' | 'write',
  ...names: readonly string[]
): void {
  const granted = names.some((name) => {
    const has = context.token.permissions[name];
    return has === 'write' || has === level;
  });
  if (!granted) throw graphqlError('FORBIDDEN', 'Resource not accessible by integration');
}

/** Whether the token reaches the repository. Stricter than GitHub, where public ones are open to every token. */
export function isReachable(context: RequestContext, repository: Repository): boolean {
  const { installation, repositoryIds } = context.token;
  return covers(installation, repository) && (repositoryIds === null || repositoryIds.has(repository.id));
}
