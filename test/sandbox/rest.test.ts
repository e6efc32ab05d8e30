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

const at = { owner: 'acme', repo: 'shop' };

beforeAll(async () => {
  standIn = await startStandIn();
  repository = await standIn.createRepository({ ...at, name: 'shop', permissions: { anna: 'write' } });
  const { id } = standIn.install('acme');
  const changes = { 'a.md': 'a\n', 'b.md': 'b\n', 'c.md': 'c\n' };
  pull = await standIn.as('anna').openPullRequest(repository, { title: 'Add', changes });
  client = await installationClient(standIn, id);
});

beforeEach(() => standIn.requests.clear());
afterAll(() => standIn.close());

type CheckRunWish = NonNullable<Parameters<Octokit['rest']['checks']['create']>[0]>;

function createRun(wish: Partial<CheckRunWish>) {
  const complete = { ...at, name: 'Baton', head_sha: pull.headSha, ...wish };
  return client.rest.checks.create(complete);
}

const note = {
  path: 'a.md',
  start_line: 1,
  end_line: 1,
  annotation_level: 'warning' as const,
  message: 'See',
};

test.for<[string, Partial<CheckRunWish>]>([
  ['a summary over 65,535 characters', { output: { title: 't', summary: 'x'.repeat(65_536) } }],
  ['an unknown conclusion', { conclusion: 'splendid' as 'success' }],
  ['a completed run without conclusion', { status: 'completed' }],
  [
    '51 annotations',
    { output: { title: 't', summary: 's', annotations: Array.from({ length: 51 }, () => note) } },
  ],
  [
    'four buttons',
    { actions: ['a', 'b', 'c', 'd'].map((id) => ({ label: id, description: id, identifier: id })) },
  ],
  ['a label over 20 characters', { actions: [{ label: 'x'.repeat(21), description: 'd', identifier: 'i' }] }],
  [
    'columns over several lines',
    { output: { title: 't', summary: 's', annotations: [{ ...note, end_line: 2, start_column: 1 }] } },
  ],
  ['a commit that is not there', { head_sha: 'f'.repeat(40) }],
])('a check run with %s is refused', async ([, wish]) => {
  await expect(createRun(wish)).rejects.toMatchObject({ status: 422 });
});

test('annotations are appended, never replaced', async () => {
  const output = { title: 't', summary: 's', annotations: [note] };
  const { data } = await createRun({ conclusion: 'failure', output });
  await client.rest.checks.update({ ...at, check_run_id: data.id, output });
  expect(standIn.store.checkRuns.get(data.id)?.annotations).toHaveLength(2);
});

test("another App's run can't be changed", async () => {
  const run = standIn
    .as('ci[bot]')
    .reportCheck(repository, pull.headSha, { name: 'build', conclusion: 'success' });
  const change = client.rest.checks.update({ ...at, check_run_id: run.id, conclusion: 'failure' });
  await expect(change).rejects.toMatchObject({ status: 403 });
});

test('the latest run of a name is listed, unless all are asked for', async () => {
  await createRun({ name: 'Twice', conclusion: 'failure' });
  await createRun({ name: 'Twice', conclusion: 'success' });
  const wish = { ...at, ref: pull.headSha, check_name: 'Twice' };
  const latest = await client.rest.checks.listForRef(wish);
  expect(latest.data.check_runs.map(({ conclusion }) => conclusion)).toEqual(['success']);
  expect((await client.rest.checks.listForRef({ ...wish, filter: 'all' })).data.total_count).toBe(2);
});

test('a comment may not be empty or too long', async () => {
  const issue = { ...at, issue_number: pull.number };
  for (const body of ['  ', 'x'.repeat(262_145)]) {
    await expect(client.rest.issues.createComment({ ...issue, body })).rejects.toMatchObject({ status: 422 });
  }
});

test('the same reaction again is the one that is there', async () => {
  const comment = standIn.as('anna').comment(pull, '/baton recheck');
  const wish = { ...at, comment_id: comment.id, content: 'confused' as const };
  expect((await client.rest.reactions.createForIssueComment(wish)).status).toBe(201);
  expect((await client.rest.reactions.createForIssueComment(wish)).status).toBe(200);
  expect(comment.reactions).toHaveLength(1);
});

test('permissions are told in both of GitHub’s ways', async () => {
  standIn.as('acme').setPermission(repository, 'mona', 'maintain');
  const permissionOf = async (username: string) => {
    const { data } = await client.rest.repos.getCollaboratorPermissionLevel({ ...at, username });
    return [data.permission, data.role_name];
  };
  expect(await permissionOf('mona')).toEqual(['write', 'maintain']);
  standIn.as('acme').setPermission(repository, 'tom', 'triage');
  expect(await permissionOf('tom')).toEqual(['read', 'triage']);
  await expect(permissionOf('nobody-at-all')).rejects.toMatchObject({ status: 404 });
});

test('contents come as JSON or raw, from any ref', async () => {
  const file = { ...at, path: 'a.md', ref: `refs/pull/${pull.number}/head` };
  const { data } = await client.rest.repos.getContent(file);
  expect(Buffer.from((data as { content: string }).content, 'base64').toString()).toBe('a\n');
  const raw = await client.rest.repos.getContent({ ...file, mediaType: { format: 'raw' } });
  expect(raw.data).toBe('a\n');
  await expect(client.rest.repos.getContent({ ...at, path: 'a.md' })).rejects.toMatchObject({ status: 404 });
});

test('lists are paged by links', async () => {
  const wish = { ...at, pull_number: pull.number, per_page: 2 };
  const files = await client.paginate(client.rest.pulls.listFiles, wish);
  expect(files.map(({ filename }) => filename)).toEqual(['a.md', 'b.md', 'c.md']);
  expect(standIn.requests.count({ method: 'GET' })).toBe(2);
});

test('the files of a pull request tell where a renamed one came from', async () => {
  const text = 'A line that stays.\n'.repeat(20);
  const anna = standIn.as('anna');
  await anna.push(repository, { changes: { 'old.md': text, 'gone.md': 'x\n' } });
  const changes = { 'old.md': null, 'new.md': `${text}More.\n`, 'gone.md': null };
  const moved = await anna.openPullRequest(repository, { title: 'Move', changes });
  const { data } = await client.rest.pulls.listFiles({ ...at, pull_number: moved.number });
  expect(data.map((file) => [file.status, file.filename, file.previous_filename])).toEqual([
    ['removed', 'gone.md', undefined],
    ['renamed', 'new.md', 'old.md'],
  ]);
});

test('of a pull request no more than 3,000 files are listed, and it is made within seconds', async () => {
  const started = performance.now();
  const paths = Array.from({ length: 3_010 }, (_, index) => `many/${index % 50}/${index}.md`);
  const changes = Object.fromEntries(paths.map((path) => [path, `${path}\n`]));
  const large = await standIn.as('anna').openPullRequest(repository, { title: 'Add many', changes });
  expect(performance.now() - started).toBeLessThan(10_000);
  const wish = { ...at, pull_number: large.number, per_page: 100 };
  expect(await client.paginate(client.rest.pulls.listFiles, wish)).toHaveLength(3_000);
  expect(standIn.requests.count({ method: 'GET' })).toBe(30);
  const query = `{ repository(owner: "acme", name: "shop") { pullRequest(number: ${large.number}) { changedFiles } } }`;
  expect(await client.graphql(query)).toMatchObject({
    repository: { pullRequest: { changedFiles: 3_010 } },
  });
});

test('an endpoint that is not served is 404 and remembered', async () => {
  await expect(client.rest.repos.listTags(at)).rejects.toMatchObject({ status: 404 });
  expect(standIn.requests.unexpected).toEqual(['no such endpoint here: GET /repos/acme/shop/tags']);
});

test('a parameter that the stand-in does not heed is remembered', async () => {
  await client.rest.issues.listComments({ ...at, issue_number: pull.number, since: '2020-01-01T00:00:00Z' });
  expect(standIn.requests.unexpected).toEqual([]);
  await client.request('GET /repos/{owner}/{repo}/pulls', { ...at, labels: 'urgent' });
  expect(standIn.requests.unexpected).toEqual(['GET /repos/{owner}/{repo}/pulls ignores labels']);
});

test('a property that GitHub would ignore is remembered', async () => {
  await client.request('POST /repos/{owner}/{repo}/check-runs', {
    ...at,
    name: 'Baton',
    head_sha: pull.headSha,
    conclusoin: 'success',
  });
  expect(standIn.requests.unexpected).toEqual([expect.stringContaining('conclusoin')]);
});

test('every answer tells the hourly budget', async () => {
  const small = await startStandIn({ hourlyLimit: 2 });
  try {
    await small.createRepository({ owner: 'acme', name: 'shop' });
    const { id } = small.install('acme');
    const limited = await installationClient(small, id);
    const { headers } = await limited.rest.pulls.list(at);
    expect(headers).toMatchObject({ 'x-ratelimit-limit': '2', 'x-ratelimit-remaining': '1' });
    await limited.rest.pulls.list(at);
    await expect(limited.rest.pulls.list(at)).rejects.toMatchObject({
      status: 403,
      response: { headers: { 'x-ratelimit-remaining': '0' } },
    });
  } finally {
    await small.close();
  }
});
