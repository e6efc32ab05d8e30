import { describe, expect, it } from 'vitest';
import type { Fault, FaultRule } from '../../src/sandbox/faults.ts';
import type { PullRequest } from '../../src/sandbox/store/entities.ts';
import { checkOf, commentsOf, NO_REASON, runsAt, useStage } from './harness.ts';

const stage = useStage();

const WISH = {
  title: 'Retry',
  body: NO_REASON,
  changes: { 'src/invoice.ts': 'export const retries = 3;\n' },
};

/** Opens a failing pull request while GitHub misbehaves, and waits for the end of it. */
async function openUnder(...rules: readonly FaultRule[]): Promise<PullRequest> {
  const repository = await stage.repository();
  for (const rule of rules) stage.github.faults.add(rule);
  const pull = await stage.github.as('lazar').openPullRequest(repository, WISH);
  await stage.idle();
  return pull;
}

function expectSettled(pull: PullRequest): void {
  expect(checkOf(pull)).toMatchObject({ status: 'completed', conclusion: 'failure' });
  expect(commentsOf(pull)).toHaveLength(1);
}

const QUERY = { operation: 'PullRequestFacts' };
const CHECK = { method: 'POST', path: /\/check-runs$/ };
const COMMENT = { method: 'POST', path: /\/comments$/ };

describe('GitHub failing half-way', () => {
  it.each<[string, FaultRule]>([
    ['the query with 502', { match: QUERY, fault: { kind: 'error', status: 502, when: 'before' } }],
    ['the query with a cut answer', { match: QUERY, fault: { kind: 'cut-body' } }],
    ['the query with a dropped connection', { match: QUERY, fault: { kind: 'drop', when: 'before' } }],
    [
      'the token with 500',
      { match: { path: /access_tokens$/ }, fault: { kind: 'error', status: 500, when: 'before' } },
    ],
    ['the check before it was made', { match: CHECK, fault: { kind: 'error', status: 502, when: 'before' } }],
    [
      'the comment before it was made',
      { match: COMMENT, fault: { kind: 'error', status: 502, when: 'before' } },
    ],
  ])('%s: it is tried again', async (_what, rule) => {
    expectSettled(await openUnder(rule));
  });

  it.each<[string, FaultRule]>([
    ['the check', { match: CHECK, fault: { kind: 'error', status: 502, when: 'after' } }],
    ['the comment', { match: COMMENT, fault: { kind: 'error', status: 502, when: 'after' } }],
    ['the comment, its connection dropped', { match: COMMENT, fault: { kind: 'drop', when: 'after' } }],
  ])('%s after it took effect: nothing is made twice', async (_what, rule) => {
    const pull = await openUnder(rule);
    expectSettled(pull);
    expect(runsAt(pull.repository, pull.headSha)).toHaveLength(1);
  });

  it.each<[string, Fault]>([
    ['a secondary limit', { kind: 'secondary-limit', status: 403, retryAfterSeconds: 1 }],
    ['too many requests', { kind: 'secondary-limit', status: 429, retryAfterSeconds: 1 }],
    ['the hourly limit', { kind: 'primary-limit', resetInSeconds: 2 }],
  ])('%s: it waits as told, and goes on', async (_what, fault) => {
    expectSettled(await openUnder({ match: QUERY, fault }));
    expectSettled(await openUnder({ match: CHECK, fault }));
  });

  it('says after three tries that it could not read, and judges when it can', async () => {
    const repository = await stage.repository();
    stage.github.faults.add({
      match: QUERY,
      times: 3,
      fault: { kind: 'error', status: 502, when: 'before' },
    });
    const pull = await stage.github.as('lazar').openPullRequest(repository, WISH);
    await stage.idle();
    const [unread, judged] = runsAt(repository, pull.headSha);
    expect(unread).toMatchObject({
      conclusion: 'neutral',
      title: 'Could not be read yet; Baton tries again',
    });
    expect(judged).toMatchObject({ conclusion: 'failure' });
  });

  it('keeps a failure that stands, instead of letting it through while it can not read', async () => {
    const pull = await openUnder();
    expectSettled(pull);
    stage.github.faults.add({
      match: QUERY,
      times: 4,
      fault: { kind: 'error', status: 502, when: 'before' },
    });
    await stage.github.as('lazar').label(pull, 'bug');
    await stage.idle(60_000);
    expect(runsAt(pull.repository, pull.headSha)).toMatchObject([{ conclusion: 'failure' }]);
  });

  it('says so at the head also where a comment came meanwhile', async () => {
    const repository = await stage.repository();
    stage.github.faults.add({
      match: QUERY,
      times: 5,
      fault: { kind: 'error', status: 502, when: 'before' },
    });
    stage.github.webhooks.hold();
    const pull = await stage.github.as('lazar').openPullRequest(repository, WISH);
    stage.github.as('anna').comment(pull, '/baton help');
    stage.github.webhooks.release();
    await stage.idle(60_000);
    const conclusions = runsAt(repository, pull.headSha).map(({ conclusion }) => conclusion);
    expect(conclusions).toContain('neutral');
    expect(conclusions.at(-1)).toBe('failure');
  });

  it('says so, and does not ask without end, while the organisation\u2019s defaults can not be read', async () => {
    const { github } = stage;
    github.faults.add({
      match: { operation: 'ConfigFile' },
      times: 4,
      fault: { kind: 'error', status: 502, when: 'before' },
    });
    const defaults = await github.createRepository({
      owner: 'late',
      name: '.github',
      files: { 'a.md': 'a\n' },
    });
    const repository = await github.createRepository({
      owner: 'late',
      name: 'app',
      permissions: { lazar: 'write' },
    });
    github.install('late', { repositories: [defaults, repository] });
    const pull = await github.as('lazar').openPullRequest(repository, WISH);
    await stage.idle(60_000);
    expect(github.requests.count({ operation: 'ConfigFile' })).toBeLessThanOrEqual(6);
    expectSettled(pull);
  });

  it('makes one new run for a re-run, however often its job is tried', async () => {
    const pull = await openUnder();
    stage.github.faults.add({
      match: { path: /\/comments\/\d+$/ },
      times: 2,
      fault: { kind: 'error', status: 502, when: 'before' },
    });
    stage.github.faults.add({
      match: { path: /\/reactions$/ },
      times: 3,
      fault: { kind: 'error', status: 502, when: 'before' },
    });
    stage.github.as('anna').comment(pull, '/baton recheck');
    stage.github.as('anna').rerequestCheck(checkOf(pull));
    await stage.idle();
    expect(runsAt(pull.repository, pull.headSha).length).toBeLessThanOrEqual(3);
    const before = runsAt(pull.repository, pull.headSha).length;
    await stage.github.as('lazar').label(pull, 'bug');
    await stage.idle();
    expect(runsAt(pull.repository, pull.headSha)).toHaveLength(before);
  });

  it('follows a recheck once, also where its reaction is refused', async () => {
    const pull = await openUnder();
    stage.github.faults.add({
      match: { path: /\/reactions$/ },
      times: 9,
      fault: { kind: 'error', status: 403, when: 'before' },
    });
    stage.github.as('anna').comment(pull, '/baton recheck');
    await stage.idle();
    await stage.github.as('lazar').label(pull, 'bug');
    await stage.idle();
    expect(runsAt(pull.repository, pull.headSha)).toHaveLength(2);
  });

  it('reads on where pages are short', async () => {
    expectSettled(await openUnder({ match: QUERY, fault: { kind: 'short-pages', size: 1 } }));
  });
});

describe('a conversation that takes no comment', () => {
  it('has its check all the same', async () => {
    const pull = await openUnder({
      match: COMMENT,
      times: 5,
      fault: { kind: 'error', status: 403, when: 'before' },
    });
    expect(checkOf(pull).conclusion).toBe('failure');
    expect(commentsOf(pull)).toEqual([]);
  });
});

describe('deliveries', () => {
  it('that come twice make nothing twice', async () => {
    const repository = await stage.repository();
    stage.github.webhooks.disturb({ event: 'pull_request', times: 3, effect: 'duplicate' });
    const pull = await stage.github.as('lazar').openPullRequest(repository, WISH);
    await stage.github.as('lazar').label(pull, 'bug');
    await stage.idle();
    expectSettled(pull);
    expect(runsAt(repository, pull.headSha)).toHaveLength(1);
  });

  it('that come in another order end in the present state', async () => {
    const repository = await stage.repository();
    const lazar = stage.github.as('lazar');
    stage.github.webhooks.hold();
    const pull = await lazar.openPullRequest(repository, WISH);
    await lazar.editPullRequest(pull, { body: 'Orders were lost whenever the provider dropped a call.' });
    await lazar.pushToPullRequest(pull, { changes: { 'src/b.ts': 'b\n' } });
    stage.github.webhooks.release((held) => held.toReversed());
    await stage.idle();
    expect(checkOf(pull).conclusion).toBe('success');
    expect(commentsOf(pull)).toEqual([]);
  });

  it('of many edits at once end with the last one judged', async () => {
    const repository = await stage.repository();
    const lazar = stage.github.as('lazar');
    const pull = await lazar.openPullRequest(repository, WISH);
    for (let round = 0; round < 20; round += 1) {
      const body = round % 2 === 0 ? 'Orders were lost whenever the provider dropped a call.' : NO_REASON;
      await lazar.editPullRequest(pull, { body });
    }
    await stage.idle();
    expectSettled(pull);
  });
});

describe('text made to hurt', () => {
  it.each<[string, string]>([
    ['nested quotations', '>'.repeat(65_000)],
    ['unbalanced emphasis', '_a__ '.repeat(13_000)],
    ['brackets', '['.repeat(65_000)],
  ])('fails with a word that says so: %s', async (_what, body) => {
    const repository = await stage.repository();
    const pull = await stage.github.as('lazar').openPullRequest(repository, { ...WISH, body });
    await stage.idle();
    expect(checkOf(pull)).toMatchObject({ status: 'completed', conclusion: 'failure' });
  });
});
