import type { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import { startStandIn } from '../../src/sandbox/start-stand-in.ts';
import type { Installation, Issue, PullRequest, Repository } from '../../src/sandbox/store/entities.ts';
import { appClient, installationClient } from './clients.ts';
import { loadOfficialSchemas } from './official-schemas.ts';
import { type Received, startReceiver } from './webhook-receiver.ts';

const official = loadOfficialSchemas();
let standIn: StandIn;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let repository: Repository;
let installation: Installation;
let pull: PullRequest;
let client: Octokit;

const acme = { owner: 'acme', repo: 'shop' };

beforeAll(async () => {
  standIn = await startStandIn();
  receiver = await startReceiver(standIn.webhookSecret);
  standIn.webhooks.url = receiver.url;
  repository = await standIn.createRepository({
    owner: 'acme',
    name: 'shop',
    permissions: { anna: 'write' },
  });
  installation = standIn.install('acme', { repositories: [repository] });
  const anna = standIn.as('anna');
  pull = await anna.openPullRequest(repository, {
    title: 'Add a page',
    body: 'Because.',
    changes: { 'a.md': 'one\n' },
  });
  client = await installationClient(standIn, installation.id);
});

afterAll(async () => {
  await standIn.close();
  receiver.close();
});

describe('REST answers have the form that GitHub describes', () => {
  const expectForm = (route: string, answer: { readonly status: number; readonly data: unknown }) => {
    const [method = '', path = ''] = route.split(' ');
    expect(official.answer(method, path, answer.status, answer.data)).toEqual([]);
  };

  test('of the App and its installations', async () => {
    const app = appClient(standIn);
    expectForm('GET /app', await app.rest.apps.getAuthenticated());
    const manifest = {
      url: 'https://example.com',
      redirect_url: 'https://baton.example.com/registered',
      default_permissions: { checks: 'write' },
    };
    const form = await fetch(`${standIn.url}/settings/apps/new?state=s`, {
      method: 'POST',
      body: new URLSearchParams({ manifest: JSON.stringify(manifest) }),
      redirect: 'manual',
    });
    const code = new URL(form.headers.get('location') ?? '').searchParams.get('code') ?? '';
    expectForm('POST /app-manifests/{code}/conversions', await client.rest.apps.createFromManifest({ code }));
    const id = { installation_id: installation.id };
    expectForm('GET /app/installations/{installation_id}', await app.rest.apps.getInstallation(id));
    const wish = { ...id, repository_ids: [repository.id] };
    const token = await app.rest.apps.createInstallationAccessToken(wish);
    expectForm('POST /app/installations/{installation_id}/access_tokens', token);
    expectForm('GET /installation/repositories', await client.rest.apps.listReposAccessibleToInstallation());
  });

  test('of check runs', async () => {
    const route = '/repos/{owner}/{repo}/check-runs';
    const output = { title: 'One thing', summary: 'Say why.' };
    const made = await client.rest.checks.create({
      ...acme,
      name: 'Baton',
      head_sha: pull.headSha,
      conclusion: 'failure',
      output,
    });
    expectForm(`POST ${route}`, made);
    const at = { ...acme, check_run_id: made.data.id };
    expectForm(
      `PATCH ${route}/{check_run_id}`,
      await client.rest.checks.update({ ...at, conclusion: 'success' }),
    );
    expectForm(`GET ${route}/{check_run_id}`, await client.rest.checks.get(at));
    const list = await client.rest.checks.listForRef({ ...acme, ref: pull.headSha, check_name: 'Baton' });
    expectForm('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', list);
    expect(list.data.check_runs.map(({ conclusion }) => conclusion)).toEqual(['success']);
  });

  test('of comments, reactions and permissions', async () => {
    const issue = { ...acme, issue_number: pull.number };
    const made = await client.rest.issues.createComment({ ...issue, body: 'Say why.' });
    const comment = { ...acme, comment_id: made.data.id };
    const comments = '/repos/{owner}/{repo}/issues/comments/{comment_id}';
    expectForm('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', made);
    expectForm(
      `PATCH ${comments}`,
      await client.rest.issues.updateComment({ ...comment, body: 'All is well.' }),
    );
    expectForm(`GET ${comments}`, await client.rest.issues.getComment(comment));
    const list = await client.rest.issues.listComments(issue);
    expectForm('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', list);
    const reaction = await client.rest.reactions.createForIssueComment({ ...comment, content: '+1' });
    expectForm(`POST ${comments}/reactions`, reaction);
    const permission = await client.rest.repos.getCollaboratorPermissionLevel({ ...acme, username: 'anna' });
    expectForm('GET /repos/{owner}/{repo}/collaborators/{username}/permission', permission);
  });

  test('of issues, their labels and milestones', async () => {
    const milestones = '/repos/{owner}/{repo}/milestones';
    const due = { description: 'Weeks 1-3', due_on: '2026-06-19T12:00:00Z' };
    const made = await client.rest.issues.createMilestone({ ...acme, title: 'Phase 2', ...due });
    expectForm(`POST ${milestones}`, made);
    const milestone = { ...acme, milestone_number: made.data.number };
    const closed = await client.rest.issues.updateMilestone({ ...milestone, state: 'closed' });
    expectForm(`PATCH ${milestones}/{milestone_number}`, closed);
    const issues = '/repos/{owner}/{repo}/issues';
    const labels = ['baton:phase'];
    const wish = { ...acme, title: 'Phase 2', body: 'Table', labels, milestone: made.data.number };
    const opened = await client.rest.issues.create(wish);
    expectForm(`POST ${issues}`, opened);
    const issue = { ...acme, issue_number: opened.data.number };
    const change = { ...issue, state: 'closed', state_reason: 'not_planned', milestone: null } as const;
    expectForm(`PATCH ${issues}/{issue_number}`, await client.rest.issues.update(change));
    const added = await client.rest.issues.addLabels({ ...issue, labels: ['baton:overdue'] });
    expectForm(`POST ${issues}/{issue_number}/labels`, added);
    const removed = await client.rest.issues.removeLabel({ ...issue, name: 'baton:overdue' });
    expectForm(`DELETE ${issues}/{issue_number}/labels/{name}`, removed);
  });

  test('of contents and pull requests', async () => {
    const file = await client.rest.repos.getContent({ ...acme, path: 'README.md' });
    expectForm('GET /repos/{owner}/{repo}/contents/{path}', file);
    expectForm('GET /repos/{owner}/{repo}/pulls', await client.rest.pulls.list(acme));
    const files = await client.rest.pulls.listFiles({ ...acme, pull_number: pull.number });
    expectForm('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', files);
  });

  test('of deliveries', async () => {
    await standIn.settled();
    const app = appClient(standIn);
    const { data } = await app.rest.apps.listWebhookDeliveries();
    expectForm('GET /app/hook/deliveries', { status: 200, data });
    const one = await app.rest.apps.getWebhookDelivery({ delivery_id: data[0]?.id ?? 0 });
    expectForm('GET /app/hook/deliveries/{delivery_id}', one);
  });
});

test('webhook payloads have the form that GitHub describes', async () => {
  const anna = standIn.as('anna');
  await anna.editPullRequest(pull, { title: 'Add another page', body: 'Fixes #2' });
  await anna.pushToPullRequest(pull, { changes: { 'b.md': 'two\n' } });
  await anna.convertToDraft(pull);
  await anna.readyForReview(pull);
  await anna.label(pull, 'urgent');
  await anna.unlabel(pull, 'urgent');
  await anna.setMilestone(pull, 'Phase 1');
  await anna.setMilestone(pull, null);
  const [issue, ownIssue] = await changeIssues();
  const comment = anna.comment(issue, 'I take it');
  anna.editComment(comment, 'I take it today');
  anna.deleteComment(comment);
  const actions = [{ label: 'Check again', description: 'Judge anew', identifier: 'recheck' }];
  const run = { ...acme, name: 'Baton', head_sha: pull.headSha, conclusion: 'success' as const, actions };
  const { data } = await client.rest.checks.create(run);
  const checkRun = standIn.store.checkRuns.get(data.id);
  if (!checkRun) throw new Error('no check run');
  anna.rerequestCheck(checkRun);
  await anna.rerequestSuite(checkRun.suite);
  anna.pressButton(checkRun, 'recheck');
  await anna.close(pull);
  await anna.reopen(pull);
  const group = await anna.enqueue([pull]);
  await anna.finishMergeGroup(repository, group, 'merged');
  standIn.as('bea').approve(pull);
  standIn.as('bea').review(pull, 'COMMENTED', 'See the runbook.');
  await anna.editPullRequest(pull, { body: 'Metric: pages 2' });
  standIn.setVisibility(repository, 'private');
  standIn.setVisibility(repository, 'private');
  standIn.as('acme').setVisibility(repository, 'public');
  standIn.removeRepositories(installation, [repository]);
  standIn.addRepositories(installation, [repository]);
  standIn.suspend(installation);
  standIn.unsuspend(installation);
  standIn.acceptPermissions(installation, { members: 'read' });
  await standIn.settled();

  const problems = receiver.received.flatMap((delivery) => {
    const name = `${delivery.event}-${delivery.payload.action ?? ''}`.replaceAll('_', '-').replace(/-$/, '');
    return official.webhook(name, delivery.payload).map((problem) => `${name}: ${problem}`);
  });
  expect([...new Set(problems)]).toEqual([]);
  expect(receiver.received.every(({ isSigned }: Received) => isSigned)).toBe(true);
  expect(new Set(receiver.names())).toEqual(EXPECTED);
  const own = receiver.received
    .map(({ payload }) => payload['issue'] as Record<string, unknown> | undefined)
    .filter((one) => one?.['number'] === ownIssue);
  expect(own).toHaveLength(3);
  for (const one of own) expect(one).toMatchObject({ performed_via_github_app: { slug: 'baton' } });
});

/** Has every event of issues and milestones happen; gives an issue of anna's and the number of one of the App's. */
async function changeIssues(): Promise<[Issue, number]> {
  const anna = standIn.as('anna');
  const issue = anna.createIssue(repository, { title: 'A page is missing', labels: ['bug'] });
  const dueOn = '2026-06-19T12:00:00Z';
  const milestone = anna.createMilestone(repository, { title: 'Phase 3', dueOn });
  anna.editMilestone(milestone, { title: 'Phase 3: Deploy', description: 'Weeks 7-8', dueOn: null });
  anna.editMilestone(milestone, { state: 'closed' });
  anna.editMilestone(milestone, { state: 'open', dueOn });
  await anna.setMilestone(issue, milestone.title);
  await anna.label(issue, 'urgent');
  await anna.unlabel(issue, 'urgent');
  anna.editIssue(issue, { title: 'Two pages are missing', body: 'Both.' });
  await anna.close(issue, 'not_planned');
  await anna.reopen(issue);
  await anna.deleteMilestone(milestone);
  standIn.as('acme').deleteIssue(anna.createIssue(repository, { title: 'Spam' }));
  const { data } = await client.rest.issues.create({ ...acme, title: 'Phase 3', body: 'Table' });
  const own = { ...acme, issue_number: data.number };
  await client.rest.issues.update({ ...own, body: 'A new table', state: 'closed' });
  return [issue, data.number];
}

const EXPECTED = new Set([
  'check_run.completed',
  'check_run.created',
  'check_run.requested_action',
  'check_run.rerequested',
  'check_suite.requested',
  'check_suite.rerequested',
  'installation.created',
  'installation.new_permissions_accepted',
  'installation.suspend',
  'installation.unsuspend',
  'installation_repositories.added',
  'installation_repositories.removed',
  'issue_comment.created',
  'issue_comment.deleted',
  'issue_comment.edited',
  'issues.closed',
  'issues.deleted',
  'issues.demilestoned',
  'issues.edited',
  'issues.labeled',
  'issues.milestoned',
  'issues.opened',
  'issues.reopened',
  'issues.unlabeled',
  'merge_group.checks_requested',
  'merge_group.destroyed',
  'milestone.closed',
  'milestone.created',
  'milestone.deleted',
  'milestone.edited',
  'milestone.opened',
  'pull_request.closed',
  'pull_request.converted_to_draft',
  'pull_request.demilestoned',
  'pull_request.edited',
  'pull_request.enqueued',
  'pull_request.labeled',
  'pull_request.milestoned',
  'pull_request.opened',
  'pull_request.ready_for_review',
  'pull_request.reopened',
  'pull_request.synchronize',
  'pull_request.unlabeled',
  'pull_request_review.submitted',
  'push',
  'repository.privatized',
  'repository.publicized',
]);
