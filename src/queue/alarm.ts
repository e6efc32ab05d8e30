/** The longest time that a timer of Node can wait. */
const LONGEST_MS = 2 ** 31 - 1;
/** Times closer together than this are one. */
const GRAIN_MS = 20;

/** Rings at each of the times it was set to. */
export interface Alarm {
  set(afterMs: number): void;
  clear(): void;
}

/** Makes an alarm that calls `ring` at most 20 ms after each time, and once for times that lie so close together. */
export function createAlarm(ring: () => void): Alarm {
  const timers = new Map<number, NodeJS.Timeout>();

  function set(afterMs: number): void {
    const slot = Math.ceil((Date.now() + afterMs) / GRAIN_MS);
    if (timers.has(slot)) return;
    const waitMs = Math.min(slot * GRAIN_MS - Date.now(), LONGEST_MS);
    const timer = setTimeout(() => {
      timers.delete(slot);
      ring();
    }, waitMs);
    timers.set(slot, timer);
  }

  return {
    set,
    clear: () => {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}
