import nock from 'nock';
import { describe, expect, test } from 'vitest';
import { applyEffects } from '../../src/github/apply-effects.ts';
import type { Effect } from '../../src/handoff/effects/effect.ts';
import { API, AT, clientWithToken, forbidTheNetwork, graphqlOnce } from './github-under-nock.ts';

forbidTheNetwork();

const repository = '/repos/acme/shop';
const label = { name: 'baton:phase', color: '1d76db', description: 'A phase' };
const createIssue: Effect = { kind: 'create-issue', title: 'Phase 1', body: 'Text', labels: ['baton:phase'] };
const content = { title: 'Phase 1', description: 'Text' };
const noon = '2026-07-01T12:00:00Z';

/** Applies effects of which each makes one request, and returns what came of it. */
async function apply(...effects: readonly Effect[]) {
  const { client, writes } = clientWithToken();
  const applied = await applyEffects(client, AT, effects);
  return { ...applied, writes };
}

/** Plans the answer to a request; returns where its body will stand, empty where it had none. */
function plan(method: string, path: string, status: number, answer: object = {}): unknown[] {
  const sent: unknown[] = [];
  nock(API)
    .intercept(`${repository}${path}`, method)
    .reply(async (request: Request) => {
      const text = await request.text();
      sent.push(text === '' ? '' : JSON.parse(text));
      return [status, answer];
    });
  return sent;
}

describe('one request with nothing but the change is made to', () => {
  test.each<[string, Effect, [method: string, path: string, body?: object]]>([
    ['make a label', { kind: 'create-label', label }, ['POST', '/labels', label]],
    [
      'make an issue',
      createIssue,
      ['POST', '/issues', { title: 'Phase 1', body: 'Text', labels: ['baton:phase'] }],
    ],
    [
      'change a text',
      { kind: 'update-issue', number: 7, body: 'New' },
      ['PATCH', '/issues/7', { body: 'New' }],
    ],
    [
      'rename, reopen and move an issue at once',
      { kind: 'update-issue', number: 7, title: 'New', state: 'open', stateReason: 'reopened', milestone: 3 },
      ['PATCH', '/issues/7', { title: 'New', state: 'open', state_reason: 'reopened', milestone: 3 }],
    ],
    [
      'close an issue as not planned',
      { kind: 'update-issue', number: 7, state: 'closed', stateReason: 'not_planned' },
      ['PATCH', '/issues/7', { state: 'closed', state_reason: 'not_planned' }],
    ],
    [
      'put a label on',
      { kind: 'add-label', number: 7, label: 'baton:overdue' },
      ['POST', '/issues/7/labels', { labels: ['baton:overdue'] }],
    ],
    [
      'take a label off',
      { kind: 'remove-label', number: 7, label: 'baton:overdue' },
      ['DELETE', '/issues/7/labels/baton%3Aoverdue'],
    ],
    [
      'make a milestone',
      { kind: 'create-milestone', ...content, dueOn: noon },
      ['POST', '/milestones', { ...content, due_on: noon }],
    ],
    [
      'make one without an end',
      { kind: 'create-milestone', ...content, dueOn: null },
      ['POST', '/milestones', content],
    ],
    [
      'move a milestone',
      { kind: 'update-milestone', number: 3, ...content, dueOn: noon },
      ['PATCH', '/milestones/3', { ...content, due_on: noon }],
    ],
    [
      'take the end off a milestone',
      { kind: 'update-milestone', number: 3, dueOn: null },
      ['PATCH', '/milestones/3', { due_on: null }],
    ],
    [
      'close a milestone, its end as it is',
      { kind: 'update-milestone', number: 3, state: 'closed' },
      ['PATCH', '/milestones/3', { state: 'closed' }],
    ],
  ])('%s', async (_name, effect, [method, path, body = '']) => {
    const sent = plan(method, path, method === 'POST' ? 201 : 200, { number: 7 });
    expect(await apply(effect)).toEqual({
      refused: [],
      createdIssues: effect.kind === 'create-issue' ? [7] : [],
      writes: ['other'],
    });
    expect(sent).toEqual([body]);
  });
});

test('the issues that were made are told, in their order', async () => {
  nock(API).post(`${repository}/issues`).reply(201, { number: 9 });
  nock(API).patch(`${repository}/issues/4`).reply(200, { number: 4 });
  nock(API).post(`${repository}/issues`).reply(410, { message: 'Issues are disabled for this repo' });
  nock(API).post(`${repository}/issues`).reply(201, { number: 10 });
  const update: Effect = { kind: 'update-issue', number: 4, body: 'New' };
  const { createdIssues, refused } = await apply(createIssue, update, createIssue, createIssue);
  expect(createdIssues).toEqual([9, 10]);
  expect(refused).toMatchObject([{ effect: 'create-issue', status: 410 }]);
});

describe('a label that is there already', () => {
  test('is as good as made', async () => {
    plan('POST', '/labels', 422, { message: 'Validation Failed' });
    plan('POST', '/issues/7/labels', 200, []);
    const { refused } = await apply(
      { kind: 'create-label', label },
      { kind: 'add-label', number: 7, label: 'baton:phase' },
    );
    expect(refused).toEqual([]);
  });

  test('is told from one that may not be made', async () => {
    plan('POST', '/labels', 403, { message: 'Resource not accessible by integration' });
    expect((await apply({ kind: 'create-label', label })).refused).toMatchObject([
      { effect: 'create-label', status: 403 },
    ]);
  });
});

const everyWrite: readonly [Effect, method: string, path: string][] = [
  [createIssue, 'POST', '/issues'],
  [{ kind: 'update-issue', number: 7, body: 'New' }, 'PATCH', '/issues/7'],
  [{ kind: 'add-label', number: 7, label: 'x' }, 'POST', '/issues/7/labels'],
  [{ kind: 'remove-label', number: 7, label: 'x' }, 'DELETE', '/issues/7/labels/x'],
  [{ kind: 'create-milestone', ...content, dueOn: null }, 'POST', '/milestones'],
  [{ kind: 'update-milestone', number: 3, state: 'closed' }, 'PATCH', '/milestones/3'],
];

describe.each(everyWrite)('%j', (effect, method, path) => {
  const next: Effect = { kind: 'create-comment', number: 12, body: 'One thing' };
  const planNext = () => nock(API).post(`${repository}/issues/12/comments`).reply(201, { id: 1 });

  test.each([403, 404, 410, 422])(
    'that GitHub refuses with %i is told, and holds up nothing',
    async (status) => {
      nock(API).intercept(`${repository}${path}`, method).reply(status, { message: 'No, thanks' });
      planNext();
      const { refused, createdIssues } = await apply(effect, next);
      const reason = expect.stringContaining('No, thanks');
      expect(refused).toEqual([{ kind: 'refused', effect: effect.kind, status, reason }]);
      expect(createdIssues).toEqual([]);
    },
  );

  test.each<[number, Record<string, string>, string]>([
    [500, {}, 'transient'],
    [502, {}, 'transient'],
    [403, { 'retry-after': '30' }, 'retry-after'],
    [429, {}, 'retry-after'],
  ])(
    'that fails with %i (%j) is left for another try, and so is what follows',
    async (status, headers, kind) => {
      nock(API).intercept(`${repository}${path}`, method).reply(status, {}, headers);
      await expect(apply(effect, next)).rejects.toMatchObject({ failure: { kind } });
    },
  );
});

describe('a reaction', () => {
  const effect: Effect = { kind: 'unreact', nodeId: 'IC_8', content: 'CONFUSED' };

  test('is taken back by GraphQL, which asks for no id of it', async () => {
    const { client, writes } = clientWithToken();
    graphqlOnce({ data: { removeReaction: { reaction: null } } }, ({ query, variables }) => {
      expect(query).toContain('removeReaction(input: { subjectId: $subjectId, content: $content })');
      expect(variables).toEqual({ subjectId: 'IC_8', content: 'CONFUSED' });
    });
    expect(await applyEffects(client, AT, [effect])).toEqual({ refused: [], createdIssues: [] });
    expect(writes).toEqual(['other']);
  });

  test.each(['NOT_FOUND', 'FORBIDDEN', 'UNPROCESSABLE'])(
    'that GitHub refuses to take back is told: %s',
    async (type) => {
      const errors = [{ type, path: ['removeReaction'], message: 'No, thanks' }];
      graphqlOnce({ data: { removeReaction: null }, errors });
      expect((await apply(effect)).refused).toEqual([
        { kind: 'refused', effect: 'unreact', status: 200, reason: expect.stringContaining(type) },
      ]);
    },
  );

  test('is left for another try where GitHub is in trouble', async () => {
    const errors = [{ path: ['removeReaction'], message: 'Something went wrong' }];
    graphqlOnce({ data: { removeReaction: null }, errors });
    await expect(apply(effect)).rejects.toMatchObject({ failure: { kind: 'transient' } });
  });
});
