import type { IncomingMessage } from 'node:http';

const LOCAL_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Why a request is refused; null where it may pass. */
export interface Refusal {
  readonly status: 403 | 413;
  readonly reason: string;
}

/**
 * Lets pass only what this machine's own pages ask: a name from elsewhere that points here (DNS rebinding) is
 * refused by its Host, and a form on another site by where it comes from.
 */
export function refusalOf(request: IncomingMessage): Refusal | null {
  const host = request.headers.host ?? '';
  const [, name = ''] = /^(\[[^\]]*\]|[^:]*)(?::\d+)?$/.exec(host) ?? [];
  if (!LOCAL_NAMES.has(name.toLowerCase()))
    return { status: 403, reason: 'Only localhost is answered here.' };
  if (request.method === 'GET' || request.method === 'HEAD') return null;
  const { origin, 'sec-fetch-site': site } = request.headers;
  // Without a referrer browsers send `Origin: null` with a form, but still tell where it stands.
  const isOwnOrigin = site === undefined ? origin === `http://${host}` : site === 'same-origin';
  return isOwnOrigin ? null : { status: 403, reason: 'Only this page itself may send that.' };
}

/** Loads nothing from anywhere else, runs nothing that stands in a text, and is framed by nobody. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};
