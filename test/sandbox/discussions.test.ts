import type { Octokit } from '@octokit/rest';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
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

beforeAll(async () => {
  standIn = await startStandIn();
  repository = await createRepository();
  installationId = standIn.install('acme').id;
  client = await installationClient(standIn, installationId);
});

afterEach(() => {
  expect(standIn.requests.unexpected).toEqual([]);
  standIn.faults.clear();
  standIn.requests.clear();
});
afterAll(() => standIn.close());

function createRepository(wish: { readonly hasDiscussionsEnabled?: boolean } = {}): Promise<Repository> {
  made += 1;
  const permissions = { anna: 'write', mia: 'maintain', fiona: 'read' } as const;
  return standIn.createRepository({ owner: 'acme', name: `answers-${made}`, permissions, ...wish });
}

async function ask(fields: string, of = repository, by: Octokit = client): Promise<Record<string, unknown>> {
  const query = `{ repository(owner: "acme", name: "${of.name}") { ${fields} } }`;
  return (await by.graphql<{ readonly repository: Record<string, unknown> }>(query)).repository;
}

async function categoryIds(of = repository): Promise<Record<string, string>> {
  type Answer = { readonly nodes: readonly { readonly id: string; readonly slug: string }[] };
  const { discussionCategories } = await ask('discussionCategories(first: 25) { nodes { id slug } }', of);
  return Object.fromEntries((discussionCategories as Answer).nodes.map(({ id, slug }) => [slug, id]));
}

const CREATE = `mutation Report($input: CreateDiscussionInput!) {
  createDiscussion(input: $input) { discussion { id number title url viewerDidAuthor category { slug } } } }`;
const UPDATE = `mutation($input: UpdateDiscussionInput!) {
  updateDiscussion(input: $input) { discussion { title body lastEditedAt editor { login } } } }`;

async function report(of = repository, slug = 'general', by: Octokit = client) {
  const categoryId = (await categoryIds(of))[slug];
  const input = { repositoryId: of.nodeId, categoryId, title: 'Week 23', body: '72 / 100' };
  return by.graphql(CREATE, { input });
}

test('a repository has the categories that GitHub makes, or those it is given', async () => {
  const fields = 'hasDiscussionsEnabled discussionCategories(first: 25) { nodes { name slug isAnswerable } }';
  const category = (name: string, slug: string) => ({ name, slug, isAnswerable: slug === 'q-a' });
  expect(await ask(fields)).toEqual({
    hasDiscussionsEnabled: true,
    discussionCategories: {
      nodes: [
        category('Announcements', 'announcements'),
        category('General', 'general'),
        category('Ideas', 'ideas'),
        category('Polls', 'polls'),
        category('Q&A', 'q-a'),
        category('Show and tell', 'show-and-tell'),
      ],
    },
  });
  const other = await createRepository();
  const { general } = await categoryIds(other);
  standIn.setDiscussions(other, { categories: [{ name: 'General' }, { name: 'Handoff' }] });
  expect(await categoryIds(other)).toEqual({ general, handoff: expect.any(String) });
  const one =
    'found: discussionCategory(slug: "handoff") { name } none: discussionCategory(slug: "x") { name }';
  expect(await ask(one, other)).toEqual({ found: { name: 'Handoff' }, none: null });
});

test('discussions are told newest first, page by page, with who wrote and who edited them', async () => {
  const other = await createRepository();
  standIn.as('fiona', '2026-06-01T08:00:00Z').discuss(other, { title: 'First', body: 'How?' });
  const second = standIn.as('baton[bot]', '2026-06-05T08:00:00Z').discuss(other, { title: 'Week 23' });
  standIn.as('fiona', '2026-06-06T08:00:00Z').discuss(other, { title: 'Third', category: 'q-a' });
  standIn.as('anna', '2026-06-08T08:00:00Z').editDiscussion(second, { body: 'All is well.' });
  const order = 'orderBy: { field: CREATED_AT, direction: DESC }';
  const fields = `number title body url createdAt viewerDidAuthor lastEditedAt editor { login } author { login }`;
  const page = (after: string) =>
    ask(
      `discussions(first: 2, ${after} ${order}) { totalCount pageInfo { hasNextPage endCursor }
      nodes { ${fields} } }`,
      other,
    );
  const first = await page('');
  const url = (number: number) => `https://github.com/acme/${other.name}/discussions/${number}`;
  expect(first['discussions']).toMatchObject({
    totalCount: 3,
    pageInfo: { hasNextPage: true },
    nodes: [
      { number: 3, title: 'Third', url: url(3), viewerDidAuthor: false, lastEditedAt: null, editor: null },
      {
        number: 2,
        title: 'Week 23',
        body: 'All is well.',
        url: url(2),
        createdAt: '2026-06-05T08:00:00Z',
        author: { login: 'baton' },
        viewerDidAuthor: true,
        lastEditedAt: '2026-06-08T08:00:00Z',
        editor: { login: 'anna' },
      },
    ],
  });
  const { endCursor } = (first as { discussions: { pageInfo: { endCursor: string } } }).discussions.pageInfo;
  const rest = { pageInfo: { hasNextPage: false }, nodes: [{ title: 'First', author: { login: 'fiona' } }] };
  expect((await page(`after: "${endCursor}",`))['discussions']).toMatchObject(rest);
  const { general } = await categoryIds(other);
  const updated = await ask(`discussions(first: 9, categoryId: "${general}") { nodes { title } }`, other);
  expect(updated['discussions']).toEqual({ nodes: [{ title: 'Week 23' }, { title: 'First' }] });
});

test('the App opens a discussion and renews it in place', async () => {
  const other = await createRepository();
  const issue = standIn.as('anna').createIssue(other, { title: 'Takes number 1' });
  const answer = await report(other, 'announcements');
  const [discussion] = standIn.discussions(other);
  expect(answer).toEqual({
    createDiscussion: {
      discussion: {
        id: discussion?.nodeId,
        number: issue.number + 1,
        title: 'Week 23',
        url: `https://github.com/acme/${other.name}/discussions/2`,
        viewerDidAuthor: true,
        category: { slug: 'announcements' },
      },
    },
  });
  const input = { discussionId: discussion?.nodeId, title: 'Week 23 (late)', body: '75 / 100' };
  expect(await client.graphql(UPDATE, { input })).toEqual({
    updateDiscussion: {
      discussion: {
        title: 'Week 23 (late)',
        body: '75 / 100',
        lastEditedAt: expect.any(String),
        editor: { login: 'baton' },
      },
    },
  });
  const one = 'discussion(number: 2) { body } issue(number: 1) { title }';
  expect(await ask(one, other)).toMatchObject({ discussion: { body: '75 / 100' } });
  expect(standIn.as('anna').createIssue(other, { title: 'Next' }).number).toBe(3);
});

test('another title or the same text is no edit of the text', async () => {
  const discussion = standIn.as('fiona').discuss(repository, { title: 'Quiet', body: 'Same' });
  standIn.as('anna').editDiscussion(discussion, { title: 'Loud', body: 'Same' });
  const fields = 'title lastEditedAt editor { login } includesCreatedEdit';
  expect(await ask(`discussion(number: ${discussion.number}) { ${fields} }`)).toEqual({
    discussion: { title: 'Loud', lastEditedAt: null, editor: null, includesCreatedEdit: false },
  });
});

test('without the permission nothing is read or made', async () => {
  const blind = await installationClient(standIn, installationId, { permissions: { issues: 'write' } });
  const fields = `hasDiscussionsEnabled discussionCategories(first: 1) { nodes { id } }
    discussions(first: 1) { nodes { id } }`;
  const forbidden = (field: string) => ({
    type: 'FORBIDDEN',
    path: ['repository', field],
    message: 'Resource not accessible by integration',
  });
  // Lists are non-null in GitHub's schema: one that is forbidden takes the whole repository with it.
  await expect(ask(fields, repository, blind)).rejects.toMatchObject({
    data: { repository: null },
    errors: [forbidden('discussionCategories')],
  });
  const alone = ask('hasDiscussionsEnabled discussion(number: 1) { id }', repository, blind);
  await expect(alone).rejects.toMatchObject({
    data: { repository: { hasDiscussionsEnabled: true, discussion: null } },
    errors: [forbidden('discussion')],
  });
  const reader = await installationClient(standIn, installationId, { permissions: { discussions: 'read' } });
  const before = standIn.discussions(repository).length;
  await expect(report(repository, 'general', reader)).rejects.toMatchObject({
    data: { createDiscussion: null },
    errors: [{ type: 'FORBIDDEN', path: ['createDiscussion'] }],
  });
  expect(standIn.discussions(repository)).toHaveLength(before);
});

test('where Discussions are off there are none, and none are made', async () => {
  const other = await createRepository();
  const ids = await categoryIds(other);
  standIn.as('fiona').discuss(other, { title: 'Before' });
  standIn.setDiscussions(other, { isEnabled: false });
  const fields = `hasDiscussionsEnabled discussionCategories(first: 9) { totalCount }
    discussions(first: 9) { totalCount }`;
  expect(await ask(fields, other)).toEqual({
    hasDiscussionsEnabled: false,
    discussionCategories: { totalCount: 0 },
    discussions: { totalCount: 0 },
  });
  const input = { repositoryId: other.nodeId, categoryId: ids['general'], title: 'Week 23', body: 'x' };
  await expect(client.graphql(CREATE, { input })).rejects.toMatchObject({
    data: { createDiscussion: null },
    errors: [{ type: 'UNPROCESSABLE', message: 'Discussions are disabled for this repository.' }],
  });
  expect(() => standIn.as('fiona').discuss(other, { title: 'Now' })).toThrow(StandInError);
  expect(standIn.discussions(other).map(({ title }) => title)).toEqual(['Before']);
  const never = await createRepository({ hasDiscussionsEnabled: false });
  expect(await ask('hasDiscussionsEnabled', never)).toEqual({ hasDiscussionsEnabled: false });
});

test('what GitHub would refuse makes nothing', async () => {
  const other = await createRepository();
  const ids = await categoryIds(other);
  const good = { repositoryId: other.nodeId, categoryId: ids['general'], title: 'Week 23', body: 'x' };
  const refusal = async (change: Record<string, unknown>, type: string) =>
    expect(client.graphql(CREATE, { input: { ...good, ...change } })).rejects.toMatchObject({
      data: { createDiscussion: null },
      errors: [{ type, path: ['createDiscussion'] }],
    });
  await refusal({ categoryId: (await categoryIds())['general'] }, 'NOT_FOUND');
  await refusal({ repositoryId: 'R_nothing' }, 'NOT_FOUND');
  await refusal({ categoryId: ids['polls'] }, 'UNPROCESSABLE');
  await refusal({ title: ' ' }, 'UNPROCESSABLE');
  await refusal({ body: 'x'.repeat(65_537) }, 'UNPROCESSABLE');
  standIn.as('acme').archive(other);
  await refusal({}, 'UNPROCESSABLE');
  expect(standIn.discussions(other)).toEqual([]);
});

test('people open and change discussions only as their role lets them', () => {
  const announce = { title: 'News', category: 'announcements' };
  expect(() => standIn.as('anna').discuss(repository, announce)).toThrow(/needs maintain/);
  const news = standIn.as('mia').discuss(repository, announce);
  expect(() => standIn.as('fiona').editDiscussion(news, { body: 'Mine now' })).toThrow(StandInError);
  expect(() => standIn.as('fiona').discuss(repository, { title: 'x', category: 'none' })).toThrow(
    StandInError,
  );
  standIn.as('anna').deleteDiscussion(news);
  expect(standIn.discussions(repository)).not.toContain(news);
});

test('a report whose answer is lost is there all the same, and counts as a write', async () => {
  const other = await createRepository();
  const match = { operation: 'createDiscussion' };
  standIn.faults.add({ match, fault: { kind: 'error', status: 502, when: 'after' } });
  await expect(report(other)).rejects.toMatchObject({ status: 502 });
  standIn.faults.add({ match: { isWrite: true }, fault: { kind: 'drop', when: 'before' } });
  await expect(report(other)).rejects.toThrow();
  expect(standIn.discussions(other)).toHaveLength(1);
  expect(standIn.requests.matching({ operation: 'Report' })).toMatchObject([
    { isWrite: true, status: 502 },
    { isWrite: true, status: 0 },
  ]);
});
