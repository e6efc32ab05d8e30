import { loginOf } from './login-of.ts';
import type { PastCommit } from './read-past.ts';

/** The login of somebody as commits name them. */
export type LoginFor = (name: string, email: string) => string;

/** Who wrote a repository. */
export interface Identities {
  readonly loginFor: LoginFor;
  /** Every address of every author, with its login. */
  readonly addresses: readonly { readonly email: string; readonly login: string }[];
}

const NOREPLY = '@users.noreply.github.com';
/** What GitHub commits as, for whoever merges on its pages. */
export const WEB = 'noreply@github.com';

/** One login for each person: whoever bears a name once with an address that tells the login has that one under every address. */
export function readIdentities(past: readonly PastCommit[]): Identities {
  const byName = new Map<string, string>();
  const authors = new Map<string, string>();
  for (const { authorName, authorEmail } of past) {
    if (authorEmail.toLowerCase().endsWith(NOREPLY)) byName.set(authorName, loginOf(authorName, authorEmail));
    authors.set(authorEmail, authorName);
  }
  const loginFor: LoginFor = (name, email) => byName.get(name) ?? loginOf(name, email);
  const addresses = [...authors]
    .filter(([email]) => email !== '' && email.toLowerCase() !== WEB)
    .map(([email, name]) => ({ email, login: loginFor(name, email) }));
  return { loginFor, addresses };
}
