/** What a failed request means for whoever asked: the one place that decides retry or give up reads this. */
export type GitHubFailure =
  /** A rate limit. `atMs` is epoch time, `afterMs` counts from when the answer came. */
  | { readonly kind: 'retry-after'; readonly atMs: number }
  | { readonly kind: 'retry-after'; readonly afterMs: number }
  /** No answer, a cut answer, or GitHub's own trouble: a write may have taken effect all the same. */
  | { readonly kind: 'transient' }
  | { readonly kind: 'gone' }
  /** `permission` as GitHub names what was missing, such as `checks=write`. */
  | { readonly kind: 'forbidden'; readonly permission?: string }
  /** Refused even with a token made a moment ago, or the app's own key is refused. */
  | { readonly kind: 'unauthorized' }
  /** GitHub understood and refused: the same request fails again. */
  | { readonly kind: 'bug' };

/**
 * A request to GitHub that failed. It carries neither headers nor bodies, so it can be logged: Octokit's own
 * errors hold both, and are therefore not kept as the cause.
 */
export class GitHubError extends Error {
  override readonly name = 'GitHubError';
  readonly failure: GitHubFailure;
  /** Method and path template, without values. */
  readonly route: string;
  /** HTTP status; null where no answer came. */
  readonly status: number | null;
  /** GitHub's id of the request, for its support. */
  readonly requestId: string | null;

  constructor(parts: {
    readonly failure: GitHubFailure;
    readonly route: string;
    readonly status: number | null;
    readonly reason: string;
    readonly requestId?: string | null;
  }) {
    super(`${parts.route}: ${parts.status ?? 'no answer'}, ${parts.reason}`);
    this.failure = parts.failure;
    this.route = parts.route;
    this.status = parts.status;
    this.requestId = parts.requestId ?? null;
  }
}

/** Sorts an error by what to do about it; whatever is not of GitHub's making is a bug. */
export function classifyGitHubError(error: unknown): GitHubFailure {
  return error instanceof GitHubError ? error.failure : { kind: 'bug' };
}
