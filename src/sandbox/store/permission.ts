import { StandInError } from '../stand-in-error.ts';
import type { Account, Permission, Repository } from './entities.ts';

const RANKS: Readonly<Record<Permission, number>> = {
  none: 0,
  read: 1,
  triage: 2,
  write: 3,
  maintain: 4,
  admin: 5,
};

/** What the account may do in the repository; everybody may read a public one. */
export function permissionOf(repository: Repository, account: Account): Permission {
  if (account === repository.owner) return 'admin';
  return repository.permissions.get(account.login.toLowerCase()) ?? (repository.isPrivate ? 'none' : 'read');
}

/** Whether the account's right is at least `wanted`. */
export function hasPermission(repository: Repository, account: Account, wanted: Permission): boolean {
  return RANKS[permissionOf(repository, account)] >= RANKS[wanted];
}

/** Throws a StandInError where the account may not do what `wanted` allows, or the repository is archived. */
export function requirePermission(repository: Repository, account: Account, wanted: Permission): void {
  if (repository.isArchived)
    throw new StandInError(`${repository.name} is archived: nothing can be changed in it`);
  if (hasPermission(repository, account, wanted)) return;
  const has = permissionOf(repository, account);
  throw new StandInError(`${account.login} has ${has} permission on ${repository.name}, but needs ${wanted}`);
}
