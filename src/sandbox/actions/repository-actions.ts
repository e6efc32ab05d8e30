import { setVisibility } from '../changes/visibility.ts';
import { StandInError } from '../stand-in-error.ts';
import type { Account, Repository } from '../store/entities.ts';
import { requirePermission } from '../store/permission.ts';
import { ensureAccount, fullNameOf } from '../store/store.ts';
import type { World } from '../world.ts';
import type { UserActions } from './user-actions.ts';

type RepositoryActions = Pick<
  UserActions,
  'setPermission' | 'archive' | 'unarchive' | 'setVisibility' | 'rename' | 'setSquash'
>;

/** What administrators do with a repository. */
export function repositoryActions(world: World, actor: Account): RepositoryActions {
  const emit = (repository: Repository, action: string, extra: Readonly<Record<string, unknown>> = {}) =>
    world.emit({ name: 'repository', action, repository, sender: actor, payload: extra });
  return {
    setPermission: (repository, login, permission) => {
      requirePermission(repository, actor, 'admin');
      repository.permissions.set(ensureAccount(world.store, login).login.toLowerCase(), permission);
    },
    archive: (repository) => {
      requirePermission(repository, actor, 'admin');
      repository.isArchived = true;
      emit(repository, 'archived');
    },
    unarchive: (repository) => {
      if (actor !== repository.owner) throw new StandInError('Only the owner unarchives here');
      repository.isArchived = false;
      emit(repository, 'unarchived');
    },
    setSquash: (repository, settings) => {
      requirePermission(repository, actor, 'admin');
      Object.assign(repository.squash, settings);
    },
    setVisibility: (repository, visibility) => {
      requirePermission(repository, actor, 'admin');
      setVisibility(world, repository, visibility, actor);
    },
    rename: (repository, name) => {
      requirePermission(repository, actor, 'admin');
      const from = repository.name;
      repository.name = name;
      // The old name keeps leading here, until somebody takes it.
      world.store.repositoriesByName.set(fullNameOf(repository).toLowerCase(), repository);
      emit(repository, 'renamed', { changes: { repository: { name: { from } } } });
    },
  };
}
