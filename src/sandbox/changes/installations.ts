import { renderInstallation } from '../render/account.ts';
import type { Account, Installation, Repository } from '../store/entities.ts';
import { fullNameOf, nodeIdOf, register, repositoriesOf } from '../store/store.ts';
import type { World } from '../world.ts';

/** Installs the App on an account. */
export function createInstallation(
  world: World,
  account: Account,
  given: Pick<Installation, 'selection' | 'repositoryIds' | 'permissions' | 'events'>,
): Installation {
  const id = world.store.nextId();
  const nodeId = nodeIdOf('INS', id);
  const createdAt = world.now();
  const installation: Installation = {
    kind: 'Installation',
    id,
    nodeId,
    account,
    ...given,
    createdAt,
    suspendedAt: null,
  };
  world.store.installations.set(id, register(world.store, installation));
  const repositories = repositoriesOf(world.store, installation).map(renderStub);
  emitInstallation(world, installation, 'installation', 'created', { repositories, requester: null });
  return installation;
}

/** Takes the App from the account; its tokens end. */
export function removeInstallation(world: World, installation: Installation): void {
  const repositories = repositoriesOf(world.store, installation).map(renderStub);
  emitInstallation(world, installation, 'installation', 'deleted', { repositories, requester: null });
  world.store.installations.delete(installation.id);
}

/** Suspends the installation or lifts that. */
export function setSuspended(world: World, installation: Installation, isSuspended: boolean): void {
  installation.suspendedAt = isSuspended ? world.now() : null;
  const action = isSuspended ? 'suspend' : 'unsuspend';
  // Whether GitHub names the repositories is not told: whoever does without them is right in both cases.
  emitInstallation(world, installation, 'installation', action, {});
}

/** Gives the installation permissions that it did not have; tokens that are out keep what they were made with. */
export function acceptPermissions(
  world: World,
  installation: Installation,
  permissions: Readonly<Record<string, string>>,
): void {
  Object.assign(installation.permissions, permissions);
  emitInstallation(world, installation, 'installation', 'new_permissions_accepted', {
    repositories: repositoriesOf(world.store, installation).map(renderStub),
  });
}

/** Adds repositories to a selection. */
export function addToInstallation(
  world: World,
  installation: Installation,
  repositories: readonly Repository[],
): void {
  for (const { id } of repositories) installation.repositoryIds.add(id);
  emitRepositories(world, installation, 'added', repositories);
}

/** Takes repositories out of a selection. */
export function removeFromInstallation(
  world: World,
  installation: Installation,
  repositories: readonly Repository[],
): void {
  for (const { id } of repositories) installation.repositoryIds.delete(id);
  emitRepositories(world, installation, 'removed', repositories);
}

function emitRepositories(
  world: World,
  installation: Installation,
  action: 'added' | 'removed',
  repositories: readonly Repository[],
): void {
  const stubs = repositories.map(renderStub);
  emitInstallation(world, installation, 'installation_repositories', action, {
    repository_selection: installation.selection,
    repositories_added: action === 'added' ? stubs : [],
    repositories_removed: action === 'removed' ? stubs : [],
    requester: null,
  });
}

function emitInstallation(
  world: World,
  installation: Installation,
  name: string,
  action: string,
  extra: Readonly<Record<string, unknown>>,
): void {
  world.emit({
    name,
    action,
    repository: null,
    installationId: installation.id,
    sender: installation.account,
    payload: { installation: renderInstallation(installation, world.app, world.url), ...extra },
  });
}

function renderStub(repository: Repository): Record<string, unknown> {
  const { id, nodeId, name, isPrivate } = repository;
  return { id, node_id: nodeId, name, full_name: fullNameOf(repository), private: isPrivate };
}
