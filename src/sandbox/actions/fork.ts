import type { GitContent } from '../git/git-content.ts';
import type { Account, Repository } from '../store/entities.ts';
import { findRepository, nodeIdOf, register } from '../store/store.ts';
import type { World } from '../world.ts';

/** Finds the account's fork of a repository, or makes one. As on GitHub both share their objects. */
export async function ensureFork(world: World, parent: Repository, owner: Account): Promise<Repository> {
  const known = findRepository(world.store, owner.login, parent.name);
  if (known) return known;
  const id = world.store.nextId();
  const fork: Repository = register(world.store, {
    ...parent,
    id,
    nodeId: nodeIdOf('R', id),
    owner,
    parent,
    // As on GitHub, a fork starts without Issues.
    hasIssuesEnabled: false,
    createdAt: world.now(),
    git: withOwnRefs(parent.git),
    permissions: new Map(),
    threads: new Map(),
    deletedNumbers: new Set(),
    labels: new Map(),
    milestones: new Map(),
    nextMilestoneNumber: 1,
    suitesBySha: new Map(),
    mergeGroups: [],
    nextNumber: 1,
  });
  world.store.repositories.set(id, fork);
  world.store.repositoriesByName.set(`${owner.login}/${parent.name}`.toLowerCase(), fork);
  return fork;
}

function withOwnRefs(git: GitContent): GitContent {
  const refs = new Map([...git.refs].filter(([ref]) => ref.startsWith('refs/heads/')));
  return {
    ...git,
    refs,
    commitOf: (name) => refs.get(name) ?? refs.get(`refs/heads/${name}`) ?? null,
    setRef: (ref, sha) => {
      if (sha) refs.set(ref, sha);
      else refs.delete(ref);
    },
    // The parent's reader serves both, and is closed with the parent.
    close: () => undefined,
  };
}
