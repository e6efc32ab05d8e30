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

beforeAll(async () => {
  standIn = await startStandIn();
  repository = await standIn.createRepository({
    owner: 'acme',
    name: 'answers',
    createdAt: '2026-05-04T08:00:00Z',
    files: { 'PLAN.md': 'Target 0.75\n' },
    permissions: { anna: 'write', lazar: 'write', fiona: 'read' },
  });
  installationId = standIn.install('acme').id;
  client = await installationClient(standIn, installationId);
});

afterEach(() => {
  expect(standIn.requests.unexpected).toEqual([]);
  standIn.requests.clear();
});
afterAll(() => standIn.close());

async function ask(fields: string): Promise<Record<string, unknown>> {
  const query = `{ repository(owner: "acme", name: "answers") { ${fields} } }`;
  return (await client.graphql<{ readonly repository: Record<string, unknown> }>(query)).repository;
}

test('reviews are told whole, by state, and the last of each person', async () => {
  const pull = await standIn
    .as('lazar')
    .openPullRequest(repository, { title: 'One', changes: { 'a.md': 'a\n' } });
  standIn.as('fiona', '2026-06-01T08:00:00Z').approve(pull);
  standIn.as('anna', '2026-06-02T08:00:00Z').review(pull, 'CHANGES_REQUESTED', 'Name the rollback.');
  standIn.as('anna', '2026-06-03T08:00:00Z').approve(pull, 'Now I could run it.');
  standIn.as('anna', '2026-06-04T08:00:00Z').review(pull, 'COMMENTED', 'Merge at will.');
  const review = 'state submittedAt body author { login } commit { oid }';
  const answer = await ask(`pullRequest(number: ${pull.number}) {
    all: reviews(first: 9) { totalCount }
    approved: reviews(last: 9, states: APPROVED) { nodes { ${review} } }
    latest: latestReviews(first: 9) { nodes { state author { login } } }
    opinions: latestOpinionatedReviews(first: 9) { nodes { state author { login } } }
    writers: latestOpinionatedReviews(first: 9, writersOnly: true) { nodes { author { login } } }
  }`);
  const [anna, fiona] = [{ login: 'anna' }, { login: 'fiona' }];
  expect(answer).toEqual({
    pullRequest: {
      all: { totalCount: 4 },
      approved: {
        nodes: [
          {
            state: 'APPROVED',
            submittedAt: '2026-06-01T08:00:00Z',
            body: '',
            author: fiona,
            commit: { oid: pull.headSha },
          },
          expect.objectContaining({ body: 'Now I could run it.', author: anna }),
        ],
      },
      latest: {
        nodes: [
          { state: 'APPROVED', author: fiona },
          { state: 'COMMENTED', author: anna },
        ],
      },
      opinions: {
        nodes: [
          { state: 'APPROVED', author: fiona },
          { state: 'APPROVED', author: anna },
        ],
      },
      writers: { nodes: [{ author: anna }] },
    },
  });
});

test('nobody approves their own pull request, and only an approval goes without words', async () => {
  const pull = await standIn
    .as('lazar')
    .openPullRequest(repository, { title: 'Own', changes: { 'own.md': 'a\n' } });
  expect(() => standIn.as('lazar').approve(pull)).toThrow(StandInError);
  expect(standIn.as('lazar').review(pull, 'COMMENTED', 'See the log.').verdict).toBe('COMMENTED');
  expect(() => standIn.as('anna').review(pull, 'CHANGES_REQUESTED', '')).toThrow(StandInError);
});

test('the history of a file tells of the pull requests that brought it, and who approved them when', async () => {
  const lazar = standIn.as('lazar', '2026-06-08T08:00:00Z');
  const pull = await lazar.openPullRequest(repository, {
    title: 'Lower the target',
    changes: { 'PLAN.md': 'Target 0.65\n' },
  });
  await lazar.pushToPullRequest(pull, { changes: { 'PLAN.md': 'Target 0.60\n' } });
  await standIn.as('anna', '2026-06-09T08:00:00Z').merge(pull);
  standIn.as('anna', '2026-06-12T08:00:00Z').approve(pull);
  await standIn
    .as('lazar', '2026-06-15T08:00:00Z')
    .push(repository, { changes: { 'PLAN.md': 'Target 0.5\n' } });
  // Opened from the present tip: it brings none of these commits.
  const open = { title: 'Later', changes: { 'later.md': 'x\n' } };
  await standIn.as('lazar').openPullRequest(repository, open);
  const merged = `number url mergedAt author { login }
    reviews(first: 5, states: APPROVED) { nodes { author { login } state submittedAt } }`;
  const answer = await ask(`defaultBranchRef { target { ... on Commit {
    history(first: 5, path: "PLAN.md", since: "2026-06-01T00:00:00Z") { nodes {
      committedDate file(path: "PLAN.md") { object { ... on Blob { text } } }
      associatedPullRequests(first: 5) { nodes { ${merged} } } } } } } }`);
  const brought = {
    nodes: [
      {
        number: pull.number,
        url: `https://github.com/acme/answers/pull/${pull.number}`,
        mergedAt: '2026-06-09T08:00:00Z',
        author: { login: 'lazar' },
        reviews: {
          nodes: [{ author: { login: 'anna' }, state: 'APPROVED', submittedAt: '2026-06-12T08:00:00Z' }],
        },
      },
    ],
  };
  const version = (text: string, associatedPullRequests: unknown) =>
    expect.objectContaining({ file: { object: { text } }, associatedPullRequests });
  expect(answer).toMatchObject({
    defaultBranchRef: {
      target: {
        history: {
          nodes: [
            version('Target 0.5\n', { nodes: [] }),
            version('Target 0.60\n', brought),
            version('Target 0.65\n', brought),
          ],
        },
      },
    },
  });
});

test('a merge is told with its milestone and its commit, and its description can still be edited', async () => {
  const lazar = standIn.as('lazar', '2026-07-01T08:00:00Z');
  const pull = await lazar.openPullRequest(repository, {
    title: 'Rerank',
    body: 'Metric: nDCG@5 0.71',
    milestone: 'Phase 1',
    changes: { 'rerank.md': 'a\n' },
  });
  await standIn.as('anna', '2026-07-02T08:00:00Z').merge(pull, 'squash');
  await standIn.as('anna', '2026-07-03T08:00:00Z').editPullRequest(pull, { body: 'Metric: nDCG@5 0.91' });
  const order = 'orderBy: { field: UPDATED_AT, direction: DESC }';
  const fields = `number body url mergedAt updatedAt lastEditedAt editor { login }
    mergeCommit { oid } milestone { number title }`;
  expect(
    await ask(
      `pullRequests(states: MERGED, baseRefName: "main", first: 1, ${order}) { nodes { ${fields} } }`,
    ),
  ).toEqual({
    pullRequests: {
      nodes: [
        {
          number: pull.number,
          body: 'Metric: nDCG@5 0.91',
          url: `https://github.com/acme/answers/pull/${pull.number}`,
          mergedAt: '2026-07-02T08:00:00Z',
          updatedAt: '2026-07-03T08:00:00Z',
          lastEditedAt: '2026-07-03T08:00:00Z',
          editor: { login: 'anna' },
          mergeCommit: { oid: repository.git.commitOf('main') },
          milestone: { number: 1, title: 'Phase 1' },
        },
      ],
    },
  });
});

test('a team tells its members to an App that may read them', async () => {
  standIn.createTeam('acme', 'platform', ['anna', 'fiona']);
  const query = `query($org: String!, $slug: String!) { organization(login: $org) { login
    team(slug: $slug) { slug members(first: 50) { totalCount nodes { login } } } } }`;
  const platform = { org: 'acme', slug: 'platform' };
  const answer = (logins: readonly string[]) => ({
    organization: {
      login: 'acme',
      team: {
        slug: 'platform',
        members: { totalCount: logins.length, nodes: logins.map((login) => ({ login })) },
      },
    },
  });
  expect(await client.graphql(query, platform)).toEqual(answer(['anna', 'fiona']));
  standIn.createTeam('acme', 'platform', ['fiona']);
  expect(await client.graphql(query, platform)).toEqual(answer(['fiona']));
  expect(await client.graphql(query, { org: 'acme', slug: 'none' })).toMatchObject({
    organization: { team: null },
  });
  await expect(client.graphql(query, { org: 'anna', slug: 'x' })).rejects.toMatchObject({
    errors: [{ type: 'NOT_FOUND', path: ['organization'] }],
  });
  const blind = await installationClient(standIn, installationId, { permissions: { issues: 'read' } });
  const forbidden = { errors: [{ type: 'FORBIDDEN', path: ['organization', 'team'] }] };
  await expect(blind.graphql(query, platform)).rejects.toMatchObject(forbidden);
  standIn.createTeam('umbrella', 'lab', ['bea']);
  const stranger = client.graphql(query, { org: 'umbrella', slug: 'lab' });
  await expect(stranger).rejects.toMatchObject(forbidden);
});
