import { renderAccount } from '../render/account.ts';
import { renderRepository } from '../render/repository.ts';
import type { Installation } from '../store/entities.ts';
import { installationOf } from '../store/store.ts';
import type { World, WorldEvent } from '../world.ts';
import type { OwnedOutbox } from './outbox.ts';

/** Delivered to every App, subscribed or not. */
const ALWAYS = new Set(['installation', 'installation_repositories', 'installation_target']);

/** What an installation must have been granted to be sent an event: any one of these. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  pull_request: ['pull_requests'],
  check_run: ['checks'],
  check_suite: ['checks'],
  merge_group: ['merge_queues'],
  push: ['contents'],
  issue_comment: ['issues', 'pull_requests'],
  issues: ['issues'],
  milestone: ['issues', 'pull_requests'],
  pull_request_review: ['pull_requests'],
};

/** Puts an event into the outbox, if the App hears of it at all. */
export function emitEvent(world: World, outbox: OwnedOutbox, event: WorldEvent): void {
  const installation = findInstallation(world, event);
  if (!installation || !hears(installation, event.name)) return;
  const { repository, sender } = event;
  const organization = installation.account.kind === 'Organization' ? installation.account : null;
  const payload = {
    ...(event.action !== null && { action: event.action }),
    ...event.payload,
    ...(repository && { repository: renderRepository(repository, world.url) }),
    ...(repository &&
      organization && { organization: renderOrganization(organization.login, organization.id, world.url) }),
    sender: renderAccount(sender, world.url),
    ...(!ALWAYS.has(event.name) && { installation: { id: installation.id, node_id: installation.nodeId } }),
  };
  outbox.add({
    event: event.name,
    action: event.action,
    installationId: installation.id,
    repositoryId: repository?.id ?? null,
    body: JSON.stringify(payload),
  });
}

function findInstallation(world: World, event: WorldEvent): Installation | null {
  if (event.installationId !== undefined) return world.store.installations.get(event.installationId) ?? null;
  return event.repository && installationOf(world.store, event.repository);
}

function hears(installation: Installation, name: string): boolean {
  if (ALWAYS.has(name)) return true;
  if (installation.suspendedAt !== null) return false;
  const granted = NEEDED[name];
  if (granted && !granted.some((permission) => permission in installation.permissions)) return false;
  // An App that may write checks hears of them without having subscribed.
  if (name.startsWith('check_') && installation.permissions['checks'] === 'write') return true;
  return installation.events.includes(name);
}

function renderOrganization(login: string, id: number, apiUrl: string): Record<string, unknown> {
  const url = `${apiUrl}/orgs/${login}`;
  return {
    login,
    id,
    node_id: `O_${id}`,
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
    description: null,
  };
}
