import type { Config } from '../config/config.ts';
import type { PullRequestFacts } from '../facts.ts';
import type { Outcome, RuleId } from '../finding.ts';
import type { RepositoryView } from '../lookups/repository-view.ts';

/** A description (or document) with the outcome the rule must give for it: documentation and test at once. */
export interface RuleExample {
  readonly title: string;
  readonly text: string;
}

/**
 * One rule, whole: what it says, why it exists, how to mend it, and how it judges. The rule's page in
 * `docs/rules.md`, the tests of its examples and the check are all made from this definition.
 */
export interface Rule {
  readonly id: RuleId;
  /** A name for the check's table, two to four words. */
  readonly title: string;
  /** Why a successor would miss it: Markdown, a few sentences. */
  readonly motivation: string;
  /** What a successor would miss, as a half-sentence for the check's table. */
  readonly successorMisses: string;
  /** What is enough, what is not: Markdown. */
  readonly accepts: string;
  readonly refuses: string;
  readonly remediation: string;
  readonly effortMinutes: number;
  /** Which text of users the rule parses: what is told as too large or too complex where a parse must be ended. */
  readonly parses: 'description' | 'config' | 'documents';
  readonly passing: readonly RuleExample[];
  readonly failing: readonly RuleExample[];
  /** Pure and synchronous; called only where the rule's severity is not `off`. Never throws. */
  readonly judge: (facts: PullRequestFacts, config: Config, view: RepositoryView) => Outcome;
  /** Whether the rule is about this pull request at all: where not, the check does not name it. Left out: always. */
  readonly concerns?: (facts: PullRequestFacts, config: Config) => boolean;
}
