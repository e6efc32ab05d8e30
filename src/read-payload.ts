import type { Context } from 'probot';
import { CONFIG_PATH } from './handoff/config/default-config.ts';
import { COUNTED_LINE, PHASE_LABELS } from './handoff/phases/phase-names.ts';
import { DRILL_LABEL, REPORT_LABEL } from './handoff/readiness/label-names.ts';
import { SETUP_LABEL } from './handoff/setup/setup-label.ts';
import type { FollowChangeJob, RepositoryJob } from './jobs/job.ts';

/** What the deliveries of GitHub tell, as far as it takes to choose a job: identifiers and yes or no, never texts. */

/** GitHub lists no more commits than this in a push (github-facts 1.1): beyond it, anything may have changed. */
const PUSH_COMMITS_LIMIT = 2048;

interface RepositoryPayload {
  readonly installation?: { readonly id: number } | undefined;
  readonly repository?:
    | { readonly id: number; readonly name: string; readonly owner: { readonly login: string } | null }
    | undefined;
}

/** The installation and repository of a delivery. Throws where it names none, which GitHub does not do. */
export function repositoryOf(payload: RepositoryPayload): RepositoryJob {
  const { installation, repository } = payload;
  if (installation === undefined || !repository?.owner) {
    throw new Error('The delivery names no installation of the App, or no repository');
  }
  return {
    installationId: installation.id,
    repositoryId: repository.id,
    owner: repository.owner.login,
    repo: repository.name,
  };
}

type CommentPayload = Context<
  'issue_comment.created' | 'issue_comment.edited' | 'issue_comment.deleted'
>['payload'];

/**
 * A command by somebody else, or somebody else's hand on the app's own comment. What the app wrote itself is
 * ignored: its writes come back as events.
 */
export function concernsBaton(payload: CommentPayload, appId: number): boolean {
  const isOwnComment = payload.comment.performed_via_github_app?.id === appId;
  const isOwnAct = isOwnComment && payload.sender.login === payload.comment.user?.login;
  if (isOwnAct) return false;
  const before = 'changes' in payload ? (payload.changes.body?.from ?? '') : '';
  return isOwnComment || payload.comment.body.includes('/baton') || before.includes('/baton');
}

interface IssuePayload {
  readonly performed_via_github_app?: { readonly id: number | null } | null | undefined;
  readonly labels?: readonly (string | { readonly name?: string | undefined } | null)[] | undefined;
}

function isByApp(issue: IssuePayload, appId: number): boolean {
  return issue.performed_via_github_app?.id === appId;
}

/** What the app does to its own issues comes back as events. */
export function isOwnActOnIssue(
  payload: {
    readonly issue: IssuePayload & { readonly user: { readonly login: string } | null };
    readonly sender: { readonly login: string };
  },
  appId: number,
): boolean {
  return isByApp(payload.issue, appId) && payload.sender.login === payload.issue.user?.login;
}

function hasLabel({ labels }: IssuePayload, name: string): boolean {
  return (labels ?? []).some((label) => (typeof label === 'string' ? label : label?.name) === name);
}

/** What keeps an issue: that of a phase, that of a drill; a label that somebody took off an issue of the app's does not hide it. */
export function keptIn(issue: IssuePayload, appId: number): ('keep-phases' | 'keep-readiness')[] {
  if (hasLabel(issue, PHASE_LABELS.phase.name)) return ['keep-phases'];
  if (hasLabel(issue, DRILL_LABEL.name)) return ['keep-readiness'];
  if (!isByApp(issue, appId) || isAnswered(issue)) return [];
  return ['keep-phases', 'keep-readiness'];
}

/** An issue in which nothing is kept: commands in it are answered in a comment. */
export function isOtherIssue(issue: IssuePayload, appId: number): boolean {
  return keptIn(issue, appId).length === 0;
}

/** The app's own issues that are answered like anybody's. */
function isAnswered(issue: IssuePayload): boolean {
  return [SETUP_LABEL.name, REPORT_LABEL.name].some((name) => hasLabel(issue, name));
}

/** What the app's setup issue says comes from the repository, whoever ticks or writes there. */
export function isSetupIssue(issue: IssuePayload, appId: number): boolean {
  return isByApp(issue, appId) && hasLabel(issue, SETUP_LABEL.name);
}

/** A merged pull request that reports a value or belongs to a phase, or whose description did. */
export function concernsPhases(
  payload: Context<'pull_request.closed' | 'pull_request.edited'>['payload'],
): boolean {
  const { merged_at: mergedAt, milestone, body } = payload.pull_request;
  if (mergedAt === null) return false;
  const before = 'changes' in payload ? (payload.changes.body?.from ?? '') : '';
  return milestone !== null || [body ?? '', before].some((text) => COUNTED_LINE.test(text));
}

/** Whether a push may have changed a file of a kind. */
export function mayChange(payload: Context<'push'>['payload'], isWanted: (path: string) => boolean): boolean {
  const { forced, created, commits } = payload;
  return forced || created || commits.length >= PUSH_COMMITS_LIMIT || lists(payload, isWanted);
}

function lists({ commits }: Context<'push'>['payload'], isWanted: (path: string) => boolean): boolean {
  return commits.some((commit) =>
    [commit.added, commit.modified, commit.removed].some((paths) => (paths ?? []).some(isWanted)),
  );
}

type Changes = Omit<FollowChangeJob, keyof RepositoryJob | 'kind'>;

/** Anything may be different. */
export const ALL_CHANGES: Changes = { documents: true, plan: true, report: true };

/** What a push to the default branch may have changed; null where nothing depends on it. */
export function changesIn(payload: Context<'push'>['payload']): Changes | null {
  const isConfig = (path: string): boolean => path === CONFIG_PATH;
  const changes: Changes = {
    ...(mayChange(payload, isJudged) ? { documents: true } : {}),
    ...(mayChange(payload, mayHoldPlan) ? { plan: true } : {}),
    ...(mayChange(payload, isConfig) ? { report: true } : {}),
    // A guess wakes nobody.
    ...(lists(payload, isConfig) ? { wakes: true } : {}),
  };
  return Object.keys(changes).length === 0 ? null : changes;
}

/** The config, and documents: open pull requests are judged by what main has now. Which documents count, a job reads. */
function isJudged(path: string): boolean {
  return path === CONFIG_PATH || /\.(?:md|markdown)$/i.test(path);
}

/** The config, the plan or the file of metrics: which those are, a job reads. */
function mayHoldPlan(path: string): boolean {
  return path === CONFIG_PATH || /\.(?:md|markdown|txt|jsonl|ndjson|json)$/i.test(path);
}

/** `extends` may name any path; configs are YAML. */
export function isConfigLike(path: string): boolean {
  return path.endsWith('.yml') || path.endsWith('.yaml');
}

/** Login of the account that an installation belongs to. */
export function ownerOf(account: object | null | undefined): string {
  if (account && 'login' in account && typeof account.login === 'string') return account.login;
  if (account && 'slug' in account && typeof account.slug === 'string') return account.slug;
  throw new Error('The installation names no account');
}

/** Repositories as jobs name them. */
export function namesOf(repositories: readonly { readonly id: number; readonly name: string }[]) {
  return repositories.map(({ id, name }) => ({ id, name }));
}
