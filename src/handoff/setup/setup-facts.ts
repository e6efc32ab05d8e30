import type { ConfigFiles, Repository } from '../facts.ts';
import type { LookedUp } from '../lookups/lookup.ts';

/** The app's own issue on what a repository lacks. */
export interface OwnSetupIssue {
  readonly number: number;
  readonly body: string;
  readonly isOpen: boolean;
  /** GitHub's edit record names somebody besides the app: what they wrote stays. */
  readonly isEditedByOthers: boolean;
}

/** A repository as it is on its default branch, without any pull request. */
export interface SetupFacts {
  readonly repository: Repository;
  readonly isFork: boolean;
  readonly isEmpty: boolean;
  /** The label of the issue is there already. */
  readonly hasLabel: boolean;
  readonly configFiles: Omit<ConfigFiles, 'head'>;
  /** The newest one, open or closed; null where there never was one. */
  readonly setupIssue: OwnSetupIssue | null;
  readonly lookedUp: LookedUp;
  /** Who runs this Baton; null where nobody said. */
  readonly operator: string | null;
}
