import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { fetchDeliveries, requestRedelivery } from '../../src/github/fetch-deliveries.ts';
import { createGitHubApp } from '../../src/github/github-app.ts';
import { API, APP, forbidTheNetwork } from './github-under-nock.ts';

forbidTheNetwork();

const PATH = '/app/hook/deliveries';
const octokit = () => createGitHubApp(APP).app();
const DATE = 'Mon, 01 Jun 2026 10:00:00 GMT';

const entry = (parts: object) => ({
  id: 7,
  guid: 'g',
  delivered_at: '2026-06-01T09:59:00Z',
  redelivery: false,
  duration: 0.2,
  status: 'Accepted',
  status_code: 202,
  event: 'pull_request',
  action: 'opened',
  installation_id: 42,
  repository_id: 7001,
  throttled_at: null,
  ...parts,
});

function listOnce(body: nock.Body, headers: Record<string, string> = {}): nock.Scope {
  return nock(API, { reqheaders: { authorization: /^bearer ey/ } })
    .get(PATH)
    .query({ per_page: 100 })
    .reply(200, body, { date: DATE, ...headers });
}

describe('a page of the delivery log', () => {
  it('is read as the app itself, with the time of GitHub', async () => {
    listOnce([entry({})]);
    expect(await fetchDeliveries(octokit(), null)).toEqual({
      attempts: [
        {
          id: '7',
          guid: 'g',
          deliveredAtMs: Date.parse('2026-06-01T09:59:00Z'),
          isRedelivery: false,
          outcome: 'arrived',
          event: 'pull_request',
          action: 'opened',
          installationId: 42,
          repositoryId: 7001,
        },
      ],
      next: null,
      nowMs: Date.parse(DATE),
    });
  });

  it('names the next one, which is asked for by its cursor', async () => {
    const next = `${API}${PATH}?per_page=100&cursor=v1_6%3D`;
    listOnce([entry({})], { link: `<${API}${PATH}?cursor=v0>; rel="prev", <${next}>; rel="next"` });
    nock(API).get(PATH).query({ per_page: 100, cursor: 'v1_6=' }).reply(200, []);
    const first = await fetchDeliveries(octokit(), null);
    expect(first.next).toBe('v1_6=');
    expect(await fetchDeliveries(octokit(), first.next)).toMatchObject({ attempts: [], next: null });
  });

  it.each([
    [200, 'arrived'],
    [202, 'arrived'],
    [302, 'arrived'],
    [400, 'failed'],
    [503, 'failed'],
    [0, 'unanswered'],
    [null, 'unanswered'],
  ])('takes a status of %s for %s', async (statusCode, outcome) => {
    listOnce([entry({ status_code: statusCode, status: 'OK' })]);
    expect((await fetchDeliveries(octokit(), null)).attempts).toMatchObject([{ outcome }]);
  });

  it('keeps ids that JavaScript would round', async () => {
    const body = JSON.stringify([entry({})]).replace('"id":7', '"id":181234567890123457');
    listOnce(body, { 'content-type': 'application/json' });
    const { attempts } = await fetchDeliveries(octokit(), null);
    expect(attempts).toMatchObject([{ id: '181234567890123457' }]);
    nock(API).post(`${PATH}/181234567890123457/attempts`).reply(202, {});
    await requestRedelivery(octokit(), attempts[0]?.id ?? '');
  });

  it('leaves out entries that lack what is needed', async () => {
    listOnce([null, entry({ guid: undefined }), entry({ delivered_at: 'soon' }), entry({ id: 8 })] as never);
    expect((await fetchDeliveries(octokit(), null)).attempts).toMatchObject([{ id: '8' }]);
  });

  it.each([['{"message":"a page of some proxy"}'], ['[{"id": 7,']])(
    'is none where it reads %s',
    async (body) => {
      listOnce(body, { 'content-type': 'application/json' });
      await expect(fetchDeliveries(octokit(), null)).rejects.toMatchObject({
        failure: { kind: 'transient' },
      });
    },
  );
});

describe('a refusal', () => {
  it.each([
    [403, {}, 'forbidden'],
    [403, { 'retry-after': '30' }, 'retry-after'],
    [404, {}, 'gone'],
    [429, {}, 'retry-after'],
    [502, {}, 'transient'],
  ])('of status %s with %o is %s, for both requests', async (status, headers, kind) => {
    const refusal = { message: 'No' };
    nock(API).get(PATH).query(true).reply(status, refusal, headers);
    nock(API).post(`${PATH}/7/attempts`).reply(status, refusal, headers);
    await expect(fetchDeliveries(octokit(), null)).rejects.toMatchObject({ failure: { kind } });
    await expect(requestRedelivery(octokit(), '7')).rejects.toMatchObject({ failure: { kind } });
  });
});
