import nock from 'nock';
import { describe, expect, test } from 'vitest';
import { applyEffects } from '../../src/github/apply-effects.ts';
import type { Effect } from '../../src/handoff/effects/effect.ts';
import { API, AT, clientWithToken, forbidTheNetwork, graphqlOnce } from './github-under-nock.ts';

forbidTheNetwork();

const text = { title: 'Readiness, week 22', body: 'Text' };

describe.each<[string, Effect, string, object]>([
  [
    'createDiscussion',
    { kind: 'create-discussion', repositoryNodeId: 'R_1', categoryId: 'DC_1', ...text },
    'createDiscussion(input: { repositoryId: $repositoryId, categoryId: $categoryId, title: $title, body: $body })',
    { repositoryId: 'R_1', categoryId: 'DC_1', ...text },
  ],
  [
    'updateDiscussion',
    { kind: 'update-discussion', nodeId: 'D_1', ...text },
    'updateDiscussion(input: { discussionId: $discussionId, title: $title, body: $body })',
    { discussionId: 'D_1', ...text },
  ],
])('%s', (name, effect, call, sent) => {
  test('is sent in its turn to write', async () => {
    const { client, writes } = clientWithToken();
    graphqlOnce({ data: { [name]: { discussion: { id: 'D_1' } } } }, ({ query, variables }) => {
      expect(query).toContain(call);
      expect(variables).toEqual(sent);
    });
    expect(await applyEffects(client, AT, [effect])).toEqual({ refused: [], createdIssues: [] });
    expect(writes).toEqual(['other']);
  });

  test.each(['FORBIDDEN', 'NOT_FOUND', 'UNPROCESSABLE'])(
    'that GitHub refuses is told, and holds up nothing: %s',
    async (type) => {
      const { client } = clientWithToken();
      graphqlOnce({ data: { [name]: null }, errors: [{ type, path: [name], message: 'No, thanks' }] });
      nock(API).post('/repos/acme/shop/issues/12/comments').reply(201, { id: 1 });
      const next: Effect = { kind: 'create-comment', number: 12, body: 'One thing' };
      expect((await applyEffects(client, AT, [effect, next])).refused).toEqual([
        { kind: 'refused', effect: effect.kind, status: 200, reason: expect.stringContaining(type) },
      ]);
    },
  );

  test('is left for another try where GitHub is in trouble', async () => {
    const { client } = clientWithToken();
    graphqlOnce({ data: { [name]: null }, errors: [{ path: [name], message: 'Something went wrong' }] });
    await expect(applyEffects(client, AT, [effect])).rejects.toMatchObject({
      failure: { kind: 'transient' },
    });
  });

  test('is never sent twice from here, even where the answer got lost', async () => {
    const { client } = clientWithToken();
    nock(API).post('/graphql').reply(502, 'Bad gateway');
    await expect(applyEffects(client, AT, [effect])).rejects.toMatchObject({
      failure: { kind: 'transient' },
    });
  });
});
