import { inspect } from 'node:util';
import nock from 'nock';
import { describe, expect, test } from 'vitest';
import { classifyGitHubError, GitHubError } from '../../src/github/github-error.ts';
import { API, AT, clientWithToken, forbidTheNetwork, graphqlOnce, TOKEN } from './github-under-nock.ts';

forbidTheNetwork();

const path = '/repos/acme/shop/issues/7/comments';

async function failureOf(arrange: (scope: nock.Interceptor) => void): Promise<unknown> {
  const { client } = clientWithToken();
  arrange(nock(API).post(path));
  return client.octokit.rest.issues
    .createComment({ ...AT, issue_number: 7, body: 'the words of a user' })
    .catch((error: unknown) => error);
}

describe('an answer of REST', () => {
  const limit = { message: 'You have exceeded a secondary rate limit.' };
  const spent = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1780000000' };
  const named = { 'x-accepted-github-permissions': 'issues=write' };

  test.each<[string, number, object, Record<string, string>, object]>([
    ['403 with Retry-After', 403, limit, { 'retry-after': '17' }, { kind: 'retry-after', afterMs: 17_000 }],
    ['429 with Retry-After', 429, {}, { 'retry-after': '3' }, { kind: 'retry-after', afterMs: 3_000 }],
    [
      'Retry-After before the reset',
      403,
      limit,
      { ...spent, 'retry-after': '5' },
      { kind: 'retry-after', afterMs: 5_000 },
    ],
    [
      'a Retry-After of days',
      429,
      {},
      { 'retry-after': '999999' },
      { kind: 'retry-after', afterMs: 3_600_000 },
    ],
    ['403 with nothing remaining', 403, {}, spent, { kind: 'retry-after', atMs: 1_780_000_000_000 }],
    ['429 with nothing remaining', 429, {}, spent, { kind: 'retry-after', atMs: 1_780_000_000_000 }],
    ['a secondary limit without a time', 403, limit, {}, { kind: 'retry-after', afterMs: 60_000 }],
    ['429 without a time', 429, {}, {}, { kind: 'retry-after', afterMs: 60_000 }],
    ['503 with Retry-After', 503, {}, { 'retry-after': '9' }, { kind: 'retry-after', afterMs: 9_000 }],
    [
      '403 for lack of a permission',
      403,
      { message: 'Resource not accessible by integration' },
      named,
      { kind: 'forbidden', permission: 'issues=write' },
    ],
    ['403 without more', 403, { message: 'Forbidden' }, {}, { kind: 'forbidden' }],
    [
      '403 of a suspended one',
      403,
      { message: 'This installation has been suspended' },
      {},
      { kind: 'gone' },
    ],
    ['500', 500, {}, {}, { kind: 'transient' }],
    ['502 with a page', 502, {}, { 'content-type': 'text/html' }, { kind: 'transient' }],
    ['404', 404, { message: 'Not Found' }, {}, { kind: 'gone' }],
    ['410', 410, {}, {}, { kind: 'gone' }],
    ['an unknown commit', 422, { message: 'No commit found for SHA: abc' }, {}, { kind: 'gone' }],
    ['422', 422, { message: 'Validation Failed' }, {}, { kind: 'bug' }],
    ['400', 400, {}, {}, { kind: 'bug' }],
  ])('%s', async (_name, status, body, headers, failure) => {
    const error = await failureOf((scope) => scope.reply(status, body, headers));
    expect(classifyGitHubError(error)).toEqual(failure);
  });

  test('a connection that breaks is transient, and tells the code alone', async () => {
    const error = await failureOf((scope) =>
      scope.replyWithError(Object.assign(new Error(`reset by ${TOKEN}`), { code: 'ECONNRESET' })),
    );
    expect(error).toMatchObject({ failure: { kind: 'transient' }, status: null });
    expect(inspect(error)).not.toContain(TOKEN);
  });

  test('an answer that breaks off is no success', async () => {
    const error = await failureOf((scope) =>
      scope.reply(201, '{"id": 12, "body": "the wor', { 'content-type': 'application/json' }),
    );
    expect(classifyGitHubError(error)).toEqual({ kind: 'transient' });
  });

  test('a failed write is sent once', async () => {
    let count = 0;
    await failureOf((scope) =>
      scope.times(3).reply(() => {
        count += 1;
        return [502, {}];
      }),
    );
    nock.cleanAll();
    expect(count).toBe(1);
  });

  test.each([TOKEN, 'ghs_16C7e42F292c6912E7710c838347Ae178B4a', 'eyJhbGciOi.eyJpc3MiOi.c2lnbmF0dXJl'])(
    'an answer that repeats %s does not have it told on',
    async (token) => {
      const error = await failureOf((scope) => scope.reply(500, { message: `Refused ${token} today` }));
      expect(`${inspect(error, { depth: 10 })} ${JSON.stringify(error)}`).not.toContain(token);
    },
  );

  test('an error carries no token, header or text of users', async () => {
    const error = await failureOf((scope) =>
      scope.reply(
        422,
        {
          message: `Invalid request.\n\nFor 'body', "the words of a user" is refused.`,
          errors: [{ value: 'the words of a user' }],
        },
        { 'x-github-request-id': 'AB:12', 'x-secret': 'header-value' },
      ),
    );
    expect(error).toBeInstanceOf(GitHubError);
    const text = `${inspect(error, { depth: 10, showHidden: true })} ${JSON.stringify(error)}`;
    for (const secret of [TOKEN, 'the words of a user', 'header-value', 'authorization']) {
      expect(text).not.toContain(secret);
    }
    expect(error).toMatchObject({
      message: 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments: 422, Invalid request.',
      requestId: 'AB:12',
      status: 422,
    });
  });
});

describe('an answer of GraphQL with status 200', () => {
  test.each<[string, object, object]>([
    [
      'a spent budget',
      { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] },
      { kind: 'retry-after', afterMs: 60_000 },
    ],
    [
      'a spent budget beside data',
      { data: { viewer: null }, errors: [{ type: 'RATE_LIMITED' }] },
      { kind: 'retry-after', afterMs: 60_000 },
    ],
    [
      'a secondary limit',
      { errors: [{ message: 'You have exceeded a secondary rate limit. Please wait' }] },
      { kind: 'retry-after', afterMs: 60_000 },
    ],
    [
      'a failed execution',
      { errors: [{ message: 'Something went wrong while executing your query.' }] },
      { kind: 'transient' },
    ],
    [
      'a refused query',
      { errors: [{ message: 'Field x', extensions: { code: 'undefinedField' } }] },
      { kind: 'bug' },
    ],
    [
      'a missing right',
      { data: null, errors: [{ type: 'FORBIDDEN', path: ['repository'] }] },
      { kind: 'forbidden' },
    ],
    ['something missing', { data: null, errors: [{ type: 'NOT_FOUND', path: ['node'] }] }, { kind: 'gone' }],
    ['nothing at all', {}, { kind: 'transient' }],
  ])('%s', async (_name, body, failure) => {
    const { client } = clientWithToken();
    graphqlOnce(body);
    const error = await client.graphql('query A { x }', {}).catch((e: unknown) => e);
    expect(classifyGitHubError(error)).toEqual(failure);
  });

  test('a spent budget is waited for until its reset', async () => {
    const { client } = clientWithToken();
    nock(API)
      .post('/graphql')
      .reply(
        200,
        { errors: [{ type: 'RATE_LIMITED' }] },
        { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1780000000' },
      );
    const error = await client.graphql('query A { x }', {}).catch((e: unknown) => e);
    expect(classifyGitHubError(error)).toEqual({ kind: 'retry-after', atMs: 1_780_000_000_000 });
  });

  test('partial data comes with its problems, without their words', async () => {
    const { client } = clientWithToken();
    graphqlOnce({ data: { a: 1, b: null }, errors: [{ type: 'FORBIDDEN', path: ['b'], message: 'secret' }] });
    expect(await client.graphql('query A { x }', {})).toEqual({
      data: { a: 1, b: null },
      problems: [{ type: 'FORBIDDEN', path: ['b'] }],
    });
  });
});

test('an error that is not of GitHub is a bug', () => {
  expect(classifyGitHubError(new TypeError('x'))).toEqual({ kind: 'bug' });
});
