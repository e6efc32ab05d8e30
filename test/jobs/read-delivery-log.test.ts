import nock from 'nock';
import { expect, it } from 'vitest';
import { createGitHubApp } from '../../src/github/github-app.ts';
import { type LogProgress, readDeliveryLog } from '../../src/jobs/recovery/read-delivery-log.ts';
import { API, APP, forbidTheNetwork } from '../github/github-under-nock.ts';

forbidTheNetwork();

const PATH = '/app/hook/deliveries';
const NOW = Date.parse('2026-06-03T10:00:00Z');
const MINUTE = 60_000;

interface Told {
  readonly guid: string;
  readonly minutesAgo: number;
  readonly status?: number;
  readonly event?: string;
  readonly redelivery?: boolean;
}

const entry = ({ guid, minutesAgo, status = 202, event = 'push', redelivery = false }: Told) => ({
  id: 1,
  guid,
  delivered_at: new Date(NOW - minutesAgo * MINUTE).toISOString(),
  redelivery,
  status_code: status,
  event,
  action: null,
  installation_id: 42,
  repository_id: 7001,
});

function pageOnce(cursor: string | null, entries: readonly Told[], next: string | null): void {
  nock(API)
    .get(PATH)
    .query({ per_page: 100, ...(cursor !== null && { cursor }) })
    .reply(200, entries.map(entry), {
      date: new Date(NOW).toUTCString(),
      ...(next !== null && { link: `<${API}${PATH}?cursor=${next}>; rel="next"` }),
    });
}

/** Reads once; gives what was noted and how far it got. */
async function look(from: LogProgress | null, goOn: () => Promise<boolean> = async () => true) {
  let progress = from;
  const missed: string[] = [];
  const arrived: string[] = [];
  const noting = (list: string[]) => async (attempts: readonly { readonly guid: string }[]) => {
    list.push(...attempts.map(({ guid }) => guid));
    return attempts.length;
  };
  const counts = { missed: 0, arrived: 0 };
  const result = readDeliveryLog({
    octokit: createGitHubApp(APP).app(),
    deliveries: { note: noting(missed), noteArrived: noting(arrived) },
    progress: {
      read: async () => progress,
      write: async (value) => {
        progress = value;
      },
    },
    heard: new Set(['push']),
    goOn,
    onMissed: (count) => {
      counts.missed += count;
    },
    onArrived: (count) => {
      counts.arrived += count;
    },
  });
  const error = await result.then(
    () => null,
    (fault: unknown) => fault,
  );
  expect(counts).toEqual({ missed: missed.length, arrived: arrived.length });
  return { progress, missed, arrived, error };
}

const seenUntil = (minutesAgo: number): LogProgress => ({
  seenUntilMs: NOW - minutesAgo * MINUTE,
  rest: null,
});

it('the first look reads all that GitHub keeps', async () => {
  pageOnce(null, [{ guid: 'a', minutesAgo: 5, status: 500 }], 'c1');
  pageOnce('c1', [{ guid: 'b', minutesAgo: 4_000, status: 400 }], null);
  expect(await look(null)).toMatchObject({ missed: ['a', 'b'], progress: seenUntil(0), error: null });
});

it('the next one stops where the last one began, fifteen minutes earlier', async () => {
  pageOnce(null, [{ guid: 'a', minutesAgo: 5, status: 500 }], 'c1');
  pageOnce('c1', [{ guid: 'b', minutesAgo: 19, status: 500 }], 'c2');
  pageOnce('c2', [{ guid: 'c', minutesAgo: 21 }], 'c3');
  expect(await look(seenUntil(5))).toMatchObject({ missed: ['a', 'b'], progress: seenUntil(0) });
});

it('an event is missed only where no attempt of it arrived, and none is under way', async () => {
  pageOnce(
    null,
    [
      { guid: 'under way', minutesAgo: 0.5, status: 0 },
      { guid: 'lost', minutesAgo: 1, status: 0 },
      { guid: 'healed', minutesAgo: 2, redelivery: true },
      { guid: 'twice', minutesAgo: 3 },
      { guid: 'twice', minutesAgo: 3, status: 500 },
      { guid: 'healed', minutesAgo: 4, status: 503 },
      { guid: 'unheard', minutesAgo: 5, status: 503, event: 'star' },
      { guid: 'again', minutesAgo: 6, status: 503, redelivery: true },
    ],
    null,
  );
  expect(await look(null)).toMatchObject({ missed: ['lost', 'again'], arrived: ['healed'] });
});

it('what there was no time for is read by the next look, after what is new', async () => {
  pageOnce(null, [{ guid: 'a', minutesAgo: 1 }], 'c1');
  let pages = 1;
  const cut = await look(seenUntil(60), async () => (pages -= 1) >= 0);
  const downToMs = NOW - 75 * MINUTE;
  expect(cut.progress).toEqual({ seenUntilMs: NOW, rest: { cursor: 'c1', downToMs } });

  pageOnce(null, [{ guid: 'b', minutesAgo: 16 }], 'c0');
  pageOnce('c1', [{ guid: 'c', minutesAgo: 70, status: 500 }], 'c2');
  pageOnce('c2', [{ guid: 'd', minutesAgo: 76 }], 'c3');
  const rest = await look(cut.progress);
  expect(rest).toMatchObject({ missed: ['c'], progress: { seenUntilMs: NOW, rest: null } });
});

it('no page is jumped over where two looks in a row have no time', async () => {
  pageOnce(null, [{ guid: 'a', minutesAgo: 1 }], 'c9');
  let pages = 1;
  const before = { seenUntilMs: NOW - 30 * MINUTE, rest: { cursor: 'c1', downToMs: NOW - 900 * MINUTE } };
  const { progress } = await look(before, async () => (pages -= 1) >= 0);
  expect(progress).toEqual({ seenUntilMs: NOW, rest: { cursor: 'c9', downToMs: NOW - 900 * MINUTE } });
});

it('a cursor that GitHub no longer knows has all of the rest read anew', async () => {
  pageOnce(null, [{ guid: 'a', minutesAgo: 16 }], 'c0');
  nock(API).get(PATH).query({ per_page: 100, cursor: 'c1' }).reply(422, { message: 'No' });
  const rest = { cursor: 'c1', downToMs: NOW - 900 * MINUTE };
  const { progress, error } = await look({ seenUntilMs: NOW, rest });
  expect(error).toMatchObject({ failure: { kind: 'bug' } });
  expect(progress).toEqual({ seenUntilMs: NOW - 885 * MINUTE, rest: null });
});

it('a look that fails is as if it had not been', async () => {
  pageOnce(null, [{ guid: 'a', minutesAgo: 1 }], 'c1');
  nock(API).get(PATH).query({ per_page: 100, cursor: 'c1' }).reply(502, { message: 'No' });
  const { progress, error } = await look(seenUntil(30));
  expect(error).toMatchObject({ failure: { kind: 'transient' } });
  expect(progress).toEqual(seenUntil(30));
});
