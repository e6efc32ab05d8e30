import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Repository } from '../../src/sandbox/store/entities.ts';
import { checkOf, commentsOf, EVENTS, NO_REASON, runsAt } from './harness.ts';
import { useRecoveryStage } from './recovery-stage.ts';

const stage = useRecoveryStage();
/** Nothing is in GitHub's log for these tests: only reconciliation can heal. */
const SOON = { pace: { everyMs: 3_600_000, reconcileEveryMs: 200 } };
const NEVER = { pace: { everyMs: 3_600_000, reconcileEveryMs: 3_600_000 } };

const change = (name: string) => ({ title: name, body: NO_REASON, changes: { [`${name}.ts`]: 'x\n' } });
const checked = (repository: Repository, sha: string) =>
  expect.poll(() => runsAt(repository, sha).at(-1)?.status, { timeout: 20_000 }).toBe('completed');

describe('an event that GitHub lost altogether', () => {
  it('is healed: the pull request is judged, with its comment, once', async () => {
    await stage.start(SOON);
    const repository = await stage.repository();
    stage.github.webhooks.disturb({ effect: 'lose', times: 10 });
    const pull = await stage.github.as('lazar').openPullRequest(repository, change('a'));
    await checked(repository, pull.headSha);
    await expect.poll(() => commentsOf(pull).length, { timeout: 20_000 }).toBe(1);
    const queries = () => stage.github.requests.count({ operation: 'OpenHeads' });
    const before = queries();
    await expect.poll(queries, { timeout: 20_000 }).toBeGreaterThan(before + 3);
    await stage.idle();
    expect(runsAt(repository, pull.headSha)).toHaveLength(1);
    expect(commentsOf(pull)).toHaveLength(1);
    expect(await stage.count('baton_reconciled_pull_requests_total')).toBe(1);
  });

  it('is healed where it told of a new repository in the selection', async () => {
    await stage.start(SOON);
    const known = await stage.repository();
    const added = await stage.github.createRepository({ owner: known.owner.login, name: 'late' });
    const pull = await stage.github.as(known.owner.login).openPullRequest(added, change('a'));
    const [installation] = stage.github.store.installations.values();
    if (installation === undefined) throw new Error('The App is not installed');
    stage.github.webhooks.disturb({ effect: 'lose' });
    stage.github.addRepositories(installation, [added]);
    await checked(added, pull.headSha);
    const labels = () =>
      [...added.threads.values()].flatMap((thread) => thread.labels.map(({ name }) => name));
    await expect.poll(labels, { timeout: 20_000 }).toContain('baton:setup');
  });
});

describe('a database that was lost', () => {
  const traces = (repository: Repository) => ({
    discussions: stage.github.discussions(repository).length,
    threads: repository.threads.size,
    comments: [...repository.threads.values()].map((thread) => thread.comments.length),
    runs: [...repository.suitesBySha.keys()].map((sha) => runsAt(repository, sha).length),
  });

  it('comes back with its repositories, and nothing is posted twice', async () => {
    await stage.start(NEVER);
    const repository = await stage.repository();
    const judged = await stage.github.as('lazar').openPullRequest(repository, change('a'));
    await stage.idle();
    const before = traces(repository);
    expect(before.discussions).toBe(1);
    await stage.stop();
    stage.github.webhooks.url = null;
    const missed = await stage.github.as('lazar').openPullRequest(repository, change('b'));
    stage.dataDir = await mkdtemp(join(tmpdir(), 'baton-recovery-'));
    stage.github.requests.clear();
    await stage.start(SOON);
    await checked(repository, missed.headSha);
    for (const operation of ['SetupFacts', 'ReadinessFacts'])
      await expect
        .poll(() => stage.github.requests.count({ operation }), { timeout: 20_000 })
        .toBeGreaterThan(0);
    await stage.idle();
    expect(checkOf(judged)).toMatchObject({ status: 'completed' });
    expect(commentsOf(missed)).toHaveLength(1);
    expect(traces(repository)).toEqual({
      ...before,
      threads: before.threads + 1,
      comments: [...before.comments, 1],
      runs: [...before.runs, 1],
    });
  });

  it('wakes of all repositories those that were awake, and no other', async () => {
    await stage.start(NEVER);
    const awake = await stage.github.createRepository({ owner: 'acme', name: 'awake' });
    const asleep = await stage.github.createRepository({ owner: 'acme', name: 'asleep' });
    stage.github.install('acme', { repositories: 'all', events: EVENTS });
    await stage.github.as('acme').openPullRequest(awake, change('a'));
    await stage.idle();
    await stage.stop();
    stage.github.webhooks.url = null;
    const missed = await stage.github.as('acme').openPullRequest(awake, change('b'));
    const sleeping = await stage.github.as('acme').push(asleep, { changes: { 'a.ts': 'x\n' } });
    stage.dataDir = await mkdtemp(join(tmpdir(), 'baton-recovery-'));
    await stage.start(SOON);
    await checked(awake, missed.headSha);
    await stage.idle();
    expect(runsAt(asleep, sleeping)).toEqual([]);
    expect([...asleep.threads.values(), ...stage.github.discussions(asleep)]).toEqual([]);
    const looks = stage.github.requests.count({ operation: 'Traces' });
    const lists = () => stage.github.requests.count({ path: '/app/installations' });
    const listsBefore = lists();
    await expect.poll(lists, { timeout: 20_000 }).toBeGreaterThan(listsBefore + 2);
    await stage.idle();
    expect(stage.github.requests.count({ operation: 'Traces' })).toBe(looks);
  });
});

describe('the list of installations', () => {
  it('leads to forgetting repositories that were taken out without a word', async () => {
    await stage.start(SOON);
    const repository = await stage.repository();
    const [installation] = stage.github.store.installations.values();
    if (installation === undefined) throw new Error('The App is not installed');
    stage.github.webhooks.disturb({ effect: 'lose' });
    stage.github.removeRepositories(installation, [repository]);
    const compared = () => stage.github.requests.count({ operation: 'OpenHeads' });
    // Nobody looks there any more.
    await expect
      .poll(
        async () => {
          const before = compared();
          const lists = stage.github.requests.count({ path: '/installation/repositories' });
          await expect
            .poll(() => stage.github.requests.count({ path: '/installation/repositories' }), {
              timeout: 20_000,
            })
            .toBeGreaterThan(lists + 2);
          return compared() - before;
        },
        { timeout: 60_000 },
      )
      .toBe(0);
  });
});
