import type { ForwardPage } from './pull-request-answer.ts';
import { entriesOf } from './read-nodes.ts';

/** GitHub tells times to the second. */
const SECOND_MS = 1_000;

/** A list that is read page by page, from its newest entry back to a time. */
export interface Backlog<T> {
  readonly add: (page: ForwardPage<T>) => void;
  /** Where to read on; null where the time is reached, or there is no more. */
  readonly cursor: () => string | null;
  /** Everything since then was read: the time wanted, or a later one. */
  readonly reachedMs: () => number;
  /** When the oldest one read changed. */
  readonly oldestMs: () => number;
  /** Each once, newest first: a list that changes while its pages are read may tell an entry twice. */
  readonly nodes: () => readonly T[];
}

/** Begins such a list, ordered by the time that `timeOf` tells. */
export function createBacklog<T>(options: {
  readonly nowMs: number;
  readonly sinceMs: number;
  readonly timeOf: (node: T) => string;
  readonly keyOf: (node: T) => string | number;
}): Backlog<T> {
  const nodes = new Map<string | number, T>();
  let oldestMs = options.nowMs;
  let cursor: string | null = null;
  let isWhole = true;
  return {
    add: ({ nodes: added, pageInfo: { hasNextPage, endCursor } }) => {
      for (const node of entriesOf(added)) {
        nodes.set(options.keyOf(node), node);
        oldestMs = Math.min(oldestMs, Date.parse(options.timeOf(node)));
      }
      isWhole = !hasNextPage || oldestMs < options.sinceMs;
      // One that leads nowhere would be followed without end.
      cursor = isWhole || endCursor === cursor ? null : endCursor;
    },
    cursor: () => cursor,
    // Of those that changed at the very same time as the last, more may follow.
    reachedMs: () => (isWhole ? options.sinceMs : Math.max(options.sinceMs, oldestMs + SECOND_MS)),
    oldestMs: () => oldestMs,
    nodes: () => [...nodes.values()],
  };
}
