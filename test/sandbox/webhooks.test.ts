import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import { startStandIn } from '../../src/sandbox/start-stand-in.ts';
import type { PullRequest, Repository } from '../../src/sandbox/store/entities.ts';
import { appClient } from './clients.ts';
import { startReceiver } from './webhook-receiver.ts';

let standIn: StandIn;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let repository: Repository;
let pull: PullRequest;

beforeEach(async () => {
  standIn = await startStandIn();
  repository = await standIn.createRepository({
    owner: 'acme',
    name: 'shop',
    permissions: { anna: 'write' },
  });
  standIn.install('acme');
  pull = await standIn.as('anna').openPullRequest(repository, { title: 'Add', changes: { 'a.md': 'a\n' } });
  receiver = await startReceiver(standIn.webhookSecret);
  standIn.webhooks.url = receiver.url;
});

afterEach(async () => {
  await standIn.close();
  receiver.close();
});

async function edit(...titles: readonly string[]): Promise<void> {
  for (const title of titles) await standIn.as('anna').editPullRequest(pull, { title });
}

function titles(): readonly string[] {
  return receiver.received.map(
    ({ payload }) => (payload['pull_request'] as { readonly title: string }).title,
  );
}

test('nothing is delivered before there is a webhook URL', () => {
  expect(standIn.webhooks.deliveries).toEqual([]);
});

test('deliveries are signed with the secret, and recorded with their answer', async () => {
  await edit('Second');
  await standIn.settled();
  expect(receiver.received).toMatchObject([
    { event: 'pull_request', isSigned: true, payload: { action: 'edited' } },
  ]);
  expect(standIn.webhooks.deliveries).toMatchObject([
    { statusCode: 202, event: 'pull_request', action: 'edited' },
  ]);
});

test('held deliveries come in the order that is wanted', async () => {
  standIn.webhooks.hold();
  await edit('Second', 'Third');
  expect(receiver.received).toEqual([]);
  standIn.webhooks.release((held) => held.toReversed());
  await standIn.settled();
  expect(titles()).toEqual(['Third', 'Second']);
});

test('a duplicate has the guid of the first', async () => {
  standIn.webhooks.disturb({ event: 'pull_request.edited', effect: 'duplicate' });
  await edit('Second');
  await standIn.settled();
  expect(receiver.received).toHaveLength(2);
  expect(new Set(receiver.received.map(({ guid }) => guid)).size).toBe(1);
});

test('a lost delivery is in no log', async () => {
  standIn.webhooks.disturb({ effect: 'lose' });
  await edit('Second', 'Third');
  await standIn.settled();
  expect(titles()).toEqual(['Third']);
  expect(standIn.webhooks.deliveries).toHaveLength(1);
});

test('a failed delivery is listed, and comes again when asked for, under its guid', async () => {
  receiver.status = 503;
  await edit('Second');
  standIn.webhooks.disturb({ effect: 'fail' });
  await edit('Third');
  await standIn.settled();
  receiver.status = 202;
  const { rest } = appClient(standIn);
  const { data } = await rest.apps.listWebhookDeliveries({ per_page: 1 });
  expect(data).toMatchObject([{ status_code: 0, event: 'pull_request' }]);
  const failures = await rest.apps.listWebhookDeliveries({ status: 'failure' });
  expect(failures.data).toMatchObject([{ status_code: 503, redelivery: false }]);
  for (const { id } of [...data, ...failures.data])
    await rest.apps.redeliverWebhookDelivery({ delivery_id: id });
  await standIn.settled();
  expect(new Set(titles())).toEqual(new Set(['Second', 'Third']));
  const all = await rest.apps.listWebhookDeliveries();
  expect(all.data.filter(({ redelivery }) => redelivery).map(({ status_code }) => status_code)).toEqual([
    202, 202,
  ]);
});

test('an App that nobody listens for has its deliveries logged as failed', async () => {
  receiver.close();
  await edit('Second');
  await standIn.settled();
  expect(standIn.webhooks.deliveries).toMatchObject([{ statusCode: 0, status: 'failed to connect to host' }]);
});

test('an App hears only of repositories where it is installed, and of what it may read', async () => {
  const other = await standIn.createRepository({ owner: 'umbrella', name: 'lab' });
  const installation = standIn.install('umbrella', { repositories: [], permissions: { issues: 'read' } });
  standIn.as('bob').createIssue(other, { title: 'Not heard' });
  standIn.addRepositories(installation, [other]);
  standIn.as('bob').createIssue(other, { title: 'Heard' });
  await standIn.as('umbrella').openPullRequest(other, { title: 'Not heard', changes: { 'a.md': 'a\n' } });
  standIn.suspend(installation);
  standIn.as('bob').createIssue(other, { title: 'Not heard' });
  await standIn.settled();
  expect(receiver.names().toSorted()).toEqual([
    'installation.created',
    'installation.suspend',
    'installation_repositories.added',
    'issues.opened',
  ]);
});

test('a cursor or an attempt that nobody knows is refused', async () => {
  const { rest, request } = appClient(standIn);
  const wrong = request('GET /app/hook/deliveries', { cursor: 'v1_0' });
  await expect(wrong).rejects.toMatchObject({ status: 422 });
  await expect(rest.apps.redeliverWebhookDelivery({ delivery_id: 1 })).rejects.toMatchObject({ status: 404 });
});
