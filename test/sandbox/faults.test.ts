import type { Octokit } from '@octokit/rest';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import { startStandIn } from '../../src/sandbox/start-stand-in.ts';
import type { PullRequest } from '../../src/sandbox/store/entities.ts';
import { installationClient } from './clients.ts';

let standIn: StandIn;
let pull: PullRequest;
let client: Octokit;

const at = { owner: 'acme', repo: 'shop' };

beforeAll(async () => {
  standIn = await startStandIn();
  const repository = await standIn.createRepository({
    owner: 'acme',
    name: 'shop',
    permissions: { anna: 'write' },
  });
  const { id } = standIn.install('acme');
  const changes = { 'a.md': 'a\n', 'b.md': 'b\n', 'c.md': 'c\n' };
  pull = await standIn.as('anna').openPullRequest(repository, { title: 'Add', changes });
  client = await installationClient(standIn, id);
});

afterEach(() => {
  standIn.faults.clear();
  standIn.faults.latencyMs = 0;
  pull.comments.length = 0;
});

afterAll(() => standIn.close());

function comment(): Promise<unknown> {
  return client.rest.issues.createComment({ ...at, issue_number: pull.number, body: 'Say why.' });
}

const comments = { method: 'POST', path: /\/comments$/ };

test('an error before the effect changes nothing, one after it does', async () => {
  standIn.faults.add({ match: comments, fault: { kind: 'error', status: 502, when: 'before' } });
  await expect(comment()).rejects.toMatchObject({ status: 502 });
  expect(pull.comments).toHaveLength(0);
  standIn.faults.add({ match: comments, fault: { kind: 'error', status: 502, when: 'after' } });
  await expect(comment()).rejects.toMatchObject({ status: 502 });
  expect(pull.comments).toHaveLength(1);
});

test('a connection may be dropped although the effect took place', async () => {
  standIn.faults.add({ match: comments, fault: { kind: 'drop', when: 'after' } });
  await expect(comment()).rejects.toMatchObject({ status: 500 });
  expect(pull.comments).toHaveLength(1);
});

test('a hanging request ends only with its client', async () => {
  standIn.faults.add({ match: comments, fault: { kind: 'hang', when: 'before' } });
  const request = { signal: AbortSignal.timeout(100) };
  const hanging = client.rest.issues.createComment({ ...at, issue_number: pull.number, body: 'x', request });
  await expect(hanging).rejects.toThrow();
  expect(pull.comments).toHaveLength(0);
});

test('a fault hits the n-th matching request, as often as it was asked to', async () => {
  const fault = { kind: 'error', status: 500, when: 'before' } as const;
  standIn.faults.add({ match: comments, skip: 1, times: 2, fault });
  const outcomes = [];
  for (let nth = 0; nth < 4; nth += 1) {
    outcomes.push(
      await comment().then(
        () => 'done',
        () => 'failed',
      ),
    );
  }
  expect(outcomes).toEqual(['done', 'failed', 'failed', 'done']);
});

test('limits are told as GitHub tells them', async () => {
  standIn.faults.add({
    match: comments,
    fault: { kind: 'secondary-limit', status: 429, retryAfterSeconds: 7 },
  });
  await expect(comment()).rejects.toMatchObject({
    status: 429,
    response: { headers: { 'retry-after': '7' } },
  });
  standIn.faults.add({ match: comments, fault: { kind: 'primary-limit', resetInSeconds: 60 } });
  await expect(comment()).rejects.toMatchObject({
    status: 403,
    response: { headers: { 'x-ratelimit-remaining': '0' } },
  });
  standIn.faults.add({
    match: { operation: 'viewer' },
    fault: { kind: 'primary-limit', resetInSeconds: 60 },
  });
  await expect(client.graphql('{ viewer { login } }')).rejects.toMatchObject({
    errors: [{ type: 'RATE_LIMITED' }],
  });
});

test('short pages say that there is more', async () => {
  const query = `query Files { repository(owner: "acme", name: "shop") { pullRequest(number: ${pull.number}) {
    files(first: 100) { totalCount pageInfo { hasNextPage } nodes { path } } } } }`;
  standIn.faults.add({ match: { operation: 'Files' }, fault: { kind: 'short-pages', size: 2 } });
  expect(await client.graphql(query)).toMatchObject({
    repository: {
      pullRequest: {
        files: {
          totalCount: 3,
          pageInfo: { hasNextPage: true },
          nodes: [{ path: 'a.md' }, { path: 'b.md' }],
        },
      },
    },
  });
});

test('an answer may end in the middle', async () => {
  standIn.faults.add({ match: { path: /\/files$/ }, times: 2, fault: { kind: 'cut-body' } });
  const answer = await fetch(`${standIn.url}/repos/acme/shop/pulls/${pull.number}/files`);
  await expect(answer.text()).rejects.toThrow();
  // Octokit swallows the broken body: whoever uses it has to notice the empty answer.
  const { status, data } = await client.rest.pulls.listFiles({ ...at, pull_number: pull.number });
  expect([status, data]).toEqual([200, '']);
});

test('every answer can take its time', async () => {
  standIn.faults.latencyMs = 60;
  const started = performance.now();
  await Promise.all([client.graphql('{ viewer { login } }'), client.rest.pulls.list(at)]);
  const took = performance.now() - started;
  expect(took).toBeGreaterThanOrEqual(59);
});
