import type { RequestContext } from './request-context.ts';

/** Answers one field of a type whose values are `S`; `never` lets each field name its own arguments. */
export type Resolver<S> = (source: S, given: never, context: RequestContext) => unknown;

/** The resolvers of some object types, by type and field. */
export type ResolverMap = Readonly<Record<string, Readonly<Record<string, Resolver<never>>>>>;

/** Resolvers for fields that are properties of the same name. */
export function properties(...names: readonly string[]): Readonly<Record<string, Resolver<never>>> {
  const read = (name: string) => (source: never) => (source as Readonly<Record<string, unknown>>)[name];
  return Object.fromEntries(names.map((name) => [name, read(name)]));
}
