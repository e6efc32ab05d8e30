import type { Config } from '../config/config.ts';
import { collectReports } from './collect-reports.ts';
import { type JudgedComment, judgePhaseComment } from './commands/judge-phase-comments.ts';
import { readCommanded } from './commands/read-phase-comment.ts';
import {
  answerOf,
  isRecent,
  type PhaseAnswer,
  refusalOf,
  settle,
  uncountedReason,
} from './commands/settle-comments.ts';
import { dayStartMs } from './criteria/moments.ts';
import { criteriaByKey, targetsByKey } from './history/agreed-by-key.ts';
import { type PhaseVersion, phaseHistory, readPlanVersions } from './history/phase-history.ts';
import { judgePhase } from './judge-phase.ts';
import { assignReports } from './metrics/assign-reports.ts';
import { createPhaseFinder } from './metrics/find-phase.ts';
import type { UncountedReport } from './metrics/metric-report.ts';
import { momentsOf, nextMoment } from './next-moment.ts';
import type { Engagement } from './people/client-side.ts';
import type { PhaseFacts, PhaseIssue } from './phase-facts.ts';
import type { PhaseStatus } from './phase-status.ts';
import { parsePlan } from './plan/parse-plan.ts';
import type { Phase, Plan } from './plan/plan.ts';
import type { PlanTexts } from './read-plan-texts.ts';
import { type MatchedPhase, matchIssues } from './sync/match-issues.ts';
import { isBack } from './sync/plan-issue.ts';

export interface PhasesJudgement {
  readonly plan: Plan;
  /** In the order of the plan. */
  readonly phases: readonly PhaseStatus[];
  /** The app's issues of phases that are no longer in the plan. */
  readonly left: readonly PhaseIssue[];
  readonly answers: readonly PhaseAnswer[];
  /** Somebody who may asks for a fresh weekly report, and was not answered yet. */
  readonly isReportAsked: boolean;
  /** Logins whose permission is to be looked up, and node ids of texts whose editors are, before all is judged. */
  readonly wants: { readonly permissions: readonly string[]; readonly editors: readonly string[] };
  /** The next moment at which something may change by itself, ISO 8601; null where there is none. */
  readonly nextAt: string | null;
}

type Facts = Pick<
  PhaseFacts,
  'now' | 'appLogin' | 'issues' | 'milestones' | 'permissions' | 'editors' | 'members' | 'merges'
>;

/** How every phase of the plan stands, from the whole record: nothing is remembered between two judgements. */
export function judgePhases(facts: Facts, config: Config, texts: PlanTexts): PhasesJudgement {
  const defaults = { start: config.engagement.started };
  const plan = parsePlan(texts.plan, defaults);
  const now = timeOf(facts);
  const timeZone = config.report.timezone;
  const engagement = { config: config.engagement, members: facts.members };
  const { left, ...found } = matchIssues(plan.phases, facts.issues, facts.milestones);
  const matched = { left, phases: found.phases.map((match) => openedAgain(match, facts.appLogin)) };
  const histories = historiesOf(plan.phases, texts, defaults, now);
  const comments = matched.phases.map((phase) => judgeComments(phase, facts, engagement));
  const merges = facts.merges?.kind === 'known' ? facts.merges.value : [];
  const collected = collectReports({
    comments: comments.flat(),
    merges,
    editors: facts.editors,
    metricsFile: texts.metricsFile,
    phaseOf: (milestone) => phaseOfMilestone(milestone, matched.phases),
  });
  const agreed = plan.phases.map((phase, index) => withEarlierAgreements(phase, histories[index] ?? []));
  const assigned = assignReports(collected.reports, agreed, { timeZone, now });
  const counted = new Set(Object.values(assigned.byPhase).flat());
  const uncounted = [...collected.uncounted, ...assigned.uncounted];
  const findPhase = createPhaseFinder(plan.phases);
  const current = currentPhase(matched.phases, now, timeZone);
  const phases: PhaseStatus[] = [];
  const answers: PhaseAnswer[] = [];
  let isReportAsked = false;
  for (const [index, match] of matched.phases.entries()) {
    const own = comments[index] ?? [];
    const wrong = new Map(own.flatMap((comment) => uncountedReason(comment, counted, assigned.uncounted)));
    const followed = own.filter((comment) => !wrong.has(comment.source.comment.url));
    const reports = (assigned.byPhase[match.phase.id] ?? []).filter(({ source }) => !wrong.has(source.url));
    const judged = judgePhase({
      matched: match,
      findPhase,
      history: histories[index] ?? [],
      reports,
      decisions: followed.flatMap(({ decisions }) => decisions),
      acceptedAt: followed.flatMap(({ accepts, source }) => (accepts ? [source.comment.createdAt] : [])),
      merges,
      engagement,
      report: config.report,
      now,
    });
    const crossings = judged.criteria.flatMap((criterion) => criterion.crossings);
    const settled = own.map((comment) => settle(comment, wrong, crossings));
    answers.push(...settled.flatMap(answerOf));
    isReportAsked ||= settled.some(({ comment, reason }) => isFreshAsk(comment) && reason === null);
    phases.push({
      ...judged,
      uncounted: uncounted.filter((one) => isToldIn(one, match === current, own, now)),
      notes: match === current ? notesOf(facts, assigned.moreUncounted) : [],
      refusals: settled.flatMap((one) => refusalOf(one, now)),
      isHelpAsked: followed.some(
        ({ asksHelp, source }) => asksHelp && isRecent(source.comment.createdAt, now),
      ),
    });
  }
  return {
    plan,
    phases,
    left: matched.left,
    answers,
    isReportAsked,
    wants: wantsOf(comments.flat(), collected.unread),
    nextAt: nextMoment([assigned.nextAt, ...phases.flatMap((phase) => momentsOf(phase, timeZone))], now),
  };
}

function isFreshAsk({ asksReport, source }: JudgedComment): boolean {
  return asksReport && !source.comment.isAccepted;
}

/** What is cut is said, in the current phase. */
function notesOf({ merges }: Facts, moreUncounted: number): string[] {
  return [
    ...(moreUncounted > 0 ? [`${moreUncounted} more reports could not be counted either.`] : []),
    ...(merges?.isWhole === false
      ? [
          'There are more merged pull requests since the plan began than are read: what the oldest of them report does not count.',
        ]
      : []),
  ];
}

/** What GitHub has recorded has happened, also where our own clock is behind: else it would be refused as still to come. */
function timeOf({ now, issues, merges }: Facts): string {
  const comments = issues.flatMap((issue) => (issue.comments.kind === 'known' ? issue.comments.value : []));
  const recorded = [
    ...comments.map(({ createdAt }) => createdAt),
    ...(merges?.kind === 'known' ? merges.value : []).map(({ mergedAt }) => mergedAt),
  ];
  return recorded.reduce((latest, at) => (Date.parse(at) > Date.parse(latest) ? at : latest), now);
}

function judgeComments(
  { issue, phase }: MatchedPhase,
  { editors, permissions }: Facts,
  engagement: Engagement,
): JudgedComment[] {
  if (issue === null || issue.comments.kind === 'unknown') return [];
  const context = { phase: phase.id, engagement, permissions };
  return readCommanded(issue.comments.value, editors).map((source) => judgePhaseComment(source, context));
}

/** What the app closed since its phase had left the plan is as good as open now that the phase is back. */
function openedAgain(match: MatchedPhase, appLogin: string): MatchedPhase {
  const { issue } = match;
  if (issue === null || issue.isOpen || !isBack(issue, appLogin)) return match;
  return { ...match, issue: { ...issue, isOpen: true, closedAs: null } };
}

/** What each phase was before. Where the plan's versions could not be read, it is what it is now. */
function historiesOf(
  phases: readonly Phase[],
  { plan, versions }: PlanTexts,
  defaults: { readonly start: string | null },
  now: string,
): PhaseVersion[][] {
  const known = readPlanVersions(versions, defaults);
  const [newest] = versions;
  const isPresent = newest?.text?.kind === 'known' && newest.text.value === plan;
  // Where the newest version could not be read, it is the present text all the same.
  const brought = newest?.text?.kind === 'unknown' ? newest : { at: now, pullRequest: null };
  const all = isPresent ? known : [...known, { at: brought.at, pullRequest: brought.pullRequest, phases }];
  return phases.map((_, index) => phaseHistory(index, all));
}

/** A report for what was agreed earlier still belongs to the phase: a goalpost that was moved does not lose its values. */
function withEarlierAgreements(phase: Phase, history: readonly PhaseVersion[]): Phase {
  const criteria = new Map(history.flatMap((version) => [...criteriaByKey(version.phase)]));
  const targets = new Map(history.flatMap((version) => [...targetsByKey(version.phase)]));
  for (const [key, criterion] of criteriaByKey(phase)) criteria.set(key, criterion);
  for (const [key, target] of targetsByKey(phase)) targets.set(key, target);
  return { ...phase, killCriteria: [...criteria.values()], targets: [...targets.values()] };
}

function phaseOfMilestone(milestone: number | null, phases: readonly MatchedPhase[]): string | null {
  if (milestone === null) return null;
  const found = phases.find(
    (match) => match.milestone?.number === milestone || match.issue?.milestone === milestone,
  );
  return found?.phase.id ?? null;
}

/** Whose issue tells what belongs to none: the one that runs, else the first that is not over. */
function currentPhase(
  phases: readonly MatchedPhase[],
  now: string,
  timeZone: string,
): MatchedPhase | undefined {
  const open = phases.filter(({ issue }) => issue?.isOpen !== false);
  const nowMs = Date.parse(now);
  const isOver = ({ phase }: MatchedPhase): boolean =>
    phase.ends !== null && dayStartMs(phase.ends, timeZone, 1) <= nowMs;
  return open.find((match) => !isOver(match)) ?? open.at(-1);
}

/** What a comment reported is told among the refusals; later on only what had counted once. The rest is told in the current phase. */
function isToldIn(
  { source }: UncountedReport,
  isCurrent: boolean,
  own: readonly JudgedComment[],
  now: string,
): boolean {
  if (source.kind !== 'comment') return isCurrent;
  return own.some(({ source: { comment } }) => {
    return comment.url === source.url && comment.isAccepted && !isRecent(comment.createdAt, now);
  });
}

function wantsOf(comments: readonly JudgedComment[], unread: readonly string[]): PhasesJudgement['wants'] {
  const pending = comments.flatMap(({ verdict }) => (verdict.kind === 'pending' ? [verdict] : []));
  return {
    permissions: [...new Set(pending.flatMap(({ login }) => login?.toLowerCase() ?? []))],
    editors: [...new Set([...pending.flatMap(({ nodeId }) => nodeId ?? []), ...unread])],
  };
}
