import { describe, expect, it } from 'vitest';
import type { Installation, PullRequest, Repository } from '../../src/sandbox/store/entities.ts';
import { checkOf, NO_REASON, useStage } from './harness.ts';

const stage = useStage();

const PLAN = '# Plan\n\n## Phase 1 (weeks 1-3): Retrieval\n\n- Index\n- Target: nDCG@5 > 0.75\n';
const FILES = { 'README.md': '# App\n', 'PLAN.md': PLAN };
const WISH = { title: 'Retry', body: NO_REASON, changes: { 'a.ts': 'x\n' } };

/** Everything that happens in a repository, with a hand on all that Baton answers. */
async function haveEverythingHappen(repository: Repository): Promise<PullRequest> {
  const lazar = stage.github.as('lazar');
  const pull = await lazar.openPullRequest(repository, WISH);
  const other = await lazar.openPullRequest(repository, { ...WISH, changes: { 'b.ts': 'x\n' } });
  lazar.comment(pull, '/baton recheck');
  lazar.comment(pull, '/baton report');
  await lazar.editPullRequest(pull, { title: 'Retry twice' });
  await lazar.push(repository, {
    changes: { 'RUNBOOK.md': '# Runbook\n', '.github/baton.yml': 'plan: PLAN.md\n' },
  });
  await lazar.label(pull, 'bug');
  const run = stage.github
    .as('lazar')
    .reportCheck(repository, pull.headSha, { name: 'ci', conclusion: 'success' });
  await lazar.rerequestSuite(run.suite);
  await lazar.enqueue([other]);
  if (repository.hasIssuesEnabled)
    lazar.comment(lazar.createIssue(repository, { title: 'Ask' }), '/baton report');
  await lazar.merge(pull);
  await stage.idle();
  return pull;
}

/** What the App wrote in a repository. */
function writtenIn(repository: Repository): string[] {
  const { github } = stage;
  const threads = [...repository.threads.values()];
  return [
    ...[...repository.suitesBySha.values()]
      .flat()
      .flatMap(({ checkRuns }) => checkRuns.filter(({ name }) => name === 'Baton').map(() => 'check')),
    ...threads.filter((thread) => thread.kind === 'Issue' && thread.appId !== null).map(({ kind }) => kind),
    ...threads.flatMap(({ comments }) => comments.filter(({ appId }) => appId !== null).map(() => 'comment')),
    ...[...repository.milestones.values()].map(() => 'milestone'),
    ...[...repository.labels.keys()].filter((name) => name.startsWith('baton:')),
    ...github.discussions(repository).map(() => 'discussion'),
  ];
}

async function installedIn(
  owner: string,
  wish: Partial<Parameters<typeof stage.github.createRepository>[0]>,
): Promise<{ repository: Repository; installation: Installation }> {
  const { github } = stage;
  const repository = await github.createRepository({
    owner,
    name: 'app',
    isPrivate: true,
    files: FILES,
    permissions: { lazar: 'write' },
    ...wish,
  });
  return { repository, installation: github.install(owner, { repositories: [repository] }) };
}

describe('nothing at all is written', () => {
  it('in a fork, whatever happens there', async () => {
    const parent = await stage.github.createRepository({ owner: 'upstream', name: 'app' });
    const { repository, installation } = await installedIn('forks', { forkOf: parent });
    await haveEverythingHappen(repository);
    expect(writtenIn(repository)).toEqual([]);
    expect(stage.github.requests.count({ isWrite: true, installationId: installation.id })).toBe(0);
  });

  it('in an archive, also where reading keeps failing; opened again, it goes on by itself', async () => {
    const { github } = stage;
    const { repository, installation } = await installedIn('archives', {});
    github.as('archives').archive(repository);
    await stage.idle();
    const before = writtenIn(repository);
    const pulls = [...repository.threads.values()];
    github.requests.clear();
    github.addRepositories(installation, [repository]);
    github.removeRepositories(installation, [repository]);
    github.addRepositories(installation, [repository]);
    await stage.idle();
    expect(writtenIn(repository)).toEqual(before);
    expect(pulls).toHaveLength([...repository.threads.values()].length);
    github.as('archives').unarchive(repository);
    await stage.idle();
    expect(writtenIn(repository)).toEqual(
      expect.arrayContaining(['Issue', 'milestone', 'discussion', 'baton:setup', 'baton:phase']),
    );
  });

  it('in an empty repository; filled, it gets everything with its first push', async () => {
    const { repository } = await installedIn('empties', { files: null });
    await stage.idle();
    expect(writtenIn(repository)).toEqual([]);
    await stage.github.as('lazar').push(repository, { changes: FILES });
    await stage.idle();
    expect(writtenIn(repository)).toEqual(
      expect.arrayContaining(['Issue', 'milestone', 'discussion', 'baton:setup', 'baton:phase']),
    );
    const pull = await stage.github.as('lazar').openPullRequest(repository, WISH);
    await stage.idle();
    expect(checkOf(pull).conclusion).toBe('failure');
  });
});
