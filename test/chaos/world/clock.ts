/** Two clocks that the suite moves: GitHub's, which only goes forward, and Baton's, which may be wrong. */
export interface ChaosClock {
  /** GitHub's, milliseconds since the epoch. */
  github(): number;
  /** Baton's. */
  baton(): number;
  /** What Baton's adds to the real one. */
  batonOffsetMs(): number;
  /** Time passes, for both. */
  pass(ms: number): void;
  /** Baton's clock is so much behind GitHub's from now on; 0 sets it right. */
  setBack(ms: number): void;
  /** Baton's time at the beginning and after each move, oldest first. */
  readonly marks: readonly number[];
}

const HOUR_MS = 3_600_000;

/** A Tuesday morning: no phase, week or day begins within minutes of a whole number of hours later. */
const BEGIN_MS = Date.parse('2026-06-02T09:10:00Z');

/** Starts both; they tick like the real one in between. */
export function startClock(): ChaosClock {
  let githubOffsetMs = BEGIN_MS - Date.now();
  let backMs = 0;
  const marks: number[] = [BEGIN_MS];
  const clock: ChaosClock = {
    github: () => Date.now() + githubOffsetMs,
    baton: () => Date.now() + clock.batonOffsetMs(),
    batonOffsetMs: () => githubOffsetMs - backMs,
    pass: (ms) => {
      githubOffsetMs += ms;
      marks.push(clock.baton());
    },
    setBack: (ms) => {
      backMs = ms;
      marks.push(clock.baton());
    },
    marks,
  };
  return clock;
}

export const hours = (count: number): number => count * HOUR_MS;
