import type { OwnCheckRun, PullRequestFacts } from '../facts.ts';
import type { RenderedCheckRun } from '../rendering/render-check-run.ts';
import { fingerprint } from '../text/fingerprint.ts';
import type { CheckRunContent, Effect } from './effect.ts';
import { formatPullRequestRecord, type PullRequestRecord, parsePullRequestRecord } from './external-id.ts';

/** What the run is to be, besides its content. */
export interface CheckRunWish {
  /** Every pull request that was judged. */
  readonly numbers: readonly number[];
  /** Somebody asked for a re-run that was not made yet. */
  readonly isRerunAsked: boolean;
  /** Kept in the record, see `PullRequestRecord`. */
  readonly recheckedFor: number | null;
  readonly isSilent: boolean;
  readonly rules: PullRequestRecord['rules'];
}

/**
 * Creates the check run, updates it in place, or does nothing where it already says the same. A new run is made
 * whenever annotations changed or somebody asked for a re-run (DESIGN 4).
 */
export function planCheckRun(
  facts: PullRequestFacts,
  rendered: RenderedCheckRun,
  wish: CheckRunWish,
): Effect[] {
  const shown = digestOf(rendered);
  const { numbers, recheckedFor, isSilent, rules } = wish;
  const checkRun: CheckRunContent = {
    ...rendered,
    headSha: facts.pullRequest.headSha,
    completedAt: facts.now,
    externalId: formatPullRequestRecord({ numbers, shown, recheckedFor, isSilent, rules }),
  };
  const existing = facts.ownCheckRun;
  if (existing === null || wish.isRerunAsked) return [{ kind: 'create-check-run', checkRun }];
  if (isSame(existing, checkRun)) return [];
  // A run that was cut off before its last annotations is made anew: they would be missing for good.
  const before = existing.status === 'completed' ? parsePullRequestRecord(existing.externalId) : null;
  return before?.shown?.annotations === shown.annotations
    ? [{ kind: 'update-check-run', id: existing.id, checkRun }]
    : [{ kind: 'create-check-run', checkRun }];
}

function isSame(existing: OwnCheckRun, next: CheckRunContent): boolean {
  return (
    existing.status === 'completed' &&
    existing.externalId === next.externalId &&
    existing.conclusion?.toLowerCase() === next.conclusion
  );
}

function digestOf(rendered: RenderedCheckRun): { content: string; annotations: string } {
  const annotations = JSON.stringify(rendered.annotations);
  const shown = [rendered.conclusion, rendered.title, rendered.summary, rendered.text, annotations];
  return { content: fingerprint(shown.join('\n')), annotations: fingerprint(annotations) };
}
