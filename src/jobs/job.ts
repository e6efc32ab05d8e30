/**
 * The work that Baton queues. Flags are set or left out, never false: jobs that merge while they wait keep the
 * flags of both. A job carries identifiers, never texts: it reads the present state when it
 * runs, so late, repeated and reordered events are harmless (DESIGN 10).
 */
export type Job =
  | CheckPullRequestJob
  | CheckMergeGroupJob
  | CheckRepositoryJob
  | CheckInstallationJob
  | RefreshConfigFileJob
  | ForgetInstallationJob;

/** What every job of a repository names. `owner` and `repo` may be stale after a rename; GitHub follows them. */
export interface RepositoryJob {
  readonly installationId: number;
  readonly repositoryId: number;
  readonly owner: string;
  readonly repo: string;
}

export interface CheckPullRequestJob extends RepositoryJob {
  readonly kind: 'check-pull-request';
  readonly number: number;
  /** The head named by the event: where to say that nothing could be read. Not trusted to be the present one. */
  readonly headSha: string | null;
  /** Somebody asked for a re-run: a new check run is made even if nothing changed. */
  readonly rerun?: true;
  /** The login of who pressed a button; its permission is looked up before the re-run is made. */
  readonly requestedBy?: string;
  /** The comment and reactions may be written too; left out on installation, which checks only. */
  readonly conversation?: true;
}

export interface CheckMergeGroupJob extends RepositoryJob {
  readonly kind: 'check-merge-group';
  readonly headSha: string;
  readonly baseSha: string;
  /** `refs/heads/gh-readonly-queue/main/pr-104-<sha>`: names the last pull request of the group. */
  readonly headRef: string;
  /** Somebody asked for a re-run. */
  readonly rerun?: true;
}

/** Judges every open pull request of a repository again, or only those with a certain head. */
export interface CheckRepositoryJob extends RepositoryJob {
  readonly kind: 'check-repository';
  readonly headSha?: string;
  /** Handed on to the jobs of the pull requests. */
  readonly rerun?: true;
  readonly conversation?: true;
}

/** Reads the organisation's defaults, and judges the open pull requests of the named repositories. */
export interface CheckInstallationJob {
  readonly kind: 'check-installation';
  readonly installationId: number;
  readonly owner: string;
  readonly repositories: readonly { readonly id: number; readonly name: string }[];
}

/** Brings one configuration file of another repository into the cache, with a token for that repository only. */
export interface RefreshConfigFileJob {
  readonly kind: 'refresh-config-file';
  readonly installationId: number;
  readonly owner: string;
  readonly repo: string;
  readonly path: string;
  /** The file changed, which concerns nobody unless somebody read it before. */
  readonly isOnlyIfCached?: true;
}

/** Deletes what is queued and cached for an installation that is gone. */
export interface ForgetInstallationJob {
  readonly kind: 'forget-installation';
  readonly installationId: number;
}
