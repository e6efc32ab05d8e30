import type { Members } from '../phase-facts.ts';

/**
 * Whether a list of logins and teams, as the config writes them, names somebody. `unknown`: it does not by name, and one of
 * its teams is not looked up yet or could not be.
 */
export function judgeMembership(
  login: string,
  list: readonly string[],
  members: Members,
): 'yes' | 'no' | 'unknown' {
  const name = login.toLowerCase();
  let isUnknown = false;
  for (const entry of list.map(withoutAt)) {
    if (!isTeam(entry)) {
      if (entry.toLowerCase() === name) return 'yes';
      continue;
    }
    const team = members[entry];
    if (team === undefined || team.kind === 'unknown') isUnknown = true;
    else if (team.value.some((member) => member.toLowerCase() === name)) return 'yes';
  }
  return isUnknown ? 'unknown' : 'no';
}

/** The name as GitHub knows it: the config may write `@` in front. */
export function withoutAt(entry: string): string {
  return entry.startsWith('@') ? entry.slice(1) : entry;
}

/** Whether an entry of the config names a team, as `org/slug`, rather than a login. */
export function isTeam(entry: string): boolean {
  return entry.includes('/');
}
