import type { Config } from '../../config/config.ts';
import type { RepositoryView } from '../../lookups/repository-view.ts';
import type { MergedChange, ReadinessFacts } from '../readiness-facts.ts';
import { watchDocuments } from './documents-changed.ts';
import { findDebts } from './find-debts.ts';
import { findPushes } from './find-pushes.ts';
import { type DecisionSources, judgeMergedChoice } from './judge-merged-decision.ts';
import { judgeMergedRationale, type MergedRationale } from './judge-merged-rationale.ts';
import { mergedWithin } from './merged-within.ts';
import type { BareMerge, MergesJudgement } from './merges.ts';
import { pullLink } from './pull-link.ts';

/** What the judgement rests on. */
export interface MergesInput {
  readonly facts: Pick<ReadinessFacts, 'now' | 'repository' | 'merges' | 'commits' | 'linkedIssues'>;
  readonly config: Config;
  /** The default branch. */
  readonly view: RepositoryView;
}

/** Days back that a report looks at what was merged. */
export const MERGES_DAYS = 30;
const SHIPPED_DAYS = 7;

/**
 * Judges what the merges of the last 30 days tell, by what their descriptions say now: what is mended after the merge counts. The order
 * of merges and commits makes no difference.
 */
export function judgeMerges({ facts, config, view }: MergesInput): MergesJudgement {
  const { now, repository, linkedIssues, commits } = facts;
  const merges = mergedWithin(MERGES_DAYS, now, facts.merges.entries);
  const rationales = new Map(
    merges.map((merge) => [merge.number, judgeMergedRationale(merge, config, linkedIssues)]),
  );
  const rationaleOf = ({ number }: MergedChange): MergedRationale => rationales.get(number) ?? 'unknown';
  const changedSince = watchDocuments(view, facts);
  return {
    ...judgeRationales(merges, config, rationaleOf),
    choices: judgeChoices(merges, { repository, view }),
    debts: merges.flatMap((merge) =>
      findDebts(merge, { repository, view, config, changedSince, rationaleOf }),
    ),
    pushes: findPushes(MERGES_DAYS, now, commits.entries),
    shipped: mergedWithin(SHIPPED_DAYS, now, merges).map(pullLink),
  };
}

type Rationales = Pick<MergesJudgement, 'asked' | 'withRationale' | 'bare' | 'wanted' | 'unknown'>;

/** Nothing is asked where the rule is off. What is not to be told yet is neither with nor without. */
function judgeRationales(
  merges: readonly MergedChange[],
  config: Config,
  rationaleOf: (merge: MergedChange) => MergedRationale,
): Rationales {
  const isOff = config.rules.rationale.severity === 'off';
  const found = (kind: MergedRationale): MergedChange[] =>
    isOff ? [] : merges.filter((merge) => rationaleOf(merge) === kind);
  const withRationale = found('given').length;
  const bare = found('missing').map(
    (merge): BareMerge => ({ ...pullLink(merge), isWaived: isWaived(merge) }),
  );
  return {
    asked: withRationale + bare.length,
    withRationale,
    bare,
    wanted: found('wanted').map(({ number }) => number),
    unknown: found('unknown').length,
  };
}

function isWaived({ check }: MergedChange): boolean {
  const record = check?.rules.rationale;
  return record === 'waived' || record === 'hotfix';
}

function judgeChoices(merges: readonly MergedChange[], sources: DecisionSources): MergesJudgement['choices'] {
  const judged = merges.map((merge) => ({ merge, choice: judgeMergedChoice(merge, sources) }));
  const recorded = judged.filter(({ choice }) => choice === 'recorded').length;
  const unrecorded = judged
    .filter(({ choice }) => choice === 'unrecorded')
    .map(({ merge }) => pullLink(merge));
  return { total: recorded + unrecorded.length, recorded, unrecorded };
}
