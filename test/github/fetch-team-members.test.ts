import { expect, test } from 'vitest';
import { fetchTeamMembers } from '../../src/github/fetch-team-members.ts';
import { clientWithToken, forbidTheNetwork, graphqlOnce } from './github-under-nock.ts';
import { page } from './phase-answers.ts';

forbidTheNetwork();

const members = (logins: readonly string[], endCursor: string | null = null) => ({
  data: {
    organization: { team: { members: page([...logins.map((login) => ({ login })), null], endCursor) } },
  },
});

test('every page of a team is read, up to five hundred members', async () => {
  const { client } = clientWithToken();
  const asked: unknown[] = [];
  const note = ({ variables }: { variables: unknown }) => asked.push(variables);
  graphqlOnce(members(['anna'], 'c1'), note);
  graphqlOnce(members(['lazar'], 'c2'), note);
  graphqlOnce(members([], 'c3'), note);
  graphqlOnce(members(['mira'], 'c4'), note);
  graphqlOnce(members(['petar']), note);
  expect(await fetchTeamMembers(client, 'acme/client')).toEqual({
    kind: 'known',
    value: ['anna', 'lazar', 'mira', 'petar'],
  });
  const team = { organisation: 'acme', slug: 'client' };
  expect(asked).toEqual([null, 'c1', 'c2', 'c3', 'c4'].map((after) => ({ ...team, after })));
});

test('a larger team is unknown', async () => {
  const { client } = clientWithToken();
  for (let number = 1; number <= 5; number += 1) graphqlOnce(members([`m${number}`], `c${number}`));
  expect(await fetchTeamMembers(client, 'acme/all')).toMatchObject({ kind: 'unknown' });
});

test.each([
  ['there is no such team', { organization: { team: null } }, undefined],
  ['there is no such team', { organization: null }, undefined],
  ['the app may not look up the team', { organization: { team: null } }, ['organization', 'team']],
  ['the app may not look up the team', { organization: null }, ['organization']],
  [
    'the app may not look up the team',
    { organization: { team: { members: null } } },
    ['organization', 'team', 'members'],
  ],
])('members are unknown where %s: %j', async (reason, data, path) => {
  const { client } = clientWithToken();
  graphqlOnce({ data, ...(path === undefined ? {} : { errors: [{ type: 'FORBIDDEN', path }] }) });
  expect(await fetchTeamMembers(client, 'acme/client')).toEqual({ kind: 'unknown', reason });
});

test('a list that breaks off is unknown, not short', async () => {
  const { client } = clientWithToken();
  graphqlOnce(members(['anna'], 'c1'));
  const errors = [{ type: 'SERVICE_UNAVAILABLE', path: ['organization', 'team', 'members'] }];
  graphqlOnce({ data: { organization: { team: { members: null } } }, errors });
  expect(await fetchTeamMembers(client, 'acme/client')).toMatchObject({ kind: 'unknown' });
});

test('trouble with GitHub is left for another try', async () => {
  const { client } = clientWithToken();
  graphqlOnce({ data: null, errors: [{ message: 'Something went wrong' }] });
  await expect(fetchTeamMembers(client, 'acme/client')).rejects.toMatchObject({
    failure: { kind: 'transient' },
  });
});
