import type { Actor } from '../../facts.ts';
import type { CommitPerson, ReadinessFacts } from '../readiness-facts.ts';
import { isBotActor, isBotPerson, noreplyLogin } from './bots.ts';

/** Somebody, under whatever names they appear. */
export interface Person {
  /** Equal for one person only. */
  readonly key: string;
  /** Login, or the name of somebody without an account: data. */
  readonly name: string;
  readonly hasAccount: boolean;
}

/** Tells who is who. Null for bots and AI co-authors, and for accounts that are gone. */
export interface People {
  readonly ofActor: (actor: Actor | null) => Person | null;
  readonly ofCommit: (person: CommitPerson) => Person | null;
}

/**
 * Learns who is who from everybody that appears. Logins are compared without case. Whoever wrote a commit under an address without an
 * account is the login that bears the same address elsewhere, or stands in GitHub's own address, or alone bears exactly the same name;
 * else a person by that name. What leads to two logins leads to none: people share machines, and names.
 */
export function identifyPeople({ merges, commits }: Pick<ReadinessFacts, 'merges' | 'commits'>): People {
  const spellings = new Map<string, string>();
  /** Only from addresses, where people may have typed them. */
  const typed = new Map<string, string>();
  const byAddress = new Map<string, Set<string>>();
  const byName = new Map<string, Set<string>>();
  const meet = (login: string, among = spellings): string => {
    const key = login.toLowerCase();
    const known = among.get(key);
    // Of several spellings always the same one, in whatever order they are met.
    if (known === undefined || login < known) among.set(key, login);
    return key;
  };
  for (const { author, reviews } of merges.entries) {
    for (const actor of [author, ...reviews.map((review) => review.author)]) {
      if (actor !== null && !isBotActor(actor)) meet(actor.login);
    }
  }
  for (const person of commits.entries.flatMap(({ authors }) => authors)) {
    if (isBotPerson(person)) continue;
    const fromAddress = noreplyLogin(person.email);
    if (fromAddress !== null) meet(fromAddress, typed);
    if (person.login === null) continue;
    const key = meet(person.login);
    add(byAddress, person.email.trim().toLowerCase(), key);
    add(byName, person.name.trim(), key);
  }
  const withLogin = (login: string): Person => {
    const key = login.toLowerCase();
    return { key: `@${key}`, name: spellings.get(key) ?? typed.get(key) ?? login, hasAccount: true };
  };
  return {
    ofActor: (actor) => (actor === null || isBotActor(actor) ? null : withLogin(actor.login)),
    ofCommit: (person) => {
      if (isBotPerson(person)) return null;
      const name = person.name.trim();
      const login =
        person.login ??
        only(byAddress.get(person.email.trim().toLowerCase())) ??
        noreplyLogin(person.email) ??
        only(byName.get(name));
      if (login !== null) return withLogin(login);
      return name === '' ? null : { key: `=${name}`, name, hasAccount: false };
    },
  };
}

function add(map: Map<string, Set<string>>, key: string, login: string): void {
  if (key === '') return;
  const logins = map.get(key);
  if (logins === undefined) map.set(key, new Set([login]));
  else logins.add(login);
}

function only(logins: ReadonlySet<string> | undefined): string | null {
  if (logins?.size !== 1) return null;
  const [login = null] = logins;
  return login;
}
