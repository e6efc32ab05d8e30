import { judgeCommands } from '../commands/judge-commands.ts';
import type { PullRequestFacts } from '../facts.ts';
import { configFor } from '../judging/config-for.ts';
import { judgePullRequest, type Unparsable } from '../judging/judge-pull-request.ts';
import { worse } from '../judging/verdict.ts';
import { type Wants, wantsOf } from '../judging/wants.ts';
import { renderCheckRun } from '../rendering/render-check-run.ts';
import type { CheckRunContent } from './effect.ts';
import { recordRules } from './record-rules.ts';
import type { RuleRecords } from './rule-record.ts';

/** A group of the merge queue: its pull requests, and the commit they would become. */
export interface MergeGroupInput {
  readonly pullRequests: readonly [PullRequestFacts, ...PullRequestFacts[]];
  /** False where the group may hold further pull requests that could not be found: then it never passes. */
  readonly isWhole: boolean;
  readonly headSha: string;
  /** What a later re-run needs to find the group again. */
  readonly externalId: string;
  readonly unparsable: readonly Unparsable[];
}

export interface MergeGroupDecision {
  /** Null where Baton is turned off. */
  readonly checkRun: CheckRunContent | null;
  /** As in `Decision`. */
  readonly rules: RuleRecords;
  readonly isIncomplete: boolean;
  /** As in `Decision`. */
  readonly wants: readonly Wants[];
}

/**
 * Judges the pull requests of a merge group once more, with their waivers, for the group's own commit: the
 * queue neither waits for a report that never comes nor lets through what the check refused (DESIGN 4).
 */
export function decideOnMergeGroup(input: MergeGroupInput): MergeGroupDecision {
  const [first] = input.pullRequests;
  const config = configFor(first, input.unparsable);
  if (config.mode === 'off') return { checkRun: null, rules: {}, isIncomplete: false, wants: [] };
  const verdicts = input.pullRequests.map((facts) =>
    judgePullRequest(facts, config, judgeCommands(facts, config), input.unparsable),
  );
  const rendered = renderCheckRun(verdicts);
  const conclusion = input.isWhole ? rendered.conclusion : worse(rendered.conclusion, config.onError);
  return {
    checkRun: {
      ...rendered,
      conclusion,
      headSha: input.headSha,
      externalId: input.externalId,
      completedAt: first.now,
    },
    rules: recordRules(verdicts),
    isIncomplete: !input.isWhole || verdicts.some((verdict) => verdict.isIncomplete),
    wants: input.pullRequests.flatMap((facts, index) => {
      const verdict = verdicts[index];
      return verdict === undefined ? [] : wantsOf(facts, config, verdict);
    }),
  };
}
