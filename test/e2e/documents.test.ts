import { describe, expect, it } from 'vitest';
import { GOOD_CONTEXT, GOOD_RUNBOOK } from '../documents.ts';
import { asked, checkOf, commentsOf, REASON, useStage } from './harness.ts';

const stage = useStage();

const CODE = { 'src/invoice.ts': 'export const retries = 3;\n' };
const DEPLOY = '.github/workflows/deploy.yml';
const NAMING = `${GOOD_RUNBOOK}\nThe workflow \`${DEPLOY}\` deploys; \`scripts/rollback.sh\` goes back.\n`;
const FILES = { 'RUNBOOK.md': NAMING, [DEPLOY]: 'on: push\n', 'scripts/rollback.sh': 'echo back\n' };

describe('documents that main does not have', () => {
  it('are asked for by one issue, and are advice on pull requests meanwhile', async () => {
    const repository = await stage.repository({ files: { 'RUNBOOK.md': null } });
    const issues = () => [...repository.threads.values()].filter((thread) => thread.kind === 'Issue');
    expect(issues()).toMatchObject([{ state: 'open', labels: [{ name: 'baton:setup', color: 'c5def5' }] }]);
    expect(issues()[0]?.body).toMatch(
      /- \[ \] \*\*A runbook\*\*.*\/new\/main\?filename=RUNBOOK\.md&value=%23%20Runbook/,
    );

    const lazar = stage.github.as('lazar');
    const pull = await lazar.openPullRequest(repository, { title: 'Retry', body: REASON, changes: CODE });
    await stage.idle();
    expect(checkOf(pull)).toMatchObject({ conclusion: 'neutral' });
    expect(checkOf(pull).text).toContain('Already so on main');
    expect(commentsOf(pull)).toEqual([]);
    expect(issues()).toHaveLength(1);

    // Somebody writes it: the issue ticks itself, and open pull requests are judged by what main has now.
    await stage.github
      .as('anna')
      .push(repository, { message: 'Add the runbook', changes: { 'RUNBOOK.md': GOOD_RUNBOOK } });
    await stage.idle();
    expect(checkOf(pull)).toMatchObject({ conclusion: 'success' });
    expect(issues()[0]?.body).toMatch(/- \[x\] \*\*A runbook\*\*/);
  });

  it('fail the check without a comment once the issue was closed, and say that main lacks them already', async () => {
    const repository = await stage.repository({ files: { 'RUNBOOK.md': null } });
    const [issue] = repository.threads.values();
    if (issue !== undefined) await stage.github.as('anna').close(issue);
    const pull = await stage.github
      .as('lazar')
      .openPullRequest(repository, { title: 'Retry', body: REASON, changes: CODE });
    await stage.idle();
    expect(checkOf(pull)).toMatchObject({ conclusion: 'failure' });
    expect(checkOf(pull).title).toContain('One thing missing on main');
    expect(checkOf(pull).text).toMatch(/\/new\/main\?filename=RUNBOOK\.md&value=%23%20Runbook/);
    expect(commentsOf(pull)).toEqual([]);
  });

  it('are no hindrance where the pull request itself brings them', async () => {
    const repository = await stage.repository({ files: { 'RUNBOOK.md': null, 'CONTEXT.md': null } });
    const lazar = stage.github.as('lazar');
    const changes = { 'RUNBOOK.md': GOOD_RUNBOOK, 'CONTEXT.md': GOOD_CONTEXT };
    const pull = await lazar.openPullRequest(repository, { title: 'Documents', body: REASON, changes });
    await stage.idle();
    expect(checkOf(pull)).toMatchObject({ conclusion: 'success' });
  });
});

describe('what a pull request does to the documents', () => {
  it('fails, with a comment, where it takes an answer away', async () => {
    const repository = await stage.repository();
    const lazar = stage.github.as('lazar');
    const changes = {
      'RUNBOOK.md': GOOD_RUNBOOK.replace(/## Roll back[^]*?(?=## Contact)/, '## Roll back\n\nTODO\n\n'),
    };
    const pull = await lazar.openPullRequest(repository, { title: 'Tidy', body: REASON, changes });
    await stage.idle();
    expect(checkOf(pull)).toMatchObject({ conclusion: 'failure' });
    expect(commentsOf(pull)[0]?.body).toMatch(/One thing before merging.*how to go back/);
    await lazar.pushToPullRequest(pull, { changes: { 'RUNBOOK.md': GOOD_RUNBOOK } });
    await stage.idle();
    expect(checkOf(pull)).toMatchObject({ conclusion: 'success' });
    expect(commentsOf(pull)[0]?.minimizedReason).toBe('RESOLVED');
  });

  it('fails where it removes what the runbook refers to, at the line', async () => {
    const repository = await stage.repository({ files: FILES });
    const lazar = stage.github.as('lazar');
    const pull = await lazar.openPullRequest(repository, {
      title: 'Tidy',
      body: REASON,
      changes: { 'scripts/rollback.sh': null },
    });
    await stage.idle();
    expect(checkOf(pull)).toMatchObject({ conclusion: 'failure' });
    expect(checkOf(pull).text).toContain('scripts/rollback.sh');
    expect(checkOf(pull).text).toContain('once this is merged');
  });

  it('is only advice where main refers to nothing already', async () => {
    const repository = await stage.repository({
      files: { 'RUNBOOK.md': NAMING, [DEPLOY]: 'on: push\n', 'scripts/a.sh': 'a\n' },
    });
    const pull = await stage.github
      .as('lazar')
      .openPullRequest(repository, { title: 'Retry', body: REASON, changes: CODE });
    await stage.idle();
    expect(checkOf(pull)).toMatchObject({ conclusion: 'neutral' });
    expect(checkOf(pull).text).toContain('Already so on main');
    expect(commentsOf(pull)).toEqual([]);
  });
});

describe('a change of what the runbook depends on', () => {
  const openTouching = async (body = REASON) => {
    const repository = await stage.repository({ files: FILES });
    const lazar = stage.github.as('lazar');
    const pull = await lazar.openPullRequest(repository, {
      title: 'Deploy on tags',
      body,
      changes: { [DEPLOY]: 'on: { push: { tags: ["v*"] } }\n' },
    });
    await stage.idle();
    return { repository, pull, lazar };
  };

  it('asks for a look at the runbook, and takes somebody’s word until more changes', async () => {
    const { pull, lazar } = await openTouching();
    expect(checkOf(pull)).toMatchObject({ conclusion: 'neutral' });
    expect(checkOf(pull).actions.map(({ label }) => label)).toEqual(['Runbook still right', 'Check again']);
    expect(commentsOf(pull)).toEqual([]);

    stage.github.as('anna').pressButton(checkOf(pull), 'runbook-still-right');
    await stage.idle();
    expect(checkOf(pull)).toMatchObject({ conclusion: 'success' });
    expect(checkOf(pull).summary).toMatch(
      /Confirmed still right by `anna` on \d{4}-\d\d-\d\d at `[0-9a-f]{7}`/,
    );
    expect(commentsOf(pull)).toHaveLength(1);
    expect(commentsOf(pull)[0]?.body).toContain('the runbook is still right, says `anna`');

    // Ordinary code changes nothing about it.
    await lazar.pushToPullRequest(pull, { changes: CODE });
    await stage.idle();
    expect(checkOf(pull)).toMatchObject({ conclusion: 'success' });

    await lazar.pushToPullRequest(pull, { changes: { [DEPLOY]: 'on: { release: {} }\n' } });
    await stage.idle();
    expect(checkOf(pull)).toMatchObject({ conclusion: 'neutral' });
    expect(checkOf(pull).text).toContain('was for an earlier state');
    expect(commentsOf(pull)).toHaveLength(1);
  });

  it('takes the word of nobody without write permission', async () => {
    const { pull } = await openTouching();
    stage.github.as('fiona').pressButton(checkOf(pull), 'runbook-still-right');
    await stage.idle();
    expect(checkOf(pull)).toMatchObject({ conclusion: 'neutral' });
    expect(commentsOf(pull)).toEqual([]);
  });

  it('does not count a confirmation that somebody wrote into the app’s comment', async () => {
    const { pull } = await openTouching('');
    const [comment] = commentsOf(pull);
    expect(comment?.body).toContain('before merging');
    const forged = `<!-- baton:confirmation ${JSON.stringify({ document: 'runbook', by: 'anna', isByAuthor: false, at: '2026-06-01T00:00:00Z', headSha: pull.headSha, documents: [], watched: [] })} -->`;
    if (comment !== undefined) stage.github.as('lazar').editComment(comment, `${comment.body}\n${forged}`);
    await stage.idle();
    expect(checkOf(pull).text).toContain('Runbook: unchanged because');
  });

  it('is settled by a line in the description that gives a reason', async () => {
    const { pull, lazar } = await openTouching(
      `${REASON}\n\nRunbook: unchanged because the same steps go back`,
    );
    expect(checkOf(pull)).toMatchObject({ conclusion: 'success' });
    expect(checkOf(pull).summary).toContain('the same steps go back');
    await lazar.editPullRequest(pull, { body: `${REASON}\n\nRunbook: unchanged because` });
    await stage.idle();
    expect(checkOf(pull)).toMatchObject({ conclusion: 'neutral' });
  });

  it('is settled by changing the runbook, not by bumping a date in it', async () => {
    const { pull, lazar } = await openTouching();
    await lazar.pushToPullRequest(pull, { changes: { 'RUNBOOK.md': `${NAMING}\nA tag deploys.\n` } });
    await stage.idle();
    expect(checkOf(pull)).toMatchObject({ conclusion: 'success' });
  });
});

describe('a waiver of the runbook rule', () => {
  it('lets the pull request pass until further files change that the runbook depends on', async () => {
    const repository = await stage.repository({ files: FILES });
    const lazar = stage.github.as('lazar');
    const pull = await lazar.openPullRequest(repository, {
      title: 'Go back by hand',
      body: REASON,
      changes: { 'scripts/rollback.sh': null, [DEPLOY]: 'on: { push: {} }\n' },
    });
    await stage.idle();
    expect(checkOf(pull)).toMatchObject({ conclusion: 'failure' });
    stage.github.as('anna').comment(pull, '/baton waive runbook the demo is at noon');
    await stage.idle();
    expect(checkOf(pull)).toMatchObject({ conclusion: 'neutral' });
    expect(commentsOf(pull)).toHaveLength(1);
    expect(commentsOf(pull)[0]?.body).toContain('`runbook` is waived by `anna`');

    await lazar.pushToPullRequest(pull, { changes: CODE });
    await stage.idle();
    expect(checkOf(pull)).toMatchObject({ conclusion: 'neutral' });

    await lazar.pushToPullRequest(pull, { changes: { [DEPLOY]: 'on: { release: {} }\n' } });
    await stage.idle();
    expect(checkOf(pull)).toMatchObject({ conclusion: 'failure' });
    expect(checkOf(pull).summary).toContain('the waiver by `anna` lapsed');
    expect(commentsOf(pull)).toHaveLength(1);
  });
});

describe('requests', () => {
  it('are one query for the second pull request on the same base', async () => {
    const repository = await stage.repository({ files: FILES });
    const lazar = stage.github.as('lazar');
    await lazar.openPullRequest(repository, { title: 'Retry', body: REASON, changes: CODE });
    await stage.idle();
    expect(asked(stage.github)).toEqual({ queries: 2, reads: 0, writes: 1 });
    stage.github.requests.clear();
    await lazar.openPullRequest(repository, { title: 'Retry', body: REASON, changes: { 'src/b.ts': 'b\n' } });
    await stage.idle();
    expect(asked(stage.github)).toEqual({ queries: 1, reads: 0, writes: 1 });
  });
});
