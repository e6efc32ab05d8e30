import type { Registration } from '../registration.ts';
import type { Account, App, Installation } from '../store/entities.ts';
import { WEB_URL, webUrlOf } from './urls.ts';

/** An account as REST and webhooks show it. A deleted one is shown as GitHub's `ghost`. */
export function renderAccount(account: Account, apiUrl: string): Record<string, unknown> {
  const login = account.isDeleted ? 'ghost' : account.login;
  const url = `${apiUrl}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id: account.id,
    node_id: account.nodeId,
    avatar_url: `https://avatars.githubusercontent.com/u/${account.id}?v=4`,
    gravatar_id: '',
    url,
    html_url: webUrlOf(account),
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: account.kind,
    user_view_type: 'public',
    site_admin: false,
  };
}

/** An App as it stands in check runs, comments and `GET /app`. */
export function renderApp(
  app: App,
  apiUrl: string,
  { permissions, events }: Pick<Registration, 'permissions' | 'events'> = { permissions: {}, events: [] },
): Record<string, unknown> {
  return {
    id: app.id,
    slug: app.slug,
    node_id: app.nodeId,
    owner: renderAccount(app.bot, apiUrl),
    name: app.name,
    description: null,
    external_url: `${WEB_URL}/apps/${app.slug}`,
    html_url: `${WEB_URL}/apps/${app.slug}`,
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
    permissions,
    events,
  };
}

/** An installation as `GET /app/installations` and the installation events show it. */
export function renderInstallation(
  installation: Installation,
  app: App,
  apiUrl: string,
): Record<string, unknown> {
  return {
    id: installation.id,
    node_id: installation.nodeId,
    account: renderAccount(installation.account, apiUrl),
    repository_selection: installation.selection,
    access_tokens_url: `${apiUrl}/app/installations/${installation.id}/access_tokens`,
    repositories_url: `${apiUrl}/installation/repositories`,
    html_url: `${WEB_URL}/organizations/${installation.account.login}/settings/installations/${installation.id}`,
    app_id: app.id,
    app_slug: app.slug,
    target_id: installation.account.id,
    target_type: installation.account.kind,
    permissions: installation.permissions,
    events: installation.events,
    created_at: installation.createdAt,
    updated_at: installation.createdAt,
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: null,
    suspended_at: installation.suspendedAt,
  };
}
