import { expect, test } from 'vitest';
import { fetchClosingIssues } from '../../src/github/fetch-closing-issues.ts';
import {
  AT,
  clientWithoutToken,
  clientWithToken,
  forbidTheNetwork,
  graphqlOnce,
} from './github-under-nock.ts';
import { ANNA } from './phase-answers.ts';

forbidTheNetwork();

const issue = (number: number) => ({ number, title: `Issue ${number}`, body: 'Text', author: ANNA });
const closing = (...nodes: readonly unknown[]) => ({ closingIssuesReferences: { nodes } });

test('the issues that pull requests close are told by one query', async () => {
  const { client } = clientWithToken();
  graphqlOnce({ data: { repository: { n0: closing(issue(3), null), n1: closing() } } }, ({ variables }) => {
    expect(variables).toEqual({ ...AT, n0: 12, n1: 9 });
  });
  expect(await fetchClosingIssues(client, { ...AT, numbers: [12, 9, 12] })).toEqual({
    12: {
      kind: 'known',
      value: [{ number: 3, title: 'Issue 3', body: 'Text', author: { login: 'anna', isBot: false } }],
    },
    9: { kind: 'known', value: [] },
  });
});

test('more than fifty take another query', async () => {
  const { client } = clientWithToken();
  const numbers = Array.from({ length: 51 }, (_, index) => index + 1);
  const many = Object.fromEntries(numbers.slice(0, 50).map((_, index) => [`n${index}`, closing()]));
  graphqlOnce({ data: { repository: many } });
  graphqlOnce({ data: { repository: { n0: closing(issue(8)) } } }, ({ variables }) => {
    expect(variables).toEqual({ ...AT, n0: 51 });
  });
  const found = await fetchClosingIssues(client, { ...AT, numbers });
  expect(Object.keys(found)).toHaveLength(51);
  expect(found[51]).toMatchObject({ value: [{ number: 8 }] });
});

test('none are asked for where none are wanted', async () => {
  expect(await fetchClosingIssues(clientWithoutToken().client, { ...AT, numbers: [] })).toEqual({});
});

test.each([
  ['its pull request is missing', { n0: null, n1: closing(issue(3)) }, ['repository', 'n0']],
  [
    'one of them is',
    { n0: closing(null), n1: closing(issue(3)) },
    ['repository', 'n0', 'closingIssuesReferences', 'nodes', 0],
  ],
  [
    'they are, without a word',
    { n0: { closingIssuesReferences: null }, n1: closing(issue(3)) },
    ['repository', 'n7'],
  ],
])('those that could not be read are unknown: %s', async (_name, repository, path) => {
  const { client } = clientWithToken();
  graphqlOnce({ data: { repository }, errors: [{ type: 'FORBIDDEN', path }] });
  expect(await fetchClosingIssues(client, { ...AT, numbers: [12, 9] })).toMatchObject({
    12: { kind: 'unknown' },
    9: { kind: 'known' },
  });
});

test('all are unknown where the repository is not told', async () => {
  const { client } = clientWithToken();
  graphqlOnce({ data: { repository: null }, errors: [{ type: 'NOT_FOUND', path: ['repository'] }] });
  expect(await fetchClosingIssues(client, { ...AT, numbers: [12] })).toMatchObject({
    12: { kind: 'unknown' },
  });
});
