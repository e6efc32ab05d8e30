import type { Config } from '../config/config.ts';
import { whyNoReport } from '../config/why-no-report.ts';
import type { CommandComment, PullRequestFacts } from '../facts.ts';
import type { RuleId } from '../finding.ts';
import { codeSpan } from '../text/neutralise.ts';
import type { Command } from './command.ts';
import { isSamePerson, isTeamUnchecked, judgePermission } from './judge-permission.ts';
import { isForPullRequest } from './needs-permission.ts';
import { parseCommands } from './parse-commands.ts';
import { whereItBelongs } from './where-it-belongs.ts';

/** A rule that somebody let this pull request off, with the reason in their own words (data). */
export interface Waiver {
  readonly rule: RuleId;
  /** Login. */
  readonly by: string;
  readonly reason: string;
  /** Let through in an emergency, to be filled in later. */
  readonly isHotfix: boolean;
  /** ISO 8601; null: for as long as the pull request lives. */
  readonly until: string | null;
  readonly commentId: number;
  /** Only `waivers.by: team` and a team of GitHub: who belongs to it could not be checked, write permission was. */
  readonly isTeamUnchecked: boolean;
}

/** An answer that is still to be given, as a reaction; the reason of a refusal goes into the one comment. */
export type CommandAnswer =
  | { readonly commentId: number; readonly by: string; readonly answer: 'accepted' }
  | {
      readonly commentId: number;
      readonly by: string;
      readonly answer: 'refused';
      /** Markdown by Baton, one or more sentences, without a word of the user's. */
      readonly reason: string;
    };

/** What the comments of a pull request ask of Baton. */
export interface CommandJudgement {
  /** In force now, oldest first; there may be several for a rule. */
  readonly waivers: readonly Waiver[];
  readonly answers: readonly CommandAnswer[];
  /** Help is asked for and not given yet. */
  readonly isHelpAsked: boolean;
  /** A fresh weekly report is asked for, and its comment not answered yet. */
  readonly isReportAsked: boolean;
  /** The newest comment whose `/baton recheck` is not answered yet; null where there is none. */
  readonly recheckCommentId: number | null;
  /** Sentences of Markdown for the check's page, such as on a waiver that no longer counts. */
  readonly notes: readonly string[];
}

const HERE = 'on a pull request';

const NOTHING: CommandJudgement = {
  waivers: [],
  answers: [],
  isHelpAsked: false,
  isReportAsked: false,
  recheckCommentId: null,
  notes: [],
};

/**
 * Judges every command on a pull request. A comment is followed as a whole or not at all, since it gets one
 * answer; edited ones never count, and an accepted one is not judged again.
 */
export function judgeCommands(facts: PullRequestFacts, config: Config): CommandJudgement {
  const { commands } = facts.pullRequest;
  if (commands.kind === 'unknown') {
    const note = `Comments could not be read whole: ${commands.reason}. A waiver among them does not count yet.`;
    return { ...NOTHING, notes: [note] };
  }
  const judged = commands.value.map((comment) => judgeComment(comment, facts, config));
  return {
    waivers: judged.flatMap((one) => one.waivers),
    answers: judged.flatMap((one) => one.answers),
    isHelpAsked: judged.some((one) => one.isHelpAsked),
    isReportAsked: judged.some((one) => one.isReportAsked),
    recheckCommentId: judged.findLast((one) => one.recheckCommentId !== null)?.recheckCommentId ?? null,
    notes: judged.flatMap((one) => one.notes),
  };
}

function judgeComment(comment: CommandComment, facts: PullRequestFacts, config: Config): CommandJudgement {
  const { author, answer } = comment;
  if (author === null || author.isBot || author.login === facts.appLogin || answer === 'refused')
    return NOTHING;
  const commands = parseCommands(comment.body);
  if (commands.length === 0) return NOTHING;
  if (answer === 'accepted') {
    if (!comment.isEdited) return { ...NOTHING, waivers: waiversOf(comment, commands, facts, config) };
    const isWaiver = commands.some(({ kind }) => kind === 'waive');
    return { ...NOTHING, notes: isWaiver ? [lapsedNote(author.login)] : [] };
  }
  if (comment.isEdited)
    return refuse(comment, author.login, ['Edited comments do not count: write it anew.']);
  const verdicts = commands.map((command) => judgeCommand(command, comment, facts, config));
  const reasons = verdicts.flatMap((verdict) => (verdict.kind === 'refused' ? [verdict.reason] : []));
  if (reasons.length > 0) return refuse(comment, author.login, reasons);
  if (verdicts.some((verdict) => verdict.kind === 'pending')) return NOTHING;
  return {
    waivers: waiversOf(comment, commands, facts, config),
    answers: [{ commentId: comment.id, by: author.login, answer: 'accepted' }],
    isHelpAsked: commands.some(({ kind }) => kind === 'help'),
    isReportAsked: commands.some(({ kind }) => kind === 'report'),
    recheckCommentId: commands.some(({ kind }) => kind === 'recheck') ? comment.id : null,
    notes: [],
  };
}

function lapsedNote(login: string): string {
  return `The waiver by ${codeSpan(login)} was edited afterwards, so it no longer counts: write it anew.`;
}

function judgeCommand(command: Command, comment: CommandComment, facts: PullRequestFacts, config: Config) {
  const noReport = command.kind === 'report' ? whyNoReport(facts.repository, config) : null;
  if (noReport !== null) return { kind: 'refused', reason: noReport } as const;
  if (isForPullRequest(command)) {
    return judgePermission(command, comment, facts.pullRequest.author, config);
  }
  const reason = command.kind === 'malformed' ? command.reason : whereItBelongs(command.kind, HERE);
  return { kind: 'refused', reason } as const;
}

function refuse(comment: CommandComment, by: string, reasons: readonly string[]): CommandJudgement {
  const reason = [...new Set(reasons)].join(' ');
  return { ...NOTHING, answers: [{ commentId: comment.id, by, answer: 'refused', reason }] };
}

const DAY_MS = 24 * 60 * 60 * 1000;

function waiversOf(
  { id, author, createdAt }: CommandComment,
  commands: readonly Command[],
  { now, pullRequest }: PullRequestFacts,
  config: Config,
): Waiver[] {
  return commands.flatMap((command) => {
    if (command.kind !== 'waive' || author === null) return [];
    const { rule, reason, isHotfix, forDays } = command;
    const end = forDays === null ? null : Date.parse(createdAt) + forDays * DAY_MS;
    if (end !== null && end <= Date.parse(now)) return [];
    const until = end === null ? null : new Date(end).toISOString();
    const unchecked = !isSamePerson(author, pullRequest.author) && isTeamUnchecked(author, config);
    return [{ rule, by: author.login, reason, isHotfix, until, commentId: id, isTeamUnchecked: unchecked }];
  });
}
