import type { PullRequestFacts } from '../facts.ts';
import type { Finding, Severity } from '../finding.ts';

/** Days in which a repository that was just set up may catch up on its documents (DESIGN 4). */
const GRACE_DAYS = 14;
const DAY_MS = 86_400_000;

export interface Weakness {
  /** `absence`: a document or an answer is not there; `flaw`: a dead reference, age and the like. */
  readonly kind: 'absence' | 'flaw';
  /** The base branch has it already. */
  readonly isOnBase: boolean;
  /** The base branch had the document once: then its lack is nobody's first day. */
  readonly wasOnBase?: boolean;
  /** What the config says of the rule. */
  readonly level: Severity;
}

/**
 * How much a weakness weighs for this pull request, which answers for what it changes (DESIGN 4): what it brings counts as
 * configured. What main lacks counts too, except for bots and in the first days; other flaws of main are advice.
 */
export function weigh(
  { kind, isOnBase, wasOnBase = false, level }: Weakness,
  facts: PullRequestFacts,
): Pick<Finding, 'severity' | 'isAlreadyOnBase'> {
  if (!isOnBase) return { severity: level, isAlreadyOnBase: false };
  const isMild =
    kind === 'flaw' || facts.pullRequest.author?.isBot === true || (!wasOnBase && isJustSetUp(facts));
  return { severity: isMild ? 'warn' : level, isAlreadyOnBase: true };
}

/** The setup issue asks for what main lacks, and asked not long ago; or is about to be opened, since it never was. */
function isJustSetUp({ setupIssue, now }: PullRequestFacts): boolean {
  if (setupIssue.kind === 'unknown') return false;
  if (setupIssue.value === null) return true;
  const { isOpen, createdAt } = setupIssue.value;
  return isOpen && Date.parse(now) - Date.parse(createdAt) <= GRACE_DAYS * DAY_MS;
}
