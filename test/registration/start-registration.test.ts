import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPendingStates } from '../../src/registration/pending-states.ts';
import { type Registration, startRegistration } from '../../src/registration/start-registration.ts';
import type { RegistrationSettings } from '../../src/settings.ts';

let folder: string;
let registration: Registration;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-pages-'));
});
afterEach(async () => {
  await registration.stop();
  await rm(folder, { recursive: true, force: true });
});

async function start(settings: Partial<RegistrationSettings> = {}): Promise<URL> {
  registration = await startRegistration(
    {
      apiUrl: 'https://api.github.com',
      webUrl: 'https://github.com',
      host: '127.0.0.1',
      port: 0,
      organization: null,
      webhookProxyUrl: null,
      ...settings,
    },
    { envFile: join(folder, '.env'), onFault: () => undefined },
  );
  return new URL(registration.url);
}

function reviewOf(address: URL, query: Readonly<Record<string, string>>): Promise<Response> {
  const url = new URL('/review', address);
  const token = address.searchParams.get('token') ?? '';
  url.search = new URLSearchParams({
    token,
    organization: '',
    webhook: 'https://b.example',
    ...query,
  }).toString();
  return fetch(url);
}

describe('the set-up pages', () => {
  it.each(['/', '/?token=', '/?token=wrong', '/review?organization=acme', '/registered?code=a&state=b'])(
    'show a stranger nothing at %s',
    async (path) => {
      const address = await start({ organization: 'acme' });
      const answer = await fetch(new URL(path, address));
      expect(answer.status).toBeGreaterThanOrEqual(400);
      const page = await answer.text();
      expect(page).not.toContain('acme');
      expect(page).not.toContain(address.searchParams.get('token'));
    },
  );

  it('propose the organisation and the address that they were reached at', async () => {
    const address = await start({ organization: 'acme' });
    const page = await (await fetch(address, { headers: { 'x-forwarded-proto': 'https' } })).text();
    expect(page).toContain('value="acme"');
    expect(page).toContain(`value="https://${address.host}"`);
  });

  it('propose the channel where one is set', async () => {
    const address = await start({ webhookProxyUrl: 'https://smee.io/channel' });
    expect(await (await fetch(address)).text()).toContain('value="https://smee.io/channel"');
  });

  it('name every permission and event with its reason before anything is asked', async () => {
    const page = await (await reviewOf(await start(), { organization: 'acme' })).text();
    expect(page).toContain('<code>checks: write</code></th><td>writes the check on every pull request');
    expect(page).toContain('<code>merge_group</code></th><td>a merge queue asks');
    expect(page).toContain('action="https://github.com/organizations/acme/settings/apps/new?state=');
    expect(page).toContain('<code>https://b.example/api/github/webhooks</code>');
  });

  it('let the form go to that GitHub and nowhere else, and run no script', async () => {
    const answer = await reviewOf(await start({ webUrl: 'https://acme.ghe.com' }), {});
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("form-action 'self' https://acme.ghe.com;");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('script-src');
    expect(policy).not.toContain('unsafe');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('referrer-policy')).toBe('origin');
  });

  it.each([
    [{ organization: '"><script>' }, 'Expected the organisation'],
    [{ organization: 'a/b' }, 'Expected the organisation'],
    [{ webhook: 'javascript:alert(1)' }, 'Expected an address'],
  ])('answer %j with what was expected', async (query, expected) => {
    const answer = await reviewOf(await start(), query);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(expected);
    expect(page).not.toContain('<script>');
  });

  it('warn of an address that GitHub refuses', async () => {
    const answer = await reviewOf(await start(), { webhook: 'http://localhost:3000' });
    expect(await answer.text()).toContain('refuses it');
  });
});

describe('the state of a registration', () => {
  it('is taken once, and within an hour', () => {
    let now = 0;
    const states = createPendingStates(() => now);
    const [first, second] = [states.issue(), states.issue()];
    expect(states.take(first)).toBe(true);
    expect(states.take(first)).toBe(false);
    expect(states.take('made up')).toBe(false);
    now = 3_600_000;
    expect(states.take(second)).toBe(false);
  });
});
