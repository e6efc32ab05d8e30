import { createVerify, type KeyObject } from 'node:crypto';
import type { InstallationToken } from '../store/entities.ts';
import type { Store } from '../store/store.ts';
import { HttpError } from './http-error.ts';

/** Who sends a request: the App itself, an installation, or nobody. */
export type Credentials =
  | { readonly kind: 'app' }
  | { readonly kind: 'installation'; readonly token: InstallationToken }
  | { readonly kind: 'none' };

/** GitHub refuses a JWT that lives longer than ten minutes; a minute is for clocks that differ. */
const LONGEST_JWT_SECONDS = 660;

/** Reads and checks the `authorization` header; throws an HttpError 401 as GitHub answers. */
export function readCredentials(
  header: string | undefined,
  store: Store,
  appId: number,
  publicKey: KeyObject,
): Credentials {
  if (header === undefined) return { kind: 'none' };
  const [, scheme = '', secret = ''] = /^(\w+) +(\S+)$/.exec(header) ?? [];
  if (!/^(bearer|token)$/i.test(scheme)) throw new HttpError(401, 'Bad credentials');
  const token = store.tokens.get(secret);
  if (token) {
    // A suspended or removed installation's tokens end at once.
    const isCurrent = store.installations.get(token.installation.id) === token.installation;
    if (Date.now() >= token.expiresAt || !isCurrent) throw new HttpError(401, 'Bad credentials');
    if (token.installation.suspendedAt !== null)
      throw new HttpError(403, 'This installation has been suspended');
    return { kind: 'installation', token };
  }
  if (secret.startsWith('ghs_')) throw new HttpError(401, 'Bad credentials');
  verifyJwt(secret, appId, publicKey);
  return { kind: 'app' };
}

function verifyJwt(jwt: string, appId: number, publicKey: KeyObject): void {
  const [header = '', payload = '', signature = ''] = jwt.split('.');
  const claims = parsePart(payload);
  const isSigned =
    parsePart(header)['alg'] === 'RS256' &&
    createVerify('RSA-SHA256').update(`${header}.${payload}`).verify(publicKey, signature, 'base64url');
  if (!isSigned) throw new HttpError(401, 'A JSON web token could not be decoded');
  const now = Math.floor(Date.now() / 1000);
  const issued = Number(claims['iat']);
  const expires = Number(claims['exp']);
  if (!(issued <= now + 30)) {
    throw new HttpError(
      401,
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
  }
  if (!(expires > now)) {
    throw new HttpError(
      401,
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  }
  if (expires - now > LONGEST_JWT_SECONDS) {
    throw new HttpError(401, "'Expiration time' claim ('exp') is too far in the future");
  }
  if (String(claims['iss']) !== String(appId)) throw new HttpError(404, 'Integration not found');
}

function parsePart(part: string): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
  } catch (error) {
    if (error instanceof SyntaxError) throw new HttpError(401, 'A JSON web token could not be decoded');
    throw error;
  }
}
