import type { QueueDefinition } from './queue.ts';

const DEFAULT_DELAY_SECONDS = 2;
const DEFAULT_DELAY_MAX_SECONDS = 600;

/**
 * Milliseconds from a failure to the next attempt: doubled with each failure up to the queue's longest pause.
 *
 * `failures` counts from 1. `random` (0 to 1) takes off up to half of it, so that what failed together does
 * not come back together.
 */
export function backOffMs(definition: QueueDefinition, failures: number, random: number): number {
  const base = definition.retryDelaySeconds ?? DEFAULT_DELAY_SECONDS;
  const longest = definition.retryDelayMaxSeconds ?? DEFAULT_DELAY_MAX_SECONDS;
  const seconds = Math.min(longest, base * 2 ** Math.min(failures - 1, 30));
  return Math.round(seconds * (1 - random / 2) * 1_000);
}
