import type { Config } from '../../config/config.ts';
import type { Repository } from '../../facts.ts';
import type { ReadinessFacts } from '../readiness-facts.ts';

/** What a report needs beside what was judged. */
export interface ReportContext {
  /** When the facts were read: ISO 8601. */
  readonly now: string;
  readonly repository: Repository;
  /** Who runs this Baton; null where nobody said. */
  readonly operator: string | null;
  readonly config: Config;
  readonly health: ReadinessFacts['health'];
  readonly openPullRequests: ReadinessFacts['openPullRequests'];
  /** No earlier week has a report: this is the audit before the work. */
  readonly isFirst: boolean;
  readonly place: 'discussion' | 'comment';
  /** Why it stands somewhere else than it should: half a sentence of Markdown by Baton. Null where it stands right. */
  readonly discussionsProblem: string | null;
}
