import type { Config } from '../../config/config.ts';
import type { PullRequest } from '../../facts.ts';
import { findExemption } from './exemptions.ts';
import { judgeDescription } from './judge-description.ts';
import type { DescriptionVerdict } from './remark-rationale.ts';

/** The parts of a pull request that its rationale is judged by, open or merged. */
export type Described = Pick<PullRequest, 'title' | 'body' | 'author' | 'labels' | 'files' | 'linkedIssues'>;

/** What a pull request's rationale is found to be. */
export type RationaleJudgement =
  /** None is asked for: why, as half a sentence of Markdown by Baton. */
  | { readonly kind: 'exempt'; readonly reason: string }
  | { readonly kind: 'given'; readonly verdict: DescriptionVerdict }
  /** A revert that says what went wrong. */
  | { readonly kind: 'explained-revert' }
  /** A linked issue gives it. */
  | { readonly kind: 'in-issue'; readonly number: number }
  /** The description gives none, and the linked issues could not be read. */
  | { readonly kind: 'unknown'; readonly reason: string }
  | { readonly kind: 'missing'; readonly verdict: DescriptionVerdict }
  /** Markup nested so deeply that the parser's recursion exhausts the stack. */
  | { readonly kind: 'too-complex' };

/** Judges whether a pull request says why, in its description or a linked issue: for the check, and after the merge. */
export function judgeRationale(
  described: Described,
  { exempt, linkedIssue }: Config['rules']['rationale'],
): RationaleJudgement {
  const exemption = findExemption(described, exempt);
  if (exemption !== null) return { kind: 'exempt', reason: exemption };
  const verdict = judgeSafely(described);
  if (verdict === null) return { kind: 'too-complex' };
  if (verdict.label === 'rationale') return { kind: 'given', verdict };
  if (verdict.isExplainedRevert) return { kind: 'explained-revert' };
  if (linkedIssue) {
    const { linkedIssues } = described;
    if (linkedIssues.kind === 'unknown') return linkedIssues;
    const explaining = linkedIssues.value.find((issue) => judgeSafely(issue)?.label === 'rationale');
    if (explaining !== undefined) return { kind: 'in-issue', number: explaining.number };
  }
  return { kind: 'missing', verdict };
}

function judgeSafely(text: { readonly title: string; readonly body: string }): DescriptionVerdict | null {
  try {
    return judgeDescription(text);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
