import type { Config } from '../config/config.ts';
import { isRecent, type PhaseAnswer } from '../phases/commands/settle-comments.ts';
import { dayOf, daysBetween } from '../phases/criteria/moments.ts';
import type { Refusal } from '../phases/phase-status.ts';
import type { PhaseSummary } from '../phases/phase-summary.ts';
import type { ReadinessFacts } from '../readiness/readiness-facts.ts';
import type { DrillIssue } from './drill-facts.ts';
import { type DrillId, systemSlugs } from './drill-id.ts';
import type { Drill, DrillsJudgement, SystemDrills } from './drills.ts';
import { dueDay } from './due-day.ts';
import { type JudgedDrillComment, judgeDrillComment } from './judge-drill-comment.ts';
import { readDrillBlock } from './read-drill-block.ts';

export interface DrillsInput extends Pick<ReadinessFacts, 'now' | 'drills' | 'permissions' | 'members'> {
  readonly config: Config;
  /** Of the plan; empty where there is none. */
  readonly phases: readonly PhaseSummary[];
  /** The oldest time at which Baton is known to have looked after the repository, ISO 8601; null where that is now. */
  readonly since: string | null;
}

/** The issue of a drill with what its comments come to. */
export interface JudgedDrillIssue {
  readonly issue: DrillIssue;
  readonly id: DrillId;
  readonly drill: Drill;
  /** Database id of the comment with the result; null where there is none. */
  readonly resultComment: number | null;
  readonly answers: readonly PhaseAnswer[];
  /** Told for a fortnight. */
  readonly refusals: readonly Refusal[];
  readonly isHelpAsked: boolean;
}

export interface JudgedDrills {
  readonly judgement: DrillsJudgement;
  /** Of systems that the config has, newest first. */
  readonly issues: readonly JudgedDrillIssue[];
  /** Reactions that are still to be given. */
  readonly answers: readonly PhaseAnswer[];
  /** Somebody who may asks for a fresh report, and was not answered yet. */
  readonly isReportAsked: boolean;
  /** Logins in lower case whose permission is to be looked up. */
  readonly wants: { readonly permissions: readonly string[] };
}

/** A passed drill proves nothing any more after so many days. */
const FADES_OVER_DAYS = 90;

/** What the drills of each system came to, and when the next ones are due. */
export function judgeDrills(input: DrillsInput): JudgedDrills {
  const { config, drills, permissions } = input;
  const slugs = systemSlugs(config.systems.map(({ name }) => name));
  const seen = drills.flatMap((issue) => {
    const { id } = readDrillBlock(issue.body);
    const system = id === null ? undefined : config.systems[slugs.indexOf(id.slug)];
    return id === null || system === undefined ? [] : [judgeIssue(issue, id, system.name, input)];
  });
  const comments = seen.flatMap((one) => one.comments);
  const asked = comments.filter(({ verdict }) => verdict.kind === 'pending');
  const logins = new Set(asked.map(({ author }) => author.login.toLowerCase()));
  const issues = seen.map(({ judged }) => judged);
  return {
    judgement: {
      systems: config.systems.map((system, index) =>
        judgeSystem(
          system,
          issues.filter(({ id }) => id.slug === slugs[index]),
          input,
        ),
      ),
    },
    issues,
    answers: issues.flatMap(({ answers }) => answers),
    isReportAsked: comments.some(({ asksReport, comment }) => asksReport && !comment.isAccepted),
    wants: { permissions: [...logins].filter((login) => permissions[login] === undefined) },
  };
}

function judgeIssue(
  issue: DrillIssue,
  id: DrillId,
  system: string,
  { config, members, permissions, now }: DrillsInput,
): { readonly judged: JudgedDrillIssue; readonly comments: readonly JudgedDrillComment[] } {
  const context = { engagement: config.engagement, members, permissions };
  const comments = issue.comments.flatMap((comment) => judgeDrillComment(comment, context) ?? []);
  const newest = comments.findLast(({ result }) => result !== null);
  return {
    comments,
    judged: {
      issue,
      id,
      drill: {
        system,
        number: issue.number,
        url: issue.url,
        openedAt: issue.createdAt,
        isOpen: issue.isOpen,
        result: resultOf(newest),
      },
      resultComment: newest?.comment.id ?? null,
      answers: comments.flatMap(answerOf),
      refusals: comments.flatMap((comment) => refusalOf(comment, now)),
      isHelpAsked: comments.some(({ asksHelp, comment }) => asksHelp && isRecent(comment.createdAt, now)),
    },
  };
}

function resultOf(newest: JudgedDrillComment | undefined): Drill['result'] {
  if (newest?.result == null) return null;
  const { comment, author, result } = newest;
  return { ...result, at: comment.createdAt, by: author.login, url: comment.url };
}

function answerOf({ comment, verdict }: JudgedDrillComment): PhaseAnswer[] {
  const { id, nodeId, isAccepted, isRefused } = comment;
  // What was answered is not answered again, whatever became of it since.
  if (verdict.kind === 'pending' || isAccepted || isRefused) return [];
  const answer = verdict.kind === 'followed' ? 'accepted' : 'refused';
  return [{ commentId: id, commentNodeId: nodeId, answer, wasRefused: false }];
}

function refusalOf({ comment, author, verdict }: JudgedDrillComment, now: string): Refusal[] {
  if (verdict.kind !== 'refused' || !isRecent(comment.createdAt, now)) return [];
  return [{ commentUrl: comment.url, by: author.login, reason: verdict.reason }];
}

function judgeSystem(
  { name, runbook }: Config['systems'][number],
  issues: readonly JudgedDrillIssue[],
  { config, phases, since, now }: DrillsInput,
): SystemDrills {
  const drills = issues
    .toSorted((left, right) => right.id.ordinal - left.id.ordinal || left.drill.number - right.drill.number)
    .map(({ drill }) => drill);
  const last = drills.filter(({ result }) => result !== null).toSorted(byResult)[0] ?? null;
  const open = drills.find(({ isOpen, result }) => isOpen && result?.outcome !== 'passed') ?? null;
  const newest = drills[0];
  // One that a person closed without a result counts as declined: they are asked again after the usual time.
  const ended = [newest?.result?.at ?? newest?.openedAt, last?.result?.at].flatMap((at) => at ?? []);
  const lastAt = ended.sort((left, right) => Date.parse(right) - Date.parse(left))[0] ?? null;
  return {
    system: name,
    runbook,
    last,
    open,
    nextDue: open === null ? dueDay({ lastAt, since: since ?? now, config, phases }) : null,
    value: valueOf(last, now, config.report.timezone),
  };
}

function byResult(left: Drill, right: Drill): number {
  return Date.parse(right.result?.at ?? '') - Date.parse(left.result?.at ?? '');
}

/** Whole days of the calendar count, so that anybody can recompute it. */
function valueOf(last: Drill | null, now: string, timeZone: string): number {
  if (last?.result?.outcome !== 'passed') return 0;
  const days = daysBetween(dayOf(last.result.at, timeZone), dayOf(now, timeZone));
  return Math.min(1, Math.max(0, 1 - days / FADES_OVER_DAYS));
}
