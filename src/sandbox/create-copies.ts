import { branchesOf, shareContent } from './git/share-content.ts';
import { StandInError } from './stand-in-error.ts';
import type { PullRequest, Repository } from './store/entities.ts';
import { addRepository, newRepository } from './store/new-repository.ts';
import { ensureAccount, findRepository, register } from './store/store.ts';
import { shareThreads } from './store/threads.ts';
import type { World } from './world.ts';

/** How copies of a repository differ from it; an index starts at 0. */
export interface CopyWish {
  /** A login; the template's owner by default. One that isn't known yet becomes an organisation. */
  readonly ownerOf?: (index: number) => string;
  /** The template's name and the index plus one by default. */
  readonly nameOf?: (index: number) => string;
  /** Whether they begin with the template's merged pull requests, under the same numbers; false by default. */
  readonly withMerges?: boolean;
}

/**
 * Makes many repositories with the template's files and history, which they share: no Git directory and no process of
 * their own. Issues, discussions, checks and pull requests that aren't merged stay behind.
 */
export function createCopies(
  world: World,
  template: Repository,
  count: number,
  wish: CopyWish = {},
): readonly Repository[] {
  const { ownerOf = () => template.owner.login, nameOf = (index) => `${template.name}-${index + 1}` } = wish;
  const refs = branchesOf(template.git.refs);
  const merges = wish.withMerges ? mergesOf(template) : null;
  return Array.from({ length: count }, (_, index) => {
    const owner = ensureAccount(world.store, ownerOf(index), 'Organization');
    const name = nameOf(index);
    if (findRepository(world.store, owner.login, name))
      throw new StandInError(`There is a repository ${owner.login}/${name} already`);
    const { isPrivate, hasIssuesEnabled, hasDiscussionsEnabled, defaultBranch } = template;
    const empty = newRepository(world.store.nextId(), {
      owner,
      name,
      isPrivate,
      hasIssuesEnabled,
      hasDiscussionsEnabled,
      parent: null,
      defaultBranch,
      createdAt: world.now(),
      git: shareContent(template.git, refs, defaultBranch),
    });
    const repository: Repository = merges ? withMerges(world, empty, merges, template.nextNumber) : empty;
    for (const [login, permission] of template.permissions) repository.permissions.set(login, permission);
    addRepository(world.store, repository);
    if (world.isHeard(repository))
      world.emit({ name: 'repository', action: 'created', repository, sender: owner, payload: {} });
    return repository;
  });
}

function mergesOf(template: Repository): ReadonlyMap<number, PullRequest> {
  const pulls = [...template.threads.values()].filter(
    (thread): thread is PullRequest => thread.kind === 'PullRequest' && thread.mergedAt !== null,
  );
  return new Map(pulls.map((pull) => [pull.number, pull]));
}

function withMerges(
  world: World,
  empty: Repository,
  merges: ReadonlyMap<number, PullRequest>,
  nextNumber: number,
): Repository {
  const adopt = (pull: PullRequest) => register(world.store, pull);
  const repository: Repository = {
    ...empty,
    nextNumber,
    threads: shareThreads(merges, () => repository, adopt),
  };
  return repository;
}
