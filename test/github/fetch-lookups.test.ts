import nock from 'nock';
import { describe, expect, test } from 'vitest';
import { fetchLookups } from '../../src/github/fetch-lookups.ts';
import type { LookedUp, Lookup } from '../../src/handoff/lookups/lookup.ts';
import { BASE, fileEntry, HEAD } from './answers.ts';
import { API, AT, clientWithToken, forbidTheNetwork, graphqlOnce } from './github-under-nock.ts';

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

describe('one query answers', () => {
  test('what stands at a path, whichever of its two answers GitHub gives', async () => {
    const paths = ['docs', 'vendor/lib', 'Makefile', 'gone', 'odd'];
    const found = await ask(
      paths.map((path) => ({ kind: 'entry', path })),
      {
        l0: { file: { type: 'tree' } },
        x0: { kind: 'Tree' },
        l1: { file: { type: 'commit' } },
        x1: null,
        l2: { file: { type: 'blob' } },
        x2: { kind: 'Blob' },
        l3: { file: null },
        x3: null,
        // A server whose `file` knows no folders.
        l4: { file: null },
        x4: { kind: 'Tree' },
      },
    );
    expect(paths.map((path) => found[`entry ${path}`])).toEqual(
      ['folder', 'submodule', 'file', null, 'folder'].map((value) => ({ kind: 'known', value })),
    );
  });

  test('files at the base, the head and a commit, each at its own commit', async () => {
    const { client } = clientWithToken();
    const asked: Record<string, unknown>[] = [];
    graphqlOnce(
      {
        data: {
          rateLimit,
          repository: { l0: { file: fileEntry('a') }, l1: { file: null }, l2: { file: fileEntry(null) } },
        },
      },
      ({ variables }) => asked.push(variables),
    );
    const found = await fetchLookups(client, wish, [
      { kind: 'file', side: 'base', path: 'RUNBOOK.md' },
      { kind: 'file', side: 'head', path: 'RUNBOOK.md' },
      { kind: 'file', side: `commit:${'c'.repeat(40)}`, path: 'RUNBOOK.md' },
    ]);
    expect(asked).toMatchObject([{ c0: BASE, c1: HEAD, c2: 'c'.repeat(40), p0: 'RUNBOOK.md' }]);
    expect(found['file base RUNBOOK.md']).toMatchObject({ value: { sha: 'b10b', text: { value: 'a' } } });
    expect(found['file head RUNBOOK.md']).toEqual({ kind: 'known', value: null });
    expect(found[`file commit:${'c'.repeat(40)} RUNBOOK.md`]).toMatchObject({
      value: { obstacle: 'binary' },
    });
  });

  test('folders, or that there is none', async () => {
    const found = await ask(
      [
        { kind: 'listing', path: 'docs' },
        { kind: 'listing', path: 'gone' },
        { kind: 'folder-files', path: 'none' },
      ],
      { l0: { entries: [{ name: 'adr', type: 'tree' }] }, l1: null, l2: null },
    );
    expect(found['listing docs']).toEqual({ kind: 'known', value: [{ name: 'adr', kind: 'folder' }] });
    expect(found['listing gone']).toEqual({ kind: 'known', value: null });
    expect(found['folder-files none']).toEqual({ kind: 'known', value: null });
  });

  test('versions, and what happened since', async () => {
    const version = {
      oid: 'c1',
      committedDate: '2026-05-01T10:00:00Z',
      author: { user: { login: 'anna' } },
      file: { oid: 'b1' },
    };
    const found = await ask(
      [
        { kind: 'versions', path: 'RUNBOOK.md' },
        { kind: 'changes-since', path: '', since: '2026-05-01T10:00:00Z' },
        { kind: 'merges-since', since: '2026-05-01T10:00:00Z' },
        { kind: 'blob-id', path: 'deploy.yml' },
      ],
      {
        l0: { history: { nodes: [version, { ...version, author: { user: null }, file: null }] } },
        l1: { history: { totalCount: 7 } },
        l2: { nodes: [{ mergedAt: '2026-05-02T10:00:00Z' }, { mergedAt: '2026-04-02T10:00:00Z' }] },
        l3: { file: { oid: 'b2' } },
      },
    );
    expect(found).toMatchObject({
      'versions RUNBOOK.md': {
        value: [
          { commitSha: 'c1', author: 'anna', blobSha: 'b1' },
          { author: null, blobSha: null },
        ],
      },
      'changes-since 2026-05-01T10:00:00Z ': { value: 7 },
      'merges-since 2026-05-01T10:00:00Z': { value: 1 },
      'blob-id deploy.yml': { value: 'b2' },
    });
  });

  test('confirmations of merged pull requests, unless somebody else had the last hand on them', async () => {
    const comment = { body: 'mine', viewerDidAuthor: true, lastEditedAt: null, editor: null };
    const byApp = { kind: 'Bot', login: 'baton' };
    const nodes = [
      {
        number: 3,
        mergedAt: '2026-05-02T10:00:00Z',
        author: { kind: 'User', login: 'lazar' },
        comments: {
          nodes: [
            comment,
            { ...comment, body: 'edited by the app', lastEditedAt: '2026-05-01T10:00:00Z', editor: byApp },
            {
              ...comment,
              body: 'forged',
              lastEditedAt: '2026-05-01T10:00:00Z',
              editor: { kind: 'User', login: 'mallory' },
            },
            { ...comment, body: 'of nobody', lastEditedAt: '2026-05-01T10:00:00Z', editor: null },
            { ...comment, body: 'a stranger’s', viewerDidAuthor: false },
          ],
        },
      },
    ];
    const found = await ask([{ kind: 'past-confirmations' }], { l0: { nodes } });
    expect(found['past-confirmations']).toMatchObject({
      value: [{ number: 3, author: 'lazar', body: 'mine' }, { body: 'edited by the app' }],
    });
    expect((found['past-confirmations'] as unknown as { value: unknown[] }).value).toHaveLength(2);
  });
});

test('phase issues are those that the app made, whoever put the label on others', async () => {
  const nodes = [
    { title: 'Phase 1: Retrieval', body: 'mine', viewerDidAuthor: true },
    { title: 'Phase 1: Retrieval', body: 'forged', viewerDidAuthor: false },
    null,
  ];
  const asked: string[] = [];
  const { client } = clientWithToken();
  graphqlOnce({ data: { rateLimit, repository: { l0: { nodes } } } }, ({ query }) => asked.push(query));
  const found = await fetchLookups(client, wish, [{ kind: 'phase-issues' }]);
  expect(found).toEqual({
    'phase-issues': { kind: 'known', value: [{ title: 'Phase 1: Retrieval', body: 'mine' }] },
  });
  expect(asked[0]).toContain('issues(labels: ["baton:phase"], first: 50');
});

test('phase issues of a repository without issues are none, and unknown where GitHub fails', async () => {
  expect(await ask([{ kind: 'phase-issues' }], { l0: { nodes: [] } })).toEqual({
    'phase-issues': { kind: 'known', value: [] },
  });
  const errors = [{ type: 'SERVICE_UNAVAILABLE', path: ['repository', 'l0'] }];
  expect(await ask([{ kind: 'phase-issues' }], { l0: null }, errors)).toMatchObject({
    'phase-issues': { kind: 'unknown' },
  });
});

describe('what GitHub could not read', () => {
  test('is unknown, and takes nothing else along', async () => {
    const errors = [{ type: 'SERVICE_UNAVAILABLE', path: ['repository', 'l0'] }];
    const lookups: Lookup[] = [
      { kind: 'file', side: 'base', path: 'a.md' },
      { kind: 'file', side: 'base', path: 'b.md' },
    ];
    const found = await ask(lookups, { l0: null, l1: { file: fileEntry('b') } }, errors);
    expect(found['file base a.md']).toMatchObject({ kind: 'unknown' });
    expect(found['file base b.md']).toMatchObject({ kind: 'known' });
  });

  test('fails where the repository itself is not told', async () => {
    await expect(ask([{ kind: 'entry', path: 'a' }], null)).rejects.toMatchObject({
      failure: { kind: 'transient' },
    });
  });
});

test('many lookups go out in several queries', async () => {
  const { client } = clientWithToken();
  const sizes: number[] = [];
  const count = ({ query }: { query: string }) => sizes.push(query.split('object(oid').length - 1);
  const repository = Object.fromEntries(
    Array.from({ length: 10 }, (_, index) => [`l${index}`, { file: null }]),
  );
  for (let query = 0; query < 3; query += 1) graphqlOnce({ data: { rateLimit, repository } }, count);
  const lookups = Array.from(
    { length: 25 },
    (_, index): Lookup => ({ kind: 'file', side: 'base', path: `${index}.md` }),
  );
  const found = await fetchLookups(client, wish, lookups);
  expect(sizes).toEqual([10, 10, 5]);
  expect(Object.keys(found)).toHaveLength(25);
});

test('the Markdown files of a folder are read by a second query, without those too long to be records', async () => {
  const { client } = clientWithToken();
  const entry = (name: string, byteSize: number, type = 'blob') => ({
    name,
    type,
    object: type === 'blob' ? { byteSize } : {},
  });
  const entries = [
    entry('0002-b.md', 900),
    entry('0001-a.md', 900),
    entry('dump.md', 400_000),
    entry('a.png', 9),
    entry('img', 0, 'tree'),
  ];
  const asked: Record<string, unknown>[] = [];
  graphqlOnce({ data: { rateLimit, repository: { l0: { entries } } } });
  graphqlOnce(
    { data: { rateLimit, repository: { l0: { file: fileEntry('# A') }, l1: { file: fileEntry('# B') } } } },
    ({ variables }) => asked.push(variables),
  );
  const found = await fetchLookups(client, wish, [{ kind: 'folder-files', path: 'docs/adr' }]);
  expect(asked).toMatchObject([{ p0: 'docs/adr/0001-a.md', p1: 'docs/adr/0002-b.md' }]);
  expect(asked[0]).not.toHaveProperty('p2');
  expect(found['folder-files docs/adr']).toMatchObject({
    value: [
      { path: 'docs/adr/0001-a.md', text: { value: '# A' } },
      { path: 'docs/adr/0002-b.md', text: { value: '# B' } },
    ],
  });
});

test('former paths of renamed files come from REST, page by page', async () => {
  const { client } = clientWithToken();
  const files = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({
      filename: `new/${from + index}`,
      previous_filename: `old/${from + index}`,
      status: 'renamed',
    }));
  const page = (number: number) =>
    nock(API).get('/repos/acme/shop/pulls/12/files').query({ per_page: 100, page: number });
  page(1).reply(200, files(0, 100));
  page(2).reply(200, [...files(100, 1), { filename: 'a', status: 'modified' }]);
  const found = await fetchLookups(client, wish, [{ kind: 'renames' }]);
  const { value } = found['renames'] as { value: readonly unknown[] };
  expect(value).toHaveLength(101);
  expect(value[100]).toEqual({ from: 'old/100', to: 'new/100' });
});
