import { renderReview } from '../render/review.ts';
import { renderPullRequest } from '../render/thread.ts';
import type { Account, PullRequest } from '../store/entities.ts';
import type { Review } from '../store/review.ts';
import { nodeIdOf, register } from '../store/store.ts';
import type { World } from '../world.ts';

/** Submits a review of the pull request's present head. */
export function submitReview(
  world: World,
  pull: PullRequest,
  author: Account,
  given: Pick<Review, 'verdict' | 'body' | 'lineComments'>,
): Review {
  const id = world.store.nextId();
  const now = world.now();
  const review: Review = register(world.store, {
    kind: 'PullRequestReview',
    id,
    nodeId: nodeIdOf('PRR', id),
    pullRequest: pull,
    author,
    ...given,
    commitSha: pull.headSha,
    createdAt: now,
    updatedAt: now,
    edits: [],
    reactions: [],
  });
  pull.reviews.push(review);
  pull.updatedAt = now;
  const payload = { review: renderReview(review, world), pull_request: renderPullRequest(pull, world) };
  world.emit({
    name: 'pull_request_review',
    action: 'submitted',
    repository: pull.repository,
    sender: author,
    payload,
  });
  return review;
}
