/** One request that the stand-in answered. */
export interface LoggedRequest {
  readonly method: string;
  /** Without the query string. */
  readonly path: string;
  readonly query: string;
  /** The GraphQL operation's name; null for REST and for a nameless operation. */
  readonly operation: string | null;
  /** The fields that a GraphQL operation asks of its root: `repository`, `minimizeComment`. */
  readonly rootFields: readonly string[];
  /** A REST method other than GET, or a GraphQL mutation; asking for a token is none. */
  readonly isWrite: boolean;
  /** Whose token it came with; null for the App's own JWT and where there was none. */
  readonly installationId: number | null;
  /** The repositories that the token is narrowed to; null where it is not narrowed. */
  readonly tokenRepositoryIds: readonly number[] | null;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** What was answered; 0 where the connection was cut. */
  status: number;
  /** Until the answer was on its way. */
  durationMs: number;
}

/** Chooses requests; every given part must hold. */
export interface RequestMatch {
  readonly method?: string;
  readonly path?: string | RegExp;
  /** A GraphQL operation's name or one of its root fields. */
  readonly operation?: string | RegExp;
  readonly installationId?: number;
  readonly isWrite?: boolean;
}

/** What was asked of the stand-in, oldest first. */
export interface RequestLog {
  readonly all: readonly LoggedRequest[];
  /** Requests that GitHub might answer but the stand-in can't: a test should see none. */
  readonly unexpected: readonly string[];
  matching(match: RequestMatch): readonly LoggedRequest[];
  count(match?: RequestMatch): number;
  clear(): void;
}

/** The log as the server fills it. */
export interface OwnedRequestLog extends RequestLog {
  add(request: LoggedRequest): void;
  addUnexpected(what: string): void;
}

/** Makes an empty log; what is unexpected is also told on standard error, where a person sees it. */
export function createRequestLog(): OwnedRequestLog {
  const all: LoggedRequest[] = [];
  const unexpected: string[] = [];
  const matching = (match: RequestMatch) => all.filter((request) => matches(request, match));
  return {
    all,
    unexpected,
    matching,
    count: (match = {}) => matching(match).length,
    clear: () => {
      all.length = 0;
      unexpected.length = 0;
    },
    add: (request) => all.push(request),
    addUnexpected: (what) => {
      unexpected.push(what);
      process.stderr.write(`stand-in GitHub: ${what}\n`);
    },
  };
}

/** Whether a request is one of those that `match` chooses. */
export function matches(request: LoggedRequest, match: RequestMatch): boolean {
  const names = [...(request.operation === null ? [] : [request.operation]), ...request.rootFields];
  return (
    (match.method === undefined || match.method === request.method) &&
    (match.path === undefined || fits(request.path, match.path)) &&
    (match.operation === undefined || names.some((name) => fits(name, match.operation ?? ''))) &&
    (match.installationId === undefined || match.installationId === request.installationId) &&
    (match.isWrite === undefined || match.isWrite === request.isWrite)
  );
}

function fits(text: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? text === wanted : wanted.test(text);
}
