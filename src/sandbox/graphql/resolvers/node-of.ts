import type { PullRequest, Repository, Thread } from '../../store/entities.ts';
import { graphqlError, isReachable, type RequestContext, requireGrant } from '../request-context.ts';

interface NodeLike {
  readonly kind: string;
  readonly repository?: Repository;
  readonly thread?: Thread;
  readonly suite?: { readonly repository: Repository };
  readonly pullRequest?: PullRequest;
}

/** A node by its id. Throws an error of GraphQL where there is none, or none that the token reaches. */
export function nodeOf(id: string, context: RequestContext): unknown {
  const node: NodeLike | undefined = context.world.store.nodes.get(id);
  const repository = node && repositoryOfNode(node);
  if (!node || (repository && !isReachable(context, repository)))
    throw graphqlError('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
  const thread = node.thread ?? node.pullRequest ?? node;
  if (thread.kind === 'PullRequest') requireGrant(context, 'read', 'pull_requests');
  if (thread.kind === 'Discussion' || thread.kind === 'DiscussionCategory')
    requireGrant(context, 'read', 'discussions');
  if (thread.kind === 'Issue') requireGrant(context, 'read', 'issues');
  return node;
}

function repositoryOfNode(node: NodeLike): Repository | null {
  if (node.kind === 'Repository') return node as unknown as Repository;
  const holder = node.thread ?? node.suite ?? node.pullRequest ?? node;
  return holder.repository ?? null;
}
