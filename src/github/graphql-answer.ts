import { GitHubError, type GitHubFailure } from './github-error.ts';
import { waitFor } from './to-github-error.ts';

/** One entry of a GraphQL answer's `errors`, without its message, which may quote what was sent. */
export interface GraphqlProblem {
  readonly type: string;
  readonly path: readonly (string | number)[];
}

/** The hourly budget as the answer to a query tells it. `resetAt` is ISO 8601. */
export interface RateLimit {
  readonly cost: number;
  readonly remaining: number;
  readonly resetAt: string;
}

/** Data that may lack parts: `problems` tells which, and why. */
export interface GraphqlAnswer<T> {
  readonly data: T;
  readonly problems: readonly GraphqlProblem[];
}

/** Whether a problem took away what stands at the path, or something below it. */
export function isAffected(problems: readonly GraphqlProblem[], path: readonly (string | number)[]): boolean {
  return problems.some((problem) => path.every((step, index) => problem.path[index] === step));
}

/** Whether GitHub says that exactly this does not exist. */
export function isNotFound(problems: readonly GraphqlProblem[], path: readonly string[]): boolean {
  return problems.some(
    (problem) =>
      problem.type === 'NOT_FOUND' &&
      problem.path.length === path.length &&
      path.every((step, index) => problem.path[index] === step),
  );
}

/**
 * Reads the body of a GraphQL answer, which fails with status 200. Throws `GitHubError` where a limit was hit or no
 * data came; partial data is given with its problems.
 */
export function readGraphqlAnswer<T>(
  body: unknown,
  headers: Readonly<Record<string, unknown>>,
  route: string,
): GraphqlAnswer<T> {
  const { data, errors } = body as { data?: T | null; errors?: unknown };
  const entries = Array.isArray(errors) ? errors.map(readEntry) : [];
  const limited = entries.find((entry) => /^RATE_LIMIT(ED)?$/.test(entry.type) || entry.isLimit);
  if (limited !== undefined) throw failed(waitFor(headers), limited.type);
  if (data === null || data === undefined) {
    const [first] = entries;
    throw failed(failureOf(first), first?.type ?? 'no data');
  }
  return { data, problems: entries.map(({ type, path }) => ({ type, path })) };

  function failed(failure: GitHubFailure, type: string): GitHubError {
    return new GitHubError({ failure, route, status: 200, reason: `GraphQL ${type || 'error'}` });
  }
}

/** The error for an answer whose problems took away what nothing can be said without. */
export function incompleteAnswer(problems: readonly GraphqlProblem[], what: string): GitHubError {
  const isForbidden = problems.some((problem) => problem.type === 'FORBIDDEN');
  return new GitHubError({
    failure: { kind: isForbidden ? 'forbidden' : 'transient' },
    route: 'POST /graphql',
    status: 200,
    reason: `the answer lacks ${what}`,
  });
}

interface Entry extends GraphqlProblem {
  readonly isLimit: boolean;
  readonly isRefusedQuery: boolean;
}

function readEntry(value: unknown): Entry {
  const entry = (typeof value === 'object' && value !== null ? value : {}) as {
    type?: unknown;
    path?: unknown;
    message?: unknown;
    extensions?: { code?: unknown } | null;
  };
  const message = typeof entry.message === 'string' ? entry.message : '';
  return {
    type: typeof entry.type === 'string' ? entry.type.slice(0, 60) : '',
    path: Array.isArray(entry.path) ? entry.path.filter((step) => isStep(step)) : [],
    isLimit: /^(?:API rate limit|You have exceeded a secondary rate limit)/i.test(message),
    isRefusedQuery: typeof entry.extensions?.code === 'string',
  };
}

function isStep(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function failureOf(entry: Entry | undefined): GitHubFailure {
  if (entry === undefined) return { kind: 'transient' };
  if (entry.type === 'NOT_FOUND') return { kind: 'gone' };
  if (entry.type === 'FORBIDDEN' || entry.type === 'INSUFFICIENT_SCOPES') return { kind: 'forbidden' };
  // A refusal of the query itself carries a code such as `undefinedField`; a failed execution does not.
  const isBug = entry.isRefusedQuery || entry.type === 'MAX_NODE_LIMIT_EXCEEDED';
  return isBug ? { kind: 'bug' } : { kind: 'transient' };
}
