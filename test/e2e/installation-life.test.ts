import { describe, expect, it } from 'vitest';
import type { Installation, PullRequest, Repository } from '../../src/sandbox/store/entities.ts';
import { checkOf, commentsOf, NO_REASON, REASON, runsAt, useStage } from './harness.ts';

const stage = useStage();

const FILES = {
  'README.md': '# App\n',
  'PLAN.md': `---\nstart: ${new Date().toISOString().slice(0, 10)}\n---\n# Plan\n\n## Phase 1 (weeks 1-3): Retrieval\n\n- Index\n- Target: nDCG@5 > 0.75\n`,
};
const WISH = { title: 'Retry', body: NO_REASON, changes: { 'a.ts': 'x\n' } };

let made = 0;
async function createRepository(): Promise<Repository> {
  made += 1;
  return stage.github.createRepository({
    owner: `life-${made}`,
    name: 'app',
    isPrivate: true,
    files: FILES,
    permissions: { lazar: 'write' },
  });
}

async function installed(): Promise<{
  repository: Repository;
  installation: Installation;
  pull: PullRequest;
}> {
  const repository = await createRepository();
  const installation = stage.github.install(repository.owner.login, { repositories: [repository] });
  await stage.idle();
  const pull = await stage.github.as('lazar').openPullRequest(repository, WISH);
  await stage.idle();
  return { repository, installation, pull };
}

/** What the App has written, by kind: twins would show. */
function standing(repository: Repository): Record<string, number> {
  const threads = [...repository.threads.values()];
  const issues = threads.filter((thread) => thread.kind === 'Issue');
  const marked = (mark: string): number => issues.filter(({ body }) => body.includes(mark)).length;
  return {
    setup: marked('<!-- baton:setup -->'),
    phases: marked('<!-- baton:phase:'),
    milestones: repository.milestones.size,
    reports: stage.github.discussions(repository).length,
    comments: threads.flatMap((thread) => (thread.kind === 'PullRequest' ? commentsOf(thread) : [])).length,
  };
}

const WHOLE = { setup: 1, phases: 1, milestones: 1, reports: 1, comments: 1 };

describe('a repository', () => {
  it('has everything once on installation, and nothing twice after an uninstallation and another one', async () => {
    const { github } = stage;
    const { repository, installation, pull } = await installed();
    expect(standing(repository)).toEqual(WHOLE);
    github.uninstall(installation);
    await stage.idle();
    await github.as('lazar').editPullRequest(pull, { title: 'Retry twice' });
    github.install(repository.owner.login, { repositories: [repository] });
    await stage.idle();
    await github.as('lazar').label(pull, 'bug');
    await stage.idle();
    expect(standing(repository)).toEqual(WHOLE);
    expect(runsAt(repository, pull.headSha).length).toBeLessThanOrEqual(2);
  });

  it('is not taken from a new installation by a late word of the old one', async () => {
    const { github } = stage;
    const { repository, installation, pull } = await installed();
    github.uninstall(installation);
    await stage.idle();
    const deleted = lastDelivery('installation', 'deleted');
    const late = lastDelivery('pull_request', 'opened');
    github.install(repository.owner.login, { repositories: [repository] });
    await stage.idle();
    github.webhooks.redeliver(deleted);
    github.webhooks.redeliver(late);
    await stage.idle();
    await github.as('lazar').push(repository, { changes: { 'RUNBOOK.md': '# Runbook\n' } });
    await stage.idle();
    const [setup] = [...repository.threads.values()].filter(({ body }) => body.includes('baton:setup -->'));
    // Still known: a push of documents is followed.
    expect(setup?.body).toContain('`RUNBOOK.md` is there, but does not say');
    expect(checkOf(pull).status).toBe('completed');
    expect(standing(repository)).toEqual(WHOLE);
  });

  it('is left alone while its installation is suspended, and goes on after', async () => {
    const { github } = stage;
    const { repository, installation, pull } = await installed();
    github.suspend(installation);
    await stage.idle();
    const before = runsAt(repository, pull.headSha).length;
    const late = lastDelivery('pull_request', 'opened');
    github.requests.clear();
    github.webhooks.redeliver(late);
    await stage.idle();
    // One try, which is told that there is no token any more.
    expect(github.requests.count()).toBeLessThanOrEqual(2);
    expect(runsAt(repository, pull.headSha)).toHaveLength(before);
    expect(await failures()).toBe(0);
    await github.as('lazar').editPullRequest(pull, { body: REASON });
    github.unsuspend(installation);
    await stage.idle();
    expect(checkOf(pull).conclusion).toBe('neutral');
    await github.as('lazar').label(pull, 'bug');
    await stage.idle();
    expect(standing(repository)).toEqual(WHOLE);
  });

  it('that is taken out has nothing waiting any more, and comes back without twins', async () => {
    const { github } = stage;
    const { repository, installation, pull } = await installed();
    // Its phases are looked at again tomorrow.
    const scheduled = await scheduledIn();
    github.removeRepositories(installation, [repository]);
    await stage.idle();
    expect(await scheduledIn()).toBe(scheduled - 1);
    const late = lastDelivery('pull_request', 'opened');
    github.webhooks.redeliver(late);
    await stage.idle();
    expect(await failures()).toBe(0);
    github.addRepositories(installation, [repository]);
    await stage.idle();
    await github.as('lazar').label(pull, 'bug');
    await stage.idle();
    expect(standing(repository)).toEqual(WHOLE);
  });
});

describe('given all repositories, each one', () => {
  it.each([
    ['suspended and let on', true],
    ['taken away and installed again', false],
  ])(
    'that was awake is judged again once the App was %s, and the others sleep on',
    async (_what, isLifted) => {
      const { github } = stage;
      const repository = await createRepository();
      const owner = repository.owner.login;
      const asleep = await github.createRepository({ owner, name: 'asleep', files: FILES });
      const installation = github.install(owner, { repositories: 'all' });
      await stage.idle();
      const pull = await github.as('lazar').openPullRequest(repository, WISH);
      await stage.idle();
      expect(checkOf(pull).conclusion).toBe('failure');
      if (isLifted) github.suspend(installation);
      else github.uninstall(installation);
      await stage.idle();
      await github.as('lazar').editPullRequest(pull, { body: REASON });
      if (isLifted) github.unsuspend(installation);
      else github.install(owner, { repositories: 'all' });
      await stage.idle();
      expect(checkOf(pull).conclusion).toBe('neutral');
      expect(standing(repository)).toMatchObject({ setup: 1, phases: 1 });
      expect(standing(asleep)).toMatchObject({ setup: 0, phases: 0, reports: 0 });
    },
  );

  it('sleeps through pushes of documents and changes of its settings', async () => {
    const { github } = stage;
    const repository = await createRepository();
    const owner = repository.owner.login;
    github.install(owner, { repositories: 'all' });
    await github.as('lazar').push(repository, { changes: { 'RUNBOOK.md': '# Runbook\n' } });
    github.as(owner).rename(repository, 'renamed');
    github.as(owner).archive(repository);
    github.as(owner).unarchive(repository);
    await stage.idle();
    expect(standing(repository)).toMatchObject({ setup: 0, phases: 0, reports: 0 });
  });

  it('wakes with its first pull request: all others are checked, plan and setup issue come', async () => {
    const { github } = stage;
    const repository = await createRepository();
    const earlier = await github.as('lazar').openPullRequest(repository, WISH);
    github.install(repository.owner.login, { repositories: 'all' });
    await stage.idle();
    await github.as('lazar').openPullRequest(repository, { ...WISH, changes: { 'b.ts': 'x\n' } });
    await stage.idle();
    expect(checkOf(earlier).conclusion).toBe('failure');
    expect(commentsOf(earlier)).toEqual([]);
    expect(standing(repository)).toMatchObject({ setup: 1, phases: 1 });
  });

  it('wakes with a config, and checks only', async () => {
    const { github } = stage;
    const repository = await createRepository();
    const earlier = await github.as('lazar').openPullRequest(repository, WISH);
    github.install(repository.owner.login, { repositories: 'all' });
    await stage.idle();
    await github.as('lazar').push(repository, { changes: { '.github/baton.yml': 'plan: PLAN.md\n' } });
    await stage.idle();
    expect(checkOf(earlier).conclusion).toBe('failure');
    expect(standing(repository)).toEqual({ ...WHOLE, comments: 0 });
  });
});

function lastDelivery(event: string, action: string): number {
  const found = stage.github.webhooks.deliveries.findLast(
    (delivery) => delivery.event === event && delivery.action === action,
  );
  if (found === undefined) throw new Error(`No delivery of ${event}.${action}`);
  return found.id;
}

const failures = (): Promise<number> => jobsIn('failed');
const scheduledIn = (): Promise<number> => jobsIn('scheduled');

/** Jobs of all queues in a state, as the app's own metrics tell. */
async function jobsIn(state: string): Promise<number> {
  const text = await (await fetch(`${stage.baton.url}/metrics`)).text();
  const lines = text.matchAll(new RegExp(`^baton_queue_jobs\\{.*state="${state}"\\} (\\d+)$`, 'gm'));
  return [...lines].reduce((sum, line) => sum + Number(line[1]), 0);
}
