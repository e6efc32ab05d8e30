import { isWriter } from '../../commands/judge-permission.ts';
import type { Config } from '../../config/config.ts';
import type { Actor, Fetched, Permission } from '../../facts.ts';
import { codeSpan } from '../../text/neutralise.ts';
import type { Members } from '../phase-facts.ts';
import { isTeam, judgeMembership, withoutAt } from './membership.ts';

/** Whether somebody may do what they ask for. `pending`: what they may do here is not looked up yet, or could not be. */
export type Verdict =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'pending' }
  | { readonly kind: 'refused'; readonly reason: string };

const ALLOWED: Verdict = { kind: 'allowed' };

/** Who stands for whom in the engagement. */
export interface Engagement {
  readonly config: Config['engagement'];
  readonly members: Members;
}

/** The teams of GitHub that the config names, as `org/slug`. */
export function teamsOf({ engineers, team, sponsor }: Config['engagement']): string[] {
  return [...new Set([...engineers, ...team, ...sponsor].filter(isTeam).map(withoutAt))];
}

/**
 * Whether somebody decides for the client: the sponsor, whatever their access, and the client's team with write permission.
 * An outsider never does. Where the config names nobody, or a team that can't be looked up, write permission has to do.
 */
export function judgeClientSide(
  person: Actor,
  permission: Fetched<Permission> | undefined,
  engagement: Engagement,
): Verdict {
  const { config } = engagement;
  if (person.isBot) return refused('People decide, not bots.');
  if (belongs(person, config.engineers, engagement) === 'yes')
    return refused(`An engineer of the engagement does not decide this: ${askedNames(engagement)} does.`);
  if (belongs(person, config.sponsor, engagement) === 'yes') return ALLOWED;
  const isNamed = config.sponsor.length + config.team.length > 0;
  const isTeam = [config.team, config.sponsor].map((list) => belongs(person, list, engagement));
  if (isNamed && !isTeam.includes('yes') && !isTeam.includes('unknown'))
    return refused(`This is for the client's side to decide: ${askedNames(engagement)}.`);
  return judgeWriter(permission, 'This takes write permission, or being named as `sponsor` in the config.');
}

/** Whether somebody may write to the repository. */
export function judgeWriter(permission: Fetched<Permission> | undefined, reason: string): Verdict {
  if (permission === undefined || permission.kind === 'unknown') return { kind: 'pending' };
  return isWriter(permission.value) ? ALLOWED : refused(reason);
}

/** Whether somebody is named as sponsor or team, whatever they may do: what an approving review counts by. */
export function isNamedClient(login: string, engagement: Engagement): boolean {
  const person = { login, isBot: false };
  const { sponsor, team, engineers } = engagement.config;
  if (belongs(person, engineers, engagement) === 'yes') return false;
  return [sponsor, team].some((list) => belongs(person, list, engagement) === 'yes');
}

/** Who is asked for a decision: the sponsor, else the team; empty where the config names neither. Logins and `org/slug`. */
export function askedPeople({ sponsor, team }: Config['engagement']): string[] {
  return (sponsor.length > 0 ? sponsor : team).map(withoutAt);
}

function askedNames({ config }: Engagement): string {
  const asked = askedPeople(config);
  if (asked.length === 0) return "the client's side";
  return asked.map((name) => codeSpan(name)).join(', ');
}

function belongs(person: Actor, list: readonly string[], { members }: Engagement): 'yes' | 'no' | 'unknown' {
  return judgeMembership(person.login, list, members);
}

function refused(reason: string): Verdict {
  return { kind: 'refused', reason };
}
