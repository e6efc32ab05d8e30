import { branchesOf, shareContent } from '../git/share-content.ts';
import type { Account, Repository } from '../store/entities.ts';
import { addRepository, newRepository } from '../store/new-repository.ts';
import { findRepository } from '../store/store.ts';
import type { World } from '../world.ts';

/** Finds the account's fork of a repository, or makes one. As on GitHub both share their objects. */
export async function ensureFork(world: World, parent: Repository, owner: Account): Promise<Repository> {
  const known = findRepository(world.store, owner.login, parent.name);
  if (known) return known;
  const fork = newRepository(world.store.nextId(), {
    owner,
    name: parent.name,
    isPrivate: parent.isPrivate,
    // As on GitHub, a fork starts without Issues and Discussions.
    hasIssuesEnabled: false,
    hasDiscussionsEnabled: false,
    parent,
    defaultBranch: parent.defaultBranch,
    createdAt: world.now(),
    git: shareContent(parent.git, branchesOf(parent.git.refs), parent.defaultBranch),
  });
  addRepository(world.store, fork);
  return fork;
}
