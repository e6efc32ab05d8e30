import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { convertManifest } from '../github/convert-manifest.ts';
import type { RegistrationSettings } from '../settings.ts';
import { type Route, startWebServer } from '../web/server.ts';
import { reachedAt, readWebhookAddress } from './addresses.ts';
import { readAppDescription } from './app-description.ts';
import { createManifest, registrationUrl } from './manifest.ts';
import { type Page, sendPage } from './page.ts';
import {
  choosePage,
  LOCKED_PAGE,
  refusedPage,
  registeredPage,
  reviewPage,
  UNKNOWN_STATE_PAGE,
} from './pages.ts';
import { createPendingStates } from './pending-states.ts';
import { saveCredentials } from './save-credentials.ts';

/** The set-up page while it is served. */
export interface Registration {
  /** With the one-time token, without which nothing is shown: for the terminal of whoever started Baton. */
  readonly url: string;
  /** Resolves when an App is registered and its credentials are in the env file. */
  readonly saved: Promise<void>;
  stop(): Promise<void>;
}

interface RegistrationOptions {
  /** The file that gets the credentials. */
  readonly envFile: string;
  readonly onFault: (error: unknown) => void;
}

/** GitHub's logins, and those of its servers' managed users. */
const LOGIN = /^[a-z\d][a-z\d_-]{0,38}$/i;

/**
 * Serves the pages on which somebody registers the App: choose, review, and what GitHub sends back to. Probot's own set-up registers
 * the wrong webhook path, knows no GHE.com, and lets any stranger in. Rejects where the address can't be had.
 */
export async function startRegistration(
  settings: RegistrationSettings,
  { envFile, onFault }: RegistrationOptions,
): Promise<Registration> {
  const app = readAppDescription();
  const token = randomBytes(24).toString('base64url');
  const states = createPendingStates();
  const { promise: saved, resolve: resolveSaved } = Promise.withResolvers<void>();

  const originOf = (request: IncomingMessage): string => reachedAt(request.headers, server.url);

  const choose: Route = (request, response) => {
    const webhook = settings.webhookProxyUrl ?? originOf(request);
    const choice = { organization: settings.organization ?? '', webhook };
    sendPage(response, isAllowed(request, token) ? choosePage(choice, token, null) : LOCKED_PAGE);
  };

  const review: Route = (request, response) => {
    if (!isAllowed(request, token)) return sendPage(response, LOCKED_PAGE);
    const query = queryOf(request);
    const organization = (query.get('organization') ?? '').trim().replace(/^@/, '');
    const webhook = (query.get('webhook') ?? '').trim();
    const address = readWebhookAddress(webhook, settings.webhookProxyUrl);
    const again = (problem: string) => choosePage({ organization, webhook }, token, problem);
    if (organization !== '' && !LOGIN.test(organization)) {
      return sendPage(response, again('Expected the organisation’s name as in its address, such as acme.'));
    }
    if (address.kind === 'wrong') return sendPage(response, again(`Expected ${address.expected}.`));
    const owner = organization === '' ? null : organization;
    const addresses = { webhookUrl: address.url, redirectUrl: `${originOf(request)}/registered` };
    const manifest = createManifest(app, addresses);
    const action = registrationUrl(settings.webUrl, owner, states.issue());
    sendPage(response, reviewPage({ app, manifest, action, owner, doubt: address.doubt }));
  };

  const registered: Route = async (request, response) => {
    const query = queryOf(request);
    // Whoever has the state began with the token.
    if (!states.take(query.get('state') ?? '')) return sendPage(response, UNKNOWN_STATE_PAGE);
    const page = await finish(query.get('code') ?? '');
    sendPage(response, page);
  };

  const finish = async (code: string): Promise<Page> => {
    const conversion = await convertManifest({ baseUrl: settings.apiUrl, userAgent: 'baton' }, code);
    if (conversion.kind !== 'converted') return refusedPage(conversion);
    const outcome = await saveCredentials(envFile, conversion.credentials);
    if (outcome.kind === 'saved') resolveSaved();
    return registeredPage(conversion.credentials, outcome);
  };

  const server = await startWebServer({
    host: settings.host,
    port: settings.port,
    routes: { 'GET /': choose, 'GET /review': review, 'GET /registered': registered },
    onFault,
  });
  return { url: `${server.url}/?token=${token}`, saved, stop: () => server.stop() };
}

function queryOf(request: IncomingMessage): URLSearchParams {
  return new URL(request.url ?? '/', 'http://localhost').searchParams;
}

function isAllowed(request: IncomingMessage, token: string): boolean {
  const given = Buffer.from(queryOf(request).get('token') ?? '');
  const expected = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
