import { install } from '../world/tenants.ts';
import type { ChaosEvent, Scene } from './event.ts';

/**
 * What happens to installations and whole repositories. Only some tenants come and go: what the App did not hear of, it
 * can't answer for, and those others are judged by all promises.
 */
export const ACCOUNT_EVENTS: readonly ChaosEvent[] = [
  { name: 'rename the repository', weight: 1, happen: rename },
  { name: 'take the repository from the App or give it back', weight: 2, happen: removeOrAdd },
  { name: 'suspend the App or let it go on', weight: 2, happen: suspendOrNot },
  { name: 'uninstall the App or install it again', weight: 2, happen: uninstallOrNot },
];

function rename({ github, tenant, chance }: Scene): boolean {
  const { repository } = tenant;
  github.as(repository.owner.login).rename(repository, `app-${tenant.index}-${chance.below(1_000)}`);
  return true;
}

function removeOrAdd({ github, tenant }: Scene): boolean {
  const { installation, repository } = tenant;
  if (tenant.index % 10 !== 1 && tenant.index % 10 !== 5) return false;
  if (installation === null || installation.suspendedAt !== null) return false;
  if (tenant.hears === 'all') tenant.hears = 'part';
  if (installation.repositoryIds.has(repository.id)) github.removeRepositories(installation, [repository]);
  else github.addRepositories(installation, [repository]);
  return true;
}

function suspendOrNot({ github, tenant }: Scene): boolean {
  const { installation } = tenant;
  if (installation === null || tenant.index % 10 !== 8) return false;
  tenant.hears = 'suspended';
  if (installation.suspendedAt === null) github.suspend(installation);
  else github.unsuspend(installation);
  return true;
}

function uninstallOrNot({ github, tenant }: Scene): boolean {
  if (tenant.index % 10 !== 2 && tenant.index % 10 !== 5) return false;
  if (tenant.hears === 'all') tenant.hears = 'part';
  if (tenant.installation === null) {
    install(github, tenant);
  } else {
    github.uninstall(tenant.installation);
    tenant.installation = null;
  }
  return true;
}
