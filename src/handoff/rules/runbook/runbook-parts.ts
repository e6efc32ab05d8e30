import type { Config } from '../../config/config.ts';
import type { PullRequestFacts } from '../../facts.ts';
import type { Finding } from '../../finding.ts';
import type { RepositoryView } from '../../lookups/repository-view.ts';
import type { confirmationsOf } from './runbook-confirmations.ts';

/** What every part of the rule judges by. */
export interface RunbookParts {
  readonly facts: PullRequestFacts;
  readonly config: Config;
  readonly view: RepositoryView;
  readonly level: Finding['severity'];
  readonly confirmations: ReturnType<typeof confirmationsOf>;
}

/** What one part of the rule says about one runbook. */
export interface PartialJudgement {
  readonly findings: readonly Finding[];
  /** Why something could not be judged; null where everything could. */
  readonly unknown: string | null;
  /** Sentences of praise: what made it pass. */
  readonly notes: readonly string[];
}
