import { expect, test } from 'vitest';
import { fetchNamedIssues } from '../../src/github/fetch-named-issues.ts';
import {
  AT,
  clientWithoutToken,
  clientWithToken,
  forbidTheNetwork,
  graphqlOnce,
} from './github-under-nock.ts';

forbidTheNetwork();

const issue = (number: number) => ({ kind: 'Issue', number, title: `T${number}`, body: 'Why', author: null });
const read = (number: number) => ({ number, title: `T${number}`, body: 'Why', author: null });

test('issues are read in the order given; pull requests and unknown numbers are left out', async () => {
  const { client } = clientWithToken();
  graphqlOnce(
    {
      data: { repository: { n0: issue(30), n1: { kind: 'PullRequest' }, n2: null, n3: issue(4) } },
      errors: [{ type: 'NOT_FOUND', path: ['repository', 'n2'] }],
    },
    ({ variables }) => expect(variables).toEqual({ ...AT, n0: 30, n1: 5, n2: 6, n3: 4 }),
  );
  const issues = await fetchNamedIssues(client, { ...AT, numbers: [30, 5, 30, 6, 4] });
  expect(issues).toEqual({ kind: 'known', value: [read(30), read(4)] });
});

test('at most ten are read', async () => {
  const { client } = clientWithToken();
  const numbers = Array.from({ length: 12 }, (_, index) => index + 1);
  graphqlOnce({ data: { repository: {} } }, ({ variables }) =>
    expect(Object.keys(variables)).toHaveLength(12),
  );
  await fetchNamedIssues(client, { ...AT, numbers });
});

test('no number makes no request', async () => {
  const { client } = clientWithoutToken();
  expect(await fetchNamedIssues(client, { ...AT, numbers: [] })).toEqual({ kind: 'known', value: [] });
});

test('an issue that could not be read makes them unknown', async () => {
  const { client } = clientWithToken();
  graphqlOnce({
    data: { repository: { n0: issue(3), n1: null } },
    errors: [{ type: 'FORBIDDEN', path: ['repository', 'n1'] }],
  });
  expect(await fetchNamedIssues(client, { ...AT, numbers: [3, 4] })).toMatchObject({ kind: 'unknown' });
});
