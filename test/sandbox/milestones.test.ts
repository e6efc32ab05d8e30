import type { Octokit } from '@octokit/rest';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import { StandInError } from '../../src/sandbox/stand-in-error.ts';
import { startStandIn } from '../../src/sandbox/start-stand-in.ts';
import type { Repository } from '../../src/sandbox/store/entities.ts';
import { installationClient } from './clients.ts';

let standIn: StandIn;
let repository: Repository;
let client: Octokit;
let installationId: number;
let made = 0;

const at = { owner: 'acme', repo: '' };

beforeAll(async () => {
  standIn = await startStandIn();
  installationId = standIn.install('acme').id;
  client = await installationClient(standIn, installationId);
});

beforeEach(async () => {
  made += 1;
  at.repo = `plan-${made}`;
  const permissions = { anna: 'write', fiona: 'read' } as const;
  repository = await standIn.createRepository({ owner: 'acme', name: at.repo, permissions });
});

afterEach(() => {
  standIn.faults.clear();
  expect(standIn.requests.unexpected).toEqual([]);
});
afterAll(() => standIn.close());

async function ask(fields: string): Promise<Record<string, unknown>> {
  const query = `{ repository(owner: "acme", name: "${at.repo}") { ${fields} } }`;
  return (await client.graphql<{ readonly repository: Record<string, unknown> }>(query)).repository;
}

const wish = { title: 'Phase 1: Retrieval', description: 'Weeks 1-3', due_on: '2026-06-19T12:00:00Z' };

test('a milestone is made, edited, closed and opened again', async () => {
  const { data, status } = await client.rest.issues.createMilestone({ ...at, ...wish });
  expect([status, data.number, data.creator?.login]).toEqual([201, 1, 'baton[bot]']);
  const one = { ...at, milestone_number: data.number };
  const edited = await client.rest.issues.updateMilestone({ ...one, title: 'Phase 1', state: 'closed' });
  expect(edited.data).toMatchObject({
    title: 'Phase 1',
    description: 'Weeks 1-3',
    state: 'closed',
    closed_at: expect.any(String),
  });
  expect((await client.rest.issues.updateMilestone({ ...one, state: 'open' })).data).toMatchObject({
    state: 'open',
    closed_at: null,
  });
  const missing = client.rest.issues.updateMilestone({ ...one, milestone_number: 9 });
  await expect(missing).rejects.toMatchObject({ status: 404 });
});

test.for([
  ['2026-06-19T12:00:00Z', '2026-06-19T07:00:00Z'],
  ['2026-06-19T06:59:59Z', '2026-06-18T07:00:00Z'],
  ['2026-06-19T07:00:00Z', '2026-06-19T07:00:00Z'],
  ['2026-12-01T00:00:00Z', '2026-11-30T08:00:00Z'],
  // The day on which California's summer time ends begins in summer time.
  ['2026-11-01T12:00:00Z', '2026-11-01T07:00:00Z'],
  ['2026-11-02T12:00:00Z', '2026-11-02T08:00:00Z'],
])('of the due date %s only the day in California stays', async ([due_on = '', kept]) => {
  const { data } = await client.rest.issues.createMilestone({ ...at, title: 'Phase 1', due_on });
  expect(data.due_on).toBe(kept);
});

test('a due date is taken off by null, which no new milestone may have', async () => {
  const none = { ...at, title: 'Open-ended', due_on: null as unknown as string };
  await expect(client.rest.issues.createMilestone(none)).rejects.toMatchObject({ status: 422 });
  const { data } = await client.rest.issues.createMilestone({ ...at, ...wish });
  const changed = await client.rest.issues.updateMilestone({ ...none, milestone_number: data.number });
  expect(changed.data).toMatchObject({ title: 'Open-ended', due_on: null });
});

test('a title is one milestone’s alone, also that of a closed one', async () => {
  const { data } = await client.rest.issues.createMilestone({ ...at, ...wish, state: 'closed' });
  const taken = {
    status: 422,
    response: {
      data: { errors: [{ resource: 'Milestone', code: 'already_exists', field: 'title' }] },
    },
  };
  await expect(client.rest.issues.createMilestone({ ...at, ...wish })).rejects.toMatchObject(taken);
  const other = await client.rest.issues.createMilestone({ ...at, title: 'Phase 2' });
  const one = { ...at, milestone_number: other.data.number };
  const rename = client.rest.issues.updateMilestone({ ...one, title: data.title });
  await expect(rename).rejects.toMatchObject(taken);
  expect((await client.rest.issues.updateMilestone({ ...one, title: 'Phase 2' })).status).toBe(200);
});

test('milestones need a permission to write and a repository that is not archived', async () => {
  const permissions = { checks: 'write', issues: 'read', pull_requests: 'read' } as const;
  const reader = await installationClient(standIn, installationId, { permissions });
  const forbidden = {
    status: 403,
    response: { data: { message: 'Resource not accessible by integration' } },
  };
  await expect(reader.rest.issues.createMilestone({ ...at, ...wish })).rejects.toMatchObject(forbidden);
  const pulls = await installationClient(standIn, installationId, {
    permissions: { pull_requests: 'write' },
  });
  expect((await pulls.rest.issues.createMilestone({ ...at, ...wish })).status).toBe(201);
  standIn.as('acme').archive(repository);
  const archived = client.rest.issues.updateMilestone({ ...at, milestone_number: 1, title: 'Other' });
  await expect(archived).rejects.toMatchObject({ status: 403 });
});

test('a milestone that was made although the answer was lost is there for the second attempt', async () => {
  const match = { method: 'POST', path: /\/milestones$/ };
  standIn.faults.add({ match, fault: { kind: 'error', status: 502, when: 'before' } });
  await expect(client.rest.issues.createMilestone({ ...at, ...wish })).rejects.toMatchObject({ status: 502 });
  expect(repository.milestones.size).toBe(0);
  standIn.faults.add({ match, fault: { kind: 'error', status: 502, when: 'after' } });
  await expect(client.rest.issues.createMilestone({ ...at, ...wish })).rejects.toMatchObject({ status: 502 });
  expect(repository.milestones.size).toBe(1);
});

test('milestones are told with who made them, in the order that is wanted', async () => {
  await client.rest.issues.createMilestone({ ...at, ...wish });
  const anna = standIn.as('anna', '2026-02-01T00:00:00Z');
  const dueOn = '2026-05-01T12:00:00Z';
  const second = anna.createMilestone(repository, { title: 'Phase 0', dueOn });
  anna.editMilestone(second, { state: 'closed' });
  const fields = 'number title description dueOn state closed createdAt closedAt creator { login } url';
  const answer = await ask(`hasIssuesEnabled
    all: milestones(first: 5) { totalCount nodes { number } }
    due: milestones(first: 5, orderBy: { field: DUE_DATE, direction: ASC }) { nodes { number } }
    newest: milestones(first: 1, orderBy: { field: CREATED_AT, direction: DESC }) { nodes { number } }
    open: milestones(first: 5, states: OPEN) { nodes { ${fields} } }
    closed: milestones(first: 5, states: [CLOSED]) { nodes { ${fields} } }`);
  expect(answer).toMatchObject({
    hasIssuesEnabled: true,
    all: { totalCount: 2, nodes: [{ number: 1 }, { number: 2 }] },
    due: { nodes: [{ number: 2 }, { number: 1 }] },
    newest: { nodes: [{ number: 1 }] },
    open: {
      nodes: [{ title: wish.title, description: 'Weeks 1-3', state: 'OPEN', creator: { login: 'baton' } }],
    },
    closed: {
      nodes: [
        {
          title: 'Phase 0',
          description: null,
          dueOn: '2026-05-01T07:00:00Z',
          closed: true,
          createdAt: '2026-02-01T00:00:00Z',
          closedAt: '2026-02-01T00:00:00Z',
          creator: { login: 'anna' },
          url: `https://github.com/acme/${at.repo}/milestone/2`,
        },
      ],
    },
  });
});

test('a deleted milestone is taken off its issues, and its number is not given again', async () => {
  const anna = standIn.as('anna');
  const issue = anna.createIssue(repository, { title: 'Ingest', milestone: 'Phase 1' });
  const pull = await anna.openPullRequest(repository, {
    title: 'Ingest the help centre',
    changes: { 'a.md': 'a\n' },
    milestone: 'phase 1',
  });
  const within = 'milestones(first: 5) { nodes { number issues(first: 5) { nodes { number } } } }';
  expect(await ask(within)).toEqual({
    milestones: { nodes: [{ number: 1, issues: { nodes: [{ number: issue.number }] } }] },
  });
  const [milestone] = repository.milestones.values();
  if (!milestone) throw new Error('no milestone');
  await anna.deleteMilestone(milestone);
  expect([issue.milestone, pull.milestone, repository.milestones.size]).toEqual([null, null, 0]);
  const event = '... on DemilestonedEvent { createdAt actor { login } milestoneTitle }';
  expect(
    await ask(`issue(number: ${issue.number}) { milestone { number }
      timelineItems(first: 5, itemTypes: [DEMILESTONED_EVENT]) { nodes { ${event} } } }`),
  ).toMatchObject({
    issue: {
      milestone: null,
      timelineItems: { nodes: [{ actor: { login: 'anna' }, milestoneTitle: 'Phase 1' }] },
    },
  });
  expect(anna.createMilestone(repository, { title: 'Phase 1' }).number).toBe(2);
});

test('people may do with milestones only what GitHub lets them', async () => {
  const milestone = standIn.as('anna').createMilestone(repository, { title: 'Phase 1' });
  const fiona = standIn.as('fiona');
  expect(() => fiona.createMilestone(repository, { title: 'Hers' })).toThrow(StandInError);
  expect(() => fiona.editMilestone(milestone, { title: 'Hers' })).toThrow(StandInError);
  await expect(fiona.deleteMilestone(milestone)).rejects.toBeInstanceOf(StandInError);
  expect(() => standIn.as('anna').createMilestone(repository, { title: 'phase 1' })).toThrow(StandInError);
});
