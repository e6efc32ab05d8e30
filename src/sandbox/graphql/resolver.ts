import type { RequestContext } from './request-context.ts';

/** Answers one field of a type whose values are `S`; `never` lets each field name its own arguments. */
export type Resolver<S> = (source: S, given: never, context: RequestContext) => unknown;

/** The resolvers of some object types, by type and field. */
export type ResolverMap = Readonly<Record<string, Readonly<Record<string, Resolver<never>>>>>;

/** Resolvers for fields that are properties of the same name. */
export function properties<K extends string>(
  ...names: readonly K[]
): Record<K, Resolver<Readonly<Record<K, unknown>>>> {
  const pairs = names.map((name) => [name, (source: Readonly<Record<K, unknown>>) => source[name]] as const);
  return Object.fromEntries(pairs) as Record<K, Resolver<Readonly<Record<K, unknown>>>>;
}
