import type { PullRequest } from '../store/entities.ts';
import type { Review } from '../store/review.ts';
import type { IssueEventView } from './page/issue-view.ts';
import type { CommentView, PullView } from './page/view.ts';
import { readPerson, readReactions, roleOf } from './read-views.ts';

const VERBS = {
  APPROVED: 'approved these changes',
  CHANGES_REQUESTED: 'requested changes',
  COMMENTED: 'reviewed',
} as const satisfies Record<Review['verdict'], string>;

/** Whether it is open, as GitHub's pill says it. */
export function pullStateOf({ state, mergedAt }: PullRequest): PullView['state'] {
  if (mergedAt !== null) return 'merged';
  return state;
}

/** Reviews with what they say, and the merge; oldest first. */
export function readPullEvents(pull: PullRequest): readonly (CommentView | IssueEventView)[] {
  const reviews = pull.reviews.map((review) => readReview(review));
  if (pull.mergedAt === null) return reviews;
  const merged = {
    id: pull.id,
    actor: readPerson(pull.mergedBy ?? pull.author),
    createdAt: pull.mergedAt,
    what: `merged this into ${pull.baseRef}`,
    label: '',
  };
  return [...reviews, merged];
}

function readReview(review: Review): CommentView | IssueEventView {
  const { id, author, createdAt, verdict, lineComments } = review;
  const body = [review.body, ...lineComments.map((text) => `> on a line: ${text}`)]
    .filter(Boolean)
    .join('\n\n');
  if (body === '') return { id, actor: readPerson(author), createdAt, what: VERBS[verdict], label: '' };
  return {
    id,
    author: readPerson(author),
    role: roleOf(author, review.pullRequest),
    body,
    createdAt,
    isEdited: review.edits.length > 0,
    foldedAs: null,
    verb: VERBS[verdict],
    reactions: readReactions(review.reactions),
  };
}
