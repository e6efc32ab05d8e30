import { describe, expect, it } from 'vitest';
import { asked, checkOf, commentsOf, NO_REASON, REASON, runsAt, useStage } from './harness.ts';

const stage = useStage();

const CHANGES = { 'src/invoice.ts': 'export const retries = 3;\n' };

describe('a pull request without a reason', () => {
  it('fails its check, gets one comment, and both mend when the reason is added', async () => {
    const repository = await stage.repository();
    const lazar = stage.github.as('lazar');
    const pull = await lazar.openPullRequest(repository, {
      title: 'Retry the invoice client',
      body: NO_REASON,
      changes: CHANGES,
    });
    await stage.idle();

    expect(checkOf(pull)).toMatchObject({ status: 'completed', conclusion: 'failure' });
    expect(checkOf(pull).summary).toContain('❌ missing');
    const [comment] = commentsOf(pull);
    expect(comment?.body).toContain(
      '<!-- baton:pull-request -->\n**One thing before merging, about a minute:**',
    );

    stage.github.requests.clear();
    await lazar.editPullRequest(pull, { body: `${NO_REASON}\n\n${REASON}` });
    await stage.idle();
    expect(checkOf(pull).conclusion).toBe('success');
    expect(runsAt(repository, pull.headSha)).toHaveLength(1);
    expect(commentsOf(pull)).toHaveLength(1);
    expect(comment?.minimizedReason).toBe('RESOLVED');
    expect(asked(stage.github)).toEqual({ queries: 1, reads: 0, writes: 3 });
  });

  it('costs one query, one check and one comment', async () => {
    const repository = await stage.repository();
    await stage.github
      .as('lazar')
      .openPullRequest(repository, { title: 'Retry', body: NO_REASON, changes: CHANGES });
    await stage.idle();
    expect(asked(stage.github)).toEqual({ queries: 1, reads: 0, writes: 2 });
  });

  it('opens its comment again on a relapse', async () => {
    const repository = await stage.repository();
    const lazar = stage.github.as('lazar');
    const pull = await lazar.openPullRequest(repository, {
      title: 'Retry',
      body: NO_REASON,
      changes: CHANGES,
    });
    await stage.idle();
    await lazar.editPullRequest(pull, { body: REASON });
    await stage.idle();
    await lazar.editPullRequest(pull, { body: NO_REASON });
    await stage.idle();
    expect(checkOf(pull).conclusion).toBe('failure');
    expect(commentsOf(pull)).toHaveLength(1);
    expect(commentsOf(pull)[0]).toMatchObject({ minimizedReason: null });
    expect(commentsOf(pull)[0]?.body).toContain('One thing before merging');
  });
});

describe('a pull request with a reason', () => {
  it('costs one query and one check, and no comment', async () => {
    const repository = await stage.repository();
    const pull = await stage.github
      .as('lazar')
      .openPullRequest(repository, { title: 'Retry', body: REASON, changes: CHANGES });
    await stage.idle();
    expect(checkOf(pull).conclusion).toBe('success');
    expect(commentsOf(pull)).toEqual([]);
    expect(asked(stage.github)).toEqual({ queries: 1, reads: 0, writes: 1 });
  });

  it('costs one query and no write where an event changes nothing', async () => {
    const repository = await stage.repository();
    const lazar = stage.github.as('lazar');
    const pull = await lazar.openPullRequest(repository, { title: 'Retry', body: REASON, changes: CHANGES });
    await stage.idle();
    stage.github.requests.clear();
    await lazar.label(pull, 'bug');
    await stage.idle();
    expect(asked(stage.github)).toEqual({ queries: 1, reads: 0, writes: 0 });
  });

  it('is judged at its new head after a push', async () => {
    const repository = await stage.repository();
    const lazar = stage.github.as('lazar');
    const pull = await lazar.openPullRequest(repository, { title: 'Retry', body: REASON, changes: CHANGES });
    await stage.idle();
    const before = pull.headSha;
    await lazar.pushToPullRequest(pull, { changes: { 'src/b.ts': 'b\n' } });
    await stage.idle();
    expect(pull.headSha).not.toBe(before);
    expect(checkOf(pull).conclusion).toBe('success');
  });
});

describe('a draft', () => {
  it('is neutral with the same list and no comment, and fails once it is ready', async () => {
    const repository = await stage.repository();
    const lazar = stage.github.as('lazar');
    const pull = await lazar.openPullRequest(repository, {
      title: 'Retry',
      body: NO_REASON,
      changes: CHANGES,
      draft: true,
    });
    await stage.idle();
    expect(checkOf(pull).conclusion).toBe('neutral');
    expect(checkOf(pull).text).toContain('this says what changed, not why');
    expect(commentsOf(pull)).toEqual([]);

    await lazar.readyForReview(pull);
    await stage.idle();
    expect(checkOf(pull).conclusion).toBe('failure');
    expect(commentsOf(pull)).toHaveLength(1);
  });
});

describe('other authors', () => {
  it('asks nothing of a bot', async () => {
    const repository = await stage.repository();
    const pull = await stage.github
      .as('renovate[bot]')
      .openPullRequest(repository, { title: 'Bump a', body: 'Bumps a from 1 to 2.', changes: CHANGES });
    await stage.idle();
    expect(checkOf(pull).conclusion).toBe('success');
    expect(checkOf(pull).summary).toContain('not asked');
  });

  it('checks a fork like any other, and re-runs it by its external id', async () => {
    const repository = await stage.repository();
    const visitor = stage.github.as('visitor');
    const pull = await visitor.openPullRequest(repository, {
      title: 'Retry',
      body: NO_REASON,
      changes: CHANGES,
    });
    await stage.idle();
    expect(pull.headRepository).not.toBe(repository);
    expect(checkOf(pull).conclusion).toBe('failure');

    stage.github.as('anna').rerequestCheck(checkOf(pull));
    await stage.idle();
    expect(runsAt(repository, pull.headSha)).toHaveLength(2);
  });
});

describe('an issue that gives the reason', () => {
  it('is enough where the pull request closes it', async () => {
    const repository = await stage.repository();
    const issue = stage.github
      .as('fiona')
      .createIssue(repository, { title: 'Orders get lost', body: REASON });
    const pull = await stage.github
      .as('lazar')
      .openPullRequest(repository, { title: 'Retry', body: `Fixes #${issue.number}`, changes: CHANGES });
    await stage.idle();
    expect(checkOf(pull).conclusion).toBe('success');
    expect(asked(stage.github).queries).toBe(1);
  });

  it('is enough where the pull request only names it, for one query more', async () => {
    const repository = await stage.repository();
    const issue = stage.github
      .as('fiona')
      .createIssue(repository, { title: 'Orders get lost', body: REASON });
    const pull = await stage.github
      .as('lazar')
      .openPullRequest(repository, { title: 'Retry', body: `See #${issue.number}`, changes: CHANGES });
    await stage.idle();
    expect(checkOf(pull).conclusion).toBe('success');
    expect(asked(stage.github).queries).toBe(2);
  });
});
