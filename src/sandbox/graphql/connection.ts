import { graphqlError, type RequestContext } from './request-context.ts';

/** The arguments that every connection takes. */
export interface PageArguments {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

/** One page of a list, and where it lies in it. */
export interface Connection<T> {
  readonly items: readonly T[];
  readonly totalCount: number;
  readonly start: number;
}

const LARGEST_PAGE = 100;

/** Cuts a page out of a list, refusing what GitHub refuses. */
export function cutConnection<T>(
  items: readonly T[],
  page: PageArguments,
  context: RequestContext,
  field: string,
): Connection<T> {
  const asked = page.first ?? page.last;
  if (asked === null || asked === undefined) {
    const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${field}\` connection.`;
    throw graphqlError('MISSING_PAGINATION_BOUNDARIES', message);
  }
  if (asked < 0 || asked > LARGEST_PAGE) {
    const name = typeof page.first === 'number' ? 'first' : 'last';
    const message = `Requesting ${asked} records on the \`${field}\` connection exceeds the \`${name}\` limit of 100 records.`;
    throw graphqlError('EXCESSIVE_PAGINATION', message);
  }
  const from = page.after ? readCursor(page.after) + 1 : 0;
  const to = page.before ? readCursor(page.before) : items.length;
  const size = Math.min(asked, context.pageLimit);
  const start = typeof page.first === 'number' ? from : Math.max(from, to - size);
  const end = typeof page.first === 'number' ? Math.min(to, from + size) : to;
  return { items: items.slice(start, end), totalCount: items.length, start };
}

/** The fields that all connection types share. */
export const CONNECTION_FIELDS: Readonly<Record<string, (connection: Connection<unknown>) => unknown>> = {
  nodes: ({ items }) => items,
  edges: ({ items, start }) => items.map((node, index) => ({ node, cursor: writeCursor(start + index) })),
  totalCount: ({ totalCount }) => totalCount,
  pageInfo: ({ items, start, totalCount }) => ({
    hasNextPage: start + items.length < totalCount,
    hasPreviousPage: start > 0,
    startCursor: items.length > 0 ? writeCursor(start) : null,
    endCursor: items.length > 0 ? writeCursor(start + items.length - 1) : null,
  }),
};

function writeCursor(index: number): string {
  return Buffer.from(`cursor:v2:${index}`).toString('base64');
}

function readCursor(cursor: string): number {
  const index = Number(/^cursor:v2:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString())?.[1]);
  if (Number.isNaN(index)) {
    throw graphqlError('INVALID_CURSOR_ARGUMENTS', `\`${cursor}\` does not appear to be a valid cursor.`);
  }
  return index;
}
