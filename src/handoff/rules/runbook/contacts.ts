import type { Config } from '../../config/config.ts';
import type { Contact } from './answers/judge-answers.ts';

/**
 * Whether every contact is an outside engineer of the config. Only what surely is one counts: a handle, or an address
 * whose first part is the login. Where the config names no engineers, nobody is.
 */
export function isOutsidersOnly(contacts: readonly Contact[], { engagement }: Config): boolean {
  const outsiders = new Set(engagement.engineers.map((login) => login.replace(/^@/, '').toLowerCase()));
  if (outsiders.size === 0 || contacts.length === 0) return false;
  return contacts.every(({ kind, text }) => {
    const name = text.replace(/^@/, '').toLowerCase();
    if (kind === 'handle' || kind === 'team') return outsiders.has(name);
    return kind === 'email' && outsiders.has(name.split('@', 1)[0] ?? '');
  });
}
