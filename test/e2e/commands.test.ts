import { describe, expect, it } from 'vitest';
import type { Comment, PullRequest, Repository } from '../../src/sandbox/store/entities.ts';
import { asked, checkOf, commentsOf, NO_REASON, runsAt, useStage } from './harness.ts';

const stage = useStage();

const CHANGES = { 'src/invoice.ts': 'export const retries = 3;\n' };

async function failing(author = 'lazar'): Promise<{ repository: Repository; pull: PullRequest }> {
  const repository = await stage.repository();
  const pull = await stage.github
    .as(author)
    .openPullRequest(repository, { title: 'Retry', body: NO_REASON, changes: CHANGES });
  await stage.idle();
  stage.github.requests.clear();
  return { repository, pull };
}

async function say(login: string, pull: PullRequest, body: string): Promise<Comment> {
  const comment = stage.github.as(login).comment(pull, body);
  await stage.idle();
  return comment;
}

const reactions = (comment: Comment): string[] => comment.reactions.map((reaction) => reaction.content);

describe('/baton waive', () => {
  it('lets the pull request through, says who and why, and asks for the permission once', async () => {
    const { pull } = await failing();
    const comment = await say('anna', pull, '/baton waive rationale Demo at noon, @fiona agreed');
    expect(reactions(comment)).toEqual(['THUMBS_UP']);
    expect(checkOf(pull).conclusion).toBe('neutral');
    expect(checkOf(pull).summary).toContain('waived by `anna`: "Demo at noon, @\u200Bfiona agreed"');
    expect(asked(stage.github).reads).toBe(1);
    expect(commentsOf(pull)[0]?.minimizedReason).toBe('RESOLVED');

    stage.github.requests.clear();
    await stage.github.as('lazar').label(pull, 'bug');
    await stage.idle();
    expect(asked(stage.github)).toEqual({ queries: 1, reads: 0, writes: 0 });
  });

  it.each<[string, string, string, string]>([
    ['the author', 'lazar', '/baton waive rationale I know best', 'not'],
    ['somebody without write access', 'fiona', '/baton waive rationale please', 'write'],
    ['nobody in particular without a reason', 'anna', '/baton waive rationale', 'reason'],
    ['for a rule that is none', 'anna', '/baton waive rational because', 'rationale'],
  ])('does nothing for %s, and says why in the one comment', async (_who, login, body, word) => {
    const { pull } = await failing();
    const comment = await say(login, pull, body);
    expect(reactions(comment)).toEqual(['CONFUSED']);
    expect(checkOf(pull).conclusion).toBe('failure');
    expect(commentsOf(pull)).toHaveLength(1);
    expect(commentsOf(pull)[0]?.body).toContain('was not followed');
    expect(commentsOf(pull)[0]?.body).toContain(word);
    expect(commentsOf(pull)[0]?.body).toContain('One thing before merging');
  });

  it('is the author\u2019s own emergency exit as a hotfix, for as long as the comment stands unedited', async () => {
    const { pull } = await failing();
    const comment = await say('lazar', pull, '/baton waive rationale hotfix invoices are lost right now');
    expect(checkOf(pull).conclusion).toBe('neutral');
    expect(checkOf(pull).summary).toContain('hotfix, to be filled in later');

    stage.github.as('lazar').editComment(comment, '/baton waive rationale hotfix something else');
    await stage.idle();
    expect(checkOf(pull).conclusion).toBe('failure');
  });

  it('ends when its comment is deleted', async () => {
    const { pull } = await failing();
    const comment = await say('anna', pull, '/baton waive rationale the demo is at noon');
    stage.github.as('anna').deleteComment(comment);
    await stage.idle();
    expect(checkOf(pull).conclusion).toBe('failure');
  });
});

describe('/baton recheck and the buttons', () => {
  it('makes a new run, also for a fork\u2019s author', async () => {
    const { repository, pull } = await failing('visitor');
    const comment = await say('visitor', pull, '/baton recheck');
    expect(reactions(comment)).toEqual(['THUMBS_UP']);
    expect(runsAt(repository, pull.headSha)).toHaveLength(2);
  });

  it('does not run twice for one command', async () => {
    const { repository, pull } = await failing();
    await say('anna', pull, '/baton recheck');
    await stage.github.as('lazar').label(pull, 'bug');
    await stage.idle();
    expect(runsAt(repository, pull.headSha)).toHaveLength(2);
  });

  it('Check again looks the permission up', async () => {
    const { repository, pull } = await failing();
    stage.github.as('anna').pressButton(checkOf(pull), 'check-again');
    await stage.idle();
    expect(runsAt(repository, pull.headSha)).toHaveLength(2);
    stage.github.as('fiona').pressButton(checkOf(pull), 'check-again');
    await stage.idle();
    expect(runsAt(repository, pull.headSha)).toHaveLength(2);
  });

  it('Re-run all makes a new run', async () => {
    const { repository, pull } = await failing();
    await stage.github.as('anna').rerequestSuite(checkOf(pull).suite);
    await stage.idle();
    expect(runsAt(repository, pull.headSha)).toHaveLength(2);
  });
});

describe('/baton help', () => {
  it('is answered in the one comment, which is made for it where nothing is wrong', async () => {
    const repository = await stage.repository();
    const pull = await stage.github.as('lazar').openPullRequest(repository, {
      title: 'Retry',
      body: 'Calls are dropped at night and orders get lost, so they are retried.',
      changes: CHANGES,
    });
    await stage.idle();
    expect(commentsOf(pull)).toEqual([]);
    await say('anna', pull, '/baton help');
    expect(commentsOf(pull)).toHaveLength(1);
    expect(commentsOf(pull)[0]?.body).toContain('/baton recheck');
    stage.github.requests.clear();
    await stage.github.as('lazar').label(pull, 'bug');
    await stage.idle();
    expect(asked(stage.github).writes).toBe(0);
  });
});

describe('what is no command', () => {
  it('a quotation or a code block is not answered', async () => {
    const { pull } = await failing();
    const comment = await say(
      'anna',
      pull,
      '> /baton waive rationale quoted\n\n```\n/baton waive rationale code\n```',
    );
    expect(reactions(comment)).toEqual([]);
    expect(checkOf(pull).conclusion).toBe('failure');
  });

  it('somebody else\u2019s copy of the marker is not taken for Baton\u2019s comment', async () => {
    const repository = await stage.repository();
    const lazar = stage.github.as('lazar');
    const pull = await lazar.openPullRequest(repository, {
      title: 'Retry',
      body: NO_REASON,
      changes: CHANGES,
      draft: true,
    });
    stage.github.as('visitor').comment(pull, '<!-- baton:pull-request -->\nAll is well.');
    await lazar.readyForReview(pull);
    await stage.idle();
    expect(commentsOf(pull)).toHaveLength(1);
  });
});

describe('more than a hundred comments', () => {
  it('do not hide Baton\u2019s own comment or an early waiver', async () => {
    const { pull } = await failing();
    await say('anna', pull, '/baton waive rationale the demo is at noon');
    for (let index = 0; index < 120; index += 1) stage.github.as('fiona').comment(pull, `Comment ${index}`);
    await stage.github.as('lazar').pushToPullRequest(pull, { changes: { 'src/b.ts': 'b\n' } });
    await stage.idle();
    expect(checkOf(pull).conclusion).toBe('neutral');
    expect(commentsOf(pull)).toHaveLength(1);
  });
});

describe('Baton\u2019s comment that somebody deleted', () => {
  it('is not made again for the same head, but for the next', async () => {
    const { pull } = await failing();
    const [own] = commentsOf(pull);
    if (own === undefined) throw new Error('no comment');
    stage.github.as('anna').deleteComment(own);
    await stage.idle();
    await stage.github.as('lazar').label(pull, 'bug');
    stage.github.as('anna').rerequestCheck(checkOf(pull));
    await stage.idle();
    await stage.github.as('lazar').label(pull, 'invoices');
    await stage.idle();
    expect(commentsOf(pull)).toEqual([]);
    expect(checkOf(pull).conclusion).toBe('failure');

    await stage.github.as('lazar').pushToPullRequest(pull, { changes: { 'src/b.ts': 'b\n' } });
    await stage.idle();
    expect(commentsOf(pull)).toHaveLength(1);
  });
});

describe('Baton\u2019s comment that somebody touched', () => {
  it('stays hidden where a person hid it', async () => {
    const { pull } = await failing();
    const [own] = commentsOf(pull);
    if (own === undefined) throw new Error('no comment');
    stage.github.as('anna').minimizeComment(own, 'OFF_TOPIC');
    await stage.github.as('lazar').label(pull, 'bug');
    await stage.idle();
    expect(own.minimizedReason).toBe('OFF_TOPIC');
  });

  it('is mended, not doubled, where its marker was edited away', async () => {
    const { pull } = await failing();
    const [own] = commentsOf(pull);
    if (own === undefined) throw new Error('no comment');
    stage.github.as('anna').editComment(own, 'Nothing to see here.');
    await stage.idle();
    expect(commentsOf(pull)).toHaveLength(1);
    expect(own.body).toContain('One thing before merging');
  });
});

describe('a waiver with an end', () => {
  it('is told with its date', async () => {
    const { pull } = await failing();
    stage.github.as('anna').comment(pull, '/baton waive rationale for 14d the demo is at noon');
    await stage.github.settled();
    await expect.poll(() => checkOf(pull).conclusion, { timeout: 20_000 }).toBe('neutral');
    expect(checkOf(pull).summary).toMatch(/waived until \d{4}-\d\d-\d\d by `anna`/);
  });
});
