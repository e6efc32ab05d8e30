import { expect, test } from 'vitest';
import { fetchEditors } from '../../src/github/fetch-editors.ts';
import type { PersonNode } from '../../src/github/pull-request-answer.ts';
import { clientWithoutToken, clientWithToken, forbidTheNetwork, graphqlOnce } from './github-under-nock.ts';
import { ANNA } from './phase-answers.ts';

forbidTheNetwork();

const LAZAR: PersonNode = { kind: 'User', login: 'lazar' };

function text(id: string, editors: readonly (PersonNode | null)[], more: object = {}) {
  const nodes = editors.map((editor) => ({ editor }));
  const userContentEdits = { totalCount: editors.length, nodes };
  return { id, author: ANNA, editor: editors[0] ?? null, userContentEdits, ...more };
}

async function ask(nodes: readonly object[] | null, errors?: readonly object[]) {
  const { client } = clientWithToken();
  graphqlOnce({ data: { nodes }, ...(errors === undefined ? {} : { errors }) });
  return fetchEditors(client, ['IC_1', 'IC_2']);
}

test.each<[string, object, 'author' | 'others']>([
  ['its author', text('IC_1', [ANNA, ANNA]), 'author'],
  ['somebody in between', text('IC_1', [ANNA, LAZAR, ANNA]), 'others'],
  ['somebody who had the last hand on it', text('IC_1', [ANNA], { editor: LAZAR }), 'others'],
  ['somebody whose account is gone', text('IC_1', [ANNA, null]), 'others'],
  ['a bot of the author’s name', text('IC_1', [ANNA, { kind: 'Bot', login: 'anna' }]), 'others'],
  ['its author, whose account is gone', text('IC_1', [null], { author: null }), 'others'],
  [
    'whoever, of a record too long to be read whole',
    text('IC_1', [ANNA], {
      userContentEdits: { totalCount: 51, nodes: Array.from({ length: 50 }, () => ({ editor: ANNA })) },
    }),
    'others',
  ],
  [
    'whoever, of a record with a gap',
    text('IC_1', [ANNA], { userContentEdits: { totalCount: 2, nodes: [{ editor: ANNA }, null] } }),
    'others',
  ],
  ['whoever, where there is no record', text('IC_1', [ANNA], { userContentEdits: null }), 'others'],
])('a text was edited by %s', async (_name, node, editedBy) => {
  expect(await ask([node])).toEqual({ IC_1: editedBy });
});

test('a text that is gone, or not to be read, is left out', async () => {
  const errors = [
    { type: 'NOT_FOUND', path: ['nodes', 0] },
    { type: 'FORBIDDEN', path: ['nodes', 2] },
  ];
  expect(await ask([null, text('IC_2', [ANNA]), null] as object[], errors)).toEqual({ IC_2: 'author' });
});

test('a record that the app may not read counts as edited by others', async () => {
  const errors = [{ type: 'FORBIDDEN', path: ['nodes', 0, 'userContentEdits'] }];
  expect(await ask([text('IC_1', [ANNA], { userContentEdits: null })], errors)).toEqual({ IC_1: 'others' });
});

test('a record that GitHub could not read this time counts as nothing', async () => {
  const errors = [{ type: 'SERVICE_UNAVAILABLE', path: ['nodes', 0, 'userContentEdits'] }];
  const asking = ask([text('IC_1', [ANNA], { userContentEdits: null })], errors);
  await expect(asking).rejects.toMatchObject({ failure: { kind: 'transient' } });
  await expect(ask(null)).rejects.toMatchObject({ failure: { kind: 'transient' } });
});

test('fifty texts are asked for in one query', async () => {
  const { client } = clientWithToken();
  const ids = Array.from({ length: 101 }, (_, index) => `IC_${index}`);
  const asked: string[][] = [];
  for (const batch of [ids.slice(0, 50), ids.slice(50, 100), ids.slice(100)]) {
    const nodes = batch.map((id) => text(id, [ANNA]));
    graphqlOnce({ data: { nodes } }, ({ variables }) => asked.push(variables['ids'] as string[]));
  }
  const found = await fetchEditors(client, ids);
  expect(asked.map(({ length }) => length)).toEqual([50, 50, 1]);
  expect(asked.flat()).toEqual(ids);
  expect(Object.keys(found)).toEqual(ids);
});

test('no text makes no request', async () => {
  const { client } = clientWithoutToken();
  expect(await fetchEditors(client, [])).toEqual({});
});
