import { join } from 'node:path';
import { signatureOf } from './changes/push.ts';
import { borrowGitDirectory, createGitDirectory } from './git/create-git-directory.ts';
import { openGitContent } from './git/git-content.ts';
import type { RepositoryWish } from './stand-in.ts';
import { StandInError } from './stand-in-error.ts';
import type { Repository } from './store/entities.ts';
import { addRepository, newRepository } from './store/new-repository.ts';
import { ensureAccount, findRepository } from './store/store.ts';
import type { World } from './world.ts';

/** Makes a repository with its first commit, or from an existing one. Only an App that is installed on all of the owner's repositories hears of it. */
export async function createRepository(world: World, wish: RepositoryWish): Promise<Repository> {
  if (findRepository(world.store, wish.owner, wish.name)) {
    throw new StandInError(`There is a repository ${wish.owner}/${wish.name} already`);
  }
  const id = world.store.nextId();
  const owner = ensureAccount(world.store, wish.owner, 'Organization');
  const gitDir = join(world.directory, `${id}.git`);
  const defaultBranch = wish.importFrom
    ? await borrowGitDirectory(wish.importFrom, gitDir)
    : (wish.defaultBranch ?? 'main');
  if (!wish.importFrom) await createGitDirectory(gitDir, defaultBranch);
  const repository = newRepository(id, {
    owner,
    name: wish.name,
    isPrivate: wish.isPrivate ?? false,
    hasIssuesEnabled: wish.hasIssuesEnabled ?? true,
    hasDiscussionsEnabled: wish.hasDiscussionsEnabled ?? true,
    parent: wish.forkOf ?? null,
    defaultBranch,
    createdAt: world.now(),
    git: await openGitContent(gitDir, defaultBranch),
  });
  for (const [login, permission] of Object.entries(wish.permissions ?? {})) {
    repository.permissions.set(ensureAccount(world.store, login).login.toLowerCase(), permission);
  }
  if (!wish.importFrom && wish.files !== null) {
    const files = wish.files ?? { 'README.md': `# ${wish.name}\n` };
    const sha = await repository.git.write([], files, signatureOf(world, owner, 'Begin'));
    repository.git.setRef(`refs/heads/${defaultBranch}`, sha);
  }
  addRepository(world.store, repository);
  world.emit({ name: 'repository', action: 'created', repository, sender: owner, payload: {} });
  return repository;
}
