import nock from 'nock';
import { expect, test } from 'vitest';
import type { CommentNode, PullRequestNode } from '../../src/github/pull-request-answer.ts';
import { readLists } from '../../src/github/read-lists.ts';
import { comment, comments, files, HEAD, pullRequest } from './answers.ts';
import {
  API,
  AT,
  clientWithoutToken,
  clientWithToken,
  forbidTheNetwork,
  graphqlOnce,
} from './github-under-nock.ts';

forbidTheNetwork();

const variables = { ...AT, number: 12 };
const labels = (names: string[], endCursor: string | null = null) => ({
  pageInfo: { hasNextPage: endCursor !== null, endCursor },
  nodes: names.map((name) => ({ name })),
});
const bodies = (nodes: readonly CommentNode[]) => nodes.map(({ body }) => body);
const more = (node: object) => ({ data: { repository: { pullRequest: { headRefOid: HEAD, ...node } } } });

async function listsOf(first: Partial<PullRequestNode>, ...answers: object[]) {
  const { client } = answers.length > 0 ? clientWithToken() : clientWithoutToken();
  const asked: Record<string, unknown>[] = [];
  for (const answer of answers) graphqlOnce(answer, (body) => asked.push(body.variables));
  return { lists: await readLists(client, variables, pullRequest(first)), asked };
}

test('lists of more than a page are read on together, comments backwards', async () => {
  const { lists, asked } = await listsOf(
    {
      changedFiles: 3,
      files: files(['a'], 'f1', 3),
      labels: labels(['x'], 'l1'),
      comments: comments([comment({ body: '4' })], 'c1'),
    },
    more({
      files: files(['b'], 'f2', 3),
      labels: labels(['y']),
      comments: comments([comment({ body: '3' })], 'c2'),
    }),
    more({
      files: files(['c'], null, 3),
      comments: comments([comment({ body: '1' }), comment({ body: '2' })]),
    }),
  );
  expect(lists.labels).toEqual({ kind: 'known', value: ['x', 'y'] });
  expect(lists.files).toEqual({
    kind: 'known',
    value: ['a', 'b', 'c'].map((path) => ({ path, change: 'modified' })),
  });
  expect(bodies(lists.seenComments)).toEqual(['1', '2', '3', '4']);
  expect(lists.comments.kind).toBe('known');
  expect(asked).toEqual([
    {
      ...variables,
      withLabels: true,
      labelsAfter: 'l1',
      withFiles: true,
      filesAfter: 'f1',
      withComments: true,
      commentsBefore: 'c1',
    },
    {
      ...variables,
      withLabels: false,
      labelsAfter: null,
      withFiles: true,
      filesAfter: 'f2',
      withComments: true,
      commentsBefore: 'c2',
    },
  ]);
});

test.each<[string, Partial<PullRequestNode>, string]>([
  ['GitHub lists none', { files: null }, 'GitHub could not list the changed files'],
  [
    'there are too many',
    { changedFiles: 3001, files: files(['a'], 'f1', 3001) },
    'there are more than 3,000 changed files',
  ],
  ['some are missing', { changedFiles: 2 }, 'GitHub did not list all changed files'],
])('files are unknown where %s, without another query', async (_name, first, reason) => {
  const { lists } = await listsOf(first);
  expect(lists.files).toEqual({ kind: 'unknown', reason });
});

test('files of two heads are not mixed', async () => {
  const { lists } = await listsOf(
    { changedFiles: 2, files: files(['a'], 'f1', 2) },
    { data: { repository: { pullRequest: { headRefOid: 'new', files: files(['b'], null, 2) } } } },
  );
  expect(lists.files).toEqual({
    kind: 'unknown',
    reason: 'the pull request changed while its files were read',
  });
});

test('a page that could not be read makes its list unknown, and keeps what was seen', async () => {
  const { lists } = await listsOf(
    { labels: labels(['x'], 'l1'), comments: comments([comment({ body: 'seen' })], 'c1') },
    { data: { repository: { pullRequest: null } }, errors: [{ path: ['repository', 'pullRequest'] }] },
  );
  expect(lists.labels.kind).toBe('unknown');
  expect(lists.comments.kind).toBe('unknown');
  expect(bodies(lists.seenComments)).toEqual(['seen']);
});

test('a list that does not move on is left', async () => {
  const { lists } = await listsOf({ labels: labels(['x'], 'l1') }, more({ labels: labels(['x'], 'l1') }));
  expect(lists.labels.kind).toBe('unknown');
});

test('a conversation is read up to 2,000 comments', async () => {
  const page = Array.from({ length: 100 }, () => comment());
  const { client } = clientWithToken();
  let rounds = 0;
  nock(API)
    .post('/graphql')
    .times(19)
    .reply(200, () => {
      rounds += 1;
      return more({ comments: comments(page, `c${rounds}`) });
    });
  const lists = await readLists(client, variables, pullRequest({ comments: comments(page, 'c0') }));
  expect(lists.comments).toEqual({ kind: 'unknown', reason: 'there are more than 2,000 comments' });
  expect(lists.seenComments).toHaveLength(2000);
});
