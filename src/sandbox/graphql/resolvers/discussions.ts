import { categoriesOf } from '../../changes/discussions.ts';
import { webUrlOf } from '../../render/urls.ts';
import type { Discussion, DiscussionCategory } from '../../store/discussion.ts';
import type { Repository } from '../../store/entities.ts';
import { cutConnection, type PageArguments } from '../connection.ts';
import { graphqlError, type RequestContext, requireGrant } from '../request-context.ts';
import { properties, type Resolver, type ResolverMap } from '../resolver.ts';
import { TEXT } from './people.ts';

interface DiscussionsArguments extends PageArguments {
  readonly categoryId?: string | null;
  readonly answered?: boolean | null;
  readonly states?: readonly string[] | null;
  readonly orderBy?: { readonly field: string; readonly direction: string } | null;
}

/** The fields of a repository about its Discussions: without these there are no categories and no discussions. */
export const DISCUSSIONS: Readonly<Record<string, Resolver<Repository>>> = {
  hasDiscussionsEnabled: ({ hasDiscussionsEnabled }) => hasDiscussionsEnabled,
  discussionCategories: (
    repository,
    { filterByAssignable, ...page }: PageArguments & { readonly filterByAssignable?: boolean },
    context,
  ) => {
    requireGrant(context, 'read', 'discussions');
    // Whether a format lets the App open discussions is not told here.
    if (filterByAssignable) throw graphqlError('STAND_IN', "The stand-in can't choose assignable categories");
    return cutConnection(shownCategories(repository, context), page, context, 'discussionCategories');
  },
  discussionCategory: (repository, { slug }: { readonly slug: string }, context) => {
    requireGrant(context, 'read', 'discussions');
    return shownCategories(repository, context).find((one) => one.slug === slug) ?? null;
  },
  discussions: (repository, given: DiscussionsArguments, context) => {
    requireGrant(context, 'read', 'discussions');
    return cutConnection(chooseDiscussions(repository, given), given, context, 'discussions');
  },
  discussion: (repository, { number }: { readonly number: number }, context) => {
    requireGrant(context, 'read', 'discussions');
    const discussion = repository.hasDiscussionsEnabled ? repository.discussions.get(number) : undefined;
    if (discussion) return discussion;
    throw graphqlError('NOT_FOUND', `Could not resolve to a Discussion with the number of ${number}.`);
  },
};

function shownCategories(repository: Repository, { world }: RequestContext): readonly DiscussionCategory[] {
  return repository.hasDiscussionsEnabled ? categoriesOf(world, repository) : [];
}

/** By update, newest first, unless another order is given. None is ever closed or answered here. */
function chooseDiscussions(repository: Repository, given: DiscussionsArguments): readonly Discussion[] {
  if (!repository.hasDiscussionsEnabled || given.answered) return [];
  if (given.states && given.states.length > 0 && !given.states.includes('OPEN')) return [];
  const { field = 'UPDATED_AT', direction = 'DESC' } = given.orderBy ?? {};
  const key = ({ createdAt, updatedAt }: Discussion) => (field === 'UPDATED_AT' ? updatedAt : createdAt);
  const ascending = [...repository.discussions.values()]
    .filter(({ category }) => !given.categoryId || category.nodeId === given.categoryId)
    .sort((left, right) =>
      key(left) > key(right) ? 1 : key(left) < key(right) ? -1 : left.number - right.number,
    );
  return direction === 'DESC' ? ascending.toReversed() : ascending;
}

/** Discussions and their categories. */
export const discussionResolvers: ResolverMap = {
  Discussion: {
    ...TEXT,
    ...properties('number', 'title', 'category', 'repository'),
    url: (discussion: Discussion) => webUrlOf(discussion),
    closed: () => false,
    closedAt: () => null,
    locked: () => false,
    isAnswered: ({ category }: Discussion) => (category.format === 'answer' ? false : null),
  },
  DiscussionCategory: {
    ...properties('name', 'slug', 'repository'),
    id: ({ nodeId }: DiscussionCategory) => nodeId,
    isAnswerable: ({ format }: DiscussionCategory) => format === 'answer',
  },
};
