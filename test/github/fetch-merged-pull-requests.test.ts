import { describe, expect, test } from 'vitest';
import { fetchMergedPullRequests, type MergedReading } from '../../src/github/fetch-merged-pull-requests.ts';
import { AT, clientWithToken, forbidTheNetwork, graphqlOnce } from './github-under-nock.ts';
import { ANNA, page } from './phase-answers.ts';

forbidTheNetwork();

const day = (number: number): string => `2026-05-${String(number).padStart(2, '0')}T10:00:00Z`;
/** As `Date` writes it, which is how the time is wanted. */
const SINCE = '2026-05-01T00:00:00.000Z';

/** A pull request merged on one day and changed last on another. */
function merged(number: number, mergedAt: string | null, updatedAt = mergedAt, more: object = {}) {
  return {
    id: `PR_${number}`,
    number,
    title: `Change ${number}`,
    url: `https://github.com/acme/shop/pull/${number}`,
    body: '',
    mergedAt,
    updatedAt,
    author: ANNA,
    mergeCommit: { oid: `c${number}` },
    milestone: null,
    lastEditedAt: null,
    includesCreatedEdit: false,
    editor: null,
    ...more,
  };
}

type Page = ReturnType<typeof page<ReturnType<typeof merged>>>;

async function read(before: MergedReading | null, pages: readonly Page[], wish: object = {}) {
  const { client } = clientWithToken();
  const asked: unknown[] = [];
  for (const pullRequests of pages) {
    graphqlOnce({ data: { repository: { pullRequests } } }, ({ variables }) => asked.push(variables));
  }
  const reading = await fetchMergedPullRequests(
    client,
    { ...AT, baseRefName: 'main', since: SINCE, ...wish },
    before,
  );
  return { reading, asked, numbers: reading.merges.map(({ number }) => number) };
}

/** What was read before the test: 1 to 3, merged on the days of their numbers. */
async function readBefore(): Promise<MergedReading> {
  const { reading } = await read(null, [page([merged(3, day(3)), merged(2, day(2)), merged(1, day(1))])]);
  return reading;
}

describe('the first reading', () => {
  test('goes on until what changed before the time wanted', async () => {
    const { reading, asked, numbers } = await read(null, [
      page([merged(9, day(3), day(9)), null, merged(8, '2026-04-08T10:00:00Z', day(8))], 'p1'),
      page([merged(7, day(7)), merged(4, day(7))], 'p2'),
      // Of this page the second was merged before, like all that would follow.
      page([merged(6, day(1)), merged(5, '2026-04-30T23:59:59Z')], 'p3'),
    ]);
    expect(numbers).toEqual([6, 9, 4, 7]);
    expect(reading).toMatchObject({ baseRefName: 'main', since: SINCE, newestUpdate: day(9), isWhole: true });
    const variables = { ...AT, baseRefName: 'main' };
    expect(asked).toEqual([null, 'p1', 'p2'].map((after) => ({ ...variables, after })));
  });

  test('ends with the list', async () => {
    const { reading, numbers } = await read(null, [page([merged(1, day(1))])]);
    expect(numbers).toEqual([1]);
    expect(reading.isWhole).toBe(true);
    expect((await read(null, [page([])])).reading).toEqual({
      baseRefName: 'main',
      since: SINCE,
      newestUpdate: null,
      merges: [],
      isWhole: true,
    });
  });

  test('counts what was merged at the very time, however it is written', async () => {
    const at = [merged(2, '2026-05-01T00:00:00Z'), merged(1, '2026-04-30T23:59:59Z')];
    expect((await read(null, [page(at)])).numbers).toEqual([2]);
    const since = '2026-05-01T00:00:00.500Z';
    expect((await read(null, [page(at)], { since })).numbers).toEqual([]);
  });

  test('goes on over a whole page that changed at the very time', async () => {
    const { numbers } = await read(null, [
      page([merged(2, '2026-05-01T00:00:00Z')], 'p1'),
      page([merged(1, '2026-05-01T00:00:00Z')]),
    ]);
    expect(numbers).toEqual([1, 2]);
  });

  test('is not whole after twenty pages, and says so', async () => {
    const pages = Array.from({ length: 20 }, (_, index) => page([merged(index + 1, day(9))], `p${index}`));
    const { reading, numbers } = await read(null, pages);
    expect(reading.isWhole).toBe(false);
    expect(numbers).toHaveLength(20);
    const whole = await read(null, [...pages.slice(0, 19), page([merged(20, day(9))])]);
    expect(whole.reading.isWhole).toBe(true);
    // What was left out then is not read later either.
    expect((await read(reading, [page([merged(1, day(9))])])).reading.isWhole).toBe(false);
  });
});

describe('a later reading', () => {
  test('reads one page where nothing changed', async () => {
    const before = await readBefore();
    const { reading, asked } = await read(before, [page([merged(3, day(3)), merged(2, day(2))], 'p1')]);
    expect(asked).toHaveLength(1);
    expect(reading).toEqual(before);
  });

  test('replaces what changed, and adds what was merged', async () => {
    const before = await readBefore();
    const changed = merged(1, day(1), day(5), { body: 'Metric: nDCG 0.8', milestone: { number: 4 } });
    const { reading, numbers } = await read(before, [
      page([merged(4, day(6)), changed], 'p1'),
      page([merged(3, day(3)), merged(2, day(2))], 'p2'),
    ]);
    expect(numbers).toEqual([1, 2, 3, 4]);
    expect(reading.merges[0]).toMatchObject({ body: 'Metric: nDCG 0.8', milestone: 4 });
    expect(reading.newestUpdate).toBe(day(6));
  });

  test('reads what changed at the very same time as the newest known', async () => {
    const before = await readBefore();
    const { numbers, asked } = await read(before, [
      page([merged(3, day(3))], 'p1'),
      page([merged(4, day(3)), merged(2, day(2))], 'p2'),
    ]);
    expect(asked).toHaveLength(2);
    expect(numbers).toEqual([1, 2, 3, 4]);
  });

  test('keeps what lies before the time wanted now up to date, for when it is wanted again', async () => {
    const before = await readBefore();
    const later = await read(
      before,
      [page([merged(1, day(1), day(5), { title: 'New' }), merged(3, day(3))])],
      {
        since: day(3),
      },
    );
    expect(later.reading.since).toBe(SINCE);
    expect(later.reading.merges[0]).toMatchObject({ number: 1, title: 'New' });
  });

  test('begins anew where more is wanted than was read', async () => {
    const since = '2026-04-01T00:00:00.000Z';
    const april = merged(9, '2026-04-20T10:00:00Z');
    const { reading, numbers } = await read(
      await readBefore(),
      [page([merged(3, day(3)), merged(2, day(2))], 'p1'), page([april])],
      { since },
    );
    expect(numbers).toEqual([9, 2, 3]);
    expect(reading.since).toBe(since);
  });

  test('takes the same time for the same, however it is written', async () => {
    const before = { ...(await readBefore()), since: '2026-05-01T00:00:00Z' };
    const { numbers } = await read(before, [page([merged(3, day(3)), merged(2, day(2))], 'p1')]);
    expect(numbers).toEqual([1, 2, 3]);
  });

  test('begins anew on another branch', async () => {
    const { reading, numbers } = await read(await readBefore(), [page([merged(8, day(2))])], {
      baseRefName: 'trunk',
    });
    expect(numbers).toEqual([8]);
    expect(reading).toMatchObject({ baseRefName: 'trunk', newestUpdate: day(2) });
  });
});

describe('a merge', () => {
  const one = async (more: object) =>
    (await read(null, [page([merged(1, day(1), day(1), more)])])).reading.merges[0];

  test('is told with its commit, its milestone and who edited it', async () => {
    const edited = { lastEditedAt: day(2), editor: ANNA, milestone: { number: 4 } };
    expect(await one(edited)).toEqual({
      number: 1,
      nodeId: 'PR_1',
      title: 'Change 1',
      url: 'https://github.com/acme/shop/pull/1',
      author: { login: 'anna', isBot: false },
      mergedAt: day(1),
      mergeCommit: 'c1',
      milestone: 4,
      body: '',
      editedBy: 'unread',
    });
    const bare = { mergeCommit: null, author: null };
    expect(await one(bare)).toMatchObject({
      mergeCommit: null,
      author: null,
      milestone: null,
      editedBy: 'nobody',
    });
  });

  test.each([
    'Metric: nDCG@5 0.71',
    'Text\r\n- **Metric:** latency 4 s',
    '**Metric**: latency 4 s',
    '_Metric:_ latency 4 s',
    '__metric__: latency 4 s',
    'PHASE: 2',
  ])('keeps the description that may report something: %j', async (body) => {
    expect(await one({ body })).toMatchObject({ body });
  });

  test.each(['', 'Fixes #3', 'A new metric for the phase', 'Metrics: see below'])(
    'keeps no other description: %j',
    async (body) => {
      expect(await one({ body })).toMatchObject({ body: '' });
    },
  );
});

test.each([
  ['the list is missing', { pullRequests: null }, 'FORBIDDEN', ['repository', 'pullRequests'], 'forbidden'],
  ['the repository is', null, 'NOT_FOUND', ['repository'], 'transient'],
  [
    'one was withheld: the next reading would begin after it',
    { pullRequests: page([merged(2, day(2)), null]) },
    'SERVICE_UNAVAILABLE',
    ['repository', 'pullRequests', 'nodes', 1],
    'transient',
  ],
  [
    'a part of one was',
    { pullRequests: page([merged(2, day(2), day(2), { mergeCommit: null })]) },
    'SERVICE_UNAVAILABLE',
    ['repository', 'pullRequests', 'nodes', 0, 'mergeCommit'],
    'transient',
  ],
])('a list that breaks off is no list: %s', async (_name, repository, type, path, kind) => {
  const { client } = clientWithToken();
  const pullRequests = page([merged(3, day(3))], 'p1');
  graphqlOnce({ data: { repository: { pullRequests } } });
  graphqlOnce({ data: { repository }, errors: [{ type, path }] });
  const reading = fetchMergedPullRequests(client, { ...AT, baseRefName: 'main', since: SINCE }, null);
  await expect(reading).rejects.toMatchObject({ failure: { kind } });
});
