import type { Command } from '../../commands/command.ts';
import type { Fetched, Permission } from '../../facts.ts';
import type { Decision } from '../criteria/measure-status.ts';
import type { MetricReport } from '../metrics/metric-report.ts';
import { type Engagement, judgeClientSide, judgeWriter, type Verdict } from '../people/client-side.ts';
import { type CommandedComment, isWorkflow } from './read-phase-comment.ts';

export interface CommentContext {
  /** Id of the phase in the plan. */
  readonly phase: string;
  readonly engagement: Engagement;
  /** By login in lower case. */
  readonly permissions: Readonly<Record<string, Fetched<Permission>>>;
}

/** What a comment brings to the record, if it may. */
export interface JudgedComment {
  readonly source: CommandedComment;
  readonly verdict:
    | { readonly kind: 'followed' }
    /** Somebody's permission, or who edited it, is to be looked up: until then it neither counts nor is answered. */
    | { readonly kind: 'pending'; readonly login: string | null; readonly nodeId: string | null }
    | { readonly kind: 'refused'; readonly reason: string }
    /** It may be followed now, but was refused when it was written, and that is final. */
    | { readonly kind: 'refused-before' };
  /** Empty unless it is followed. */
  readonly reports: readonly MetricReport[];
  readonly decisions: readonly Decision[];
  readonly accepts: boolean;
  readonly asksHelp: boolean;
  /** It asks for a fresh weekly report. */
  readonly asksReport: boolean;
}

/**
 * Judges one comment as a whole, since it gets one answer. What was accepted once stays so: the app's own thumbs-up is the
 * record of it. A refused decision stays refused. A metric is judged as it stands now: its author may correct it.
 */
export function judgePhaseComment(source: CommandedComment, context: CommentContext): JudgedComment {
  const verdict = judge(source, context);
  if (verdict.kind !== 'followed') return { source, verdict, ...NOTHING };
  const { comment, author, commands } = source;
  const at = { at: comment.createdAt, by: author.login, url: comment.url };
  return {
    source,
    verdict,
    reports: commands.flatMap((command) =>
      command.kind === 'metric' ? [report(command, source, context)] : [],
    ),
    decisions: commands.flatMap((command) =>
      command.kind === 'decide' ? [{ ...decisionOf(command), ...at }] : [],
    ),
    accepts: commands.some(({ kind }) => kind === 'accept'),
    asksHelp: commands.some(({ kind }) => kind === 'help'),
    asksReport: commands.some(({ kind }) => kind === 'report'),
  };
}

const NOTHING = { reports: [], decisions: [], accepts: false, asksHelp: false, asksReport: false } as const;

function judge(source: CommandedComment, context: CommentContext): JudgedComment['verdict'] {
  const { comment, commands, editedBy } = source;
  const isOnlyMetrics = commands.every(({ kind }) => kind === 'metric' || kind === 'malformed');
  if (editedBy === 'unread' && isOnlyMetrics) return { kind: 'pending', login: null, nodeId: comment.nodeId };
  if (editedBy === 'others') return refused('Somebody else edited it, so it does not count: write it anew.');
  if (editedBy !== 'nobody' && !isOnlyMetrics) return refused('Edited commands do not count: write it anew.');
  const malformed = commands.flatMap((command) => wrongHere(command) ?? []);
  if (malformed.length > 0) return refused([...new Set(malformed)].join(' '));
  if (comment.isAccepted) return { kind: 'followed' };
  const verdicts = commands.map((command) => mayGive(command, source, context));
  const refusal = verdicts.find((verdict) => verdict.kind === 'refused');
  if (refusal !== undefined) return refusal;
  // A decision comes too late once its author is allowed to decide; a value is counted once the plan asks for it.
  if (comment.isRefused && !isOnlyMetrics) return { kind: 'refused-before' };
  const isPending = verdicts.some(({ kind }) => kind === 'pending');
  return isPending ? { kind: 'pending', login: source.author.login, nodeId: null } : { kind: 'followed' };
}

/** Why a command can't be followed on the issue of a phase, whoever gives it; null where it can. */
function wrongHere(command: Command): string | null {
  switch (command.kind) {
    case 'malformed':
      return command.reason;
    case 'waive':
      return '`/baton waive` belongs on a pull request, not on the issue of a phase.';
    case 'drill':
      return '`/baton drill` belongs on the issue of the drill, not on the issue of a phase.';
    case 'report':
    case 'metric':
    case 'decide':
    case 'accept':
    case 'recheck':
    case 'help':
      return null;
  }
}

function mayGive(command: Command, { author }: CommandedComment, context: CommentContext): Verdict {
  const permission = context.permissions[author.login.toLowerCase()];
  switch (command.kind) {
    case 'decide':
    case 'accept':
      return judgeClientSide(author, permission, context.engagement);
    case 'metric':
      if (isWorkflow(author)) return { kind: 'allowed' };
      return judgeWriter(permission, 'A report takes write permission.');
    case 'recheck':
    case 'report':
      return judgeWriter(permission, 'This takes write permission.');
    case 'help':
    case 'waive':
    case 'drill':
    case 'malformed':
      return { kind: 'allowed' };
  }
}

function report(
  { name, value, unit, note, line }: Extract<Command, { kind: 'metric' }>,
  { comment, author }: CommandedComment,
  { phase }: CommentContext,
): MetricReport {
  const source = { kind: 'comment', url: comment.url, by: author.login, line } as const;
  return { metric: name, value, unit, at: comment.createdAt, commit: null, note, source, phase };
}

function decisionOf(
  command: Extract<Command, { kind: 'decide' }>,
): Pick<Decision, 'decision' | 'reason' | 'limit'> {
  const { decision, reason } = command;
  return { decision, reason, limit: decision === 'continue' ? command.limit : null };
}

function refused(reason: string): { readonly kind: 'refused'; readonly reason: string } {
  return { kind: 'refused', reason };
}
