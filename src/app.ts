import type { ApplicationFunction, Context, Probot } from 'probot';
import { parseMergeGroupRecord, parsePullRequestRecord } from './handoff/effects/external-id.ts';
import type { ConfirmedDocument } from './handoff/facts.ts';
import { CHECK_AGAIN, confirmedBy } from './handoff/rendering/buttons.ts';
import type { Job } from './jobs/job.ts';
import { leftHead } from './jobs/left-heads.ts';
import {
  ALL_CHANGES,
  changesIn,
  concernsBaton,
  concernsPhases,
  isConfigLike,
  isOtherIssue,
  isOwnActOnIssue,
  isSetupIssue,
  keptIn,
  mayChange,
  namesOf,
  ownerOf,
  repositoryOf,
} from './read-payload.ts';

/** Makes a job durable; rejects where it could not, so that GitHub records the delivery as failed. */
export type Enqueue = (job: Job) => Promise<void>;

export interface AppOptions {
  readonly appId: number;
  readonly enqueue: Enqueue;
}

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
          ...('before' in payload ? leftHead(payload.before) : {}),
          conversation: true,
        });
      },
    );

    app.on(
      ['issue_comment.created', 'issue_comment.edited', 'issue_comment.deleted'],
      async ({ payload }) => {
        if (!concernsBaton(payload, appId)) return;
        if (payload.issue.pull_request === undefined) {
          for (const kind of keptIn(payload.issue, appId)) await enqueue({ kind, ...repositoryOf(payload) });
          if (isOtherIssue(payload.issue, appId))
            await enqueue({ kind: 'answer-issue', ...repositoryOf(payload), number: payload.issue.number });
          return;
        }
        // A closed one is judged no more, but may ask for a report.
        await enqueue({
          ...(payload.issue.state === 'closed'
            ? { kind: 'answer-issue' }
            : { kind: 'check-pull-request', conversation: true }),
          ...repositoryOf(payload),
          number: payload.issue.number,
        });
      },
    );

    app.on('check_run.rerequested', async ({ payload }) => {
      if (payload.check_run.app?.id === appId) await rerun(payload, enqueue);
    });

    app.on('check_run.requested_action', async ({ payload }) => {
      if (payload.check_run.app?.id !== appId) return;
      const button = payload.requested_action?.identifier ?? '';
      const document = confirmedBy(button);
      if (document !== null) await confirm(payload, document, enqueue);
      else if (button === CHECK_AGAIN.identifier) await rerun(payload, enqueue, payload.sender.login);
    });

    app.on('check_suite.rerequested', async ({ payload }) => {
      await enqueue({
        kind: 'check-repository',
        ...repositoryOf(payload),
        headSha: payload.check_suite.head_sha,
        rerunAll: true,
        conversation: true,
      });
    });

    app.on('merge_group.checks_requested', async ({ payload }) => {
      const { head_sha: headSha, base_sha: baseSha, head_ref: headRef } = payload.merge_group;
      await enqueue({ kind: 'check-merge-group', ...repositoryOf(payload), headSha, baseSha, headRef });
    });

    app.on(
      [
        'issues.edited',
        'issues.closed',
        'issues.reopened',
        'issues.deleted',
        'issues.labeled',
        'issues.unlabeled',
        'issues.milestoned',
        'issues.demilestoned',
      ],
      async ({ payload }) => {
        if (isOwnActOnIssue(payload, appId)) return;
        if (isSetupIssue(payload.issue, appId))
          await enqueue({ kind: 'keep-setup-issue', ...repositoryOf(payload) });
        for (const kind of keptIn(payload.issue, appId)) await enqueue({ kind, ...repositoryOf(payload) });
      },
    );

    app.on(['pull_request.closed', 'pull_request.edited'], async ({ payload }) => {
      if (concernsPhases(payload)) await enqueue({ kind: 'keep-phases', ...repositoryOf(payload) });
    });

    // Its check may be shared with another pull request of the same head, which is no longer held back by it.
    app.on('pull_request.closed', async ({ payload }) => {
      await enqueue({
        kind: 'check-repository',
        ...repositoryOf(payload),
        headSha: payload.pull_request.head.sha,
        conversation: true,
      });
    });

    app.on('push', async ({ payload }) => {
      const { repository } = payload;
      if (payload.ref !== `refs/heads/${repository.default_branch}` || payload.deleted) return;
      const at = repositoryOf(payload);
      const { installationId, owner, repo } = at;
      const follow = changesIn(payload);
      if (follow !== null) await enqueue({ kind: 'follow-change', ...at, ...follow });
      // Other repositories of the installation may take their defaults from a file of this one.
      if (mayChange(payload, isConfigLike)) {
        await enqueue({ kind: 'refresh-cached-files', installationId, owner, repo });
      }
    });

    // What anybody may see of it, and whether anything is posted there at all.
    app.on(['repository.publicized', 'repository.privatized', 'repository.archived'], async ({ payload }) => {
      await enqueue({ kind: 'follow-change', ...repositoryOf(payload), report: true });
    });

    // Links stand in all that was written: GitHub leads old names on only until somebody else takes them.
    app.on(['repository.renamed', 'repository.transferred', 'repository.unarchived'], async ({ payload }) => {
      await enqueue({ kind: 'follow-change', ...repositoryOf(payload), ...ALL_CHANGES });
    });

    onInstallation(app, enqueue);
  };
}

/** The events that the app acts on, `push` or `pull_request.opened`: nobody misses any other. */
export function eventsHeard(): ReadonlySet<string> {
  const heard = new Set<string>();
  const listen = (names: string | readonly string[]): void => {
    for (const name of [names].flat()) heard.add(name);
  };
  // What createApp does with Probot is this, and nothing else: a list of its own would drift.
  void createApp({ appId: 0, enqueue: async () => undefined })(
    { on: listen } as unknown as Probot,
    {} as never,
  );
  return heard;
}

function onInstallation(app: Probot, enqueue: Enqueue): void {
  app.on(['installation.created', 'installation.unsuspend'], async ({ payload }) => {
    const { action, installation, repositories } = payload;
    const { repository_selection: selection } = installation;
    const at = { installationId: installation.id, owner: ownerOf(installation.account) };
    // A lifted suspension names none (github-facts 1.3).
    const isNamed = action === 'created' && selection === 'selected';
    await enqueue({
      kind: 'check-installation',
      ...at,
      repositories: isNamed ? namesOf(repositories ?? []) : [],
    });
    // Given all repositories, each one wakes at its first pull request, not all at once (DESIGN 9): but those that were awake before.
    if (!isNamed) await enqueue({ kind: 'sync-installation', ...at, selection, isBack: true });
  });

  app.on('installation.new_permissions_accepted', async ({ payload: { installation } }) => {
    await enqueue({
      kind: 'check-installation',
      installationId: installation.id,
      owner: ownerOf(installation.account),
      repositories: [],
      hasNewPermissions: true,
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

  app.on('installation_repositories.removed', async ({ payload }) => {
    const { installation } = payload;
    const repositories = namesOf(payload.repositories_removed);
    // Empty where access was narrowed from all repositories to some: which those are, the next look at each tells.
    if (repositories.length === 0) return;
    await enqueue({
      kind: 'forget-repositories',
      installationId: installation.id,
      owner: ownerOf(installation.account),
      repositories,
    });
  });

  // Lifted again, it begins anew, as if it had just been installed.
  app.on(['installation.deleted', 'installation.suspend'], async ({ payload }) => {
    // The event's name is not signed: a delivery on a deleted comment, sent again under this name, looks like it.
    if ('repository' in payload && payload.repository !== undefined) return;
    await enqueue({ kind: 'forget-installation', installationId: payload.installation.id });
  });
}

type CheckRunPayload = Context<'check_run.rerequested' | 'check_run.requested_action'>['payload'];

/** The external id says what the run was for; pull_requests is empty for forks (github-facts 2.4). */
async function rerun(payload: CheckRunPayload, enqueue: Enqueue, pressedBy?: string): Promise<void> {
  const at = repositoryOf(payload);
  const { id, external_id: externalId, head_sha: headSha } = payload.check_run;
  const asked = pressedBy === undefined ? { rerunOf: id } : { pressed: { runId: id, by: pressedBy } };
  const group = parseMergeGroupRecord(externalId ?? '');
  if (group !== null) {
    const { baseSha, headRef } = group;
    await enqueue({ kind: 'check-merge-group', ...at, headSha, baseSha, headRef, rerunOf: id });
    return;
  }
  const numbers = parsePullRequestRecord(externalId ?? '')?.numbers ?? [];
  const [number] = numbers;
  if (number === undefined || numbers.length > 1) {
    // Which of those that shared the run are still open, only GitHub knows.
    await enqueue({ kind: 'check-repository', ...at, headSha, ...asked, conversation: true });
    return;
  }
  await enqueue({ kind: 'check-pull-request', ...at, number, headSha, ...asked, conversation: true });
}

/** A confirmation speaks of the pull requests that the check names, at the commit that bore the button. */
async function confirm(
  payload: CheckRunPayload,
  document: ConfirmedDocument,
  enqueue: Enqueue,
): Promise<void> {
  const at = repositoryOf(payload);
  const { external_id: externalId, head_sha: headSha } = payload.check_run;
  const confirmed = { by: payload.sender.login, headSha };
  for (const number of parsePullRequestRecord(externalId ?? '')?.numbers ?? []) {
    await enqueue({
      kind: 'check-pull-request',
      ...at,
      number,
      headSha,
      conversation: true,
      ...(document === 'runbook' ? { runbookConfirmed: confirmed } : { contextConfirmed: confirmed }),
    });
  }
}
