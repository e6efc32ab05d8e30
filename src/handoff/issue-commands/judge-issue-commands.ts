import type { Command } from '../commands/command.ts';
import { isWriter } from '../commands/judge-permission.ts';
import { parseCommands } from '../commands/parse-commands.ts';
import { whereItBelongs } from '../commands/where-it-belongs.ts';
import type { Config } from '../config/config.ts';
import { resolveConfig } from '../config/resolve-config.ts';
import { whyNoReport } from '../config/why-no-report.ts';
import { parseDrillMarker } from '../drills/drill-id.ts';
import type { Effect } from '../effects/effect.ts';
import type { CommandComment } from '../facts.ts';
import { readPhaseMarker } from '../phases/issue/phase-marker.ts';
import { ANSWERS_MARKER } from '../rendering/render-comment.ts';
import { byteLength } from '../text/fit-blocks.ts';
import { quoteInline } from '../text/neutralise.ts';
import type { IssueFacts } from './issue-facts.ts';
import { issueHelpText } from './issue-help-text.ts';

export interface IssueDecision {
  /** What keeps the issue, and answers there itself: nothing else is decided then. Null for all other issues. */
  readonly keptBy: 'phases' | 'drills' | null;
  /** Empty while something is wanted. */
  readonly effects: readonly Effect[];
  /** Somebody who may asks for a fresh weekly report: have it renewed before the effects are applied, which answer them. */
  readonly isReportAsked: boolean;
  /** Logins whose permission is to be looked up. */
  readonly wants: readonly string[];
}

const NOTHING: IssueDecision = { keptBy: null, effects: [], isReportAsked: false, wants: [] };
const LINE_END = /\r\n|\r|\n/;
const HERE = 'on this issue';
/** Many refusals at once: the others have their reaction. */
const LONGEST_ANSWER_BYTES = 20_000;

/** Answers the commands on an issue that is none of a phase and none of a drill; nothing is answered twice. */
export function judgeIssueCommands(facts: IssueFacts): IssueDecision {
  const { ownBody, repository, commands } = facts;
  const keptBy = ownBody === null ? null : readKeeper(ownBody);
  if (keptBy !== null) return { ...NOTHING, keptBy };
  const noReport = whyNoReport(repository, resolveFor(facts));
  const judged = commands.map((comment) => judgeComment(comment, noReport));
  const wants = judged.flatMap(({ verdict, login }) => (verdict.kind === 'wanted' ? [login] : []));
  if (wants.length > 0) return { ...NOTHING, wants: [...new Set(wants)] };
  const followed = judged.filter(({ verdict }) => verdict.kind === 'followed');
  return {
    ...NOTHING,
    effects: [...planAnswers(judged, facts), ...judged.flatMap(reactionTo)],
    isReportAsked: followed.some(({ asks }) => asks.includes('report')),
  };
}

function resolveFor({ configFiles: { organisation, extended, repository } }: IssueFacts): Config {
  return resolveConfig({ organisation: organisation ?? null, extended: extended ?? null, repository });
}

/** By the marker, above which people may have written. */
function readKeeper(body: string): IssueDecision['keptBy'] {
  const lines = body.split(LINE_END);
  if (lines.some((line) => readPhaseMarker(line) !== null)) return 'phases';
  return lines.some((line) => parseDrillMarker(line) !== null) ? 'drills' : null;
}

interface Judged {
  readonly id: number;
  readonly login: string;
  /** Nothing where there is nothing to answer, or not yet. */
  readonly verdict:
    | { readonly kind: 'followed' | 'wanted' | 'nothing' }
    | { readonly kind: 'refused'; readonly reason: string };
  readonly asks: readonly Command['kind'][];
}

/** A comment is followed as a whole or not at all, since it gets one answer. */
function judgeComment(comment: CommandComment, noReport: string | null): Judged {
  const { id, author, body, isEdited, answer, authorPermission } = comment;
  const commands = author === null || author.isBot || answer !== null ? [] : parseCommands(body);
  const asks = commands.map(({ kind }) => kind);
  const judged = (verdict: Judged['verdict']): Judged => ({ id, login: author?.login ?? '', verdict, asks });
  if (commands.length === 0) return judged({ kind: 'nothing' });
  if (isEdited) return judged(refused('Edited comments do not count: write it anew.'));
  const wrong = commands.flatMap((command) => wrongHere(command) ?? []);
  if (wrong.length > 0) return judged(refused([...new Set(wrong)].join(' ')));
  if (!asks.includes('report')) return judged({ kind: 'followed' });
  if (noReport !== null) return judged(refused(noReport));
  if (authorPermission === null) return judged({ kind: 'wanted' });
  if (authorPermission.kind === 'unknown') return judged({ kind: 'nothing' });
  return judged(
    isWriter(authorPermission.value)
      ? { kind: 'followed' }
      : refused('A fresh report takes write permission.'),
  );
}

function wrongHere(command: Command): string | null {
  if (command.kind === 'malformed') return command.reason;
  if (command.kind === 'report' || command.kind === 'help') return null;
  return whereItBelongs(command.kind, HERE);
}

function refused(reason: string): Judged['verdict'] {
  return { kind: 'refused', reason };
}

function reactionTo({ id, verdict: { kind } }: Judged): Effect[] {
  if (kind !== 'followed' && kind !== 'refused') return [];
  return [{ kind: 'react', commentId: id, content: kind === 'followed' ? '+1' : 'confused' }];
}

/** What a reaction can't say goes into one comment, which holds the newest answers. */
function planAnswers(
  judged: readonly Judged[],
  { number, url, ownComments, operator }: IssueFacts,
): Effect[] {
  const refusals = judged.flatMap(({ id, verdict }) =>
    verdict.kind === 'refused'
      ? [`[This command](${url}#issuecomment-${id}) was not followed. ${verdict.reason}`]
      : [],
  );
  const isHelpAsked = judged.some(
    ({ verdict, asks }) => verdict.kind === 'followed' && asks.includes('help'),
  );
  if (refusals.length === 0 && !isHelpAsked) return [];
  const runBy = operator === null ? [] : [`This Baton is run by ${quoteInline(operator)}.`];
  const help = isHelpAsked ? [issueHelpText, ...runBy] : [];
  const body = [ANSWERS_MARKER, ...newest(refusals, LONGEST_ANSWER_BYTES), ...help].join('\n\n');
  const answers = ownComments.find((own) => own.body.split(LINE_END, 1)[0]?.trim() === ANSWERS_MARKER);
  if (answers === undefined) return [{ kind: 'create-comment', number, body }];
  return answers.body.replaceAll('\r\n', '\n').trimEnd() === body
    ? []
    : [{ kind: 'update-comment', id: answers.id, body }];
}

function newest(texts: readonly string[], limitBytes: number): string[] {
  let left = limitBytes;
  const kept = texts.toReversed().filter((text) => {
    left -= byteLength(text);
    return left >= 0;
  });
  return kept.toReversed();
}
