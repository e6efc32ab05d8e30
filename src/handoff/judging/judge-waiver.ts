import type { Waiver } from '../commands/judge-commands.ts';
import { parseWaiverScopes } from '../confirmations/confirmation.ts';
import { watchedMarks } from '../confirmations/judge-confirmations.ts';
import type { PullRequestFacts } from '../facts.ts';
import type { Outcome } from '../finding.ts';
import type { RepositoryView } from '../lookups/repository-view.ts';
import type { JudgedRule } from './verdict.ts';

type WaiverJudgement = Pick<JudgedRule, 'waiver' | 'lapsedWaiver' | 'waiverScope'>;

const NONE: WaiverJudgement = { waiver: null, lapsedWaiver: null, waiverScope: null };

/**
 * The waiver in force for a rule that failed. One of a rule whose documents depend on changed files was given for the
 * state of those files that the app's comment remembers, and lapses when others follow (DESIGN 4.6).
 */
export function judgeWaiver(
  outcome: Outcome,
  waivers: readonly Waiver[],
  facts: PullRequestFacts,
  view: RepositoryView,
): WaiverJudgement {
  if (outcome.state !== 'fail') return NONE;
  const candidates = waivers.filter((waiver) => waiver.rule === outcome.rule);
  const [first] = candidates;
  if (first === undefined || outcome.watchedPaths === undefined) {
    return { ...NONE, waiver: first ?? null };
  }
  const watched = watchedMarks(outcome.watchedPaths, view);
  // Not known yet, or not to be known: nobody is blocked for that.
  if (watched.kind !== 'known') return { ...NONE, waiver: first };
  const scopes = new Map(earlierScopes(facts).map((scope) => [scope.commentId, scope]));
  const holding = candidates.find(({ commentId }) => {
    const scope = scopes.get(commentId);
    return scope === undefined || watched.value.every((mark) => scope.watched.includes(mark));
  });
  if (holding === undefined) return { ...NONE, lapsedWaiver: candidates.at(-1) ?? null };
  const { commentId } = holding;
  return {
    ...NONE,
    waiver: holding,
    waiverScope: scopes.get(commentId) ?? { commentId, watched: watched.value },
  };
}

function earlierScopes({ ownComment }: PullRequestFacts) {
  return ownComment === null || ownComment.isEditedByOthers ? [] : parseWaiverScopes(ownComment.body);
}
