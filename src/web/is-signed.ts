import { webcrypto } from 'node:crypto';

/** What GitHub sends in X-Hub-Signature-256. */
const SIGNATURE = /^sha256=[0-9a-f]{64}$/;
const HMAC = { name: 'HMAC', hash: 'SHA-256' };

/**
 * Whether one of the secrets signed the body; an empty one signs nothing. Looks at the bytes as they came, since decoding
 * makes different bodies alike. Compares in constant time, and off the event loop.
 */
export async function isSigned(
  body: Uint8Array<ArrayBuffer>,
  signature: string,
  secrets: readonly string[],
): Promise<boolean> {
  if (!SIGNATURE.test(signature)) return false;
  const given = Buffer.from(signature.slice('sha256='.length), 'hex');
  for (const secret of secrets) {
    if (secret !== '' && (await isSignedBy(secret, body, given))) return true;
  }
  return false;
}

async function isSignedBy(
  secret: string,
  body: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const { subtle } = webcrypto;
  const key = await subtle.importKey('raw', new TextEncoder().encode(secret), HMAC, false, ['verify']);
  return subtle.verify(HMAC, key, signature, body);
}
