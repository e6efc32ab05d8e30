import type { Config } from '../config/config.ts';
import type { PullRequestFacts } from '../facts.ts';
import type { Lookup } from '../lookups/lookup.ts';
import { namedIssues } from '../text/named-issues.ts';
import type { Verdict } from './verdict.ts';

/** What would have to be read before a verdict on a pull request is final. */
export interface Wants {
  readonly pullRequest: number;
  /** Numbers of issues, each with its body. */
  readonly issues: readonly number[];
  readonly lookups: readonly Lookup[];
}

/** Empty where the verdict is final. */
export function wantsOf(facts: PullRequestFacts, config: Config, verdict: Verdict): Wants[] {
  const { lookups } = verdict;
  const issues = wantedIssues(facts, config, verdict);
  if (issues.length === 0 && lookups.length === 0) return [];
  return [{ pullRequest: facts.pullRequest.number, issues, lookups }];
}

/** The issues that a failing description names without closing them: one of them may give the reason. */
function wantedIssues({ pullRequest }: PullRequestFacts, config: Config, verdict: Verdict): number[] {
  if (pullRequest.linkedIssues.kind === 'unknown') return [];
  const mayHelp =
    config.rules.rationale.linkedIssue &&
    pullRequest.areNamedIssuesRead !== true &&
    verdict.rules.some(({ outcome }) => outcome.rule === 'rationale' && outcome.state === 'fail');
  if (!mayHelp) return [];
  const known = new Set(pullRequest.linkedIssues.value.map((issue) => issue.number));
  return namedIssues(pullRequest.body).filter((number) => !known.has(number));
}
