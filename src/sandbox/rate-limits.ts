/** One hour's budget of one caller and one kind of request. */
export interface Budget {
  readonly limit: number;
  readonly used: number;
  /** Seconds since the epoch. */
  readonly reset: number;
}

/** Counts requests as GitHub's primary limit does, per caller and kind. */
export interface RateLimits {
  /** Takes `cost` from a budget; `isExceeded` where nothing was left. */
  take(
    caller: string,
    resource: 'core' | 'graphql',
    cost: number,
  ): { readonly budget: Budget; readonly isExceeded: boolean };
  /** Leaves so much of a caller's budgets until they are full again, as if the rest had been used. */
  leave(caller: string, left: { readonly remaining: number; readonly resetInSeconds: number }): void;
}

const HOUR_SECONDS = 3600;

/** Installations are counted each by itself. */
export function callerNameOf(installationId: number): string {
  return `installation ${installationId}`;
}

/** Starts with full budgets of `limit` points an hour. */
export function createRateLimits(limit: number): RateLimits {
  const budgets = new Map<string, Budget>();
  return {
    take: (caller, resource, cost) => {
      const key = `${resource} ${caller}`;
      const now = Math.floor(Date.now() / 1000);
      const known = budgets.get(key);
      const current = known && known.reset > now ? known : { limit, used: 0, reset: now + HOUR_SECONDS };
      const isExceeded = current.used + cost > limit;
      const budget = isExceeded ? { ...current, used: limit } : { ...current, used: current.used + cost };
      budgets.set(key, budget);
      return { budget, isExceeded };
    },
    leave: (caller, { remaining, resetInSeconds }) => {
      const reset = Math.floor(Date.now() / 1000) + resetInSeconds;
      for (const resource of ['core', 'graphql'])
        budgets.set(`${resource} ${caller}`, { limit, used: limit - remaining, reset });
    },
  };
}

/** The headers that tell a budget. */
export function budgetHeaders(budget: Budget, resource: 'core' | 'graphql'): Record<string, string> {
  return {
    'x-ratelimit-limit': String(budget.limit),
    'x-ratelimit-remaining': String(budget.limit - budget.used),
    'x-ratelimit-used': String(budget.used),
    'x-ratelimit-reset': String(budget.reset),
    'x-ratelimit-resource': resource,
  };
}
