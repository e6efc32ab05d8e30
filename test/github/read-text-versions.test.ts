import { describe, expect, test } from 'vitest';
import { fetchLookups } from '../../src/github/fetch-lookups.ts';
import type { LookedUp, Lookup } from '../../src/handoff/lookups/lookup.ts';
import { BASE, fileEntry, HEAD } from './answers.ts';
import { AT, clientWithToken, forbidTheNetwork, graphqlOnce } from './github-under-nock.ts';

forbidTheNetwork();

const wish = { ...AT, number: 12, appLogin: 'baton', baseRefName: 'main', baseSha: BASE, headSha: HEAD };
const rateLimit = { cost: 1, remaining: 4999, resetAt: '2026-06-01T11:00:00Z' };

async function ask(
  lookups: readonly Lookup[],
  repository: object | null,
  errors?: readonly object[],
): Promise<LookedUp> {
  const { client } = clientWithToken();
  graphqlOnce({ data: { rateLimit, repository }, ...(errors === undefined ? {} : { errors }) });
  return fetchLookups(client, wish, lookups);
}

describe('what a plan said over time', () => {
  const lookup: Lookup = { kind: 'text-versions', path: 'docs/plan.md' };
  const key = 'text-versions docs/plan.md';
  const version = (oid: string, more: object = {}) => ({
    oid,
    committedDate: '2026-05-01T10:00:00Z',
    file: fileEntry(`# ${oid}`),
    associatedPullRequests: { nodes: [] },
    ...more,
  });
  const pull = (more: object = {}) => ({
    number: 4,
    url: 'https://github.com/acme/shop/pull/4',
    mergedAt: '2026-05-03T10:00:00Z',
    author: { kind: 'User', login: 'lazar' },
    latestOpinionatedReviews: { nodes: [] },
    ...more,
  });
  const broughtBy = (...nodes: readonly object[]) => ({ associatedPullRequests: { nodes } });

  test('is read with its texts, newest first, at the base', async () => {
    const { client } = clientWithToken();
    const nodes = [
      version('c4'),
      null,
      version('c3', { file: null }),
      version('c2', { file: fileEntry(null) }),
      version('c1', { associatedPullRequests: null }),
    ];
    graphqlOnce(
      { data: { rateLimit, repository: { l0: { history: { nodes } } } } },
      ({ query, variables }) => {
        expect(query).toContain('history(first: 20, path: $p0)');
        // A comment after an approval would hide it in `latestReviews`.
        expect(query).toContain('latestOpinionatedReviews(');
        expect(variables).toEqual({ ...AT, c0: BASE, p0: 'docs/plan.md' });
      },
    );
    const at = '2026-05-01T10:00:00Z';
    const found = await fetchLookups(client, wish, [lookup]);
    expect(found).toEqual({
      [key]: {
        kind: 'known',
        value: [
          { commitSha: 'c4', at, text: { kind: 'known', value: '# c4' }, pullRequest: null },
          { commitSha: 'c3', at, text: null, pullRequest: null },
          { commitSha: 'c2', at, text: { kind: 'unknown', reason: 'the file is binary' }, pullRequest: null },
          { commitSha: 'c1', at, text: { kind: 'known', value: '# c1' }, pullRequest: null },
        ],
      },
    });
  });

  test('counts from the merge, with who approves of it', async () => {
    const review = (state: string, author: object | null) => ({ state, author });
    const nodes = [
      review('APPROVED', { kind: 'User', login: 'anna' }),
      review('CHANGES_REQUESTED', { kind: 'User', login: 'mira' }),
      review('DISMISSED', { kind: 'User', login: 'petar' }),
      review('APPROVED', null),
      null,
      review('APPROVED', { kind: 'Bot', login: 'helper[bot]' }),
    ];
    const found = await ask([lookup], {
      l0: {
        history: { nodes: [version('c1', broughtBy(pull({ latestOpinionatedReviews: { nodes } })))] },
      },
    });
    expect(found[key]).toMatchObject({
      value: [
        {
          at: '2026-05-03T10:00:00Z',
          pullRequest: {
            number: 4,
            url: 'https://github.com/acme/shop/pull/4',
            author: 'lazar',
            approvedBy: ['anna', 'helper'],
          },
        },
      ],
    });
  });

  test('counts from the commit where no merge brought it', async () => {
    const nodes = [
      version('c2', broughtBy(pull({ mergedAt: null }))),
      version('c1', broughtBy(pull({ author: null, latestOpinionatedReviews: null }))),
    ];
    const found = await ask([lookup], { l0: { history: { nodes } } });
    expect(found[key]).toMatchObject({
      value: [
        { at: '2026-05-01T10:00:00Z', pullRequest: null },
        { at: '2026-05-03T10:00:00Z', pullRequest: { author: null, approvedBy: [] } },
      ],
    });
  });

  test('is nothing where there never was one', async () => {
    const found = await ask([lookup], { l0: { history: { nodes: [] } } });
    expect(found[key]).toEqual({ kind: 'known', value: [] });
  });

  test.each<[string, object | null, string[][]]>([
    ['GitHub does not know the commit', null, []],
    [
      'one of its texts could not be read',
      { history: { nodes: [version('c1', { file: null })] } },
      [['l0', 'history']],
    ],
  ])('is unknown where %s', async (_name, l0, below) => {
    const errors = below.map((path) => ({ type: 'SERVICE_UNAVAILABLE', path: ['repository', ...path] }));
    expect((await ask([lookup], { l0 }, errors))[key]).toMatchObject({ kind: 'unknown' });
  });

  test('weighs as much as twenty files, so that no other text goes out with it', async () => {
    const { client } = clientWithToken();
    const sizes: number[] = [];
    for (let query = 0; query < 3; query += 1) {
      const repository = { l0: { file: null, history: { nodes: [] } }, l1: { history: { nodes: [] } } };
      graphqlOnce({ data: { rateLimit, repository } }, (body) =>
        sizes.push(body.query.split('object(oid').length - 1),
      );
    }
    const file = (path: string): Lookup => ({ kind: 'file', side: 'base', path });
    const blobId = (path: string): Lookup => ({ kind: 'blob-id', path });
    const lookups = [blobId('a.yml'), lookup, blobId('b.yml'), file('a.md'), { ...lookup, path: 'old.md' }];
    await fetchLookups(client, wish, lookups);
    expect(sizes).toEqual([3, 1, 1]);
  });
});
