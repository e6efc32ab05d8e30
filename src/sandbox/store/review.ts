import type { PullRequest, Written } from './entities.ts';

/** What a review says of the pull request. */
export type Verdict = 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED';

/** A review that was submitted, at `createdAt`; its text may be empty. */
export interface Review extends Written {
  readonly kind: 'PullRequestReview';
  readonly pullRequest: PullRequest;
  readonly verdict: Verdict;
  /** The head that was looked at. */
  readonly commitSha: string;
  /** The texts of its comments on lines, in their order. */
  readonly lineComments: readonly string[];
}
