import type { RateBudget } from '../github/rate-budget.ts';

/** The share of each hourly budget that sweeps leave to what somebody waits for. */
const RESERVED = 1 / 5;
/** Budgets are full again within the hour: a longer wait is a broken answer. */
const LONGEST_WAIT_MS = 3_600_000;

/** Keeps a part of each installation's hourly budgets at GitHub for interactive work. */
export interface SweepReserve {
  /** Notes what an answer told. */
  readonly note: (installationId: number, budget: RateBudget) => void;
  /** How long a sweep has to wait; 0 where enough is left, or nothing is known. */
  readonly waitMsOf: (installationId: number) => number;
  readonly forget: (installationId: number) => void;
}

/**
 * Makes a reserve of which nothing is used yet. Each process learns by its own answers, so the first sweep after a restart
 * may touch the reserve. A sweep waits for the next hour at most, whose budget is full when it begins.
 */
export function createSweepReserve(now: () => number): SweepReserve {
  /** Only those of which too little is left, by installation and kind of budget. */
  const touched = new Map<number, Map<string, number>>();

  function note(installationId: number, { resource, limit, remaining, resetAtMs }: RateBudget): void {
    const own = touched.get(installationId);
    if (remaining < limit * RESERVED)
      touched.set(installationId, (own ?? new Map()).set(resource, resetAtMs));
    else if (own?.delete(resource) === true && own.size === 0) touched.delete(installationId);
  }

  return {
    note,
    waitMsOf: (installationId) => {
      const fullAtMs = Math.max(0, ...(touched.get(installationId)?.values() ?? []));
      return Math.min(LONGEST_WAIT_MS, Math.max(0, fullAtMs - now()));
    },
    forget: (installationId) => void touched.delete(installationId),
  };
}
