import type { ConfigFiles, Repository } from '../facts.ts';
import type { LookedUp } from '../lookups/lookup.ts';

/** The app's own issue on what a repository lacks. */
export interface OwnSetupIssue {
  readonly number: number;
  readonly body: string;
  readonly isOpen: boolean;
  /** ISO 8601. */
  readonly createdAt: string;
}

/** What the repository's settings make of a squash merge. */
export interface SquashSettings {
  readonly isAllowed: boolean;
  /** The pull request's description becomes the commit's message. */
  readonly keepsDescription: boolean;
}

/** A repository as it is on its default branch, without any pull request. */
export interface SetupFacts {
  /** When the facts were read: ISO 8601. */
  readonly now: string;
  readonly repository: Repository;
  /** The label of the issue is there already. */
  readonly hasLabel: boolean;
  readonly configFiles: Omit<ConfigFiles, 'head'>;
  /** The newest one, open or closed; null where there never was one. */
  readonly setupIssue: OwnSetupIssue | null;
  /** Null where GitHub does not tell. */
  readonly squash: SquashSettings | null;
  readonly lookedUp: LookedUp;
  /** What the account has not accepted of the App's permissions, as `NAME: LEVEL`. */
  readonly missingPermissions: readonly string[];
  /** Where the account's owner looks through the App's permissions. */
  readonly installationUrl: string;
  /** Who runs this Baton; null where nobody said. */
  readonly operator: string | null;
}
