import { createHash } from 'node:crypto';

/** GitHub's limit of a login. */
const LOGIN_CHARACTERS = 39;

/** The login that a commit's author most likely has; the same person always gets the same one. */
export function loginOf(name: string, email: string): string {
  const noReply = /^(?:\d+\+)?([\w-]+(?:\[bot\])?)@users\.noreply\.github\.com$/i.exec(email);
  if (noReply?.[1] !== undefined) return noReply[1];
  const bot = /^([\w-]+)\[bot\]$/i.exec(name);
  if (bot) return name;
  const [local = ''] = email.split('@', 1);
  return slug(name) || slug(local) || `author-${createHash('sha1').update(email).digest('hex').slice(0, 6)}`;
}

/** Lower-case letters, digits and single hyphens, as logins are; empty where nothing is left. */
export function slug(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LOGIN_CHARACTERS)
    .replace(/^-+|-+$/g, '');
}
