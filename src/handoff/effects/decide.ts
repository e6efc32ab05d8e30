import { type CommandJudgement, judgeCommands } from '../commands/judge-commands.ts';
import type { Config } from '../config/config.ts';
import type { Fetched, PullRequestFacts } from '../facts.ts';
import { configFor } from '../judging/config-for.ts';
import { judgePullRequest, type Unparsable } from '../judging/judge-pull-request.ts';
import type { Conclusion, Verdict } from '../judging/verdict.ts';
import { type Wants, wantsOf } from '../judging/wants.ts';
import { type LookupAnswers, lookupKey } from '../lookups/lookup.ts';
import { renderAnswers } from '../rendering/render-answers.ts';
import { renderCheckRun } from '../rendering/render-check-run.ts';
import type { Effect } from './effect.ts';
import { type PullRequestRecord, parsePullRequestRecord } from './external-id.ts';
import { type CheckRunWish, planCheckRun } from './plan-check-run.ts';
import { planComment } from './plan-comment.ts';
import { recordRules } from './record-rules.ts';
import type { RuleRecords } from './rule-record.ts';

/** Everything that one run of the check depends on, as plain data. */
export interface DecisionInput {
  /** The pull request that was asked about, then the others that share its head commit. */
  readonly pullRequests: readonly [PullRequestFacts, ...PullRequestFacts[]];
  readonly wish: {
    /** The check run that somebody asked to make anew (database id); done once a newer one is there. */
    readonly rerunOf: number | null;
    /** Neither the comment nor reactions are written. */
    readonly checksOnly: boolean;
    /** Who runs this Baton, as help tells; null where nobody said. */
    readonly operator: string | null;
  };
  /** Texts whose parsing had to be ended in an earlier try. */
  readonly unparsable: readonly Unparsable[];
}

export interface Decision {
  readonly effects: readonly Effect[];
  /** Null where Baton is turned off or the pull request is not judged. */
  readonly conclusion: Conclusion | null;
  /** What became of each rule, as the check records it; empty where nothing was judged. */
  readonly rules: RuleRecords;
  /** True where something could not be read: try again later (DESIGN 4). */
  readonly isIncomplete: boolean;
  /** Issues that may give the reason and are not read yet: read them and decide again. */
  readonly wants: readonly Wants[];
  /** Main lacks a document that everybody is asked for, and nobody was told: open the setup issue. */
  readonly isSetupWanted: boolean;
  /** The base seems to have a plan: its phases are to be kept. */
  readonly hasPlan: boolean;
  /** Somebody who may asks for a fresh weekly report: have it renewed before the effects are applied, which answer them. */
  readonly isReportAsked: boolean;
  /** When a waiver ends and the verdict may change, ISO 8601; null where none does. */
  readonly judgeAgainAt: string | null;
}

const NOTHING: Decision = {
  effects: [],
  conclusion: null,
  rules: {},
  isIncomplete: false,
  wants: [],
  isSetupWanted: false,
  hasPlan: false,
  isReportAsked: false,
  judgeAgainAt: null,
};

/** From facts to changes: pure, so the same facts always give the same effects, and none once applied. */
export function decide(input: DecisionInput): Decision {
  const [subject] = input.pullRequests;
  if (subject.pullRequest.state !== 'open') return NOTHING;
  const config = configFor(subject, input.unparsable);
  if (config.mode === 'off') return NOTHING;

  const judged = input.pullRequests.map((facts) => judge(facts, config, input.unparsable));
  const [own] = judged;
  if (own === undefined) return NOTHING;
  // By number, whichever was asked about: else those that share a check would rewrite it in turn.
  const verdicts = judged.map((entry) => entry.verdict).toSorted((one, other) => one.number - other.number);
  const rendered = renderCheckRun(verdicts);
  const wish = checkRunWish(subject, judged, own, input.wish);
  return {
    effects: [
      ...planCheckRun(subject, rendered, wish),
      ...planConversation(subject, own, config, { ...input.wish, isSilent: wish.isSilent }),
    ],
    conclusion: rendered.conclusion,
    rules: wish.rules,
    isIncomplete: verdicts.some((verdict) => verdict.isIncomplete),
    wants: judged.flatMap(({ facts, verdict }) => wantsOf(facts, config, verdict)),
    isSetupWanted: isSetupWanted(subject, own),
    hasPlan: hasPlan(subject, config),
    isReportAsked: !input.wish.checksOnly && own.commands.isReportAsked,
    judgeAgainAt: firstEnd(judged),
  };
}

function checkRunWish(
  { ownCheckRun, ...facts }: PullRequestFacts,
  judged: readonly Judged[],
  own: Judged,
  { rerunOf, checksOnly }: DecisionInput['wish'],
): CheckRunWish {
  const before = parsePullRequestRecord(ownCheckRun?.externalId ?? '');
  const recheck = checksOnly ? null : own.commands.recheckCommentId;
  // The reaction comes after the run, and may be refused: the run itself remembers what it was made for.
  const isRecheckAsked = recheck !== null && recheck > (before?.recheckedFor ?? 0);
  return {
    numbers: judged.map(({ verdict }) => verdict.number),
    isRerunAsked: isRecheckAsked || (rerunOf !== null && (ownCheckRun?.id ?? 0) <= rerunOf),
    recheckedFor: isRecheckAsked ? recheck : (before?.recheckedFor ?? null),
    isSilent: isCommentUnwanted({ ownCheckRun, ...facts }, before),
    rules: recordRules(judged.map(({ verdict }) => verdict)),
  };
}

function isSetupWanted({ setupIssue }: PullRequestFacts, { verdict }: Judged): boolean {
  if (setupIssue.kind === 'unknown' || setupIssue.value !== null) return false;
  return verdict.rules.some(({ outcome }) =>
    outcome.findings.some(({ reason, isAlreadyOnBase }) => reason === 'missing' && isAlreadyOnBase),
  );
}

/** The first query tells the names at the root; that is as good a sign as any other costs. */
function hasPlan({ lookedUp }: PullRequestFacts, { plan, mode }: Config): boolean {
  const root = lookedUp[lookupKey({ kind: 'listing', path: '' })] as
    | Fetched<LookupAnswers['listing']>
    | undefined;
  if (plan === null || mode !== 'enforce') return false;
  if (root?.kind !== 'known') return true;
  const [first = ''] = plan.split('/', 1);
  return (root.value ?? []).some(({ name }) => name === first);
}

function firstEnd(judged: readonly Judged[]): string | null {
  const ends = judged.flatMap(({ verdict }) => verdict.rules.flatMap(({ waiver }) => waiver?.until ?? []));
  return ends.sort()[0] ?? null;
}

interface Judged {
  readonly facts: PullRequestFacts;
  readonly verdict: Verdict;
  readonly commands: CommandJudgement;
}

function judge(facts: PullRequestFacts, config: Config, unparsable: readonly Unparsable[]): Judged {
  const commands = judgeCommands(facts, config);
  return { facts, commands, verdict: judgePullRequest(facts, config, commands, unparsable) };
}

function planConversation(
  facts: PullRequestFacts,
  own: Judged,
  config: Config,
  { checksOnly, isSilent, operator }: DecisionInput['wish'] & { readonly isSilent: boolean },
): Effect[] {
  // Unread comments may hold the app's own one and answered commands: writing now would repeat them.
  if (checksOnly || facts.pullRequest.commands.kind === 'unknown') return [];
  const reactions = own.commands.answers.map(
    ({ commentId, answer }): Effect => ({
      kind: 'react',
      commentId,
      content: answer === 'accepted' ? '+1' : 'confused',
    }),
  );
  if (config.mode === 'observe') return reactions;
  const answers = renderAnswers(own.commands, facts.pullRequest.url, operator);
  return [...planComment(facts, own.verdict, { answers, isSilent }), ...reactions];
}

/** True where somebody deleted the app's comment since this head was first checked. */
function isCommentUnwanted(facts: PullRequestFacts, before: PullRequestRecord | null): boolean {
  const { ownCheckRun, ownCommentDeletedAt } = facts;
  if (ownCheckRun === null) return false;
  if (before?.isSilent === true) return true;
  return (
    ownCommentDeletedAt !== null &&
    ownCheckRun.startedAt !== null &&
    Date.parse(ownCheckRun.startedAt) <= Date.parse(ownCommentDeletedAt)
  );
}
