import { randomBytes } from 'node:crypto';

/** GitHub's code lives an hour: whoever comes back later has to begin anew anyway. */
const LIFE_MS = 3_600_000;
/** Each look at the review makes one; the oldest go first. */
const MOST = 100;

/** The values that GitHub hands back with a code: they show that the registration began on this page. */
export interface PendingStates {
  issue(): string;
  /** Whether it was issued within the hour and not taken yet; it can't be taken again. */
  take(state: string): boolean;
}

export function createPendingStates(now: () => number = Date.now): PendingStates {
  const pending = new Map<string, number>();
  return {
    issue: () => {
      const state = randomBytes(24).toString('base64url');
      pending.set(state, now() + LIFE_MS);
      const [oldest] = pending.keys();
      if (pending.size > MOST && oldest !== undefined) pending.delete(oldest);
      return state;
    },
    take: (state) => {
      const until = pending.get(state);
      pending.delete(state);
      return until !== undefined && now() < until;
    },
  };
}
