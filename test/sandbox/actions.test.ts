import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Octokit } from '@octokit/rest';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import { StandInError } from '../../src/sandbox/stand-in-error.ts';
import { startStandIn } from '../../src/sandbox/start-stand-in.ts';
import type { Repository } from '../../src/sandbox/store/entities.ts';
import { installationClient } from './clients.ts';
import { startReceiver } from './webhook-receiver.ts';

let standIn: StandIn;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let repository: Repository;
let client: Octokit;

beforeEach(async () => {
  standIn = await startStandIn();
  receiver = await startReceiver(standIn.webhookSecret);
  const files = { 'README.md': '# Shop\n', 'a.md': 'one\ntwo\nthree\nfour\n' };
  repository = await standIn.createRepository({
    owner: 'acme',
    name: 'shop',
    files,
    permissions: { anna: 'write' },
  });
  client = await installationClient(standIn, standIn.install('acme').id);
  standIn.webhooks.url = receiver.url;
});

afterEach(async () => {
  await standIn.close();
  receiver.close();
});

async function heard(): Promise<readonly string[]> {
  await standIn.settled();
  const names = receiver.names();
  receiver.received.length = 0;
  return names.filter((name) => !name.startsWith('check_suite')).toSorted();
}

async function textAt(expression: string): Promise<string | undefined> {
  const object = await repository.git.find(expression);
  return object ? (await repository.git.contents(object.oid))?.toString() : undefined;
}

test('a pull request of somebody without write permission comes from a fork', async () => {
  const pull = await standIn
    .as('zoe')
    .openPullRequest(repository, { title: 'Fix', changes: { 'a.md': null } });
  const query = `{ repository(owner: "acme", name: "shop") { pullRequest(number: ${pull.number}) {
    isCrossRepository headRef { name } headRepository { nameWithOwner isFork }
    files(first: 5) { nodes { path changeType } } commits(last: 1) { nodes { commit { oid } } } } } }`;
  expect(await client.graphql(query)).toMatchObject({
    repository: {
      pullRequest: {
        isCrossRepository: true,
        headRef: null,
        headRepository: { nameWithOwner: 'zoe/shop', isFork: true },
        files: { nodes: [{ path: 'a.md', changeType: 'DELETED' }] },
        commits: { nodes: [{ commit: { oid: pull.headSha } }] },
      },
    },
  });
  // A push to a fork is none of the base's events.
  expect(await heard()).toEqual(['pull_request.opened']);
  await standIn.as('zoe').pushToPullRequest(pull, { changes: { 'b.md': 'b\n' } });
  expect(await heard()).toEqual(['pull_request.synchronize']);
  const run = {
    owner: 'acme',
    repo: 'shop',
    name: 'Baton',
    head_sha: pull.headSha,
    conclusion: 'success' as const,
  };
  expect((await client.rest.checks.create(run)).data.pull_requests).toEqual([]);
});

test('a push reaches every open pull request of the branch', async () => {
  const anna = standIn.as('anna');
  await anna.push(repository, { branch: 'release', changes: { 'r.md': 'r\n' } });
  const first = await anna.openPullRequest(repository, {
    title: 'One',
    head: 'work',
    changes: { 'b.md': 'b\n' },
  });
  const second = await anna.openPullRequest(repository, { title: 'Two', head: 'work', base: 'release' });
  expect(second.headSha).toBe(first.headSha);
  await heard();
  const before = first.headSha;
  const sha = await anna.pushToPullRequest(first, { changes: { 'c.md': 'c\n' } });
  expect([first.headSha, second.headSha]).toEqual([sha, sha]);
  await standIn.settled();
  const moved = receiver.received.filter(({ payload }) => payload.action === 'synchronize');
  expect(moved.map(({ payload }) => [payload['before'], payload['after']])).toEqual([
    [before, sha],
    [before, sha],
  ]);
});

test('a force-push replaces the commits of the branch', async () => {
  const anna = standIn.as('anna');
  const pull = await anna.openPullRequest(repository, { title: 'One', changes: { 'b.md': 'b\n' } });
  await anna.pushToPullRequest(pull, { changes: { 'c.md': 'c\n' }, force: true });
  const files = await repository.git.changedFiles(pull.baseSha, pull.headSha);
  expect(files.map(({ path }) => path)).toEqual(['c.md']);
  await standIn.settled();
  const pushes = receiver.received
    .filter(({ event }) => event === 'push')
    .map(({ payload }) => payload['forced']);
  expect(pushes).toEqual([false, true]);
});

test('merging brings both sides together, closes issues, and is refused on conflict', async () => {
  const anna = standIn.as('anna');
  const issue = anna.createIssue(repository, { title: 'Broken' });
  const changes = { 'a.md': 'one\ntwo\nthree\nFOUR\n' };
  const pull = await anna.openPullRequest(repository, {
    title: 'Four',
    body: `Closes #${issue.number}`,
    changes,
  });
  const rival = await anna.openPullRequest(repository, { title: 'Rival', changes: { 'a.md': 'one\n' } });
  await anna.push(repository, { changes: { 'a.md': 'ONE\ntwo\nthree\nfour\n' } });
  await heard();
  await anna.merge(pull, 'squash');
  expect(await textAt('main:a.md')).toBe('ONE\ntwo\nthree\nFOUR\n');
  expect((await repository.git.commit(pull.mergeCommitSha ?? ''))?.message).toBe(
    `Four (#${pull.number})\n\nCloses #1`,
  );
  expect(issue.state).toBe('closed');
  expect(await heard()).toEqual(['issues.closed', 'pull_request.closed', 'push']);
  await expect(anna.merge(rival)).rejects.toBeInstanceOf(StandInError);
});

test('a merge group is a real commit of its pull requests on the base', async () => {
  const anna = standIn.as('anna');
  const first = await anna.openPullRequest(repository, { title: 'One', changes: { '1.md': '1\n' } });
  const second = await anna.openPullRequest(repository, { title: 'Two', changes: { '2.md': '2\n' } });
  await heard();
  const group = await anna.enqueue([first, second], 'squash');
  expect(group.headRef).toMatch(
    new RegExp(`^refs/heads/gh-readonly-queue/main/pr-${second.number}-[0-9a-f]{40}$`),
  );
  expect([await textAt(`${group.headSha}:1.md`), await textAt(`${group.headSha}:2.md`)]).toEqual([
    '1\n',
    '2\n',
  ]);
  expect(await textAt('main:1.md')).toBeUndefined();
  const query = `{ repository(owner: "acme", name: "shop") { mergeQueue(branch: "main") {
    entries(first: 5) { nodes { position headCommit { oid } pullRequest { number isInMergeQueue } } } } } }`;
  expect(await client.graphql(query)).toMatchObject({
    repository: {
      mergeQueue: {
        entries: {
          nodes: [
            { position: 1, pullRequest: { number: first.number, isInMergeQueue: true } },
            { position: 2, headCommit: { oid: group.headSha }, pullRequest: { number: second.number } },
          ],
        },
      },
    },
  });
  expect(await heard()).toEqual([
    'merge_group.checks_requested',
    'pull_request.enqueued',
    'pull_request.enqueued',
  ]);
  await anna.finishMergeGroup(repository, group, 'merged');
  expect(repository.git.commitOf('main')).toBe(group.headSha);
  expect([first.mergedAt, second.mergedAt]).not.toContain(null);
});

test('people may do only what GitHub lets them', async () => {
  const pull = await standIn
    .as('anna')
    .openPullRequest(repository, { title: 'One', changes: { '1.md': '1\n' } });
  const comment = standIn.as('anna').comment(pull, 'Mine');
  const zoe = standIn.as('zoe');
  await expect(zoe.editPullRequest(pull, { title: 'Hers' })).rejects.toBeInstanceOf(StandInError);
  await expect(zoe.merge(pull)).rejects.toBeInstanceOf(StandInError);
  await expect(zoe.label(pull, 'urgent')).rejects.toBeInstanceOf(StandInError);
  expect(() => zoe.editComment(comment, 'Hers')).toThrow(StandInError);
  expect(() => zoe.setPermission(repository, 'zoe', 'admin')).toThrow(StandInError);
  standIn.as('acme').archive(repository);
  expect(() => standIn.as('anna').comment(pull, 'More')).toThrow(StandInError);
});

test('an edit that changes nothing is no event', async () => {
  const anna = standIn.as('anna');
  const pull = await anna.openPullRequest(repository, {
    title: 'One',
    body: 'Why',
    changes: { '1.md': '1\n' },
  });
  await heard();
  await anna.editPullRequest(pull, { title: 'One', body: 'Why', base: 'main' });
  await anna.readyForReview(pull);
  expect(await heard()).toEqual([]);
});

test('only a button that the run offers can be pressed', async () => {
  const anna = standIn.as('anna');
  const pull = await anna.openPullRequest(repository, { title: 'One', changes: { '1.md': '1\n' } });
  const actions = [{ label: 'Check again', description: 'Judge anew', identifier: 'recheck' }];
  const wish = { owner: 'acme', repo: 'shop', name: 'Baton', head_sha: pull.headSha, actions };
  const { data } = await client.rest.checks.create({ ...wish, conclusion: 'success' });
  const run = standIn.store.checkRuns.get(data.id);
  if (!run) throw new Error('no run');
  expect(() => anna.pressButton(run, 'explode')).toThrow(StandInError);
  await heard();
  anna.pressButton(run, 'recheck');
  await standIn.settled();
  expect(receiver.received[0]?.payload).toMatchObject({
    action: 'requested_action',
    requested_action: { identifier: 'recheck' },
    check_run: { id: data.id },
    sender: { login: 'anna', type: 'User' },
  });
});

test('what the App writes comes back as its own events', async () => {
  const pull = await standIn
    .as('anna')
    .openPullRequest(repository, { title: 'One', changes: { '1.md': '1\n' } });
  await heard();
  await client.rest.issues.createComment({
    owner: 'acme',
    repo: 'shop',
    issue_number: pull.number,
    body: 'Say why.',
  });
  await standIn.settled();
  expect(receiver.received[0]?.payload).toMatchObject({
    action: 'created',
    sender: { login: 'baton[bot]', type: 'Bot' },
    comment: { performed_via_github_app: { slug: 'baton' } },
  });
});

test('an existing Git repository is imported with its history and never written to', async () => {
  const source = mkdtempSync(join(tmpdir(), 'stand-in-source-'));
  try {
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', source, '-c', 'user.name=T', '-c', 'user.email=t@example.org', ...args]);
    git('init', '--quiet', '--initial-branch=trunk');
    writeFileSync(join(source, 'file.md'), 'first\n');
    git('add', '.');
    git('commit', '--quiet', '-m', 'First');
    writeFileSync(join(source, 'file.md'), 'second\n');
    git('commit', '--quiet', '-a', '-m', 'Second');
    const listing = () => readdirSync(join(source, '.git'), { recursive: true }).map(String).toSorted();
    const before = listing();
    const imported = await standIn.createRepository({ owner: 'acme', name: 'old', importFrom: source });
    expect(imported.defaultBranch).toBe('trunk');
    const base = imported.git.commitOf('trunk');
    const pull = await standIn
      .as('acme')
      .openPullRequest(imported, { title: 'Third', changes: { 'file.md': 'third\n' } });
    expect((await imported.git.commit(pull.headSha))?.parents).toEqual([base]);
    expect(await imported.git.history('trunk', { limit: 9 })).toHaveLength(2);
    expect(listing()).toEqual(before);
  } finally {
    rmSync(source, { recursive: true, force: true });
  }
});
