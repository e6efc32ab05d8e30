import type { Review } from '../store/review.ts';
import { fullNameOf } from '../store/store.ts';
import type { World } from '../world.ts';
import { renderAccount } from './account.ts';
import { associationOf } from './thread.ts';
import { webUrlOf } from './urls.ts';

/** Where people would see the review. */
export function reviewUrlOf({ id, pullRequest }: Review): string {
  return `${webUrlOf(pullRequest)}#pullrequestreview-${id}`;
}

/** A review as `pull_request_review` events show it. */
export function renderReview(review: Review, world: World): Record<string, unknown> {
  const { author, pullRequest } = review;
  const { repository, number } = pullRequest;
  const pullUrl = `${world.url}/repos/${fullNameOf(repository)}/pulls/${number}`;
  const url = reviewUrlOf(review);
  return {
    id: review.id,
    node_id: review.nodeId,
    user: renderAccount(author, world.url),
    // As with descriptions, no text is null.
    body: review.body === '' ? null : review.body,
    commit_id: review.commitSha,
    submitted_at: review.createdAt,
    updated_at: review.updatedAt,
    state: review.verdict.toLowerCase(),
    html_url: url,
    pull_request_url: pullUrl,
    author_association: associationOf(author.login, repository),
    _links: { html: { href: url }, pull_request: { href: pullUrl } },
  };
}
