import type { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import { StandInError } from '../../src/sandbox/stand-in-error.ts';
import { startStandIn } from '../../src/sandbox/start-stand-in.ts';
import type { Repository } from '../../src/sandbox/store/entities.ts';
import { installationClient } from './clients.ts';

let standIn: StandIn;
let repository: Repository;
let client: Octokit;
let installationId: number;
let issue: { owner: string; repo: string; issue_number: number };

const at = { owner: 'acme', repo: 'answers' };

beforeAll(async () => {
  standIn = await startStandIn();
  const permissions = { anna: 'write', fiona: 'read' } as const;
  repository = await standIn.createRepository({ owner: 'acme', name: 'answers', permissions });
  installationId = standIn.install('acme').id;
  client = await installationClient(standIn, installationId);
});

beforeEach(async () => {
  standIn.requests.clear();
  repository.hasIssuesEnabled = true;
  const { data } = await client.rest.issues.create({ ...at, title: 'Phase 1', body: 'One.' });
  issue = { ...at, issue_number: data.number };
});

afterAll(() => standIn.close());

async function askIssue(fields: string): Promise<Record<string, unknown>> {
  const query = `{ repository(owner: "acme", name: "answers") { issue(number: ${issue.issue_number}) { ${fields} } } }`;
  const answer = await client.graphql<{
    readonly repository: { readonly issue: Record<string, unknown> };
  }>(query);
  return answer.repository.issue;
}

test('an issue is opened with labels and a milestone', async () => {
  const { data: milestone } = await client.rest.issues.createMilestone({ ...at, title: 'Phase 3' });
  const { data } = await client.rest.issues.create({
    ...at,
    title: 'Phase 3',
    labels: ['baton:phase', 'baton:phase'],
    milestone: milestone.number,
  });
  expect(data).toMatchObject({
    state: 'open',
    state_reason: null,
    milestone: { title: 'Phase 3', open_issues: 1 },
    labels: [{ name: 'baton:phase' }],
    user: { login: 'baton[bot]' },
    performed_via_github_app: { slug: 'baton' },
  });
  const unknown = client.rest.issues.create({ ...at, title: 'Phase 4', milestone: 99 });
  await expect(unknown).rejects.toMatchObject({ status: 422 });
});

test.for([
  ['a blank title', { title: ' ' }],
  ['a title over 256 characters', { title: 'x'.repeat(257) }],
  ['a milestone that is not there', { milestone: 99 }],
  ['a reason that does not go with the state', { state: 'closed', state_reason: 'reopened' }],
] as const)('an issue with %s is refused', async ([, change]) => {
  await expect(client.rest.issues.update({ ...issue, ...change })).rejects.toMatchObject({ status: 422 });
});

test('a change to a text that is too long is answered as if it were made', async () => {
  const body = 'x'.repeat(262_145);
  await expect(client.rest.issues.create({ ...at, title: 'Long', body })).rejects.toMatchObject({
    status: 422,
  });
  const { status, data } = await client.rest.issues.update({ ...issue, body });
  expect([status, data.body]).toEqual([200, 'One.']);
});

test('title, text, milestone and state are changed at once, and the milestone is taken off by null', async () => {
  const milestone = standIn.as('anna').createMilestone(repository, { title: `Of #${issue.issue_number}` });
  const { data } = await client.rest.issues.update({
    ...issue,
    title: 'Phase 1: Retrieval',
    body: 'Two.',
    milestone: milestone.number,
    state: 'closed',
    state_reason: 'not_planned',
  });
  expect(data).toMatchObject({
    title: 'Phase 1: Retrieval',
    body: 'Two.',
    state: 'closed',
    state_reason: 'not_planned',
    milestone: { number: milestone.number },
  });
  const without = await client.rest.issues.update({ ...issue, milestone: null });
  expect(without.data).toMatchObject({ milestone: null, state: 'closed', body: 'Two.' });
});

test('the reason tells how an issue was closed, or that it was reopened', async () => {
  const reason = async () => (await askIssue('state stateReason'))['stateReason'];
  expect(await reason()).toBeNull();
  await client.rest.issues.update({ ...issue, state: 'closed' });
  expect(await reason()).toBe('COMPLETED');
  // It is not heeded unless the state changes.
  await client.rest.issues.update({ ...issue, state: 'closed', state_reason: 'not_planned' });
  expect(await reason()).toBe('COMPLETED');
  await client.rest.issues.update({ ...issue, state: 'open', state_reason: 'reopened' });
  expect(await askIssue('state stateReason closedAt')).toEqual({
    state: 'OPEN',
    stateReason: 'REOPENED',
    closedAt: null,
  });
});

test('a change that the stand-in does not know fails loudly', async () => {
  await expect(client.rest.issues.update({ ...issue, labels: [] })).rejects.toMatchObject({ status: 501 });
  expect(standIn.requests.unexpected).toEqual([expect.stringContaining('labels')]);
});

test('labels are put on an issue and taken off, each answered with all that are left', async () => {
  const added = await client.rest.issues.addLabels({ ...issue, labels: ['baton:phase', 'baton:overdue'] });
  expect(added.data.map(({ name }) => name)).toEqual(['baton:phase', 'baton:overdue']);
  const again = await client.rest.issues.addLabels({ ...issue, labels: ['Baton:Phase'] });
  expect(again.data).toHaveLength(2);
  const removed = await client.rest.issues.removeLabel({ ...issue, name: 'baton:phase' });
  expect(removed.data.map(({ name }) => name)).toEqual(['baton:overdue']);
  await expect(client.rest.issues.removeLabel({ ...issue, name: 'baton:phase' })).rejects.toMatchObject({
    status: 404,
    response: { data: { message: 'Label does not exist' } },
  });
});

test('a repository without Issues has none to open, to change or to look at', async () => {
  repository.hasIssuesEnabled = false;
  const gone = { status: 410, response: { data: { message: 'Issues are disabled for this repo' } } };
  await expect(client.rest.issues.create({ ...at, title: 'Phase 2' })).rejects.toMatchObject(gone);
  await expect(client.rest.issues.update({ ...issue, body: 'Two.' })).rejects.toMatchObject(gone);
  await expect(askIssue('title')).rejects.toMatchObject({ errors: [{ type: 'NOT_FOUND' }] });
  const query =
    '{ repository(owner: "acme", name: "answers") { hasIssuesEnabled issues(first: 1) { totalCount } } }';
  expect(await client.graphql(query)).toEqual({
    repository: { hasIssuesEnabled: false, issues: { totalCount: 0 } },
  });
  expect(() => standIn.as('anna').createIssue(repository, { title: 'No' })).toThrow(StandInError);
});

test('issues need a permission to write', async () => {
  const reader = await installationClient(standIn, installationId, { permissions: { issues: 'read' } });
  const forbidden = { status: 403 };
  await expect(reader.rest.issues.update({ ...issue, body: 'x' })).rejects.toMatchObject(forbidden);
  await expect(reader.rest.issues.addLabels({ ...issue, labels: ['x'] })).rejects.toMatchObject(forbidden);
});

test('issues of the App are listed oldest first, and nobody else’s', async () => {
  standIn.as('anna').createIssue(repository, { title: 'By hand' });
  const wish = { ...at, state: 'all', sort: 'created', direction: 'asc' } as const;
  const { data: own } = await client.rest.issues.listForRepo({ ...wish, creator: 'baton[bot]' });
  expect(own.at(-1)).toMatchObject({ number: issue.issue_number, user: { login: 'baton[bot]' } });
  expect(own.map(({ number }) => number)).toEqual(own.map(({ number }) => number).toSorted((a, b) => a - b));
  expect(own.every(({ user }) => user?.login === 'baton[bot]')).toBe(true);
  const rest = { ...wish, direction: 'desc', creator: 'baton[bot]' } as const;
  await expect(client.rest.issues.listForRepo(rest)).rejects.toMatchObject({ status: 501 });
  standIn.requests.clear();
});

test('a deleted issue is gone with its comments, and its number stays taken', async () => {
  const thread = repository.threads.get(issue.issue_number);
  if (thread?.kind !== 'Issue') throw new Error('no issue');
  const comment = standIn.as('fiona').comment(thread, 'What is this?');
  expect(() => standIn.as('anna').deleteIssue(thread)).toThrow(StandInError);
  standIn.as('acme').deleteIssue(thread);
  await expect(askIssue('title')).rejects.toMatchObject({ errors: [{ type: 'NOT_FOUND' }] });
  await expect(client.rest.issues.update({ ...issue, body: 'x' })).rejects.toMatchObject({ status: 410 });
  const say = client.rest.issues.createComment({ ...issue, body: 'x' });
  await expect(say).rejects.toMatchObject({ status: 410 });
  const gone = client.rest.issues.getComment({ ...at, comment_id: comment.id });
  await expect(gone).rejects.toMatchObject({ status: 404 });
  const node = client.graphql(`{ node(id: "${comment.nodeId}") { id } }`);
  await expect(node).rejects.toMatchObject({ data: { node: null }, errors: [{ type: 'NOT_FOUND' }] });
  expect(standIn.as('anna').createIssue(repository, { title: 'Next' }).number).toBe(thread.number + 1);
});
