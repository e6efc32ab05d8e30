import type { Severity } from '../finding.ts';

/** A rule's severity in the config. */
export type RuleLevel = Severity | 'off';

/** The configuration with every default filled in (DESIGN 8); what `parseConfig` and `resolveConfig` give. */
export interface Config {
  readonly mode: 'enforce' | 'observe' | 'off';
  readonly engagement: {
    /** ISO dates, `YYYY-MM-DD`; null where not told. */
    readonly started: string | null;
    readonly ends: string | null;
    readonly engineers: readonly string[];
    readonly team: readonly string[];
    readonly sponsor: readonly string[];
  };
  readonly rules: {
    readonly rationale: {
      readonly severity: RuleLevel;
      readonly linkedIssue: boolean;
      readonly exempt: {
        readonly authors: readonly string[];
        readonly labels: readonly string[];
        readonly paths: readonly string[];
      };
    };
    readonly decision: { readonly severity: RuleLevel; readonly paths: readonly string[] };
    readonly runbook: {
      readonly severity: RuleLevel;
      readonly touched: RuleLevel;
      readonly maxAgeDays: number;
    };
    readonly context: {
      readonly severity: RuleLevel;
      readonly maxAgeDays: number;
      readonly maxMerges: number;
    };
    readonly phase: { readonly severity: RuleLevel };
  };
  readonly systems: readonly {
    readonly name: string;
    readonly paths: readonly string[];
    readonly runbook: string;
    readonly watch: readonly string[];
  }[];
  /** Path of the plan; null for `plan: off`. */
  readonly plan: string | null;
  readonly metrics: string | null;
  readonly waivers: { readonly by: 'write' | 'team' };
  readonly report: {
    readonly day: 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';
    /** `HH:MM`, 24 hours. */
    readonly time: string;
    /** IANA time zone. */
    readonly timezone: string;
    readonly category: string | null;
    readonly public: boolean;
  };
  readonly drills: { readonly everyDays: number };
  /** The conclusion where Baton could not read what it needs. Never `success`: unknown is not passed. */
  readonly onError: 'neutral' | 'failure';
}
