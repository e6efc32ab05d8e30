import type { Repository } from './entities.ts';
import { fullNameOf, nodeIdOf, register, type Store } from './store.ts';

/** What a new repository is told; all else starts empty. */
type GivenParts = Pick<
  Repository,
  | 'owner'
  | 'name'
  | 'isPrivate'
  | 'hasIssuesEnabled'
  | 'hasDiscussionsEnabled'
  | 'parent'
  | 'defaultBranch'
  | 'createdAt'
  | 'git'
>;

/** A repository without anything in it; nobody finds it until `addRepository`. */
export function newRepository(id: number, given: GivenParts): Repository {
  return {
    kind: 'Repository',
    id,
    nodeId: nodeIdOf('R', id),
    ...given,
    isArchived: false,
    squash: { isAllowed: true, message: 'COMMIT_MESSAGES' },
    permissions: new Map(),
    threads: new Map(),
    deletedNumbers: new Set(),
    discussions: new Map(),
    discussionCategories: null,
    labels: new Map(),
    milestones: new Map(),
    nextMilestoneNumber: 1,
    suitesBySha: new Map(),
    mergeGroups: [],
    nextNumber: 1,
  };
}

/** Makes a repository findable by its id, its name and its node id. */
export function addRepository(store: Store, repository: Repository): void {
  store.repositories.set(repository.id, repository);
  store.repositoriesByName.set(fullNameOf(repository).toLowerCase(), repository);
  register(store, repository);
}
