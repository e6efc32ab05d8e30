import { describe, expect, it } from 'vitest';
import { checkOf, commentsOf, NO_REASON, runsAt, useStage } from './harness.ts';

const stage = useStage();

const WISH = {
  title: 'Retry',
  body: NO_REASON,
  changes: { 'src/invoice.ts': 'export const retries = 3;\n' },
};

describe('an installation', () => {
  it('has the open pull requests of its chosen repositories checked, without a comment', async () => {
    const { github } = stage;
    const repository = await github.createRepository({
      owner: 'early',
      name: 'app',
      permissions: { lazar: 'write' },
    });
    const pulls = [];
    for (let index = 0; index < 3; index += 1) {
      pulls.push(
        await github
          .as('lazar')
          .openPullRequest(repository, { ...WISH, changes: { [`${index}.ts`]: 'x\n' } }),
      );
    }
    github.install('early', { repositories: [repository] });
    await stage.idle();
    expect(pulls.map((pull) => checkOf(pull).conclusion)).toEqual(['failure', 'failure', 'failure']);
    expect(pulls.flatMap(commentsOf)).toEqual([]);

    // The next event of the pull request itself brings the comment.
    const [first] = pulls;
    if (first !== undefined) await github.as('lazar').label(first, 'bug');
    await stage.idle();
    expect(pulls.flatMap(commentsOf)).toHaveLength(1);
  });

  it('of all repositories wakes none of them at once', async () => {
    const { github } = stage;
    const repository = await github.createRepository({
      owner: 'large',
      name: 'app',
      permissions: { lazar: 'write' },
    });
    const pull = await github.as('lazar').openPullRequest(repository, WISH);
    github.install('large', { repositories: 'all' });
    await stage.idle();
    expect(runsAt(repository, pull.headSha)).toHaveLength(0);
    await github.as('lazar').label(pull, 'bug');
    await stage.idle();
    expect(checkOf(pull).conclusion).toBe('failure');
  });

  it('that gets another repository has that one checked', async () => {
    const { github } = stage;
    const first = await github.createRepository({ owner: 'grows', name: 'one' });
    const second = await github.createRepository({
      owner: 'grows',
      name: 'two',
      permissions: { lazar: 'write' },
    });
    const pull = await github.as('lazar').openPullRequest(second, WISH);
    const installation = github.install('grows', { repositories: [first] });
    await stage.idle();
    expect(runsAt(second, pull.headSha)).toHaveLength(0);
    github.addRepositories(installation, [second]);
    await stage.idle();
    expect(checkOf(pull).conclusion).toBe('failure');
  });

  it('that is removed leaves nothing waiting', async () => {
    const { github } = stage;
    const repository = await github.createRepository({
      owner: 'leaves',
      name: 'app',
      permissions: { lazar: 'write' },
    });
    const installation = github.install('leaves', { repositories: [repository] });
    await stage.idle();
    github.faults.add({
      match: { installationId: installation.id },
      times: 2,
      fault: { kind: 'delay', ms: 50 },
    });
    const pull = await github.as('lazar').openPullRequest(repository, WISH);
    github.uninstall(installation);
    await stage.idle();
    const before = github.requests.count({ installationId: installation.id });
    await github.as('lazar').label(pull, 'bug');
    await stage.idle();
    expect(github.requests.count({ installationId: installation.id })).toBe(before);
    github.faults.clear();
  });
});

describe('tenancy', () => {
  it('narrows every token to the repository of its job', async () => {
    const { github } = stage;
    const [one, two] = [await stage.repository(), await stage.repository()];
    github.requests.clear();
    for (const repository of [one, two]) await github.as('lazar').openPullRequest(repository, WISH);
    await stage.idle();
    const work = github.requests.all.filter(({ tokenRepositoryIds }) => tokenRepositoryIds !== null);
    expect(work.length).toBeGreaterThan(0);
    for (const request of work) expect(request.tokenRepositoryIds).toHaveLength(1);
    for (const { path, tokenRepositoryIds } of work.filter((request) => request.path.startsWith('/repos/'))) {
      const owner = tokenRepositoryIds?.[0] === one.id ? one : two;
      expect(path).toContain(`/repos/${owner.owner.login}/${owner.name}/`);
    }
  });

  it('does nothing in an archived repository', async () => {
    const repository = await stage.repository();
    const pull = await stage.github.as('lazar').openPullRequest(repository, WISH);
    await stage.idle();
    const delivery = stage.github.webhooks.deliveries.findLast(({ event }) => event === 'pull_request');
    await stage.github
      .as('lazar')
      .editPullRequest(pull, { body: 'Orders were lost whenever a call was dropped.' });
    stage.github.as(repository.owner.login).archive(repository);
    await stage.idle();
    const before = runsAt(repository, pull.headSha).length;
    stage.github.requests.clear();
    stage.github.webhooks.redeliver(delivery?.id ?? 0);
    await stage.idle();
    expect(stage.github.requests.count({ operation: 'PullRequestFacts' })).toBe(1);
    expect(stage.github.requests.count({ isWrite: true })).toBe(0);
    expect(runsAt(repository, pull.headSha)).toHaveLength(before);
  });
});
