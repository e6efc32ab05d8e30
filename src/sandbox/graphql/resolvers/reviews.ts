import { reviewUrlOf } from '../../render/review.ts';
import type { PullRequest } from '../../store/entities.ts';
import { hasPermission } from '../../store/permission.ts';
import type { Review } from '../../store/review.ts';
import { cutConnection, type PageArguments } from '../connection.ts';
import type { RequestContext } from '../request-context.ts';
import { properties, type Resolver, type ResolverMap } from '../resolver.ts';
import { commitNode } from './git.ts';
import { WRITTEN } from './people.ts';

interface ReviewsArguments extends PageArguments {
  readonly states?: readonly string[] | null;
  readonly author?: string | null;
}

/** The fields of a pull request that list its reviews, oldest first. */
export const REVIEWS: Readonly<Record<string, Resolver<PullRequest>>> = {
  reviews: ({ reviews }, { states, author, ...page }: ReviewsArguments, context) => {
    const chosen = reviews.filter(
      (review) =>
        (!states || states.includes(review.verdict)) &&
        (!author || author.toLowerCase() === review.author.login.toLowerCase()),
    );
    return cutConnection(chosen, page, context, 'reviews');
  },
  latestReviews: ({ reviews }, page: PageArguments, context) =>
    cutConnection(latestOfEach(reviews), page, context, 'latestReviews'),
  latestOpinionatedReviews: (
    { reviews, repository },
    { writersOnly, ...page }: PageArguments & { readonly writersOnly?: boolean | null },
    context: RequestContext,
  ) => {
    const opinions = latestOfEach(reviews.filter(({ verdict }) => verdict !== 'COMMENTED'));
    const chosen = opinions.filter(
      ({ author }) => !writersOnly || hasPermission(repository, author, 'write'),
    );
    return cutConnection(chosen, page, context, 'latestOpinionatedReviews');
  },
};

function latestOfEach(reviews: readonly Review[]): readonly Review[] {
  return reviews.filter(
    (review, index) => !reviews.slice(index + 1).some(({ author }) => author === review.author),
  );
}

/** Reviews. */
export const reviewResolvers: ResolverMap = {
  PullRequestReview: {
    ...WRITTEN,
    state: ({ verdict }: Review) => verdict,
    submittedAt: ({ createdAt }: Review) => createdAt,
    pullRequest: ({ pullRequest }: Review) => pullRequest,
    repository: ({ pullRequest }: Review) => pullRequest.repository,
    commit: ({ pullRequest, commitSha }: Review) => commitNode(pullRequest.repository, commitSha),
    url: (review: Review) => reviewUrlOf(review),
    comments: ({ lineComments }: Review, page: PageArguments, context: RequestContext) => {
      const comments = lineComments.map((body) => ({ body }));
      return cutConnection(comments, page, context, 'comments');
    },
  },
  PullRequestReviewComment: properties('body'),
};
