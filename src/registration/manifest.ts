import type { AppDescription } from './app-description.ts';

/** How GitHub is asked to register an App, by its names (docs.github.com, "Registering a GitHub App from a manifest"). */
export interface Manifest {
  readonly name: string;
  readonly url: string;
  readonly description: string;
  readonly public: boolean;
  readonly hook_attributes: { readonly url: string; readonly active: boolean };
  /** Where GitHub sends the browser back to, with a code. */
  readonly redirect_url: string;
  readonly default_permissions: Readonly<Record<string, string>>;
  readonly default_events: readonly string[];
}

/** Makes the manifest of the App for this Baton's addresses. */
export function createManifest(
  app: AppDescription,
  { webhookUrl, redirectUrl }: { readonly webhookUrl: string; readonly redirectUrl: string },
): Manifest {
  return {
    name: app.name,
    url: app.url,
    description: app.description,
    public: app.isPublic,
    hook_attributes: { url: webhookUrl, active: true },
    redirect_url: redirectUrl,
    default_permissions: Object.fromEntries(app.permissions.map(({ name, level }) => [name, level])),
    default_events: app.events.map(({ name }) => name),
  };
}

/** Where the form with the manifest goes: the settings of the person, or of an organisation that they own. */
export function registrationUrl(webUrl: string, organization: string | null, state: string): string {
  const owner = organization === null ? '' : `/organizations/${encodeURIComponent(organization)}`;
  return `${webUrl}${owner}/settings/apps/new?state=${encodeURIComponent(state)}`;
}
