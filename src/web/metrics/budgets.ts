/** An installation's hourly budget, as GitHub told it last. `resetAt` is ISO 8601. */
export interface Budget {
  readonly remaining: number;
  readonly resetAt: string;
}

/** Enough to tell a small client from one whose sweep is felt; few, and no name of anybody. */
const SIZES = [
  { most: 1, name: '1' },
  { most: 10, name: '2-10' },
  { most: 100, name: '11-100' },
] as const;
const LARGEST = 'over 100';

/** Counting goes over all repositories, so it is not done for every query. */
const COUNT_EVERY_MS = 60_000;

/** Keeps the budgets of installations whose hour has not ended, by size of installation. */
export interface Budgets {
  /** By repositories that are awake; may be a minute old. */
  sizeOf(installationId: number): string;
  see(installationId: number, budget: Budget): void;
  /** Of each size with a present budget, the points of whoever has the fewest. */
  fewest(): ReadonlyMap<string, number>;
}

/** Starts with none. */
export function createBudgets(awake: ReadonlyMap<number, number>, now: () => number): Budgets {
  const budgets = new Map<number, Budget>();
  let counts = new Map<number, number>();
  let countedAtMs = Number.NEGATIVE_INFINITY;

  function sizeOf(installationId: number): string {
    if (now() - countedAtMs >= COUNT_EVERY_MS) {
      countedAtMs = now();
      counts = new Map();
      for (const id of awake.values()) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    const count = counts.get(installationId) ?? 0;
    return SIZES.find(({ most }) => count <= most)?.name ?? LARGEST;
  }

  return {
    sizeOf,
    see: (installationId, budget) => void budgets.set(installationId, budget),
    fewest() {
      const fewest = new Map<string, number>();
      for (const [id, { remaining, resetAt }] of budgets) {
        if (Date.parse(resetAt) <= now()) budgets.delete(id);
        else fewest.set(sizeOf(id), Math.min(remaining, fewest.get(sizeOf(id)) ?? Number.POSITIVE_INFINITY));
      }
      return fewest;
    },
  };
}
