/**
 * The work that Baton queues. A job carries identifiers, never texts: it reads the present state when it
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
  /** Set where somebody asked for a re-run: a new check run is made even if nothing changed. */
  readonly rerun?: boolean;
  /** The login of who pressed a button; its permission is looked up before the re-run is made. */
  readonly requestedBy?: string;
  /** True on installation: check, but write no comment. */
  readonly checksOnly?: boolean;
}

export interface CheckMergeGroupJob extends RepositoryJob {
  readonly kind: 'check-merge-group';
  readonly headSha: string;
  readonly baseSha: string;
  /** `refs/heads/gh-readonly-queue/main/pr-104-<sha>`: names the last pull request of the group. */
  readonly headRef: string;
}

/** Judges every open pull request of a repository again. */
export interface CheckRepositoryJob extends RepositoryJob {
  readonly kind: 'check-repository';
  readonly checksOnly: boolean;
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
}

/** Deletes what is queued and cached for an installation that is gone. */
export interface ForgetInstallationJob {
  readonly kind: 'forget-installation';
  readonly installationId: number;
}
