const HOUR_MS = 3_600_000;
/** Nearer to the real time than this, nobody has to be told. */
const SAME_TIME_MS = 12 * HOUR_MS;

/** The trial's time, which runs like the real one, some way before or behind it. */
export interface TrialClock {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** How far it is ahead of the real time, in milliseconds; negative where it is behind. */
  readonly aheadMs: () => number;
  /** Whether it tells another day than the real one. */
  readonly differs: () => boolean;
  /** Moves it forward to a moment; one that is over changes nothing. */
  readonly advanceTo: (ms: number) => void;
}

/** A clock that begins at `beginMs`, at the real time where none is given. */
export function createTrialClock(
  beginMs: number | null = null,
  realNow: () => number = Date.now,
): TrialClock {
  let aheadMs = beginMs === null ? 0 : beginMs - realNow();
  const now = (): number => realNow() + aheadMs;
  return {
    now,
    aheadMs: () => aheadMs,
    differs: () => Math.abs(aheadMs) >= SAME_TIME_MS,
    advanceTo: (ms) => {
      aheadMs += Math.max(0, ms - now());
    },
  };
}
