import type { CheckRun, CheckSuite, PullRequest } from '../store/entities.ts';
import { fullNameOf } from '../store/store.ts';
import type { World } from '../world.ts';
import { renderApp } from './account.ts';
import { isCrossRepository, webUrlOf } from './urls.ts';

/** A check run as REST and `check_run` events show it. */
export function renderCheckRun(run: CheckRun, world: World): Record<string, unknown> {
  const { suite } = run;
  const url = `${world.url}/repos/${fullNameOf(suite.repository)}/check-runs/${run.id}`;
  return {
    id: run.id,
    name: run.name,
    node_id: run.nodeId,
    head_sha: suite.headSha,
    external_id: run.externalId,
    url,
    html_url: `${webUrlOf(suite.repository)}/runs/${run.id}`,
    details_url: run.detailsUrl,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: suite.id },
    app: renderApp(suite.app, world.url),
    pull_requests: pullRequestsOf(suite).map((pull) => renderCheckedPullRequest(pull, world)),
  };
}

/** A check suite as `check_suite` events show it. */
export async function renderCheckSuite(suite: CheckSuite, world: World): Promise<Record<string, unknown>> {
  const commit = await suite.repository.git.commit(suite.headSha);
  const url = `${world.url}/repos/${fullNameOf(suite.repository)}/check-suites/${suite.id}`;
  return {
    id: suite.id,
    node_id: suite.nodeId,
    head_branch: suite.headBranch,
    head_sha: suite.headSha,
    ...suiteStateOf(suite),
    url,
    before: null,
    after: suite.headSha,
    pull_requests: pullRequestsOf(suite).map((pull) => renderCheckedPullRequest(pull, world)),
    app: renderApp(suite.app, world.url),
    created_at: suite.createdAt,
    updated_at: suite.createdAt,
    rerequestable: true,
    runs_rerequestable: true,
    latest_check_runs_count: latestRuns(suite.checkRuns).length,
    check_runs_url: `${url}/check-runs`,
    head_commit: commit && {
      id: commit.oid,
      tree_id: commit.treeOid,
      message: commit.message,
      timestamp: commit.committer.date,
      author: { name: commit.author.name, email: commit.author.email },
      committer: { name: commit.committer.name, email: commit.committer.email },
    },
  };
}

/** The suite's state follows from the latest run of each name. */
export function suiteStateOf(suite: CheckSuite): {
  readonly status: string;
  readonly conclusion: string | null;
} {
  const latest = latestRuns(suite.checkRuns);
  if (suite.isReset || latest.length === 0) return { status: 'queued', conclusion: null };
  if (latest.some((run) => run.status !== 'completed')) return { status: 'in_progress', conclusion: null };
  const worstFirst = [
    'failure',
    'timed_out',
    'action_required',
    'cancelled',
    'stale',
    'success',
    'neutral',
    'skipped',
  ];
  return {
    status: 'completed',
    conclusion: worstFirst.find((one) => latest.some((run) => run.conclusion === one)) ?? null,
  };
}

/** The newest run of each name, oldest first. */
export function latestRuns(runs: readonly CheckRun[]): readonly CheckRun[] {
  const latest = new Map<string, CheckRun>();
  for (const run of runs) latest.set(run.name, run);
  return [...latest.values()].sort((left, right) => left.id - right.id);
}

/** GitHub lists only pull requests of the same repository: none for a fork's head. */
function pullRequestsOf(suite: CheckSuite): readonly PullRequest[] {
  return [...suite.repository.threads.values()].filter(
    (thread): thread is PullRequest =>
      thread.kind === 'PullRequest' &&
      thread.state === 'open' &&
      thread.headSha === suite.headSha &&
      !isCrossRepository(thread),
  );
}

function renderCheckedPullRequest(pull: PullRequest, world: World): Record<string, unknown> {
  const { id, name } = pull.repository;
  const repo = { id, name, url: `${world.url}/repos/${fullNameOf(pull.repository)}` };
  return {
    url: `${repo.url}/pulls/${pull.number}`,
    id: pull.id,
    number: pull.number,
    head: { ref: pull.headRef, sha: pull.headSha, repo },
    base: { ref: pull.baseRef, sha: pull.baseSha, repo },
  };
}
