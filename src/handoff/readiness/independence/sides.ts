import type { Config } from '../../config/config.ts';
import { isTeam, judgeMembership, withoutAt } from '../../phases/people/membership.ts';
import type { Members } from '../../phases/phase-facts.ts';
import { codeSpan } from '../../text/neutralise.ts';
import type { Independence } from './independence.ts';
import type { Person } from './people.ts';

/** `other`: neither of the engineers nor of the team, where a team is named. `unknown`: a team that could not be read would tell. */
export type Side = 'in-house' | 'outsider' | 'other' | 'unknown';

/** Who belongs to whom. */
export interface Sides {
  readonly by: Independence['by'];
  readonly sideOf: (person: Person) => Side;
}

/**
 * Reads from the config who is an outsider and who the client's own. An engineer is an outsider, in whatever other list they stand. Where
 * a team is named, it and the sponsor are in-house and nobody else: a third party's knowledge is not the client's. Where only
 * engineers are named, everybody else is in-house. Where neither is, everybody is alike; a sponsor alone says nothing of who
 * writes code. Somebody without an account is on no list, whatever their name.
 */
export function readSides(config: Config['engagement'], members: Members): Sides {
  const { engineers, team, sponsor } = config;
  if (engineers.length + team.length === 0) return { by: 'bus-factor', sideOf: () => 'in-house' };
  const rest = team.length > 0 ? 'other' : 'in-house';
  return {
    by: 'engagement',
    sideOf: ({ name, hasAccount }) => {
      if (!hasAccount) return rest;
      const isEngineer = judgeMembership(name, engineers, members);
      if (isEngineer === 'yes') return 'outsider';
      if (isEngineer === 'unknown') return 'unknown';
      if (team.length === 0) return rest;
      const isClient = judgeMembership(name, [...team, ...sponsor], members);
      return isClient === 'yes' ? 'in-house' : isClient === 'unknown' ? 'unknown' : rest;
    },
  };
}

/** Why somebody's side could not be told: half a sentence of Markdown on the first team that could not be read. */
export function whyUnknown({ engineers, team, sponsor }: Config['engagement'], members: Members): string {
  for (const name of [...engineers, ...team, ...sponsor].filter(isTeam).map(withoutAt)) {
    const read = members[name];
    if (read === undefined) return `the team ${codeSpan(name)} is being read`;
    if (read.kind === 'unknown') return `the team ${codeSpan(name)} could not be read: ${read.reason}`;
  }
  return 'a team of the config could not be read';
}
