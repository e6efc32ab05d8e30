import type { RuleId } from '../../finding.ts';

/** A pull request as the report links it, without a name. */
export interface PullLink {
  readonly number: number;
  readonly url: string;
  /** Data. */
  readonly title: string;
  /** ISO 8601. */
  readonly mergedAt: string;
}

/** A merge without a rationale, judged by what its description says now. */
export interface BareMerge extends PullLink {
  /** The rule was let off: counts half. */
  readonly isWaived: boolean;
}

/** Something that was merged although it was advised against, waived or let through in an emergency, and is still so. */
export interface Debt {
  readonly kind: 'warned' | 'waived' | 'hotfix';
  readonly rule: RuleId;
  readonly pull: PullLink;
  /** Where the check or its waiver is shown. */
  readonly url: string;
}

/** A commit of the default branch that no pull request brought. */
export interface DirectPush {
  readonly sha: string;
  readonly url: string;
  /** Data. */
  readonly headline: string;
  /** ISO 8601. */
  readonly at: string;
}

/** What the merges of the last 30 days tell. Newest first everywhere. */
export interface MergesJudgement {
  /** Merges that the rule was asked of: exempt ones (bots, reverts) are not counted. */
  readonly asked: number;
  /** Those that say why. */
  readonly withRationale: number;
  readonly bare: readonly BareMerge[];
  /** Merges whose linked issues have to be read before they are judged: numbers. */
  readonly wanted: readonly number[];
  readonly unknown: number;
  /** Merges that made an architectural choice, by their check's record or what their description says now. */
  readonly choices: {
    readonly total: number;
    readonly recorded: number;
    readonly unrecorded: readonly PullLink[];
  };
  readonly debts: readonly Debt[];
  readonly pushes: readonly DirectPush[];
  /** All merges of the last seven days: what shipped. */
  readonly shipped: readonly PullLink[];
}
