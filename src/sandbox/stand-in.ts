import type { UserActions } from './actions/user-actions.ts';
import type { CopyWish } from './create-copies.ts';
import type { Faults } from './faults.ts';
import type { FileChanges } from './git/write-commit.ts';
import type { RequestLog } from './request-log.ts';
import type { CategoryWish, Discussion } from './store/discussion.ts';
import type { Installation, Permission, Repository } from './store/entities.ts';
import type { Store } from './store/store.ts';
import type { Team } from './store/team.ts';
import type { Outbox } from './webhooks/outbox.ts';

/** How the stand-in is set up; all of it has a default. */
export interface StandInOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** `baton` by default: the App's login is `baton[bot]`. */
  readonly slug?: string;
  readonly appId?: number;
  readonly webhookSecret?: string;
  /** Where the App hears of events; can be set later. */
  readonly webhookUrl?: string;
  /** Points or requests an hour and installation. Far above GitHub's by default, so that measuring meets no limit. */
  readonly hourlyLimit?: number;
  /**
   * The world's clock, in milliseconds since the epoch: a test that moves it gives a function of a variable of its own.
   * Tokens, JWTs, deliveries and rate limits go by the real one.
   */
  readonly clock?: () => number;
}

/** A repository to make: from files, or from an existing Git repository that is only read. */
export interface RepositoryWish {
  readonly owner: string;
  readonly name: string;
  readonly isPrivate?: boolean;
  /** The first commit's files; a README if not given. Null: no commit, the repository is empty. */
  readonly files?: FileChanges | null;
  /** A fork of that one by GitHub's record, with content of its own. */
  readonly forkOf?: Repository;
  /** A work tree or Git directory on this machine to import with all its history, instead of `files`. */
  readonly importFrom?: string;
  /** `main` by default; an import keeps its own. */
  readonly defaultBranch?: string;
  /** ISO 8601, the first commit's time too; now if not given. */
  readonly createdAt?: string;
  /** By login; the owner has `admin` anyway. */
  readonly permissions?: Readonly<Record<string, Permission>>;
  /** True by default. */
  readonly hasIssuesEnabled?: boolean;
  /** True by default, with GitHub's default categories. */
  readonly hasDiscussionsEnabled?: boolean;
}

/** Where the App is installed, and with what rights. */
interface InstallationWish {
  readonly repositories: 'all' | readonly Repository[];
  /** Baton's own (DESIGN 9) by default. */
  readonly permissions?: Readonly<Record<string, string>>;
  readonly events?: readonly string[];
}

/** How a repository's Discussions are; what is not given stays as it is. */
interface DiscussionsWish {
  readonly isEnabled?: boolean;
  readonly categories?: readonly CategoryWish[];
}

/** A GitHub on this machine that holds what Baton asks of GitHub, and fails loudly at anything else. */
export interface StandIn {
  /** The base of its API, for GITHUB_API_URL. GraphQL is at `/graphql` below it. */
  readonly url: string;
  readonly appId: number;
  readonly slug: string;
  /** PEM. */
  readonly privateKey: string;
  readonly webhookSecret: string;
  readonly webhooks: Outbox;
  readonly requests: RequestLog;
  readonly faults: Faults;
  /** For looking; change it through actions only. */
  readonly store: Store;
  /** An owner that isn't known yet becomes an organisation. */
  createRepository(wish: RepositoryWish): Promise<Repository>;
  /**
   * Makes many repositories that share the Git content of one, at a few KB each: a copy may be pushed to and written in
   * like any other.
   */
  createCopies(template: Repository, count: number, wish?: CopyWish): readonly Repository[];
  /** Turns Discussions on or off, and replaces their categories. */
  setDiscussions(repository: Repository, wish: DiscussionsWish): void;
  /** The discussions of a repository, also while they are off; oldest first. */
  discussions(repository: Repository): readonly Discussion[];
  /** By its owner; the same again is no event. */
  setVisibility(repository: Repository, visibility: 'public' | 'private'): void;
  /** Installs the App on an account; each account has one installation. */
  install(owner: string, wish?: InstallationWish): Installation;
  addRepositories(installation: Installation, repositories: readonly Repository[]): void;
  removeRepositories(installation: Installation, repositories: readonly Repository[]): void;
  uninstall(installation: Installation): void;
  suspend(installation: Installation): void;
  unsuspend(installation: Installation): void;
  /** By the account's owner, after the App asked for more. */
  acceptPermissions(installation: Installation, permissions: Readonly<Record<string, string>>): void;
  /**
   * What somebody does; the account is made on first use, a bot's where the login ends in `[bot]`, and `baton[bot]` (by
   * the App's slug) is the App itself. `at` (ISO 8601) is when it is done, now if not given: commits, pull requests, merges and
   * comments bear that time, and whoever acts is the author of the commits.
   */
  as(login: string, at?: string): UserActions;
  /** Makes a team of an organisation; a team that is there already gets these members instead of its own. */
  createTeam(organization: string, slug: string, members: readonly string[]): Team;
  /** GitHub shows such an account no more, only what it wrote. */
  deleteAccount(login: string): void;
  /** Has commits by this address count as the account's. Its address at `users.noreply.github.com` always does. */
  addEmail(login: string, email: string): void;
  /** Leaves an installation so many points and requests until its hour is over. */
  leaveBudget(
    installation: Installation,
    left: { readonly remaining: number; readonly resetInSeconds: number },
  ): void;
  /** Ends every installation token, as an hour does. */
  expireTokens(): void;
  /** Resolves once every delivery was answered, and all that they caused. */
  settled(): Promise<void>;
  /** Stops the server and Git, and deletes the stand-in's own repositories. */
  close(): Promise<void>;
}
