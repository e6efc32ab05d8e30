import { createDiscussion, editDiscussion } from '../../changes/discussions.ts';
import type { Discussion, DiscussionCategory } from '../../store/discussion.ts';
import type { Repository } from '../../store/entities.ts';
import { graphqlError, isReachable, type RequestContext, requireGrant } from '../request-context.ts';
import { properties, type ResolverMap } from '../resolver.ts';

/** In characters; not verified for Discussions, and assumed to be what GitHub says of other texts. */
const LONGEST_BODY = 65_536;
const LONGEST_TITLE = 256;

interface CreateInput {
  readonly repositoryId: string;
  readonly categoryId: string;
  readonly title: string;
  readonly body: string;
  readonly clientMutationId?: string;
}

interface UpdateInput {
  readonly discussionId: string;
  readonly categoryId?: string | null;
  readonly title?: string | null;
  readonly body?: string | null;
  readonly clientMutationId?: string;
}

/** What Baton changes in Discussions, as its bot. */
export const discussionMutationResolvers: ResolverMap = {
  Mutation: {
    createDiscussion: (_: unknown, { input }: { readonly input: CreateInput }, context: RequestContext) => {
      requireGrant(context, 'write', 'discussions');
      const repository = reachable<Repository>(input.repositoryId, 'Repository', context);
      const category = categoryIn(repository, input.categoryId, context);
      requireTexts(input);
      const { world } = context;
      const { title, body } = input;
      const discussion = createDiscussion(world, repository, world.app.bot, { title, body, category });
      return { discussion, clientMutationId: input.clientMutationId ?? null };
    },
    updateDiscussion: (_: unknown, { input }: { readonly input: UpdateInput }, context: RequestContext) => {
      requireGrant(context, 'write', 'discussions');
      const discussion = reachable<Discussion>(input.discussionId, 'Discussion', context);
      const { categoryId, title, body } = input;
      requireDiscussions(discussion.repository);
      const category = categoryId ? categoryIn(discussion.repository, categoryId, context) : undefined;
      requireTexts(input);
      editDiscussion(context.world, discussion, context.world.app.bot, { title, body, category });
      return { discussion, clientMutationId: input.clientMutationId ?? null };
    },
  },
  CreateDiscussionPayload: properties('discussion', 'clientMutationId'),
  UpdateDiscussionPayload: properties('discussion', 'clientMutationId'),
};

function reachable<T extends Repository | Discussion>(
  id: string,
  kind: T['kind'],
  context: RequestContext,
): T {
  const node = context.world.store.nodes.get(id) as Repository | Discussion | undefined;
  const repository = node?.kind === 'Discussion' ? node.repository : node;
  if (node?.kind === kind && repository && isReachable(context, repository)) return node as T;
  throw notFound(id);
}

function categoryIn(repository: Repository, id: string, context: RequestContext): DiscussionCategory {
  requireDiscussions(repository);
  const category = context.world.store.nodes.get(id) as DiscussionCategory | undefined;
  if (category?.kind !== 'DiscussionCategory' || category.repository !== repository) throw notFound(id);
  if (category.format === 'poll')
    throw graphqlError('UNPROCESSABLE', 'A discussion in this category needs a poll.');
  return category;
}

function requireDiscussions({ hasDiscussionsEnabled, isArchived }: Repository): void {
  if (isArchived) throw graphqlError('UNPROCESSABLE', 'Repository was archived so is read-only.');
  if (!hasDiscussionsEnabled)
    throw graphqlError('UNPROCESSABLE', 'Discussions are disabled for this repository.');
}

function requireTexts({ title, body }: Pick<UpdateInput, 'title' | 'body'>): void {
  if (title?.trim() === '') throw graphqlError('UNPROCESSABLE', "Title can't be blank");
  if (body?.trim() === '') throw graphqlError('UNPROCESSABLE', "Body can't be blank");
  if ((title?.length ?? 0) > LONGEST_TITLE)
    throw graphqlError('UNPROCESSABLE', `Title is too long (maximum is ${LONGEST_TITLE} characters)`);
  if ((body?.length ?? 0) > LONGEST_BODY)
    throw graphqlError('UNPROCESSABLE', `Body is too long (maximum is ${LONGEST_BODY} characters)`);
}

function notFound(id: string): Error {
  return graphqlError('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
}
