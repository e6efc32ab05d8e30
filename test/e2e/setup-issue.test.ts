import { describe, expect, it } from 'vitest';
import type { Installation, Issue, Repository } from '../../src/sandbox/store/entities.ts';
import { GOOD_RUNBOOK } from '../documents.ts';
import { checkOf, REASON, useStage } from './harness.ts';

const stage = useStage();

const PERMISSIONS = {
  checks: 'write',
  contents: 'read',
  issues: 'write',
  members: 'read',
  merge_queues: 'read',
  metadata: 'read',
  pull_requests: 'write',
};

describe('the setup issue', () => {
  it('is opened on installation, once, and follows what the default branch has', async () => {
    const repository = await stage.repository({ files: { 'RUNBOOK.md': null } });
    const issue = setupIssue(repository);
    expect(issue.title).toBe('What this repository needs to be carried on by others');
    expect(issue.body).toContain('- [ ] **A runbook**');
    await push(repository, { 'RUNBOOK.md': GOOD_RUNBOOK });
    expect(issue.body).toContain('- [x] **A runbook** (`RUNBOOK.md`)');
    await push(repository, { 'RUNBOOK.md': '# Runbook\n\n## Monitor\n\nTODO\n' });
    expect(issue.body).toContain('- [ ] **A runbook**: `RUNBOOK.md` is there, but does not say');
    expect(setupIssues(repository)).toHaveLength(1);
  });

  it('can’t be ticked by hand, and keeps what people write below', async () => {
    const repository = await stage.repository({ files: { 'CONTEXT.md': null } });
    const issue = setupIssue(repository);
    const ticked = issue.body.replace('- [ ] **A page of context**', '- [x] **A page of context**');
    stage.github.as('anna').editIssue(issue, { body: `${ticked}\n\nAnna does it on Monday.` });
    await stage.idle();
    expect(issue.body).toContain('- [ ] **A page of context**');
    expect(issue.body).toMatch(/\n\nAnna does it on Monday\.$/);
    stage.github.requests.clear();
    await push(repository, { 'notes.md': 'Nothing of it.\n' });
    expect(stage.github.requests.count({ isWrite: true })).toBe(0);
    expect(issue.body).toMatch(/\n\nAnna does it on Monday\.$/);
  });

  it('stays closed once somebody closed it, and is followed again once it is reopened', async () => {
    const repository = await stage.repository({ files: { 'RUNBOOK.md': null } });
    const issue = setupIssue(repository);
    const before = issue.body;
    await stage.github.as('anna').close(issue);
    await push(repository, { 'RUNBOOK.md': GOOD_RUNBOOK, 'CONTEXT.md': '# Context\n' });
    expect(issue).toMatchObject({ state: 'closed', body: before });
    expect(setupIssues(repository)).toHaveLength(1);
    await stage.github.as('anna').reopen(issue);
    await stage.idle();
    expect(issue.body).toContain('- [x] **A runbook** (`RUNBOOK.md`)');
  });

  it.each(['open', 'closed'])('that is %s and lost its label is not opened again', async (state) => {
    const repository = await stage.repository({ files: { 'RUNBOOK.md': null } });
    const issue = setupIssue(repository);
    await stage.github.as('anna').unlabel(issue, 'baton:setup');
    if (state === 'closed') await stage.github.as('anna').close(issue);
    await stage.idle();
    const before = issue.body;
    await push(repository, { 'CONTEXT.md': null });
    expect(setupIssues(repository)).toHaveLength(1);
    // Kept true all the same, unless it is closed.
    if (state === 'closed') expect(issue.body).toBe(before);
    else expect(issue.body).toContain('- [ ] **A page of context**');
  });

  it('ticks the advice on squash merges by the repository’s own settings', async () => {
    const { github } = stage;
    const repository = await stage.repository({ files: { 'RUNBOOK.md': null } });
    expect(setupIssue(repository).body).toContain('- [ ] **Reasons that stay in Git**');
    github.as(repository.owner.login).setSquash(repository, { message: 'PR_BODY' });
    await push(repository, { 'notes.md': 'More.\n' });
    expect(setupIssue(repository).body).toContain('- [x] **Reasons that stay in Git**');
    github.as(repository.owner.login).setSquash(repository, { isAllowed: false });
    await push(repository, { 'notes.md': 'Even more.\n' });
    expect(setupIssue(repository).body).not.toContain('Reasons that stay in Git');
  });

  it('names a permission that was not accepted; what it brings comes once it is', async () => {
    const { github } = stage;
    const repository = await stage.github.createRepository({
      owner: 'careful',
      name: 'app',
      isPrivate: true,
      permissions: { lazar: 'write' },
    });
    const installation = github.install('careful', { repositories: [repository], permissions: PERMISSIONS });
    await stage.idle();
    const issue = setupIssue(repository);
    expect(issue.body).toContain('- `discussions: write`: the weekly report in Discussions');
    expect(issue.body).toContain(
      `](https://github.com/organizations/careful/settings/installations/${installation.id})`,
    );
    github.acceptPermissions(installation, { discussions: 'write' });
    await stage.idle();
    expect(issue.body).not.toContain('discussions: write');
    expect(setupIssues(repository)).toHaveLength(1);
  });

  it('waits for the permission to write issues; checks do not', async () => {
    const { github } = stage;
    const without = Object.fromEntries(Object.entries(PERMISSIONS).filter(([name]) => name !== 'issues'));
    const repository = await github.createRepository({
      owner: 'mute',
      name: 'app',
      permissions: { lazar: 'write' },
    });
    const installation: Installation = github.install('mute', {
      repositories: [repository],
      permissions: without,
    });
    await stage.idle();
    const pull = await github
      .as('lazar')
      .openPullRequest(repository, { title: 'Retry', body: REASON, changes: { 'a.ts': 'x\n' } });
    await stage.idle();
    expect(checkOf(pull).status).toBe('completed');
    expect(setupIssues(repository)).toHaveLength(0);
    github.acceptPermissions(installation, { issues: 'write', discussions: 'write' });
    await stage.idle();
    expect(setupIssues(repository)).toHaveLength(1);
  });
});

async function push(repository: Repository, changes: Record<string, string | null>): Promise<void> {
  await stage.github.as('lazar').push(repository, { changes });
  await stage.idle();
}

function setupIssues(repository: Repository): Issue[] {
  return [...repository.threads.values()].filter(
    (thread): thread is Issue => thread.kind === 'Issue' && thread.body.includes('<!-- baton:setup -->'),
  );
}

function setupIssue(repository: Repository): Issue {
  const [issue] = setupIssues(repository);
  if (issue === undefined) throw new Error('There is no setup issue');
  return issue;
}
