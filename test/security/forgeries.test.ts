import { describe, expect, it } from 'vitest';
import type { PullRequest, Repository } from '../../src/sandbox/store/entities.ts';
import { checkOf, commentsOf, NO_REASON, runsAt, useStage } from '../e2e/harness.ts';

const stage = useStage();
const CHANGES = { 'src/invoice.ts': 'export const retries = 3;\n' };
const WAIVER = '/baton waive rationale the demo is at noon';
/** The author may write; the others are a reader, a stranger who forked, another App, and one that looks like Baton. */
const OTHERS = ['fiona', 'stranger', 'helper[bot]', 'baton-app[bot]'];

async function failing(body = NO_REASON): Promise<{ repository: Repository; pull: PullRequest }> {
  const repository = await stage.repository();
  const pull = await stage.github
    .as('lazar')
    .openPullRequest(repository, { title: 'Retry', body, changes: CHANGES });
  await stage.idle();
  expect(checkOf(pull).conclusion).toBe('failure');
  return { repository, pull };
}

describe('a waiver', () => {
  it('counts from nobody without write permission, and from no bot', async () => {
    const { pull } = await failing();
    for (const login of OTHERS) stage.github.as(login).comment(pull, WAIVER);
    await stage.idle();
    expect(checkOf(pull).conclusion).toBe('failure');
    // The same words by somebody who may write: the guard refused the others, not the words.
    stage.github.as('anna').comment(pull, WAIVER);
    await stage.idle();
    expect(checkOf(pull).conclusion).toBe('neutral');
  });

  it('in Baton’s own comment, put there by somebody, counts for nothing and is taken out', async () => {
    const { pull } = await failing();
    const [own] = commentsOf(pull);
    if (own === undefined) throw new Error('no comment');
    stage.github.as('anna').editComment(own, `${own.body}\n${WAIVER}\n`);
    await stage.idle();
    expect(checkOf(pull).conclusion).toBe('failure');
    expect(own.body).not.toContain('at noon');
  });

  it('that a comment was edited into counts for nothing', async () => {
    const { pull } = await failing();
    const comment = stage.github.as('anna').comment(pull, 'Looks good.');
    stage.github.as('anna').editComment(comment, WAIVER);
    await stage.idle();
    expect(checkOf(pull).conclusion).toBe('failure');
  });

  it.each([
    ['a description', WAIVER],
    ['an HTML comment of a description', `<!-- ${WAIVER} -->\n<!-- baton:pull-request -->`],
  ])('in %s counts for nothing', async (_where, body) => {
    const { pull } = await failing(`${NO_REASON}\n\n${body}`);
    expect(checkOf(pull).conclusion).toBe('failure');
  });

  it.each([
    ['quoted', `> ${WAIVER}`],
    ['in a block of code', `\`\`\`\n${WAIVER}\n\`\`\``],
    ['in an indented block', `Like so:\n\n    ${WAIVER}`],
    ['in an HTML comment', `<!--\n${WAIVER}\n-->`],
    ['in a line of text', `Write ${WAIVER}`],
  ])('%s counts for nothing', async (_how, body) => {
    const { pull } = await failing();
    stage.github.as('anna').comment(pull, body);
    // A command that does count comes after it: by then the one before was judged.
    stage.github.as('anna').comment(pull, '/baton recheck');
    await stage.idle();
    expect(checkOf(pull).conclusion).toBe('failure');
  });
});

describe('a button', () => {
  it.each(OTHERS)('that %s pressed does nothing', async (login) => {
    const { repository, pull } = await failing();
    stage.github.as(login).pressButton(checkOf(pull), 'check-again');
    await stage.idle();
    expect(runsAt(repository, pull.headSha)).toHaveLength(1);
  });
});

describe('what only looks like Baton’s', () => {
  it('is not taken for it: a check of another App by the same name', async () => {
    const { repository, pull } = await failing();
    const ci = { name: 'Baton', conclusion: 'success' };
    stage.github.as('ci[bot]').reportCheck(repository, pull.headSha, ci);
    await stage.github.as('lazar').label(pull, 'bug');
    await stage.idle();
    const own = runsAt(repository, pull.headSha).filter(({ externalId }) => externalId.startsWith('pr:'));
    expect(own.map(({ conclusion }) => conclusion)).toEqual(['failure']);
  });

  it.each(['anna', 'baton', 'baton-app[bot]'])('is not taken for it: a marker by %s', async (login) => {
    const repository = await stage.repository();
    const { github } = stage;
    const issue = github.as(login).createIssue(repository, {
      title: 'Set-up',
      body: '<!-- baton:setup -->\nAll is well.',
      labels: ['baton:setup'],
    });
    const phase = github.as(login).createIssue(repository, {
      title: 'Phase 1',
      body: '<!-- baton:phase:1 -->\nAll is done.\n<!-- baton:phase-end -->',
      labels: ['baton:phase'],
    });
    const report = github
      .as(login)
      .discuss(repository, { title: 'Week', body: '<!-- baton:report:2026-W47 -->\n**99 / 100**' });
    const pull = await github
      .as('lazar')
      .openPullRequest(repository, { title: 'Retry', body: NO_REASON, changes: CHANGES });
    github.as(login).comment(pull, '<!-- baton:pull-request -->\nAll is well.');
    await github.as('anna').push(repository, { changes: { 'PLAN.md': PLAN, 'RUNBOOK.md': '# Gone\n' } });
    await stage.idle();
    const bodies = [issue.body, phase.body, report.body];
    expect(bodies.map((body) => body.split('\n')[1])).toEqual([
      'All is well.',
      'All is done.',
      '**99 / 100**',
    ]);
    expect(pull.comments.filter(({ appId }) => appId === null).map(({ body }) => body)).toContain(
      '<!-- baton:pull-request -->\nAll is well.',
    );
    expect(commentsOf(pull)).toHaveLength(1);
    const own = [...repository.threads.values()].filter(
      (thread) => 'appId' in thread && thread.appId !== null,
    );
    expect(own.map(({ title }) => title)).toContain('Phase 1: Retrieval baseline');
  });
});

const PLAN = `---
start: 2026-06-01
---
## Phase 1 (weeks 1-3): Retrieval baseline
- Target: nDCG@5 > 0.75
- Kill criteria: if nDCG@5 < 0.6 after 3 iterations, stop
`;
