import nock from 'nock';
import { expect, test } from 'vitest';
import { fetchPermission } from '../../src/github/fetch-permission.ts';
import { API, AT, clientWithToken, forbidTheNetwork } from './github-under-nock.ts';

forbidTheNetwork();

const ask = (status: number, body: object, headers: Record<string, string> = {}) => {
  const { client } = clientWithToken();
  nock(API).get('/repos/acme/shop/collaborators/anna/permission').reply(status, body, headers);
  return fetchPermission(client, { ...AT, login: 'anna' });
};

test.each([
  ['admin', 'admin', 'admin'],
  ['write', 'maintain', 'maintain'],
  ['write', 'write', 'write'],
  ['write', 'release manager', 'write'],
  ['read', 'triage', 'triage'],
  ['read', 'read', 'read'],
  ['none', 'none', 'none'],
  ['read', 'maintain', 'read'],
  ['read', 'admin', 'read'],
  ['something new', 'admin', 'none'],
])('permission %s in the role %s is %s', async (permission, role_name, expected) => {
  expect(await ask(200, { permission, role_name })).toEqual({ kind: 'known', value: expected });
});

test('a server without roles tells the permission alone', async () => {
  expect(await ask(200, { permission: 'write' })).toEqual({ kind: 'known', value: 'write' });
});

test('a stranger has none', async () => {
  expect(await ask(404, { message: 'anna is not a user' })).toEqual({ kind: 'known', value: 'none' });
});

test('what may not be asked is unknown', async () => {
  expect(await ask(403, { message: 'Resource not accessible by integration' })).toMatchObject({
    kind: 'unknown',
  });
});

test.each([
  [502, {}, 'transient'],
  [403, { 'retry-after': '4' }, 'retry-after'],
])('%i is asked again later', async (status, headers, kind) => {
  await expect(ask(status, {}, headers)).rejects.toMatchObject({ failure: { kind } });
});
