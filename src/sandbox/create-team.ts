import { ensureAccount, nodeIdOf, type Store } from './store/store.ts';
import type { Team } from './store/team.ts';

/** Makes a team, or gives one that is there new members. */
export function createTeam(
  store: Store,
  organizationLogin: string,
  slug: string,
  members: readonly string[],
): Team {
  const organization = ensureAccount(store, organizationLogin, 'Organization');
  const key = `${organization.login}/${slug}`.toLowerCase();
  const accounts = members.map((login) => ensureAccount(store, login));
  const known = store.teams.get(key);
  if (known) {
    known.members = accounts;
    return known;
  }
  const id = store.nextId();
  const team: Team = { kind: 'Team', id, nodeId: nodeIdOf('T', id), organization, slug, members: accounts };
  store.teams.set(key, team);
  return team;
}
