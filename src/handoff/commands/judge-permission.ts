import type { Config } from '../config/config.ts';
import type { Actor, CommandComment, Fetched, Permission } from '../facts.ts';
import type { PullRequestCommand } from './needs-permission.ts';

/** Whether somebody may give a command. `pending`: not known yet; neither followed nor answered. */
export type PermissionVerdict =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'pending' }
  | { readonly kind: 'refused'; readonly reason: string };

const ALLOWED: PermissionVerdict = { kind: 'allowed' };

/** Judges one command by who wrote it, whose pull request it is, and whom the config lets waive. */
export function judgePermission(
  command: PullRequestCommand,
  comment: CommandComment,
  pullRequestAuthor: Actor | null,
  config: Config,
): PermissionVerdict {
  const isAuthor = isSamePerson(comment.author, pullRequestAuthor);
  if (command.kind === 'report')
    return byWritePermission(comment.authorPermission, 'A fresh report takes write permission.');
  if (command.kind !== 'waive') {
    return isAuthor
      ? ALLOWED
      : byWritePermission(
          comment.authorPermission,
          'This takes write permission, or being the author of the pull request.',
        );
  }
  if (isAuthor && !command.isHotfix) {
    return refused(
      'Authors do not waive rules on their own pull request. In an emergency: ' +
        `\`/baton waive ${command.rule} hotfix REASON\`, to be filled in later.`,
    );
  }
  const byTeam = isAuthor ? ALLOWED : judgeTeam(comment.author, config);
  if (byTeam.kind === 'refused') return byTeam;
  return byWritePermission(comment.authorPermission, 'A waiver takes write permission.');
}

function byWritePermission(permission: Fetched<Permission> | null, reason: string): PermissionVerdict {
  if (permission === null || permission.kind === 'unknown') return { kind: 'pending' };
  return isWriter(permission.value) ? ALLOWED : refused(reason);
}

/** Whether a permission includes that of writing. */
export function isWriter(permission: Permission): boolean {
  return permission === 'admin' || permission === 'maintain' || permission === 'write';
}

function judgeTeam(author: Actor | null, { waivers, engagement }: Config): PermissionVerdict {
  if (waivers.by === 'write' || lists(engagement.team, author)) return ALLOWED;
  if (isTeamUnchecked(author, { waivers, engagement }) && !lists(engagement.engineers, author))
    return ALLOWED;
  return refused("This repository's config leaves waivers to its own team (`waivers.by: team`).");
}

/**
 * True where the config leaves waivers to a team of GitHub whose members Baton does not know: write permission
 * has to do, except for people whom the config names as outsiders.
 */
export function isTeamUnchecked(
  author: Actor | null,
  { waivers, engagement }: Pick<Config, 'waivers' | 'engagement'>,
): boolean {
  return (
    waivers.by === 'team' &&
    !lists(engagement.team, author) &&
    engagement.team.some((member) => member.includes('/'))
  );
}

function lists(members: readonly string[], person: Actor | null): boolean {
  return members.some((member) => member.toLowerCase() === person?.login.toLowerCase());
}

/** Whether two accounts are the same; nobody is the same as an account that is gone. */
export function isSamePerson(left: Actor | null, right: Actor | null): boolean {
  // A bot may share its name with a person, as `renovate[bot]` does.
  return (
    left !== null &&
    right !== null &&
    left.isBot === right.isBot &&
    left.login.toLowerCase() === right.login.toLowerCase()
  );
}

function refused(reason: string): PermissionVerdict {
  return { kind: 'refused', reason };
}
