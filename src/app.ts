import type { ApplicationFunction, Context, Probot } from 'probot';
import { CHECK_AGAIN } from './handoff/rendering/buttons.ts';
import { parseMergeGroupId, parsePullRequestId } from './jobs/external-id.ts';
import type { Job, RepositoryJob } from './jobs/job.ts';

/** Makes a job durable; rejects where it could not, so that GitHub records the delivery as failed. */
export type Enqueue = (job: Job) => Promise<void>;

export interface AppOptions {
  readonly appId: number;
  readonly enqueue: Enqueue;
}

/** The file whose change on a default branch means judging again. */
const CONFIG_PATH = '.github/baton.yml';

/** GitHub lists no more commits than this in a push (github-facts 1.1): beyond it, anything may have changed. */
const PUSH_COMMITS_LIMIT = 2048;

/**
 * The Probot app: which event becomes which job, and nothing else. Handlers read identifiers from the payload
 * and enqueue; they never call GitHub (DESIGN 10).
 */
export function createApp({ appId, enqueue }: AppOptions): ApplicationFunction {
  return (app: Probot) => {
    app.on(
      [
        'pull_request.opened',
        'pull_request.edited',
        'pull_request.reopened',
        'pull_request.synchronize',
        'pull_request.ready_for_review',
        'pull_request.converted_to_draft',
        'pull_request.labeled',
        'pull_request.unlabeled',
      ],
      async ({ payload }) => {
        const { number, head } = payload.pull_request;
        await enqueue({
          kind: 'check-pull-request',
          ...repositoryOf(payload),
          number,
          headSha: head.sha,
          conversation: true,
        });
      },
    );

    app.on(
      ['issue_comment.created', 'issue_comment.edited', 'issue_comment.deleted'],
      async ({ payload }) => {
        if (payload.issue.pull_request === undefined || !concernsBaton(payload, appId)) return;
        await enqueue({
          kind: 'check-pull-request',
          ...repositoryOf(payload),
          number: payload.issue.number,
          headSha: null,
          conversation: true,
        });
      },
    );

    app.on('check_run.rerequested', async ({ payload }) => {
      if (payload.check_run.app?.id === appId) await rerun(payload, enqueue);
    });

    app.on('check_run.requested_action', async ({ payload }) => {
      if (payload.check_run.app?.id !== appId) return;
      if (payload.requested_action?.identifier !== CHECK_AGAIN.identifier) return;
      await rerun(payload, enqueue, payload.sender.login);
    });

    app.on('check_suite.rerequested', async ({ payload }) => {
      await enqueue({
        kind: 'check-repository',
        ...repositoryOf(payload),
        headSha: payload.check_suite.head_sha,
        rerun: true,
        conversation: true,
      });
    });

    app.on('merge_group.checks_requested', async ({ payload }) => {
      const { head_sha: headSha, base_sha: baseSha, head_ref: headRef } = payload.merge_group;
      await enqueue({ kind: 'check-merge-group', ...repositoryOf(payload), headSha, baseSha, headRef });
    });

    app.on('push', async ({ payload }) => {
      const { repository } = payload;
      if (payload.ref !== `refs/heads/${repository.default_branch}` || !mayChangeConfig(payload)) return;
      const at = repositoryOf(payload);
      const { installationId, owner, repo } = at;
      // Other repositories of the installation may take their defaults from this file.
      await enqueue({
        kind: 'refresh-config-file',
        installationId,
        owner,
        repo,
        path: CONFIG_PATH,
        isOnlyIfCached: true,
      });
      await enqueue({ kind: 'check-repository', ...at, conversation: true });
    });

    onInstallation(app, enqueue);
  };
}

function onInstallation(app: Probot, enqueue: Enqueue): void {
  app.on(['installation.created', 'installation.unsuspend'], async ({ payload }) => {
    const { installation, repositories } = payload;
    await enqueue({
      kind: 'check-installation',
      installationId: installation.id,
      owner: ownerOf(installation.account),
      // Given all repositories, each one wakes at its first pull request, not all at once (DESIGN 9).
      repositories: installation.repository_selection === 'all' ? [] : namesOf(repositories ?? []),
    });
  });

  app.on('installation_repositories.added', async ({ payload }) => {
    const { installation } = payload;
    if (payload.repository_selection === 'all') return;
    await enqueue({
      kind: 'check-installation',
      installationId: installation.id,
      owner: ownerOf(installation.account),
      repositories: namesOf(payload.repositories_added),
    });
  });

  app.on('installation.deleted', async ({ payload }) => {
    await enqueue({ kind: 'forget-installation', installationId: payload.installation.id });
  });
}

interface RepositoryPayload {
  readonly installation?: { readonly id: number } | undefined;
  readonly repository?:
    | { readonly id: number; readonly name: string; readonly owner: { readonly login: string } | null }
    | undefined;
}

function repositoryOf(payload: RepositoryPayload): RepositoryJob {
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
function concernsBaton(payload: CommentPayload, appId: number): boolean {
  const isOwnComment = payload.comment.performed_via_github_app?.id === appId;
  const isOwnAct = isOwnComment && payload.sender.login === payload.comment.user?.login;
  if (isOwnAct) return false;
  const before = 'changes' in payload ? (payload.changes.body?.from ?? '') : '';
  return isOwnComment || payload.comment.body.includes('/baton') || before.includes('/baton');
}

type CheckRunPayload = Context<'check_run.rerequested' | 'check_run.requested_action'>['payload'];

/** The external id says what the run was for; pull_requests is empty for forks (github-facts 2.4). */
async function rerun(payload: CheckRunPayload, enqueue: Enqueue, requestedBy?: string): Promise<void> {
  const at = repositoryOf(payload);
  const externalId = payload.check_run.external_id ?? '';
  const headSha = payload.check_run.head_sha;
  const group = parseMergeGroupId(externalId);
  if (group !== null) {
    await enqueue({ kind: 'check-merge-group', ...at, headSha, ...group, rerun: true });
    return;
  }
  const number = parsePullRequestId(externalId);
  if (number === null) {
    await enqueue({ kind: 'check-repository', ...at, headSha, rerun: true, conversation: true });
    return;
  }
  await enqueue({
    kind: 'check-pull-request',
    ...at,
    number,
    headSha,
    rerun: true,
    conversation: true,
    ...(requestedBy === undefined ? {} : { requestedBy }),
  });
}

function mayChangeConfig(payload: Context<'push'>['payload']): boolean {
  if (payload.deleted) return false;
  if (payload.forced || payload.commits.length >= PUSH_COMMITS_LIMIT) return true;
  return payload.commits.some((commit) =>
    [commit.added, commit.modified, commit.removed].some((paths) => (paths ?? []).includes(CONFIG_PATH)),
  );
}

function ownerOf(account: object | null | undefined): string {
  if (account && 'login' in account && typeof account.login === 'string') return account.login;
  if (account && 'slug' in account && typeof account.slug === 'string') return account.slug;
  throw new Error('The installation names no account');
}

function namesOf(repositories: readonly { readonly id: number; readonly name: string }[]) {
  return repositories.map(({ id, name }) => ({ id, name }));
}
