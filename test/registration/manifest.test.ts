import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { parseAppDescription, readAppDescription } from '../../src/registration/app-description.ts';
import { createManifest, registrationUrl } from '../../src/registration/manifest.ts';

const official = JSON.parse(
  readFileSync(
    createRequire(import.meta.url).resolve('@octokit/openapi/generated/api.github.com.json'),
    'utf8',
  ),
) as {
  readonly components: {
    readonly schemas: Readonly<
      Record<string, { readonly properties: Readonly<Record<string, { readonly enum: readonly string[] }>> }>
    >;
  };
};

const app = readAppDescription();
const manifest = createManifest(app, {
  webhookUrl: 'https://baton.example.com/api/github/webhooks',
  redirectUrl: 'https://baton.example.com/registered',
});

describe('the manifest', () => {
  it('asks for permissions that GitHub knows, at levels that it has', () => {
    const described = official.components.schemas['app-permissions']?.properties ?? {};
    const asked = Object.entries(manifest.default_permissions);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter(([name, level]) => !described[name]?.enum.includes(level))).toEqual([]);
  });

  it('asks for events that GitHub has', () => {
    const schemas = Object.keys(official.components.schemas);
    const isKnown = (event: string) =>
      schemas.some((schema) => schema.startsWith(`webhook-${event.replaceAll('_', '-')}`));
    expect(manifest.default_events.filter((event) => !isKnown(event))).toEqual([]);
  });

  it('sends deliveries and the browser to this Baton', () => {
    expect(manifest).toMatchObject({
      hook_attributes: { url: 'https://baton.example.com/api/github/webhooks', active: true },
      redirect_url: 'https://baton.example.com/registered',
      public: false,
    });
  });

  it.each([
    [null, 'https://github.com/settings/apps/new?state=s'],
    ['acme', 'https://github.com/organizations/acme/settings/apps/new?state=s'],
  ])('of the owner %s goes to %s', (owner, url) => {
    expect(registrationUrl('https://github.com', owner, 's')).toBe(url);
  });
});

describe('app.yml', () => {
  it('says beside every permission and event why it is asked for', () => {
    const lines = [...app.permissions, ...app.events];
    expect(lines.filter(({ why }) => why === '').map(({ name }) => name)).toEqual([]);
  });

  it('is refused where it says something that no App is registered with', () => {
    const source = readFileSync('app.yml', 'utf8');
    expect(() => parseAppDescription(`${source}\nhook_attributes: { url: https://example.com }\n`)).toThrow(
      'hook_attributes',
    );
  });
});
