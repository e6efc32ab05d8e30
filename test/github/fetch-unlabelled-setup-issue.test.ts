import nock from 'nock';
import { expect, test } from 'vitest';
import { fetchUnlabelledSetupIssue } from '../../src/github/fetch-unlabelled-setup-issue.ts';
import { API, AT, clientWithToken, forbidTheNetwork } from './github-under-nock.ts';

forbidTheNetwork();

const SETUP = '<!-- baton:setup -->\nThree things are missing.';
const issue = (number: number, body: string | null, login = 'baton[bot]', state = 'open') => ({
  number,
  body,
  state,
  user: { login },
  created_at: '2026-06-01T10:00:00Z',
});

async function ask(issues: readonly object[]) {
  const { client } = clientWithToken();
  const query = { creator: 'baton[bot]', state: 'all', sort: 'created', direction: 'asc', per_page: 100 };
  nock(API).get('/repos/acme/shop/issues').query(query).reply(200, issues);
  return fetchUnlabelledSetupIssue(client, { ...AT, appLogin: 'baton' });
}

test('the setup issue is known by its author and its marker, open or closed', async () => {
  const others = [issue(1, '<!-- baton:phase:1 -->'), issue(2, null), issue(3, SETUP, 'anna')];
  expect(await ask([...others, issue(4, SETUP), issue(5, `As said: ${SETUP}`)])).toEqual({
    number: 4,
    body: SETUP,
    isOpen: true,
    createdAt: '2026-06-01T10:00:00Z',
  });
  expect(await ask([issue(4, `Read this.\r\n\r\n${SETUP}`)])).toMatchObject({ number: 4 });
  expect(await ask([issue(4, SETUP, 'baton[bot]', 'closed')])).toMatchObject({ number: 4, isOpen: false });
  expect(await ask(others)).toBeNull();
});
