import type { CommitInfo, GitPerson } from '../../git/commit-info.ts';
import type { Account } from '../../store/entities.ts';
import type { Store } from '../../store/store.ts';

const TRAILER = 'co-authored-by:';
const NOREPLY = '@users.noreply.github.com';

/** Who made a commit: its author in Git, then those of its `Co-authored-by` trailers, each address once. */
export function authorsOf({ author, message }: CommitInfo): readonly GitPerson[] {
  const people = new Map([[author.email.toLowerCase(), author]]);
  for (const line of message.split('\n')) {
    const person = parseTrailer(line.trim(), author.date);
    if (person && !people.has(person.email.toLowerCase())) people.set(person.email.toLowerCase(), person);
  }
  return [...people.values()];
}

function parseTrailer(line: string, date: string): GitPerson | null {
  if (!line.toLowerCase().startsWith(TRAILER) || !line.endsWith('>')) return null;
  const at = line.lastIndexOf('<');
  if (at < 0) return null;
  const email = line.slice(at + 1, -1).trim();
  return email === '' ? null : { name: line.slice(TRAILER.length, at).trim(), email, date };
}

/** The person whose address it is, by what the account told of itself or by GitHub's own; a bot is no User. */
export function userOfEmail(store: Store, email: string): Account | null {
  const address = email.toLowerCase();
  const login = address.endsWith(NOREPLY) ? address.slice(0, -NOREPLY.length).replace(/^\d+\+/, '') : null;
  const account = store.accountsByEmail.get(address) ?? (login === null ? null : store.accounts.get(login));
  return account?.kind === 'User' && !account.isDeleted ? account : null;
}
