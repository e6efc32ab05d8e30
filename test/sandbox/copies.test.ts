import type { Octokit } from '@octokit/rest';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import { StandInError } from '../../src/sandbox/stand-in-error.ts';
import { startStandIn } from '../../src/sandbox/start-stand-in.ts';
import type { PullRequest, Repository } from '../../src/sandbox/store/entities.ts';
import { installationClient } from './clients.ts';

let standIn: StandIn;
let template: Repository;
let merged: PullRequest;
let client: Octokit;

beforeAll(async () => {
  standIn = await startStandIn();
  template = await standIn.createRepository({
    owner: 'acme',
    name: 'shop',
    files: { 'README.md': '# Shop\n' },
    permissions: { anna: 'write' },
  });
  const anna = standIn.as('anna');
  anna.createIssue(template, { title: 'Stays behind' });
  merged = await anna.openPullRequest(template, { title: 'One', changes: { 'one.md': '1\n' } });
  standIn.as('ben').review(merged, 'COMMENTED', 'Why?');
  await anna.merge(merged, 'squash');
  await anna.openPullRequest(template, { title: 'Open', changes: { 'two.md': '2\n' } });
  client = await installationClient(standIn, standIn.install('acme').id);
});

afterEach(() => expect(standIn.requests.unexpected).toEqual([]));
afterAll(() => standIn.close());

async function ask({ owner, name }: Repository, fields: string): Promise<Record<string, unknown>> {
  const query = `{ repository(owner: "${owner.login}", name: "${name}") { ${fields} } }`;
  return (await client.graphql<{ readonly repository: Record<string, unknown> }>(query)).repository;
}

const LATEST = `pullRequests(states: MERGED, first: 9) { nodes {
    number title url files(first: 9) { nodes { path } } reviews(first: 9) { nodes { body } } } }
  issues(first: 9) { totalCount }
  defaultBranchRef { target { ... on Commit { oid history(first: 9) { nodes {
    messageHeadline associatedPullRequests(first: 1) { nodes { number } } } } } } }`;

test('copies have the files of their template and begin without its threads', async () => {
  const [first, second] = standIn.createCopies(template, 2);
  expect([first?.name, second?.name]).toEqual(['shop-1', 'shop-2']);
  const readme = 'object(expression: "HEAD:README.md") { ... on Blob { text } }';
  const answer = await ask(
    second ?? template,
    `${readme} pullRequests(first: 9) { totalCount } isEmpty isFork`,
  );
  expect(answer).toEqual({
    object: { text: '# Shop\n' },
    pullRequests: { totalCount: 0 },
    isEmpty: false,
    isFork: false,
  });
  expect(first && standIn.as('anna').createIssue(first, { title: 'Own' }).number).toBe(1);
  expect(() => standIn.createCopies(template, 1)).toThrow(StandInError);
});

test('copies with merges tell of them as their own', async () => {
  const [copy] = standIn.createCopies(template, 1, { nameOf: () => 'merges', withMerges: true });
  if (!copy) throw new Error('no copy');
  expect(await ask(copy, LATEST)).toEqual({
    pullRequests: {
      nodes: [
        {
          number: merged.number,
          title: 'One',
          url: `https://github.com/acme/merges/pull/${merged.number}`,
          files: { nodes: [{ path: 'one.md' }] },
          reviews: { nodes: [{ body: 'Why?' }] },
        },
      ],
    },
    issues: { totalCount: 0 },
    defaultBranchRef: {
      target: {
        oid: template.git.commitOf('main'),
        history: {
          nodes: [
            {
              messageHeadline: `One (#${merged.number})`,
              associatedPullRequests: { nodes: [{ number: merged.number }] },
            },
            { messageHeadline: 'Begin', associatedPullRequests: { nodes: [] } },
          ],
        },
      },
    },
  });
});

test('what happens in a copy happens nowhere else', async () => {
  const wish = { nameOf: (index: number) => `apart-${index}`, withMerges: true };
  const [left, right] = standIn.createCopies(template, 2, wish);
  const pull = left?.threads.get(merged.number);
  if (!left || !right || pull?.kind !== 'PullRequest') throw new Error('no copies');
  await standIn.as('anna').editPullRequest(pull, { body: 'Because of the audit.' });
  standIn.as('ben').comment(pull, 'Thanks.');
  standIn.as('ben').review(pull, 'COMMENTED', 'Later words.');
  standIn.as('anna').discuss(left, { title: 'Left only' });
  const sha = await standIn.as('anna').push(left, { changes: { 'README.md': '# Left\n' } });
  await standIn.as('anna').openPullRequest(left, { title: 'New', changes: { 'new.md': 'x\n' } });
  const fields = `object(expression: "main:README.md") { ... on Blob { text } }
    pullRequests(states: MERGED, first: 9) { nodes { body comments { totalCount } reviews { totalCount } } }
    all: pullRequests { totalCount } discussions { totalCount }`;
  const told = (text: string, nodes: unknown, more: number) => ({
    object: { text },
    pullRequests: { nodes: [nodes] },
    all: { totalCount: 1 + more },
    discussions: { totalCount: more },
  });
  const quiet = { body: '', comments: { totalCount: 0 }, reviews: { totalCount: 1 } };
  const busy = { body: 'Because of the audit.', comments: { totalCount: 1 }, reviews: { totalCount: 2 } };
  expect(await ask(left, fields)).toEqual(told('# Left\n', busy, 1));
  expect(await ask(right, fields)).toEqual(told('# Shop\n', quiet, 0));
  expect(await ask(template, fields)).toMatchObject({
    object: { text: '# Shop\n' },
    pullRequests: { nodes: [quiet] },
  });
  expect(left.git.commitOf('HEAD')).toBe(sha);
  expect(right.git.commitOf('HEAD')).toBe(template.git.commitOf('HEAD'));
});

test('thousands of copies are made at once, and reading them starts no process', async () => {
  const started = performance.now();
  const wish = { ownerOf: () => 'acme', nameOf: (index: number) => `many-${index}`, withMerges: true };
  const copies = standIn.createCopies(template, 5_000, wish);
  expect(performance.now() - started).toBeLessThan(5_000);
  const readme = 'readme: object(expression: "HEAD:README.md") { ... on Blob { text } }';
  const read = (copy: Repository | undefined, day: number) =>
    ask(
      copy ?? template,
      `${readme} ${LATEST} defaultBranchRef { target { ... on Commit {
      recent: history(first: 9, since: "2026-01-01T00:00:0${day}Z") { totalCount } } } }`,
    );
  const first = await read(copies[0], 0);
  const { PATH } = process.env;
  process.env['PATH'] = '';
  try {
    // Git can't be found from here on.
    for (const index of [1, 2_500, 4_999]) {
      const answer = await read(copies[index], index % 10);
      expect(answer['defaultBranchRef']).toEqual(first['defaultBranchRef']);
      expect(answer['readme']).toEqual({ text: '# Shop\n' });
    }
  } finally {
    process.env['PATH'] = PATH;
  }
});

test('an App on all of the owner hears of each copy', async () => {
  standIn.webhooks.url = `${standIn.url}/nowhere`;
  standIn.webhooks.hold();
  const heard: (string | null)[] = [];
  standIn.createCopies(template, 2, { nameOf: (index) => `heard-${index}` });
  standIn.webhooks.release((held) => {
    heard.push(...held.map(({ event, action }) => `${event}.${action}`));
    return [];
  });
  standIn.webhooks.url = null;
  await standIn.settled();
  expect(heard).toEqual(['repository.created', 'repository.created']);
});
