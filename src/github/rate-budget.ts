/** What is left of one of an installation's hourly budgets. */
export interface RateBudget {
  /** GitHub counts REST (`core`) and GraphQL (`graphql`) apart. */
  readonly resource: string;
  readonly limit: number;
  readonly remaining: number;
  /** When it is full again, milliseconds since the epoch. */
  readonly resetAtMs: number;
}

/** Reads it from the headers that every answer has; null where a server keeps no such limits, as a GHES may. */
export function readRateBudget(headers: ReadonlyMap<string, string>): RateBudget | null {
  const number = (name: string): number => Number(headers.get(`x-ratelimit-${name}`) ?? Number.NaN);
  const [limit, remaining, reset] = [number('limit'), number('remaining'), number('reset')];
  if (![limit, remaining, reset].every((value) => Number.isSafeInteger(value) && value >= 0)) return null;
  return {
    resource: headers.get('x-ratelimit-resource') ?? 'core',
    limit,
    remaining,
    resetAtMs: reset * 1_000,
  };
}
