import { API_VERSION, type Endpoint } from './endpoint.ts';
import { type FetchAnswer, httpFetch } from './http-fetch.ts';

/** What GitHub gives for a registered App, once. */
export interface AppCredentials {
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
  readonly webhookSecret: string;
  /** The App's page, from which it is installed. */
  readonly appUrl: string;
}

/** The credentials, or why there are none: a code that is unknown, used or older than an hour; or a server in trouble. */
export type Conversion =
  | { readonly kind: 'converted'; readonly credentials: AppCredentials }
  | { readonly kind: 'unknown-code' }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'no-answer' };

/**
 * Exchanges the code that GitHub sent the browser back with for the App's credentials. GitHub takes a code once: nothing is tried
 * again. Never throws, and keeps nothing of the answer but the credentials.
 */
export async function convertManifest({ baseUrl, userAgent }: Endpoint, code: string): Promise<Conversion> {
  let answer: FetchAnswer;
  try {
    answer = await httpFetch(`${baseUrl}/app-manifests/${encodeURIComponent(code)}/conversions`, {
      method: 'POST',
      headers: {
        accept: 'application/vnd.github+json',
        'user-agent': userAgent,
        'x-github-api-version': API_VERSION,
      },
    });
  } catch {
    // Whatever broke off, nobody knows whether GitHub took the code: the way out is the same.
    return { kind: 'no-answer' };
  }
  if (answer.status === 404) return { kind: 'unknown-code' };
  const credentials = answer.status === 201 ? readCredentials(answer.body) : null;
  return credentials === null
    ? { kind: 'refused', status: answer.status }
    : { kind: 'converted', credentials };
}

function readCredentials(body: string): AppCredentials | null {
  const { id, pem, webhook_secret: webhookSecret, html_url: appUrl } = parse(body);
  const isWhole =
    Number.isSafeInteger(id) &&
    typeof pem === 'string' &&
    typeof webhookSecret === 'string' &&
    typeof appUrl === 'string' &&
    /^https?:\/\//.test(appUrl);
  return isWhole ? { appId: id as number, privateKey: pem, webhookSecret, appUrl } : null;
}

function parse(body: string): Readonly<Record<string, unknown>> {
  try {
    return (JSON.parse(body) ?? {}) as Record<string, unknown>;
  } catch {
    // An intermediary's page, such as a proxy's.
    return {};
  }
}
