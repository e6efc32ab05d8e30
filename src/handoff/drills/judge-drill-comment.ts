import type { Command } from '../commands/command.ts';
import { parseCommands } from '../commands/parse-commands.ts';
import { whereItBelongs } from '../commands/where-it-belongs.ts';
import type { Config } from '../config/config.ts';
import type { Actor, Fetched, Permission } from '../facts.ts';
import { judgeWriter, teamsOf, type Verdict } from '../phases/people/client-side.ts';
import { judgeMembership } from '../phases/people/membership.ts';
import type { Members, PhaseComment } from '../phases/phase-facts.ts';

export interface DrillCommentContext {
  readonly engagement: Config['engagement'];
  readonly members: Members;
  /** By login in lower case. */
  readonly permissions: Readonly<Record<string, Fetched<Permission>>>;
}

/** What a comment on the issue of a drill comes to. */
export interface JudgedDrillComment {
  readonly comment: PhaseComment;
  readonly author: Actor;
  readonly verdict:
    | { readonly kind: 'followed' }
    /** What its author may do here is not known: neither followed nor answered. */
    | { readonly kind: 'pending' }
    | { readonly kind: 'refused'; readonly reason: string };
  /** Null unless it is followed and reports one; the last of several. */
  readonly result: { readonly outcome: 'passed' | 'failed'; readonly note: string } | null;
  readonly asksHelp: boolean;
  readonly asksReport: boolean;
}

const HERE = 'on the issue of a drill';
const REFUSED_BEFORE =
  'It was refused when it was written, and that is final: whoever may report now writes it anew.';

/**
 * Judges one comment as a whole, since it gets one answer; null where it says nothing to Baton. What was accepted stays so, as the
 * app's own thumbs-up records it, unless it was edited since.
 */
export function judgeDrillComment(
  comment: PhaseComment,
  context: DrillCommentContext,
): JudgedDrillComment | null {
  const { author, isOwn, body } = comment;
  if (isOwn || author === null || author.isBot) return null;
  const commands = parseCommands(body);
  if (commands.length === 0) return null;
  const verdict = judge(comment, author, commands, context);
  const followed = verdict.kind === 'followed' ? commands : [];
  const last = followed.findLast((command) => command.kind === 'drill');
  return {
    comment,
    author,
    verdict,
    result: last === undefined ? null : { outcome: last.result, note: last.note },
    asksHelp: followed.some(({ kind }) => kind === 'help'),
    asksReport: followed.some(({ kind }) => kind === 'report'),
  };
}

function judge(
  comment: PhaseComment,
  author: Actor,
  commands: readonly Command[],
  context: DrillCommentContext,
): JudgedDrillComment['verdict'] {
  if (comment.editedBy !== 'nobody') return refused('Edited comments do not count: write it anew.');
  const wrong = commands.flatMap((command) => wrongHere(command) ?? []);
  if (wrong.length > 0) return refused([...new Set(wrong)].join(' '));
  if (comment.isAccepted) return { kind: 'followed' };
  const verdicts = commands.map((command) => mayGive(command, author, context));
  const refusal = verdicts.find(({ kind }) => kind === 'refused');
  if (refusal?.kind === 'refused') return refusal;
  if (comment.isRefused) return refused(REFUSED_BEFORE);
  return verdicts.some(({ kind }) => kind === 'pending') ? { kind: 'pending' } : { kind: 'followed' };
}

function wrongHere(command: Command): string | null {
  switch (command.kind) {
    case 'malformed':
      return command.reason;
    case 'waive':
    case 'metric':
    case 'decide':
    case 'accept':
      return whereItBelongs(command.kind, HERE);
    case 'drill':
    case 'report':
    case 'recheck':
    case 'help':
      return null;
  }
}

function mayGive({ kind }: Command, author: Actor, context: DrillCommentContext): Verdict {
  const permission = context.permissions[author.login.toLowerCase()];
  if (kind === 'drill') return mayReport(author, permission, context);
  return kind === 'help' ? { kind: 'allowed' } : judgeWriter(permission, 'This takes write permission.');
}

/**
 * Who can tell whether somebody in-house can carry on: the client's people, never an outsider. Where the config names no team,
 * or one that can't be looked up, write permission has to do.
 */
function mayReport(
  author: Actor,
  permission: Fetched<Permission> | undefined,
  { engagement, members }: DrillCommentContext,
): Verdict {
  if (teamsOf(engagement).some((team) => members[team] === undefined)) return { kind: 'pending' };
  if (judgeMembership(author.login, engagement.engineers, members) === 'yes')
    return refused(
      'An outside engineer can help with a drill and not pass it: it shows that the client can carry on without.',
    );
  const isOfTeam = [engagement.team, engagement.sponsor].map((list) =>
    judgeMembership(author.login, list, members),
  );
  if (engagement.team.length > 0 && isOfTeam.every((answer) => answer === 'no'))
    return refused(
      "This is for the client's own people to report: whoever `engagement` names as `team` or `sponsor`.",
    );
  return judgeWriter(permission, 'Reporting a drill takes write permission.');
}

function refused(reason: string): { readonly kind: 'refused'; readonly reason: string } {
  return { kind: 'refused', reason };
}
