import type { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import { startStandIn } from '../../src/sandbox/start-stand-in.ts';
import type { PullRequest, Repository } from '../../src/sandbox/store/entities.ts';
import { installationClient } from './clients.ts';

let standIn: StandIn;
let repository: Repository;
let pull: PullRequest;
let client: Octokit;

beforeAll(async () => {
  standIn = await startStandIn();
  const files = {
    'README.md': '# Shop\n',
    'docs/plan.md': 'Plan\n',
    'logo.png': Buffer.from([137, 80, 0, 1]),
  };
  repository = await standIn.createRepository({
    owner: 'acme',
    name: 'shop',
    files,
    permissions: { anna: 'write' },
  });
  const { id } = standIn.install('acme');
  const anna = standIn.as('anna');
  anna.createIssue(repository, { title: 'Orders are lost', body: 'Since Monday.' });
  pull = await anna.openPullRequest(repository, {
    title: 'Retry',
    body: 'Fixes #1',
    changes: { 'a.md': 'a\n' },
  });
  client = await installationClient(standIn, id);
});

beforeEach(() => standIn.requests.clear());
afterAll(() => standIn.close());

function ask(fields: string): Promise<unknown> {
  return client.graphql(`{ repository(owner: "acme", name: "shop") { ${fields} } }`);
}

function askPull(fields: string): Promise<unknown> {
  return ask(`pullRequest(number: ${pull.number}) { ${fields} }`);
}

test('a field that GitHub does not know is refused and remembered', async () => {
  await expect(askPull('colour')).rejects.toMatchObject({
    errors: [{ message: expect.stringContaining('colour') }],
  });
  expect(standIn.requests.unexpected).toEqual([expect.stringContaining('Cannot query field "colour"')]);
});

test('a field of GitHub that the stand-in has no answer for is never null in silence', async () => {
  await expect(askPull('reviewDecision title')).rejects.toMatchObject({ errors: [{ type: 'STAND_IN' }] });
  expect(standIn.requests.unexpected).toEqual([expect.stringContaining('PullRequest.reviewDecision')]);
  const mutation = 'mutation { deleteRef(input: { refId: "x" }) { clientMutationId } }';
  await expect(client.graphql(mutation)).rejects.toMatchObject({
    errors: [{ message: expect.stringContaining('Mutation.deleteRef') }],
  });
});

test('a field that has no answer is refused also where it would not be reached', async () => {
  const query = ask('mergeQueue(branch: "nowhere") { configuration { mergeMethod } }');
  await expect(query).rejects.toMatchObject({ errors: [{ type: 'STAND_IN' }] });
});

test('a field behind an interface fails loudly too', async () => {
  const query = askPull('author { avatarUrl }');
  await expect(query).rejects.toMatchObject({
    errors: [{ message: expect.stringContaining('User.avatarUrl') }],
  });
  expect(standIn.requests.unexpected).toEqual(
    expect.arrayContaining([expect.stringContaining('User.avatarUrl')]),
  );
});

test('pages need bounds of at most a hundred', async () => {
  await expect(askPull('comments { totalCount pageInfo { hasNextPage } }')).rejects.toMatchObject({
    errors: [{ type: 'MISSING_PAGINATION_BOUNDARIES' }],
  });
  await expect(askPull('files(first: 101) { totalCount }')).rejects.toMatchObject({
    errors: [{ type: 'EXCESSIVE_PAGINATION' }],
  });
});

test('a number that is not there is null with an error', async () => {
  await expect(ask('pullRequest(number: 99) { id }')).rejects.toMatchObject({
    data: { repository: { pullRequest: null } },
    errors: [{ type: 'NOT_FOUND', path: ['repository', 'pullRequest'] }],
  });
});

test('files are read from Git as GitHub gives them', async () => {
  const blob = '... on Blob { text isBinary isTruncated byteSize }';
  const target = `defaultBranchRef { name target { ... on Commit {
    plan: file(path: "docs/plan.md") { type path mode object { ${blob} } }
    folder: file(path: "docs") { type object { ... on Tree { entries { name type } } } }
    missing: file(path: "docs/none.md") { oid }
  } } }`;
  const answer = await ask(`${target}
    logo: object(expression: "HEAD:logo.png") { ${blob} }
    none: object(expression: "nowhere:README.md") { oid }`);
  expect(answer).toEqual({
    repository: {
      defaultBranchRef: {
        name: 'main',
        target: {
          plan: {
            type: 'blob',
            path: 'docs/plan.md',
            mode: 0o100644,
            object: { text: 'Plan\n', isBinary: false, isTruncated: false, byteSize: 5 },
          },
          folder: { type: 'tree', object: { entries: [{ name: 'plan.md', type: 'blob' }] } },
          missing: null,
        },
      },
      logo: { text: null, isBinary: true, isTruncated: false, byteSize: 4 },
      none: null,
    },
  });
});

test('a long text is cut at 512,000 bytes and says so only in a flag', async () => {
  const sha = await standIn
    .as('anna')
    .push(repository, { branch: 'long', changes: { 'long.md': 'x'.repeat(600_000) } });
  const answer = (await ask(
    `object(expression: "${sha}:long.md") { ... on Blob { text isTruncated byteSize } }`,
  )) as {
    readonly repository: { readonly object: { readonly text: string } };
  };
  expect(answer.repository.object).toMatchObject({ isTruncated: true, byteSize: 600_000 });
  expect(answer.repository.object.text).toHaveLength(512_000);
});

test('the edit record names who edited, and bots lose their suffix except as viewer', async () => {
  const comment = standIn.as('bea').comment(pull, '/baton recheck');
  standIn.as('anna').editComment(comment, '/baton waive rationale because');
  standIn.as('renovate[bot]').comment(pull, 'Updated');
  const nodes = `author { __typename login } editor { login } lastEditedAt includesCreatedEdit viewerDidAuthor
    userContentEdits(first: 5) { totalCount nodes { editor { login } } }`;
  const answer = await client.graphql(`{
    viewer { login }
    repository(owner: "acme", name: "shop") { pullRequest(number: ${pull.number}) { comments(last: 2) { nodes { ${nodes} } } } }
  }`);
  const edits = { totalCount: 2, nodes: [{ editor: { login: 'anna' } }, { editor: { login: 'bea' } }] };
  expect(answer).toMatchObject({
    viewer: { login: 'baton[bot]' },
    repository: {
      pullRequest: {
        comments: {
          nodes: [
            {
              author: { __typename: 'User', login: 'bea' },
              editor: { login: 'anna' },
              userContentEdits: edits,
            },
            {
              author: { __typename: 'Bot', login: 'renovate' },
              editor: null,
              lastEditedAt: null,
              includesCreatedEdit: false,
            },
          ],
        },
      },
    },
  });
});

test('a deleted account is no author', async () => {
  standIn.as('gone').comment(pull, 'Bye');
  standIn.deleteAccount('gone');
  expect(await askPull('comments(last: 1) { nodes { author { login } } }')).toMatchObject({
    repository: { pullRequest: { comments: { nodes: [{ author: null }] } } },
  });
});

test('a comment that somebody else deleted leaves its trace', async () => {
  const comment = standIn.as('bea').comment(pull, 'Spam');
  standIn.as('anna').deleteComment(comment);
  const items = 'timelineItems(last: 9, itemTypes: [COMMENT_DELETED_EVENT])';
  const event = '... on CommentDeletedEvent { actor { login } deletedCommentAuthor { login } }';
  expect(await askPull(`${items} { nodes { ${event} } }`)).toMatchObject({
    repository: {
      pullRequest: {
        timelineItems: { nodes: [{ actor: { login: 'anna' }, deletedCommentAuthor: { login: 'bea' } }] },
      },
    },
  });
});

test('closing keywords link issues only while the base is the default branch', async () => {
  const linked = 'closingIssuesReferences(first: 5) { nodes { number title body } }';
  const both = { number: 1, title: 'Orders are lost', body: 'Since Monday.' };
  expect(await askPull(linked)).toMatchObject({
    repository: { pullRequest: { closingIssuesReferences: { nodes: [both] } } },
  });
  const anna = standIn.as('anna');
  await anna.push(repository, { branch: 'release', changes: { 'r.md': 'r\n' } });
  await anna.editPullRequest(pull, { base: 'release' });
  expect(await askPull(linked)).toMatchObject({
    repository: { pullRequest: { closingIssuesReferences: { nodes: [] } } },
  });
  await anna.editPullRequest(pull, { base: 'main' });
});

test('comments are minimised and shown again by their node id', async () => {
  const { data } = await client.rest.issues.createComment({
    owner: 'acme',
    repo: 'shop',
    issue_number: pull.number,
    body: 'Done',
  });
  const minimize = `mutation { minimizeComment(input: { subjectId: "${data.node_id}", classifier: RESOLVED }) {
    minimizedComment { isMinimized minimizedReason } } }`;
  expect(await client.graphql(minimize)).toEqual({
    minimizeComment: { minimizedComment: { isMinimized: true, minimizedReason: 'resolved' } },
  });
  expect(standIn.requests.count({ operation: 'minimizeComment', isWrite: true })).toBe(1);
  const show = `mutation { unminimizeComment(input: { subjectId: "${data.node_id}" }) { unminimizedComment { isMinimized } } }`;
  expect(await client.graphql(show)).toEqual({
    unminimizeComment: { unminimizedComment: { isMinimized: false } },
  });
});

test('the price of a query follows from its pages', async () => {
  const nested =
    'pullRequests(first: 100) { nodes { comments(first: 50) { nodes { reactions(first: 60) { totalCount } } } } }';
  const query = `{ rateLimit { cost nodeCount } repository(owner: "acme", name: "shop") { ${nested} } }`;
  expect(await client.graphql(query)).toMatchObject({ rateLimit: { cost: 51, nodeCount: 305_100 } });
});
