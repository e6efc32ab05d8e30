import type { Waiver } from '../commands/judge-commands.ts';
import type { WaiverScope } from '../confirmations/confirmation.ts';
import type { Outcome, Severity } from '../finding.ts';
import type { Lookup } from '../lookups/lookup.ts';
import type { Branches } from '../rendering/editor-url.ts';

/** One rule's outcome together with what the config and people made of it. */
export interface JudgedRule {
  readonly outcome: Outcome;
  readonly severity: Severity;
  /** The waiver in force for this rule; a failure under it no longer blocks. */
  readonly waiver: Waiver | null;
  /** A waiver that lapsed, since further files changed on which the documents depend. */
  readonly lapsedWaiver: Waiver | null;
  /** What the waiver in force was given for, where the comment has to remember it. */
  readonly waiverScope: WaiverScope | null;
}

export type Conclusion = 'success' | 'neutral' | 'failure';

/** What Baton says of one pull request. */
export interface Verdict {
  readonly number: number;
  readonly title: string;
  readonly url: string;
  readonly isDraft: boolean;
  /** Where its files, and those of its base, can be edited. */
  readonly branches: Branches;
  /** Paths that the pull request changes: findings in them are annotated. */
  readonly changedPaths: ReadonlySet<string>;
  /** In the order of the rules' registry. */
  readonly rules: readonly JudgedRule[];
  readonly conclusion: Conclusion;
  /** Sentences for the foot of the check's page: draft, observe mode, broken configuration. */
  readonly notes: readonly string[];
  /** Something could not be read, so the verdict may change when it can. */
  readonly isIncomplete: boolean;
  /** What the rules asked for and did not find; the verdict is final where it is empty. */
  readonly lookups: readonly Lookup[];
}

/** The worse of two conclusions. */
export function worse(a: Conclusion, b: Conclusion): Conclusion {
  if (a === 'failure' || b === 'failure') return 'failure';
  return a === 'neutral' || b === 'neutral' ? 'neutral' : 'success';
}

/** True where the rule fails with an error that nobody waived: what blocks a merge. */
export function isBlocking(rule: JudgedRule): boolean {
  return (
    rule.outcome.state === 'fail' &&
    rule.waiver === null &&
    rule.outcome.findings.some((finding) => finding.severity === 'error')
  );
}

/** True where something blocks that the pull request itself answers for: what a comment is made for (DESIGN 4). */
export function isOwnFailure(rule: JudgedRule): boolean {
  return (
    isBlocking(rule) &&
    rule.outcome.findings.some((finding) => finding.severity === 'error' && !finding.isAlreadyOnBase)
  );
}
