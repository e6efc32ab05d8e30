import { StandInError } from '../stand-in-error.ts';
import type { Account, Repository } from '../store/entities.ts';
import type { World } from '../world.ts';

/** Makes a repository public or private; the same again is no event. Throws a StandInError for a fork. */
export function setVisibility(
  world: World,
  repository: Repository,
  visibility: 'public' | 'private',
  actor: Account,
): void {
  if (repository.parent)
    throw new StandInError(`${repository.name} is a fork: its visibility is its parent's`);
  const isPrivate = visibility === 'private';
  if (repository.isPrivate === isPrivate) return;
  repository.isPrivate = isPrivate;
  const action = isPrivate ? 'privatized' : 'publicized';
  world.emit({ name: 'repository', action, repository, sender: actor, payload: {} });
}
