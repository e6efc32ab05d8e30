import { Probot, ProbotOctokit } from 'probot';
import { describe, expect, it } from 'vitest';
import { createApp, eventsHeard } from '../src/app.ts';
import type { CheckPullRequestJob, Job } from '../src/jobs/job.ts';

const APP_ID = 99;
const HEAD = 'a'.repeat(40);
const BASE = 'b'.repeat(40);
const AT = { installationId: 5, repositoryId: 1, owner: 'acme', repo: 'answers' } as const;
const COMMON = {
  installation: { id: 5 },
  repository: { id: 1, name: 'answers', owner: { login: 'acme' }, default_branch: 'main' },
  sender: { login: 'anna', type: 'User' },
};
const CHECK: CheckPullRequestJob = {
  kind: 'check-pull-request',
  ...AT,
  number: 12,
  headSha: HEAD,
  conversation: true,
};

/** The jobs that one delivery becomes. */
async function jobsFor(name: string, payload: object): Promise<Job[]> {
  const jobs: Job[] = [];
  const probot = new Probot({
    githubToken: 'test',
    secret: 'test',
    logLevel: 'fatal',
    Octokit: ProbotOctokit,
  });
  await probot.load(
    createApp({
      appId: APP_ID,
      enqueue: async (job) => {
        jobs.push(job);
      },
    }),
  );
  const event = { id: 'd-1', name, payload: { ...COMMON, ...payload } };
  await probot.receive(event as unknown as Parameters<Probot['receive']>[0]);
  return jobs;
}

const pullRequest = { number: 12, head: { sha: HEAD }, merged_at: null, milestone: null, body: null };
const comment = (body: string, rest: object = {}) => ({
  issue: { number: 12, pull_request: {} },
  comment: { id: 3, body, user: { login: 'anna' }, performed_via_github_app: null },
  ...rest,
});
const ownComment = {
  id: 3,
  body: 'text',
  user: { login: 'baton[bot]' },
  performed_via_github_app: { id: APP_ID },
};
const run = (externalId: string, rest: object = {}) => ({
  check_run: { id: 8, external_id: externalId, head_sha: HEAD, app: { id: APP_ID } },
  ...rest,
});

describe('a pull request', () => {
  it.each(['opened', 'edited', 'reopened', 'ready_for_review', 'converted_to_draft', 'labeled', 'unlabeled'])(
    'that is %s is checked',
    async (action) => {
      expect(await jobsFor('pull_request', { action, pull_request: pullRequest })).toEqual([CHECK]);
    },
  );

  it('that is pushed to is checked, and tells the head that it had', async () => {
    const payload = { action: 'synchronize', pull_request: pullRequest, before: BASE };
    expect(await jobsFor('pull_request', payload)).toEqual([{ ...CHECK, [`left:${BASE}`]: true }]);
  });

  it.each(['assigned', 'milestoned'])('that is %s is left alone', async (action) => {
    expect(await jobsFor('pull_request', { action, pull_request: pullRequest })).toEqual([]);
  });
});

describe('a pull request that is closed', () => {
  it('has others judged that share its head', async () => {
    const jobs = await jobsFor('pull_request', { action: 'closed', pull_request: pullRequest });
    expect(jobs).toEqual([{ kind: 'check-repository', ...AT, headSha: HEAD, conversation: true }]);
  });
});

describe('a pull request that was merged', () => {
  const merged = { ...pullRequest, merged_at: '2026-06-01T10:00:00Z' };
  it.each<[string, string, object, boolean]>([
    ['with a value to report', 'closed', { pull_request: { ...merged, body: 'Metric: nDCG@5 0.7' } }, true],
    ['in a milestone', 'closed', { pull_request: { ...merged, milestone: { number: 1 } } }, true],
    ['with neither', 'closed', { pull_request: merged }, false],
    [
      'whose value was edited away since',
      'edited',
      { pull_request: merged, changes: { body: { from: '**Metric:** nDCG@5 0.7' } } },
      true,
    ],
    [
      'whose value is emphasised otherwise',
      'closed',
      { pull_request: { ...merged, body: '__Metric__: nDCG@5 0.7' } },
      true,
    ],
  ])('%s concerns the phases or not', async (_what, action, payload, expected) => {
    const kinds = (await jobsFor('pull_request', { action, ...payload })).map(({ kind }) => kind);
    expect(kinds.includes('keep-phases')).toBe(expected);
  });
});

describe('the issue of a phase or a drill', () => {
  const phases: Job[] = [{ kind: 'keep-phases', ...AT }];
  const drills: Job[] = [{ kind: 'keep-readiness', ...AT }];
  const issue = {
    number: 7,
    user: { login: 'baton[bot]' },
    labels: [{ name: 'baton:phase' }],
    performed_via_github_app: { id: APP_ID },
  };
  const byApp = { sender: { login: 'baton[bot]', type: 'Bot' } };
  const said = comment('/baton metric nDCG@5 0.7');
  it.each<[string, string, object, Job[]]>([
    ['that somebody ticked', 'issues', { action: 'edited', issue }, phases],
    ['that the app wrote', 'issues', { action: 'edited', issue, ...byApp }, []],
    [
      'without its label, which may be that of a drill',
      'issues',
      { action: 'unlabeled', issue: { ...issue, labels: [] } },
      [...phases, ...drills],
    ],
    [
      'or of a drill, that somebody closed',
      'issues',
      { action: 'closed', issue: { ...issue, labels: [{ name: 'baton:drill' }] } },
      drills,
    ],
    [
      'or of a drill, with a command',
      'issue_comment',
      { action: 'created', ...said, issue: { ...issue, labels: [{ name: 'baton:drill' }] } },
      drills,
    ],
    [
      'or that of reports',
      'issues',
      { action: 'closed', issue: { ...issue, labels: [{ name: 'baton:report' }] } },
      [],
    ],
    [
      'of somebody else',
      'issues',
      { action: 'edited', issue: { ...issue, labels: [], performed_via_github_app: null } },
      [],
    ],
    ['with a command', 'issue_comment', { action: 'created', ...said, issue }, phases],
    ['with other words', 'issue_comment', { action: 'created', ...comment('thanks'), issue }, []],
  ])('%s', async (_what, name, payload, expected) => {
    expect(await jobsFor(name, payload)).toEqual(expected);
  });
});

describe('a comment', () => {
  const { headSha: _head, ...withoutHead } = CHECK;
  const checked: Job[] = [withoutHead];
  it.each<[string, object, Job[]]>([
    ['with a command', { action: 'created', ...comment('/baton recheck') }, checked],
    ['without one', { action: 'created', ...comment('looks good') }, []],
    [
      'on an issue',
      { action: 'created', ...comment('/baton report'), issue: { number: 12 } },
      [{ kind: 'answer-issue', ...AT, number: 12 }],
    ],
    [
      'on a closed pull request',
      {
        action: 'created',
        ...comment('/baton report'),
        issue: { number: 12, state: 'closed', pull_request: {} },
      },
      [{ kind: 'answer-issue', ...AT, number: 12 }],
    ],
    [
      'whose command was edited away',
      { action: 'edited', ...comment('never mind'), changes: { body: { from: '/baton waive rationale x' } } },
      checked,
    ],
    [
      'of Baton itself',
      {
        action: 'created',
        ...comment(''),
        comment: ownComment,
        sender: { login: 'baton[bot]', type: 'Bot' },
      },
      [],
    ],
    ['of Baton that somebody deleted', { action: 'deleted', ...comment(''), comment: ownComment }, checked],
    [
      'of Baton that somebody edited',
      { action: 'edited', ...comment(''), comment: ownComment, changes: {} },
      checked,
    ],
  ])('%s', async (_what, payload, expected) => {
    expect(await jobsFor('issue_comment', payload)).toEqual(expected);
  });
});

describe('a re-run', () => {
  it('of one check is made for the pull request that its external id names', async () => {
    const jobs = await jobsFor('check_run', {
      action: 'rerequested',
      ...run('pr:12 0123456789abcdef 0123456789abcdef'),
    });
    expect(jobs).toEqual([{ ...CHECK, rerunOf: 8 }]);
  });

  it('of a check that several pull requests share finds those that are still open', async () => {
    const jobs = await jobsFor('check_run', { action: 'rerequested', ...run('pr:12,14 unread') });
    expect(jobs).toEqual([
      { kind: 'check-repository', ...AT, headSha: HEAD, rerunOf: 8, conversation: true },
    ]);
  });

  it('by the button carries who pressed it', async () => {
    const jobs = await jobsFor('check_run', {
      action: 'requested_action',
      requested_action: { identifier: 'check-again' },
      ...run('pr:12 unread'),
    });
    expect(jobs).toEqual([{ ...CHECK, pressed: { runId: 8, by: 'anna' } }]);
  });

  it('of a merge group is made for the group', async () => {
    const headRef = `refs/heads/gh-readonly-queue/main/pr-12-${BASE}`;
    const jobs = await jobsFor('check_run', {
      action: 'rerequested',
      ...run(`merge-group:${BASE} ${headRef}`),
    });
    expect(jobs).toEqual([
      { kind: 'check-merge-group', ...AT, headSha: HEAD, baseSha: BASE, headRef, rerunOf: 8 },
    ]);
  });

  it('of a run that is not ours is nothing to us', async () => {
    const other = { check_run: { id: 8, external_id: 'pr:12', head_sha: HEAD, app: { id: 1 } } };
    expect(await jobsFor('check_run', { action: 'rerequested', ...other })).toEqual([]);
  });

  it('of all checks finds the pull requests by their head', async () => {
    const jobs = await jobsFor('check_suite', { action: 'rerequested', check_suite: { head_sha: HEAD } });
    expect(jobs).toEqual([
      { kind: 'check-repository', ...AT, headSha: HEAD, rerunAll: true, conversation: true },
    ]);
  });

  it('is not mistaken for the suite that GitHub makes for every push', async () => {
    expect(await jobsFor('check_suite', { action: 'requested', check_suite: { head_sha: HEAD } })).toEqual(
      [],
    );
  });
});

const ALL = { documents: true, plan: true, report: true };

describe('a repository', () => {
  it.each(['publicized', 'privatized', 'archived'])('that was %s is looked at again', async (action) => {
    expect(await jobsFor('repository', { action })).toEqual([{ kind: 'follow-change', ...AT, report: true }]);
  });

  it.each(['renamed', 'transferred', 'unarchived'])('that was %s is looked at whole', async (action) => {
    expect(await jobsFor('repository', { action })).toEqual([{ kind: 'follow-change', ...AT, ...ALL }]);
  });
});

describe('a merge group', () => {
  it('is judged on its own commit', async () => {
    const group = { head_sha: HEAD, base_sha: BASE, head_ref: 'refs/heads/gh-readonly-queue/main/pr-12-x' };
    const jobs = await jobsFor('merge_group', { action: 'checks_requested', merge_group: group });
    expect(jobs).toEqual([
      { kind: 'check-merge-group', ...AT, headSha: HEAD, baseSha: BASE, headRef: group.head_ref },
    ]);
  });
});

describe('a push', () => {
  const commit = { added: [], modified: ['.github/baton.yml'], removed: [] };
  const push = { ref: 'refs/heads/main', created: false, deleted: false, forced: false, commits: [commit] };
  const follow = { kind: 'follow-change', ...AT };
  const { installationId, owner, repo } = AT;
  const refresh = { kind: 'refresh-cached-files', installationId, owner, repo };

  it.each<[string, object, object[]]>([
    ['that changes the config on the default branch', push, [{ ...follow, ...ALL, wakes: true }, refresh]],
    [
      'that was forced, so that anything may have changed',
      { ...push, forced: true, commits: [] },
      [{ ...follow, ...ALL }, refresh],
    ],
    ['that is the first one', { ...push, created: true, commits: [] }, [{ ...follow, ...ALL }, refresh]],
    ['of another branch', { ...push, ref: 'refs/heads/topic' }, []],
    [
      'of another YAML file, which others may extend',
      { ...push, commits: [{ modified: ['defaults/baton.yml'] }] },
      [refresh],
    ],
    [
      'of a document',
      { ...push, commits: [{ modified: ['RUNBOOK.md'] }] },
      [{ ...follow, documents: true, plan: true }],
    ],
    [
      'of a file of metrics',
      { ...push, commits: [{ modified: ['evals/metrics.jsonl'] }] },
      [{ ...follow, plan: true }],
    ],
    ['of ordinary code', { ...push, commits: [{ modified: ['src/a.ts'] }] }, []],
  ])('%s', async (_what, payload, expected) => {
    expect(await jobsFor('push', payload)).toEqual(expected);
  });
});

describe('an installation', () => {
  const account = { login: 'acme' };
  const repositories = [{ id: 1, name: 'answers' }];

  it('has the open pull requests of the chosen repositories judged', async () => {
    const installation = { id: 5, account, repository_selection: 'selected' };
    expect(await jobsFor('installation', { action: 'created', installation, repositories })).toEqual([
      { kind: 'check-installation', installationId: 5, owner: 'acme', repositories },
    ]);
  });

  it('in all repositories wakes none of them at once', async () => {
    const installation = { id: 5, account, repository_selection: 'all' };
    const at = { installationId: 5, owner: 'acme' };
    expect(await jobsFor('installation', { action: 'created', installation, repositories })).toEqual([
      { kind: 'check-installation', ...at, repositories: [] },
      { kind: 'sync-installation', ...at, selection: 'all', isBack: true },
    ]);
  });

  it('that is given further permissions has tried again what was refused', async () => {
    const installation = { id: 5, account, repository_selection: 'selected' };
    const payload = { action: 'new_permissions_accepted', installation, repositories };
    expect(await jobsFor('installation', payload)).toEqual([
      {
        kind: 'check-installation',
        installationId: 5,
        owner: 'acme',
        repositories: [],
        hasNewPermissions: true,
      },
    ]);
  });

  it.each(['deleted', 'suspend'])('that is %s is forgotten', async (action) => {
    const installation = { id: 5, account, repository_selection: 'all' };
    const payload = { action, installation, repository: undefined };
    expect(await jobsFor('installation', payload)).toEqual([
      { kind: 'forget-installation', installationId: 5 },
    ]);
  });

  it('that loses repositories forgets them; which those are of all, nobody tells', async () => {
    const payload = {
      action: 'removed',
      installation: { id: 5, account },
      repositories_removed: repositories,
    };
    expect(await jobsFor('installation_repositories', payload)).toEqual([
      { kind: 'forget-repositories', installationId: 5, owner: 'acme', repositories },
    ]);
    const narrowed = { ...payload, repository_selection: 'selected', repositories_removed: [] };
    expect(await jobsFor('installation_repositories', narrowed)).toEqual([]);
  });

  it('has added repositories judged', async () => {
    const payload = {
      action: 'added',
      installation: { id: 5, account },
      repository_selection: 'selected',
      repositories_added: repositories,
    };
    expect((await jobsFor('installation_repositories', payload)).map((job) => job.kind)).toEqual([
      'check-installation',
    ]);
  });
});

describe('what is asked for again where it was missed', () => {
  it('is each event that may become a job, and no other', async () => {
    const heard = eventsHeard();
    for (const event of ['push', 'pull_request.opened', 'installation.deleted', 'check_run.requested_action'])
      expect(heard).toContain(event);
    for (const event of ['pull_request', 'issues.opened', 'check_suite.requested', 'check_run.created'])
      expect(heard).not.toContain(event);
  });
});
