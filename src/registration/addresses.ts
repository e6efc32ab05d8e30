import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';
import { WEBHOOK_PATH } from '../web/webhook-endpoint.ts';

/**
 * The origin that the browser sees, by its own `Host` header and what a proxy in front says of the protocol; `fallback` where the
 * header is missing or none.
 */
export function reachedAt(headers: IncomingHttpHeaders, fallback: string): string {
  const forwarded = String(headers['x-forwarded-proto'] ?? '')
    .split(',', 1)[0]
    ?.trim();
  const origin = `${forwarded === 'https' ? 'https' : 'http'}://${headers.host ?? ''}`;
  return URL.canParse(origin) ? new URL(origin).origin : fallback;
}

/** An address for GitHub's deliveries, with what is doubtful about it; or what was expected. */
export type WebhookAddress =
  | { readonly kind: 'address'; readonly url: string; readonly doubt: string | null }
  | { readonly kind: 'wrong'; readonly expected: string };

/**
 * Reads the address that somebody typed. Its path is always the one at which Baton listens, except for the channel `proxyUrl`, which
 * forwards there.
 */
export function readWebhookAddress(text: string, proxyUrl: string | null): WebhookAddress {
  if (proxyUrl !== null && text === proxyUrl) return { kind: 'address', url: text, doubt: null };
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    return { kind: 'wrong', expected: 'an address such as https://baton.example.com' };
  }
  return { kind: 'address', url: `${url.origin}${WEBHOOK_PATH}`, doubt: doubtAbout(url) };
}

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8);
LOOPBACK.addSubnet('0.0.0.0', 8);
LOOPBACK.addAddress('::1', 'ipv6');
LOOPBACK.addAddress('::', 'ipv6');

const PRIVATE = new BlockList();
PRIVATE.addSubnet('10.0.0.0', 8);
PRIVATE.addSubnet('172.16.0.0', 12);
PRIVATE.addSubnet('192.168.0.0', 16);
PRIVATE.addSubnet('169.254.0.0', 16);
PRIVATE.addSubnet('fc00::', 7, 'ipv6');
PRIVATE.addSubnet('fe80::', 10, 'ipv6');

function doubtAbout({ protocol, hostname }: URL): string | null {
  if (isIn(LOOPBACK, hostname) || /(^|\.)localhost$/.test(hostname)) {
    return 'GitHub can’t reach this machine by that name, and refuses it. Enter the address at which the internet reaches Baton, or, for development, start again with WEBHOOK_PROXY_URL set to a channel of smee.io.';
  }
  if (isIn(PRIVATE, hostname) || /\.(local|internal|lan)$/.test(hostname)) {
    return 'This is an address of a private network: it works only if GitHub runs in that network, too.';
  }
  return protocol === 'http:'
    ? 'Deliveries to http:// are signed but not encrypted: others on the way can read them. Use https:// if you can.'
    : null;
}

function isIn(list: BlockList, hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/g, '');
  return isIP(address) !== 0 && list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}
