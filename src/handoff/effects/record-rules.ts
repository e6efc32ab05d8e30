import type { RuleId } from '../finding.ts';
import type { JudgedRule, Verdict } from '../judging/verdict.ts';
import type { RuleRecord, RuleRecords } from './rule-record.ts';

/** From what nobody has to come back to, to what most needs it. */
const FROM_BEST: readonly RuleRecord[] = [
  'not-applicable',
  'passed',
  'unknown',
  'warned',
  'waived',
  'hotfix',
  'failed',
];

/** What became of each rule, for the weekly report: of pull requests that share a head, the worst. */
export function recordRules(verdicts: readonly Pick<Verdict, 'rules'>[]): RuleRecords {
  const records: Partial<Record<RuleId, RuleRecord>> = {};
  for (const judged of verdicts.flatMap(({ rules }) => rules)) {
    const { rule } = judged.outcome;
    const before = records[rule];
    const record = recordOf(judged);
    if (before === undefined || FROM_BEST.indexOf(record) > FROM_BEST.indexOf(before)) records[rule] = record;
  }
  return records;
}

function recordOf({ outcome, waiver }: JudgedRule): RuleRecord {
  switch (outcome.state) {
    case 'pass':
      return 'passed';
    case 'not-applicable':
    case 'unknown':
      return outcome.state;
    case 'fail':
      if (waiver !== null) return waiver.isHotfix ? 'hotfix' : 'waived';
      return outcome.findings.some(({ severity }) => severity === 'error') ? 'failed' : 'warned';
  }
}
