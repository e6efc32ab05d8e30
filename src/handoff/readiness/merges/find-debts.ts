import type { Config } from '../../config/config.ts';
import type { RuleRecord } from '../../effects/rule-record.ts';
import type { RuleId } from '../../finding.ts';
import { CONTEXT_PATH } from '../../rules/context/context-path.ts';
import { RULES } from '../../rules/rules.ts';
import { touchedSystems } from '../../systems/touched-systems.ts';
import type { MergedChange } from '../readiness-facts.ts';
import type { ChangedSince } from './documents-changed.ts';
import { type DecisionSources, isDecisionMentioned, recordsIn } from './judge-merged-decision.ts';
import type { MergedRationale } from './judge-merged-rationale.ts';
import type { Debt } from './merges.ts';
import { pullLink } from './pull-link.ts';

/** What tells whether a debt was paid since. */
export interface DebtSources extends DecisionSources {
  readonly config: Config;
  readonly changedSince: ChangedSince;
  readonly rationaleOf: (merge: MergedChange) => MergedRationale;
}

/**
 * What a merged pull request was let through with, by the record of its check, and that is still so; in the order of the rules. A
 * rationale or a decision is paid by editing the description, a runbook, the context or a record by a later version of it. Nothing
 * pays for the rest: it is told for as long as the merge is.
 */
export function findDebts(merge: MergedChange, sources: DebtSources): Debt[] {
  const { check } = merge;
  if (check === null) return [];
  return RULES.flatMap(({ id }): Debt[] => {
    const kind = debtKind(check.rules[id]);
    if (kind === null || isPaid(id, merge, sources)) return [];
    return [{ kind, rule: id, pull: pullLink(merge), url: check.url }];
  });
}

function debtKind(record: RuleRecord | undefined): Debt['kind'] | null {
  return record === 'warned' || record === 'waived' || record === 'hotfix' ? record : null;
}

function isPaid(rule: RuleId, merge: MergedChange, sources: DebtSources): boolean {
  const { config, changedSince, rationaleOf } = sources;
  switch (rule) {
    case 'rationale':
      return ['given', 'exempt'].includes(rationaleOf(merge));
    case 'decision': {
      const records = recordsIn(merge, sources);
      return records.length > 0
        ? records.every((path) => changedSince(path, merge))
        : isDecisionMentioned(merge, sources);
    }
    case 'runbook': {
      const runbooks = runbooksOf(merge, config);
      return runbooks.length > 0 && runbooks.every((path) => changedSince(path, merge));
    }
    case 'context':
      return changedSince(CONTEXT_PATH, merge);
    case 'phase':
    case 'plan':
    case 'config':
      return false;
  }
}

function runbooksOf({ paths }: MergedChange, config: Config): string[] {
  const files = paths.map((path) => ({ path, change: 'modified' as const }));
  const touched = touchedSystems({ pullRequest: { files: { kind: 'known', value: files } } }, config);
  return touched.kind === 'known' ? touched.value.systems.map(({ runbook }) => runbook) : [];
}
