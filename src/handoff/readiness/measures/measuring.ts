import type { Config } from '../../config/config.ts';
import type { Repository } from '../../facts.ts';
import type { RepositoryView } from '../../lookups/repository-view.ts';
import type { MergedChange, ReadBack } from '../readiness-facts.ts';

/** What every measure may look at. */
export interface Measuring {
  /** ISO 8601. */
  readonly now: string;
  readonly repository: Repository;
  readonly config: Config;
  /** Of the tip of the default branch. What it still wants makes a part unknown for now: it is measured once more. */
  readonly view: RepositoryView;
  readonly merges: ReadBack<MergedChange>;
}
