import type { Fetched } from '../handoff/facts.ts';
import type { BackwardPage, ForwardPage } from './pull-request-answer.ts';
import { entriesOf, known, unknown } from './read-nodes.ts';

/** One page of a list, whichever way it is read. */
export interface Page<T> {
  readonly entries: readonly T[];
  /** Where the next page begins; null after the last. */
  readonly cursor: string | null;
}

/** A list that is read page by page, up to a bound; what is missing of it is said, never left out silently. */
export interface PageCollector<T> {
  /** Where to read on; null where there is no more, or no use. */
  readonly cursor: () => string | null;
  /** Takes the page that was read at the cursor; null where it could not be read. */
  readonly add: (page: Page<T> | null) => void;
  /** Ends the reading, with a reason. */
  readonly giveUp: (reason: string) => void;
  /** What was read, whole or not, in the list's own order. */
  readonly entries: () => readonly T[];
  readonly result: () => Fetched<readonly T[]>;
}

/** `what` names the list in reasons, in the plural; pages that go backwards are put in front. */
export function createPageCollector<T>(options: {
  readonly what: string;
  readonly limit: number;
  readonly isBackward?: boolean;
}): PageCollector<T> {
  let entries: readonly T[] = [];
  let cursor: string | null = null;
  let gap: string | null = null;

  const giveUp = (reason: string): void => {
    gap ??= reason;
    cursor = null;
  };
  return {
    cursor: () => cursor,
    giveUp,
    add: (page) => {
      if (page === null) return giveUp(`GitHub could not list the ${options.what}`);
      entries = options.isBackward === true ? [...page.entries, ...entries] : [...entries, ...page.entries];
      if (page.cursor !== null && page.cursor === cursor) {
        return giveUp(`GitHub did not list the ${options.what} to their end`);
      }
      cursor = page.cursor;
      if (cursor !== null && entries.length >= options.limit) {
        giveUp(`there are more than ${options.limit.toLocaleString('en')} ${options.what}`);
      }
    },
    entries: () => entries,
    result: () => (gap === null ? known(entries) : unknown(gap)),
  };
}

/** A page of a list that is read from its beginning; null stays null. */
export function forwardPage<T>(connection: ForwardPage<T> | null | undefined): Page<T> | null {
  if (connection === null || connection === undefined) return null;
  const { hasNextPage, endCursor } = connection.pageInfo;
  return { entries: entriesOf(connection.nodes), cursor: hasNextPage ? endCursor : null };
}

/** A page of a list that is read from its end; null stays null. */
export function backwardPage<T>(connection: BackwardPage<T> | null | undefined): Page<T> | null {
  if (connection === null || connection === undefined) return null;
  const { hasPreviousPage, startCursor } = connection.pageInfo;
  return { entries: entriesOf(connection.nodes), cursor: hasPreviousPage ? startCursor : null };
}
