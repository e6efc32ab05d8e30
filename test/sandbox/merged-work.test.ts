import type { Octokit } from '@octokit/rest';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import { StandInError } from '../../src/sandbox/stand-in-error.ts';
import { startStandIn } from '../../src/sandbox/start-stand-in.ts';
import type { PullRequest, Repository } from '../../src/sandbox/store/entities.ts';
import { installationClient } from './clients.ts';

let standIn: StandIn;
let repository: Repository;
let client: Octokit;

beforeAll(async () => {
  standIn = await startStandIn();
  repository = await standIn.createRepository({
    owner: 'acme',
    name: 'answers',
    createdAt: '2026-05-01T08:00:00Z',
    permissions: { anna: 'write', lazar: 'write' },
  });
  client = await installationClient(standIn, standIn.install('acme').id);
});

afterEach(() => expect(standIn.requests.unexpected).toEqual([]));
afterAll(() => standIn.close());

async function ask(fields: string): Promise<Record<string, unknown>> {
  const query = `{ repository(owner: "acme", name: "answers") { ${fields} } }`;
  return (await client.graphql<{ readonly repository: Record<string, unknown> }>(query)).repository;
}

interface History {
  readonly totalCount: number;
  readonly nodes: readonly Record<string, unknown>[];
}

async function history(choice: string, fields: string): Promise<History> {
  const answer = await ask(
    `defaultBranchRef { target { ... on Commit { history(${choice}) { totalCount nodes { ${fields} } } } } }`,
  );
  return (answer as { defaultBranchRef: { target: { history: History } } }).defaultBranchRef.target.history;
}

function open(title: string, at = '2026-06-01T08:00:00Z'): Promise<PullRequest> {
  return standIn.as('lazar', at).openPullRequest(repository, { title, changes: { [`${title}.md`]: 'x\n' } });
}

const AUTHORS = 'authors(first: 9) { nodes { name email user { login } } }';

test('a squash is the work of whoever opened it and of its co-authors, each with an account if there is one', async () => {
  standIn.addEmail('anna', 'Anna@acme.example');
  const pull = await open('squash');
  await standIn.as('anna').merge(pull, 'squash', {
    coAuthors: [
      'fiona',
      'Anna A. <anna@acme.example>',
      'Claude <noreply@anthropic.com>',
      'Anna again <ANNA@acme.example>',
      'helper[bot]',
    ],
  });
  const { nodes } = await history('first: 1', AUTHORS);
  const user = (login: string) => ({ login });
  expect(nodes).toMatchObject([
    {
      authors: {
        nodes: [
          { name: 'lazar', user: user('lazar') },
          { name: 'fiona', user: user('fiona') },
          { name: 'Anna A.', email: 'anna@acme.example', user: user('anna') },
          { name: 'Claude', email: 'noreply@anthropic.com', user: null },
          { name: 'helper[bot]', user: null },
        ],
      },
    },
  ]);
});

test('a line that only looks like a trailer names nobody', async () => {
  const message =
    'Tidy\n\nCo-authored-by: nobody\nCo-authored-by: <>\nco-AUTHORED-by: fiona <fiona@users.noreply.github.com>';
  await standIn.as('lazar').push(repository, { changes: { 'a.md': 'a\n' }, message });
  const { nodes } = await history('first: 1', AUTHORS);
  expect(nodes).toMatchObject([{ authors: { nodes: [{ name: 'lazar' }, { user: { login: 'fiona' } }] } }]);
});

test('a merge commit is the work of whoever merged', async () => {
  const pull = await open('merge');
  await standIn.as('anna').merge(pull);
  const { nodes } = await history('first: 1', `messageHeadline ${AUTHORS}`);
  expect(nodes).toMatchObject([
    { messageHeadline: `Merge pull request #${pull.number} from acme/${pull.headRef}` },
  ]);
  expect(nodes).toMatchObject([{ authors: { nodes: [{ user: { login: 'anna' } }] } }]);
});

test('a window of the history tells which commits no pull request brought', async () => {
  const push = (at: string, message: string) =>
    standIn.as('lazar', at).push(repository, { changes: { [`${message}.md`]: at }, message });
  await push('2026-08-01T08:00:00Z', 'too early');
  await push('2026-08-02T08:00:00Z', 'straight to main');
  const merged = await open('reviewed', '2026-08-03T08:00:00Z');
  await standIn.as('anna', '2026-08-03T09:00:00Z').merge(merged);
  await push('2026-08-04T08:00:01Z', 'too late');
  await open('still open', '2026-08-04T09:00:00Z');
  const window = 'since: "2026-08-02T08:00:00Z", until: "2026-08-04T08:00:00Z"';
  const fields = 'messageHeadline associatedPullRequests(first: 1) { nodes { number state } }';
  const { totalCount, nodes } = await history(`first: 2, ${window}`, fields);
  const brought = { nodes: [{ number: merged.number, state: 'MERGED' }] };
  expect(totalCount).toBe(3);
  expect(nodes).toEqual([
    { messageHeadline: expect.stringMatching(/^Merge pull request/), associatedPullRequests: brought },
    { messageHeadline: 'reviewed', associatedPullRequests: brought },
  ]);
  const [, , last] = (await history(`first: 9, ${window}`, fields)).nodes;
  expect(last).toEqual({ messageHeadline: 'straight to main', associatedPullRequests: { nodes: [] } });
});

test('an open commit belongs to the pull requests that bring it', async () => {
  const pull = await open('open work');
  const answer = await ask(`object(oid: "${pull.headSha}") { ... on Commit {
    associatedPullRequests(first: 5) { nodes { number state } } } }`);
  const nodes = [{ number: pull.number, state: 'OPEN' }];
  expect(answer).toEqual({ object: { associatedPullRequests: { nodes } } });
});

test('reviews count their comments on lines, which are words too', async () => {
  const pull = await open('reviewed by lines');
  standIn.as('anna').approve(pull, '', ['Why twice?', 'Name it.']);
  standIn.as('anna').review(pull, 'COMMENTED', '', ['And here?']);
  standIn.as('anna').approve(pull);
  expect(() => standIn.as('anna').review(pull, 'COMMENTED', '')).toThrow(StandInError);
  expect(() => standIn.as('anna').review(pull, 'CHANGES_REQUESTED', '', ['No.'])).toThrow(StandInError);
  const answer = await ask(`pullRequest(number: ${pull.number}) {
    all: reviews(first: 9) { nodes { state body comments { totalCount } } }
    approvals: reviews(first: 9, states: APPROVED) { nodes { comments(first: 1) { nodes { body } } } } }`);
  const review = (state: string, totalCount: number) => ({ state, body: '', comments: { totalCount } });
  expect(answer).toEqual({
    pullRequest: {
      all: { nodes: [review('APPROVED', 2), review('COMMENTED', 1), review('APPROVED', 0)] },
      approvals: { nodes: [{ comments: { nodes: [{ body: 'Why twice?' }] } }, { comments: { nodes: [] } }] },
    },
  });
});

test('a count alone needs no bounds of a page, anything beside it does', async () => {
  const total = `pullRequests(states: MERGED) { ...Total } issues { totalCount __typename }
    defaultBranchRef { target { ... on Commit { history(until: "2026-05-01T08:00:00Z") { totalCount } } } }`;
  const query = `{ repository(owner: "acme", name: "answers") { ${total} } }
    fragment Total on PullRequestConnection { totalCount }`;
  expect(await client.graphql(query)).toMatchObject({
    repository: {
      pullRequests: { totalCount: 3 },
      issues: { totalCount: 0, __typename: 'IssueConnection' },
      defaultBranchRef: { target: { history: { totalCount: 1 } } },
    },
  });
  const more = ask('issues { totalCount nodes { number } }');
  await expect(more).rejects.toMatchObject({ errors: [{ type: 'MISSING_PAGINATION_BOUNDARIES' }] });
});

test('what a directive leaves out costs nothing, and a default of a variable counts', async () => {
  const query = `query($deep: Boolean!, $size: Int = 100) { rateLimit { cost used }
    repository(owner: "acme", name: "answers") { pullRequests(first: $size) { nodes {
      number ...Deep @include(if: $deep) none: reviews(first: 9) @skip(if: true) { totalCount } } } } }
    fragment Deep on PullRequest { reviews(first: 10) { nodes { id } } files(first: 10) { nodes { path } } }`;
  const cost = async (deep: boolean) =>
    (await client.graphql<{ rateLimit: { cost: number; used: number } }>(query, { deep })).rateLimit;
  const cheap = await cost(false);
  const dear = await cost(true);
  expect([cheap.cost, dear.cost]).toEqual([1, 2]);
  expect(dear.used - cheap.used).toBe(2);
});
