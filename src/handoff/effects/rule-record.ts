import type { RuleId } from '../finding.ts';

/** What became of a rule on a pull request, as the app's own check recorded it last. */
export type RuleRecord =
  | 'passed'
  | 'not-applicable'
  | 'unknown'
  /** Only with advice against it. */
  | 'warned'
  | 'failed'
  | 'waived'
  /** Waived in an emergency, to be filled in later. */
  | 'hotfix';

/** Empty where an older version, or an unread pull request, recorded nothing. */
export type RuleRecords = Readonly<Partial<Record<RuleId, RuleRecord>>>;
