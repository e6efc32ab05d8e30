import { type CommandJudgement, judgeCommands } from '../commands/judge-commands.ts';
import type { Config } from '../config/config.ts';
import type { PullRequestFacts } from '../facts.ts';
import { configFor } from '../judging/config-for.ts';
import { judgePullRequest, type Unparsable } from '../judging/judge-pull-request.ts';
import type { Conclusion, Verdict } from '../judging/verdict.ts';
import { type WantedIssues, wantedIssues } from '../judging/wanted-issues.ts';
import { renderAnswers } from '../rendering/render-answers.ts';
import { renderCheckRun } from '../rendering/render-check-run.ts';
import type { Effect } from './effect.ts';
import { parseCheckRunRecord, planCheckRun } from './plan-check-run.ts';
import { planComment } from './plan-comment.ts';

/** Everything that one run of the check depends on, as plain data. */
export interface DecisionInput {
  /** The pull request that was asked about, then the others that share its head commit. */
  readonly pullRequests: readonly [PullRequestFacts, ...PullRequestFacts[]];
  readonly wish: { readonly rerun: boolean; readonly checksOnly: boolean };
  /** Texts whose parsing had to be ended in an earlier try. */
  readonly unparsable: readonly Unparsable[];
}

export interface Decision {
  readonly effects: readonly Effect[];
  /** Null where Baton is turned off or the pull request is not judged. */
  readonly conclusion: Conclusion | null;
  /** True where something could not be read: try again later (DESIGN 4). */
  readonly isIncomplete: boolean;
  /** Issues that may give the reason and are not read yet: read them and decide again. */
  readonly wantedIssues: readonly WantedIssues[];
}

const NOTHING: Decision = { effects: [], conclusion: null, isIncomplete: false, wantedIssues: [] };

/** From facts to changes: pure, so the same facts always give the same effects, and none once applied. */
export function decide(input: DecisionInput): Decision {
  const [subject] = input.pullRequests;
  if (subject.pullRequest.state !== 'open' || subject.repository.isArchived) return NOTHING;
  const config = configFor(subject, input.unparsable);
  if (config.mode === 'off') return NOTHING;

  const judged = input.pullRequests.map((facts) => judge(facts, config, input.unparsable));
  const [own] = judged;
  if (own === undefined) return NOTHING;
  const verdicts = judged.map((entry) => entry.verdict);
  const rendered = renderCheckRun(verdicts);
  const isSilent = isCommentUnwanted(subject);
  const numbers = verdicts.map((verdict) => verdict.number);
  const rerun = input.wish.rerun || own.commands.isRecheckAsked;
  return {
    effects: [
      ...planCheckRun(subject, numbers, rendered, { rerun, isSilent }),
      ...planConversation(subject, own, config, input.wish.checksOnly, isSilent),
    ],
    conclusion: rendered.conclusion,
    isIncomplete: verdicts.some((verdict) => verdict.isIncomplete),
    wantedIssues: judged.flatMap(({ facts, verdict }) => wantedIssues(facts, config, verdict)),
  };
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
  checksOnly: boolean,
  isSilent: boolean,
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
  const answers = renderAnswers(own.commands, facts.pullRequest.url);
  return [...planComment(facts, own.verdict, { answers, isSilent }), ...reactions];
}

/** True where somebody deleted the app's comment since this head was first checked. */
function isCommentUnwanted(facts: PullRequestFacts): boolean {
  const { ownCheckRun, ownCommentDeletedAt } = facts;
  if (ownCheckRun === null) return false;
  if (parseCheckRunRecord(ownCheckRun.externalId)?.isSilent === true) return true;
  return (
    ownCommentDeletedAt !== null &&
    ownCheckRun.startedAt !== null &&
    Date.parse(ownCheckRun.startedAt) <= Date.parse(ownCommentDeletedAt)
  );
}
