import type { Repository } from '../handoff/facts.ts';
import type { RepositoryNode } from './pull-request-answer.ts';

/** The repository itself, as it is called now. */
export function readRepository(
  node: Pick<RepositoryNode, 'id' | 'owner' | 'name' | 'url' | 'isPrivate' | 'hasIssuesEnabled'> & {
    readonly defaultBranchRef: { readonly name: string } | null;
  },
  id: number,
): Repository {
  return {
    id,
    nodeId: node.id,
    owner: node.owner.login,
    name: node.name,
    url: node.url,
    defaultBranch: node.defaultBranchRef?.name ?? '',
    isPrivate: node.isPrivate,
    hasIssuesEnabled: node.hasIssuesEnabled,
  };
}
