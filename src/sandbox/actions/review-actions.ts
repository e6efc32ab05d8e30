import { submitReview } from '../changes/reviews.ts';
import { StandInError } from '../stand-in-error.ts';
import type { Account, PullRequest } from '../store/entities.ts';
import { requirePermission } from '../store/permission.ts';
import type { Verdict } from '../store/review.ts';
import type { World } from '../world.ts';
import type { UserActions } from './user-actions.ts';

/** How people review pull requests, also merged ones. */
export function reviewActions(world: World, actor: Account): Pick<UserActions, 'approve' | 'review'> {
  const review = (
    pull: PullRequest,
    verdict: Verdict,
    body: string,
    lineComments: readonly string[] = [],
  ) => {
    requirePermission(pull.repository, actor, 'read');
    if (verdict !== 'COMMENTED' && actor === pull.author)
      throw new StandInError(`#${pull.number} is ${actor.login}'s own: it can't be approved or rejected`);
    const isSilent = body === '' && (verdict === 'CHANGES_REQUESTED' || lineComments.length === 0);
    if (verdict !== 'APPROVED' && isSilent) throw new StandInError('Such a review needs words');
    return submitReview(world, pull, actor, { verdict, body, lineComments });
  };
  return {
    review,
    approve: (pull, words = '', lineComments = []) => review(pull, 'APPROVED', words, lineComments),
  };
}
