import { describe, expect, it } from 'vitest';
import { checkOf, NO_REASON, REASON, runsAt, useStage } from './harness.ts';

const stage = useStage();

describe('a merge group', () => {
  it('passes on its own commit where its pull requests do', async () => {
    const repository = await stage.repository();
    const lazar = stage.github.as('lazar');
    const first = await lazar.openPullRequest(repository, {
      title: 'One',
      body: REASON,
      changes: { 'a.ts': 'a\n' },
    });
    const second = await lazar.openPullRequest(repository, {
      title: 'Two',
      body: REASON,
      changes: { 'b.ts': 'b\n' },
    });
    await stage.idle();
    const group = await lazar.enqueue([first, second]);
    await stage.idle();
    expect(runsAt(repository, group.headSha)).toMatchObject([{ status: 'completed', conclusion: 'success' }]);
  });

  it('is not waved through where one of them lost its reason meanwhile', async () => {
    const repository = await stage.repository();
    const lazar = stage.github.as('lazar');
    const first = await lazar.openPullRequest(repository, {
      title: 'One',
      body: REASON,
      changes: { 'a.ts': 'a\n' },
    });
    const second = await lazar.openPullRequest(repository, {
      title: 'Two',
      body: NO_REASON,
      changes: { 'b.ts': 'b\n' },
    });
    const group = await lazar.enqueue([first, second]);
    await stage.idle();
    const [run] = runsAt(repository, group.headSha);
    expect(run?.conclusion).toBe('failure');
    expect(run?.text).toContain(`Pull request ${second.number}: Two`);
  });

  it('honours the waivers of its pull requests', async () => {
    const repository = await stage.repository();
    const pull = await stage.github
      .as('lazar')
      .openPullRequest(repository, { title: 'One', body: NO_REASON, changes: { 'a.ts': 'a\n' } });
    stage.github.as('anna').comment(pull, '/baton waive rationale the demo is at noon');
    await stage.idle();
    expect(checkOf(pull).conclusion).toBe('neutral');
    const group = await stage.github.as('anna').enqueue([pull]);
    await stage.idle();
    expect(runsAt(repository, group.headSha)).toMatchObject([{ conclusion: 'neutral' }]);
  });

  it('is reported once, and again when somebody asks', async () => {
    const repository = await stage.repository();
    const lazar = stage.github.as('lazar');
    const pull = await lazar.openPullRequest(repository, {
      title: 'One',
      body: REASON,
      changes: { 'a.ts': 'a\n' },
    });
    stage.github.webhooks.disturb({ event: 'merge_group', effect: 'duplicate' });
    const group = await lazar.enqueue([pull]);
    await stage.idle();
    const [run] = runsAt(repository, group.headSha);
    if (run === undefined) throw new Error('The group was not reported');
    expect(runsAt(repository, group.headSha)).toHaveLength(1);
    lazar.rerequestCheck(run);
    await stage.idle();
    expect(runsAt(repository, group.headSha)).toHaveLength(2);
    await lazar.rerequestSuite(run.suite);
    await stage.idle();
    expect(runsAt(repository, group.headSha)).toHaveLength(3);
  });
});

describe('two pull requests with one head', () => {
  it('share a check with the worse verdict, and list both', async () => {
    const repository = await stage.repository();
    const lazar = stage.github.as('lazar');
    await lazar.push(repository, { branch: 'release', changes: { 'r.ts': 'r\n' } });
    const first = await lazar.openPullRequest(repository, {
      title: 'To main',
      body: REASON,
      changes: { 'a.ts': 'a\n' },
    });
    await stage.idle();
    expect(checkOf(first).conclusion).toBe('success');
    const second = await lazar.openPullRequest(repository, {
      title: 'To release',
      body: NO_REASON,
      base: 'release',
      headSha: first.headSha,
      head: 'other',
    });
    await stage.idle();
    expect(second.headSha).toBe(first.headSha);
    expect(checkOf(first)).toMatchObject({ conclusion: 'failure' });
    expect(checkOf(first).summary).toContain(`Pull request ${first.number}: To main`);
    expect(checkOf(first).summary).toContain(`Pull request ${second.number}: To release`);

    await lazar.editPullRequest(second, { body: REASON });
    await stage.idle();
    expect(checkOf(first).conclusion).toBe('success');
  });

  it('lets the other go once the failing one is pushed to, with one query for each', async () => {
    const repository = await stage.repository();
    const lazar = stage.github.as('lazar');
    await lazar.push(repository, { branch: 'release', changes: { 'r.ts': 'r\n' } });
    const good = await lazar.openPullRequest(repository, {
      title: 'To main',
      body: REASON,
      changes: { 'a.ts': 'a\n' },
    });
    const bad = await lazar.openPullRequest(repository, {
      title: 'To release',
      body: NO_REASON,
      base: 'release',
      headSha: good.headSha,
      head: 'other',
    });
    await stage.idle();
    expect(checkOf(good).conclusion).toBe('failure');

    stage.github.requests.clear();
    await lazar.push(repository, { branch: 'other', changes: { 'b.ts': 'b\n' } });
    await stage.idle();
    expect(bad.headSha).not.toBe(good.headSha);
    expect(checkOf(bad).conclusion).toBe('failure');
    expect(checkOf(good).conclusion).toBe('success');
    expect(checkOf(good).summary).not.toContain('To release');
    expect(stage.github.requests.all.filter(({ path }) => path.endsWith('/graphql'))).toHaveLength(2);
  });

  it('lets the other go once the failing one is closed, and re-runs for those still open', async () => {
    const repository = await stage.repository();
    const lazar = stage.github.as('lazar');
    await lazar.push(repository, { branch: 'release', changes: { 'r.ts': 'r\n' } });
    const bad = await lazar.openPullRequest(repository, {
      title: 'To main',
      body: NO_REASON,
      changes: { 'a.ts': 'a\n' },
    });
    const good = await lazar.openPullRequest(repository, {
      title: 'To release',
      body: REASON,
      base: 'release',
      headSha: bad.headSha,
      head: 'other',
    });
    await stage.idle();
    expect(checkOf(good).conclusion).toBe('failure');
    const shared = checkOf(good);
    await lazar.close(bad);
    await stage.idle();
    expect(checkOf(good).conclusion).toBe('success');

    const before = runsAt(repository, good.headSha).length;
    stage.github.as('anna').rerequestCheck(shared);
    await stage.idle();
    expect(runsAt(repository, good.headSha)).toHaveLength(before + 1);
    await stage.github.as('anna').rerequestSuite(shared.suite);
    await stage.idle();
    expect(runsAt(repository, good.headSha)).toHaveLength(before + 2);
    expect(checkOf(good).conclusion).toBe('success');
  });
});
