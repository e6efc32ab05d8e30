import type { Crossing } from '../criteria/measure-status.ts';
import type { MetricReport, UncountedReport } from '../metrics/metric-report.ts';
import type { Refusal } from '../phase-status.ts';
import type { JudgedComment } from './judge-phase-comments.ts';

/** For so long a refused command, or the help, is shown in the issue. */
const TOLD_FOR_MS = 14 * 24 * 3_600_000;

/** An answer to a comment that is still to be given, as a reaction. */
export interface PhaseAnswer {
  readonly commentId: number;
  readonly commentNodeId: string;
  readonly answer: 'accepted' | 'refused';
  /** The app refused it before: that reaction is taken back. */
  readonly wasRefused: boolean;
}

/** Why a followed comment can't be counted as a whole, by its address. */
export function uncountedReason(
  { source, reports }: JudgedComment,
  counted: ReadonlySet<MetricReport>,
  uncounted: readonly UncountedReport[],
): [string, string][] {
  if (reports.every((report) => counted.has(report))) return [];
  const { url } = source.comment;
  const reasons = uncounted.flatMap((one) => (one.source.url === url ? [one.reason] : []));
  return [[url, [...new Set(reasons)].join(' ') || 'What it reports could not be counted.']];
}

/** What became of a comment in the end. */
export interface Settled {
  readonly comment: JudgedComment;
  /** Null where it is followed or still open. */
  readonly reason: string | null;
}

const NOTHING_WAITS = 'No kill criterion of this phase waits for a decision.';
const REFUSED_BEFORE =
  'It was refused when it was written, and that is final: whoever may decide now writes it anew.';

/** A decision that nothing waited for is none. `crossings` are those of the phase's criteria. */
export function settle(
  comment: JudgedComment,
  wrong: ReadonlyMap<string, string>,
  crossings: readonly Crossing[],
): Settled {
  const { verdict, decisions, source } = comment;
  const { url, createdAt, isAccepted } = source.comment;
  if (verdict.kind === 'refused') return { comment, reason: verdict.reason };
  if (verdict.kind === 'refused-before') {
    const wasIdle = source.commands.some(({ kind }) => kind === 'decide') && !waited(crossings, createdAt);
    return { comment, reason: wasIdle ? NOTHING_WAITS : REFUSED_BEFORE };
  }
  const uncounted = wrong.get(url);
  if (uncounted !== undefined) return { comment, reason: uncounted };
  const isUsed = crossings.some(({ decision }) => decision?.url === url);
  const isIdle = decisions.length > 0 && !isUsed && !isAccepted;
  return { comment, reason: isIdle ? NOTHING_WAITS : null };
}

/** Whether a decision was waited for at a time. ISO 8601. */
function waited(crossings: readonly Crossing[], time: string): boolean {
  const ms = Date.parse(time);
  return crossings.some(
    ({ at, decision }) => Date.parse(at) <= ms && (decision === null || Date.parse(decision.at) > ms),
  );
}

/** The reaction that a comment is still to be given, if any. */
export function answerOf({ comment: { verdict, source }, reason }: Settled): PhaseAnswer[] {
  const { isAccepted, isRefused, id, nodeId } = source.comment;
  if (verdict.kind === 'pending') return [];
  const answer = reason === null ? 'accepted' : 'refused';
  if (answer === 'accepted' ? isAccepted : isRefused || isAccepted) return [];
  return [{ commentId: id, commentNodeId: nodeId, answer, wasRefused: isRefused }];
}

/** What the issue tells of a comment that was not followed, for a fortnight. */
export function refusalOf({ comment: { source }, reason }: Settled, now: string): Refusal[] {
  const { comment, author } = source;
  if (reason === null || !isRecent(comment.createdAt, now)) return [];
  return [{ commentUrl: comment.url, by: author.login, reason }];
}

/** Whether something is told still. Times are ISO 8601. */
export function isRecent(at: string, now: string): boolean {
  return Date.parse(now) - Date.parse(at) < TOLD_FOR_MS;
}
