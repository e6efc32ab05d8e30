import type { Config } from '../config/config.ts';
import type { PullRequestFacts } from '../facts.ts';
import { namedIssues } from '../text/named-issues.ts';
import type { Verdict } from './verdict.ts';

/** Issues that would have to be read before a verdict on a pull request is final. */
export interface WantedIssues {
  readonly pullRequest: number;
  readonly issues: readonly number[];
}

/** The issues that a failing description names without closing them: one of them may give the reason. */
export function wantedIssues(facts: PullRequestFacts, config: Config, verdict: Verdict): WantedIssues[] {
  const { pullRequest } = facts;
  if (pullRequest.linkedIssues.kind === 'unknown') return [];
  const mayHelp =
    config.rules.rationale.linkedIssue &&
    pullRequest.areNamedIssuesRead !== true &&
    verdict.rules.some(({ outcome }) => outcome.rule === 'rationale' && outcome.state === 'fail');
  if (!mayHelp) return [];
  const known = new Set(pullRequest.linkedIssues.value.map((issue) => issue.number));
  const issues = namedIssues(pullRequest.body).filter((number) => !known.has(number));
  return issues.length === 0 ? [] : [{ pullRequest: pullRequest.number, issues }];
}
