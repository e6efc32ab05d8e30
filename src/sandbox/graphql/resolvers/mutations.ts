import { addReaction, removeReaction } from '../../changes/written.ts';
import type { Comment, Repository, Written } from '../../store/entities.ts';
import { graphqlError, isReachable, type RequestContext, requireGrant } from '../request-context.ts';
import { properties, type ResolverMap } from '../resolver.ts';

interface Input<T> {
  readonly input: T & { readonly clientMutationId?: string };
}

/** What Baton changes through GraphQL; everything else of the schema is refused loudly. */
export const mutationResolvers: ResolverMap = {
  Mutation: {
    minimizeComment: (
      _: unknown,
      { input }: Input<{ readonly subjectId: string; readonly classifier: string }>,
      context: RequestContext,
    ) => {
      const comment = writableComment(input.subjectId, context);
      comment.minimizedReason = input.classifier;
      return { minimizedComment: comment, clientMutationId: input.clientMutationId ?? null };
    },
    unminimizeComment: (
      _: unknown,
      { input }: Input<{ readonly subjectId: string }>,
      context: RequestContext,
    ) => {
      const comment = writableComment(input.subjectId, context);
      comment.minimizedReason = null;
      return { unminimizedComment: comment, clientMutationId: input.clientMutationId ?? null };
    },
    addReaction: (
      _: unknown,
      { input }: Input<{ readonly subjectId: string; readonly content: string }>,
      context: RequestContext,
    ) => {
      const subject = writableSubject(input.subjectId, context);
      const { reaction } = addReaction(context.world, subject, context.world.app.bot, input.content);
      return { reaction, subject, clientMutationId: input.clientMutationId ?? null };
    },
    removeReaction: (
      _: unknown,
      { input }: Input<{ readonly subjectId: string; readonly content: string }>,
      context: RequestContext,
    ) => {
      const subject = writableSubject(input.subjectId, context);
      const reaction = removeReaction(context.world, subject, context.world.app.bot, input.content);
      if (!reaction) throw graphqlError('UNPROCESSABLE', 'Could not find the reaction');
      return { reaction, subject, clientMutationId: input.clientMutationId ?? null };
    },
  },
  MinimizeCommentPayload: properties('minimizedComment', 'clientMutationId'),
  UnminimizeCommentPayload: properties('unminimizedComment', 'clientMutationId'),
  AddReactionPayload: properties('reaction', 'subject', 'clientMutationId'),
  RemoveReactionPayload: properties('reaction', 'subject', 'clientMutationId'),
};

type Subject = Written & {
  readonly kind: string;
  readonly repository?: Repository;
  readonly thread?: Comment['thread'];
};

function writableSubject(id: string, context: RequestContext): Subject {
  const node = context.world.store.nodes.get(id) as Subject | undefined;
  const repository = node?.thread?.repository ?? node?.repository;
  if (!node || !('reactions' in node) || !repository || !isReachable(context, repository)) {
    throw graphqlError('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
  }
  requireGrant(context, 'write', 'issues', 'pull_requests');
  if (repository.isArchived) throw graphqlError('UNPROCESSABLE', 'Repository was archived so is read-only.');
  return node;
}

function writableComment(id: string, context: RequestContext): Comment {
  const node = writableSubject(id, context);
  if (node.kind === 'IssueComment') return node as unknown as Comment;
  throw graphqlError('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
}
