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
  | WakeRepositoryJob
  | FollowChangeJob
  | KeepSetupIssueJob
  | KeepPhasesJob
  | KeepReadinessJob
  | AnswerIssueJob
  | ReconcileRepositoryJob
  | LookForTracesJob
  | SyncInstallationJob
  | RefreshConfigFileJob
  | RefreshCachedFilesJob
  | ForgetRepositoriesJob
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
  readonly headSha?: string;
  /** Each head that a push replaced, named by its commit, so that a merge keeps all: `leftHead` makes it. */
  readonly [left: `left:${string}`]: true;
  /** The check run that GitHub lets somebody ask for anew (database id): done once a newer one is there. */
  readonly rerunOf?: number;
  /** The same, by a button that anybody may press: their permission is looked up first. */
  readonly pressed?: { readonly runId: number; readonly by: string };
  /** Somebody pressed a button that confirms a document, on the check of that commit. Two buttons never overwrite each other. */
  readonly runbookConfirmed?: Press;
  readonly contextConfirmed?: Press;
  /** The defaults of other repositories were being read, and the job has waited for them once. */
  readonly hasWaited?: true;
  /** The comment and reactions may be written too; left out on installation, which checks only. */
  readonly conversation?: true;
}

/** A press of a button: who, and the commit whose check bore it. */
export interface Press {
  readonly by: string;
  readonly headSha: string;
}

export interface CheckMergeGroupJob extends RepositoryJob {
  readonly kind: 'check-merge-group';
  readonly headSha: string;
  readonly baseSha: string;
  /** `refs/heads/gh-readonly-queue/main/pr-104-<sha>`: names the last pull request of the group. */
  readonly headRef: string;
  /** The check run that somebody asked for anew. */
  readonly rerunOf?: number;
}

/** Judges every open pull request of a repository again, or only those with a certain head. */
export interface CheckRepositoryJob extends RepositoryJob {
  readonly kind: 'check-repository';
  readonly headSha?: string;
  /** "Re-run all": the newest check run at `headSha` is made anew. */
  readonly rerunAll?: true;
  /** Handed on to the jobs of the pull requests. */
  readonly rerunOf?: number;
  readonly pressed?: { readonly runId: number; readonly by: string };
  readonly conversation?: true;
}

/** Reads the organisation's defaults, and wakes the named repositories. */
export interface CheckInstallationJob {
  readonly kind: 'check-installation';
  readonly installationId: number;
  readonly owner: string;
  readonly repositories: readonly NamedRepository[];
  /** The account accepted further permissions: what was refused in repositories that are awake is tried again. */
  readonly hasNewPermissions?: true;
}

export interface NamedRepository {
  readonly id: number;
  readonly name: string;
}

/** The first pull request of a repository since a process began. */
export interface WakeRepositoryJob extends RepositoryJob {
  readonly kind: 'wake-repository';
  /** Main seems to have a plan. */
  readonly hasPlan?: true;
}

/** The default branch or the settings of a repository changed: what of it is to be looked at again, where it is awake. */
export interface FollowChangeJob extends RepositoryJob {
  readonly kind: 'follow-change';
  /** Pull requests are judged by these, and the setup issue speaks of them. */
  readonly documents?: true;
  readonly plan?: true;
  /** When it is due, and what anybody may see of it. */
  readonly report?: true;
  /** It was given a config, which wakes it. */
  readonly wakes?: true;
}

/** Opens the issue on what a repository lacks, or brings it up to date. */
export interface KeepSetupIssueJob extends RepositoryJob {
  readonly kind: 'keep-setup-issue';
}

/** Keeps the issues and milestones of the plan's phases, and answers commands there. */
export interface KeepPhasesJob extends RepositoryJob {
  readonly kind: 'keep-phases';
}

/** Posts the week's report where it is due, and keeps the drills. */
export interface KeepReadinessJob extends RepositoryJob {
  readonly kind: 'keep-readiness';
  /** Somebody asked for this week's report to be renewed. */
  readonly isAsked?: true;
}

/** Answers the commands on an issue that Baton does not keep. */
export interface AnswerIssueJob extends RepositoryJob {
  readonly kind: 'answer-issue';
  readonly number: number;
}

/** Finds open pull requests whose event never came, and has looked at again what time alone may have changed. */
export interface ReconcileRepositoryJob extends RepositoryJob {
  readonly kind: 'reconcile-repository';
}

/** Finds out whether a repository that the database does not know was awake before. */
export interface LookForTracesJob extends RepositoryJob {
  readonly kind: 'look-for-traces';
  /** Nobody heard what happened in it for a while. */
  readonly isBack?: true;
}

/** Compares what the database knows of an installation with the repositories that it includes. */
export interface SyncInstallationJob {
  readonly kind: 'sync-installation';
  readonly installationId: number;
  readonly owner: string;
  readonly selection: 'all' | 'selected';
  /** Lifted from a suspension, or perhaps installed again: what changed meanwhile in repositories that were awake is judged. */
  readonly isBack?: true;
}

/** Brings one configuration file of another repository into the cache, with a token for that repository only. */
export interface RefreshConfigFileJob {
  readonly kind: 'refresh-config-file';
  readonly installationId: number;
  readonly owner: string;
  readonly repo: string;
  readonly path: string;
}

/** A repository changed or came into reach: what the cache has of it is read again. */
export interface RefreshCachedFilesJob {
  readonly kind: 'refresh-cached-files';
  readonly installationId: number;
  readonly owner: string;
  readonly repo: string;
}

/** Deletes what is queued and cached for repositories that were taken out of an installation. */
export interface ForgetRepositoriesJob {
  readonly kind: 'forget-repositories';
  readonly installationId: number;
  readonly owner: string;
  readonly repositories: readonly NamedRepository[];
}

/** Deletes what is queued and cached for an installation that is gone. */
export interface ForgetInstallationJob {
  readonly kind: 'forget-installation';
  readonly installationId: number;
}
