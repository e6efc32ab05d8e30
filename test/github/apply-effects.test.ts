import nock from 'nock';
import { describe, expect, test } from 'vitest';
import { applyEffects } from '../../src/github/apply-effects.ts';
import type { Annotation, CheckRunContent, Effect } from '../../src/handoff/effects/effect.ts';
import {
  API,
  AT,
  clientWithoutToken,
  clientWithToken,
  forbidTheNetwork,
  graphqlOnce,
} from './github-under-nock.ts';

forbidTheNetwork();

const repository = '/repos/acme/shop';
const checkRun: CheckRunContent = {
  name: 'Baton',
  headSha: 'a'.repeat(40),
  externalId: 'pr:12 aa bb',
  conclusion: 'failure',
  completedAt: '2026-06-01T10:00:00Z',
  title: 'One thing before merging',
  summary: 'The summary',
  text: 'The text',
  annotations: [],
  actions: [{ label: 'Check again', description: 'Judge once more', identifier: 'check-again' }],
};
const verdict = {
  external_id: 'pr:12 aa bb',
  status: 'completed',
  conclusion: 'failure',
  completed_at: '2026-06-01T10:00:00Z',
  actions: [{ label: 'Check again', description: 'Judge once more', identifier: 'check-again' }],
};
const output = { title: 'One thing before merging', summary: 'The summary', text: 'The text' };
const annotation = (line: number, more: Partial<Annotation> = {}): Annotation => ({
  path: '.github/baton.yml',
  startLine: line,
  endLine: line,
  level: 'failure',
  title: 'config',
  message: 'Expected a date',
  ...more,
});
const nothing = { refused: [], createdIssues: [] };
const comment: Effect = { kind: 'create-comment', number: 12, body: 'One thing' };

describe('check runs', () => {
  test('are created completed, with one request', async () => {
    const { client, writes } = clientWithToken();
    nock(API)
      .post(`${repository}/check-runs`, { name: 'Baton', head_sha: checkRun.headSha, ...verdict, output })
      .reply(201, { id: 5 });
    expect(await applyEffects(client, AT, [{ kind: 'create-check-run', checkRun }])).toEqual(nothing);
    expect(writes).toEqual(['check']);
  });

  test('show their annotations, with columns only within one line', async () => {
    const annotations = [
      annotation(3, { startColumn: 2, endColumn: 9 }),
      annotation(4, { endLine: 6, startColumn: 2, endColumn: 9 }),
    ];
    const { client } = clientWithToken();
    const seen: object[] = [];
    nock(API)
      .post(`${repository}/check-runs`, (body) => seen.push(...body.output.annotations) > 0)
      .reply(201, { id: 5 });
    await applyEffects(client, AT, [{ kind: 'create-check-run', checkRun: { ...checkRun, annotations } }]);
    const common = {
      path: '.github/baton.yml',
      annotation_level: 'failure',
      title: 'config',
      message: 'Expected a date',
    };
    expect(seen).toEqual([
      { ...common, start_line: 3, end_line: 3, start_column: 2, end_column: 9 },
      { ...common, start_line: 4, end_line: 6 },
    ]);
  });

  test('with more than fifty annotations are in progress until all are there', async () => {
    const annotations = Array.from({ length: 101 }, (_, index) => annotation(index + 1));
    const { client, writes } = clientWithToken();
    const seen: { status: string; conclusion?: string; lines: number[] }[] = [];
    const note = (body: {
      status: string;
      conclusion?: string;
      output: { annotations: { start_line: number }[] };
    }) => {
      const { status, conclusion } = body;
      const lines = body.output.annotations.map(({ start_line }) => start_line);
      return seen.push({ status, ...(conclusion === undefined ? {} : { conclusion }), lines }) > 0;
    };
    nock(API).post(`${repository}/check-runs`, note).reply(201, { id: 5 });
    nock(API).patch(`${repository}/check-runs/5`, note).times(2).reply(200, { id: 5 });
    await applyEffects(client, AT, [{ kind: 'create-check-run', checkRun: { ...checkRun, annotations } }]);
    expect(seen.map(({ lines }) => [lines.at(0), lines.at(-1)])).toEqual([
      [1, 50],
      [51, 100],
      [101, 101],
    ]);
    expect(seen.map(({ status, conclusion }) => [status, conclusion])).toEqual([
      ['in_progress', undefined],
      ['in_progress', undefined],
      ['completed', 'failure'],
    ]);
    expect(writes).toEqual(['check', 'check', 'check']);
  });

  test('are updated without sending their annotations a second time', async () => {
    const { client } = clientWithToken();
    nock(API)
      .patch(`${repository}/check-runs/5`, { ...verdict, output })
      .reply(200, { id: 5 });
    const updated = { ...checkRun, annotations: [annotation(3)] };
    await applyEffects(client, AT, [{ kind: 'update-check-run', id: 5, checkRun: updated }]);
  });

  test.each([
    [403, 'forbidden'],
    [404, 'gone'],
    [422, 'bug'],
    [502, 'transient'],
  ])('that are refused with %i are a fault', async (status, kind) => {
    const { client } = clientWithToken();
    nock(API).post(`${repository}/check-runs`).reply(status, {});
    const applying = applyEffects(client, AT, [{ kind: 'create-check-run', checkRun }, comment]);
    await expect(applying).rejects.toMatchObject({ failure: { kind } });
  });
});

describe('the conversation', () => {
  test('is written in the order given', async () => {
    const { client, writes } = clientWithToken();
    const order: string[] = [];
    const plan = (name: string, scope: nock.Interceptor) =>
      scope.reply(() => {
        order.push(name);
        return [200, { id: 1 }];
      });
    plan('create', nock(API).post(`${repository}/issues/12/comments`, { body: 'One thing' }));
    plan('update', nock(API).patch(`${repository}/issues/comments/8`, { body: 'All mended' }));
    plan('react', nock(API).post(`${repository}/issues/comments/9/reactions`, { content: '+1' }));
    graphqlOnce({ data: { minimizeComment: {} } }, ({ query, variables }) => {
      order.push('minimize');
      expect(query).toContain('classifier: RESOLVED');
      expect(variables).toEqual({ subjectId: 'IC_8' });
    });
    await applyEffects(client, AT, [
      comment,
      { kind: 'react', commentId: 9, content: '+1' },
      { kind: 'update-comment', id: 8, body: 'All mended' },
      { kind: 'minimize-comment', nodeId: 'IC_8' },
    ]);
    expect(order).toEqual(['create', 'react', 'update', 'minimize']);
    expect(writes).toEqual(['other', 'other', 'other', 'other']);
  });

  test('that is un-minimised names the comment', async () => {
    const { client } = clientWithToken();
    graphqlOnce({ data: { unminimizeComment: {} } }, ({ query, variables }) => {
      expect(query).toContain('unminimizeComment(');
      expect(variables).toEqual({ subjectId: 'IC_8' });
    });
    await applyEffects(client, AT, [{ kind: 'unminimize-comment', nodeId: 'IC_8' }]);
  });

  test.each([
    [403, 'Unable to create comment because issue is locked.'],
    [404, 'Not Found'],
    [410, 'Issues are disabled for this repo'],
    [422, 'Validation Failed'],
  ])('that refuses with %i does not hold up the check', async (status, message) => {
    const { client } = clientWithToken();
    nock(API).post(`${repository}/issues/12/comments`).reply(status, { message });
    nock(API).post(`${repository}/check-runs`).reply(201, { id: 5 });
    const { refused } = await applyEffects(client, AT, [comment, { kind: 'create-check-run', checkRun }]);
    expect(refused).toEqual([
      { kind: 'refused', effect: 'create-comment', status, reason: expect.stringContaining(message) },
    ]);
  });

  test('whose comment is gone is told so by GraphQL too', async () => {
    const { client } = clientWithToken();
    const errors = [{ type: 'NOT_FOUND', path: ['minimizeComment'], message: 'Could not resolve' }];
    graphqlOnce({ data: { minimizeComment: null }, errors });
    const { refused } = await applyEffects(client, AT, [{ kind: 'minimize-comment', nodeId: 'IC_8' }]);
    expect(refused).toEqual([
      {
        kind: 'refused',
        effect: 'minimize-comment',
        status: 200,
        reason: expect.stringContaining('NOT_FOUND'),
      },
    ]);
  });

  test.each<[string, number, Record<string, string>, string]>([
    ['GitHub is in trouble', 502, {}, 'transient'],
    ['a limit is hit', 403, { 'retry-after': '30' }, 'retry-after'],
  ])('is left for another try where %s, and written once', async (_name, status, headers, kind) => {
    const { client } = clientWithToken();
    nock(API).post(`${repository}/issues/12/comments`).reply(status, {}, headers);
    const applying = applyEffects(client, AT, [
      comment,
      { kind: 'react', commentId: 9, content: 'confused' },
    ]);
    await expect(applying).rejects.toMatchObject({ failure: { kind } });
  });
});

test('nothing to do makes no request', async () => {
  const { client, writes } = clientWithoutToken();
  expect(await applyEffects(client, AT, [])).toEqual(nothing);
  expect(writes).toEqual([]);
});
