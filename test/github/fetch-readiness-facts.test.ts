import nock from 'nock';
import { describe, expect, test } from 'vitest';
import { fetchReadinessFacts } from '../../src/github/fetch-readiness-facts.ts';
import { BASE, fileEntry } from './answers.ts';
import { API, AT, clientWithToken, forbidTheNetwork, REPOSITORY_ID } from './github-under-nock.ts';
import { page } from './phase-answers.ts';
import { checkedHead, daysAgo, discussion, NOW, openPull, tip } from './readiness-answers.ts';
import { type Answer, first, next, problem, read, readWith } from './readiness-under-nock.ts';

forbidTheNetwork();

const transient = { failure: { kind: 'transient' } };
const file = (path: string, text: string) => ({ path, sha: 'b10b', text: { kind: 'known', value: text } });
const target = (more: object) => ({ defaultBranchRef: { name: 'main', target: tip(more) } });
const inTip = (...path: readonly string[]) =>
  problem('SERVICE_UNAVAILABLE', 'repository', 'defaultBranchRef', 'target', ...path);

describe('the repository', () => {
  test('in which nothing happened is told by one query', async () => {
    const { reading, asked } = await read(first());
    expect(asked).toEqual([
      {
        name: 'ReadinessFacts',
        variables: {
          appId: 99,
          checkName: 'Baton',
          configPath: '.github/baton.yml',
          since: '2026-03-03T10:00:00Z',
          withChecks: true,
          withDiscussions: true,
        },
      },
    ]);
    expect(reading).toEqual({
      baseSha: BASE,
      points: 9,
      facts: {
        appLogin: 'baton',
        repository: {
          id: REPOSITORY_ID,
          nodeId: 'R_1',
          owner: 'acme',
          name: 'shop',
          url: 'https://github.com/acme/shop',
          defaultBranch: 'main',
          isPrivate: true,
          hasIssuesEnabled: true,
        },
        hasDiscussionsEnabled: true,
        configFile: null,
        lookedUp: {
          'listing ': { kind: 'known', value: [{ name: 'src', kind: 'folder' }] },
          'listing docs': { kind: 'known', value: [{ name: 'adr', kind: 'folder' }] },
          'file base .github/CODEOWNERS': { kind: 'known', value: null },
          'file base CODEOWNERS': { kind: 'known', value: null },
          'file base docs/CODEOWNERS': { kind: 'known', value: null },
        },
        merges: { entries: [], since: daysAgo(90) },
        commits: { entries: [], since: daysAgo(90) },
        reports: [],
        reportIssue: null,
        categories: [],
        drills: [],
        labels: [],
        openPullRequests: [],
      },
    });
  });

  test('is told with its config, documents, owners, categories and labels', async () => {
    const version = {
      oid: 'c1',
      committedDate: daysAgo(3),
      author: { user: { login: 'anna' } },
      file: { oid: 'b10b' },
    };
    const { facts, asked } = await readWith(
      { documents: ['RUNBOOK.md', 'CONTEXT.md'] },
      first({
        ...target({
          config: fileEntry('mode: enforce'),
          owners1: fileEntry('* @anna'),
          d0: fileEntry('# Runbook'),
          d0Versions: { nodes: [version] },
          d1: null,
          d1Versions: { nodes: [] },
        }),
        discussionCategories: { nodes: [{ id: 'DC_1', name: 'Handoff', slug: 'handoff' }, null] },
        drillLabel: { name: 'baton:drill' },
      }),
    );
    expect(asked[0]?.variables).toMatchObject({ d0: 'RUNBOOK.md', d1: 'CONTEXT.md' });
    expect(facts).toMatchObject({
      configFile: file('.github/baton.yml', 'mode: enforce'),
      categories: [{ id: 'DC_1', name: 'Handoff', slug: 'handoff' }],
      labels: ['baton:drill'],
      lookedUp: {
        'file base CODEOWNERS': { kind: 'known', value: file('CODEOWNERS', '* @anna') },
        'file base RUNBOOK.md': { kind: 'known', value: file('RUNBOOK.md', '# Runbook') },
        'file base CONTEXT.md': { kind: 'known', value: null },
        'versions RUNBOOK.md': {
          kind: 'known',
          value: [{ commitSha: 'c1', committedAt: daysAgo(3), author: 'anna', blobSha: 'b10b' }],
        },
        'versions CONTEXT.md': { kind: 'known', value: [] },
      },
    });
    expect((await read(first({ reportLabel: { name: 'baton:report' } }))).facts?.labels).toEqual([
      'baton:report',
    ]);
  });

  test('is told by the name that it bears now', async () => {
    const { facts } = await read(first({ name: 'store', owner: { login: 'acme-labs' } }));
    expect(facts?.repository).toMatchObject({ owner: 'acme-labs', name: 'store' });
  });

  test.each<[string, Answer]>([
    ['is gone', next(null, 1, problem('NOT_FOUND', 'repository'))],
    ['is not told, without a word', next(null, 1)],
    ['is another one under that name', first({ databaseId: REPOSITORY_ID + 1 })],
  ])('that %s has no report', async (_name, { data, errors }) => {
    const answer = { data: { viewer: { login: 'baton[bot]' }, ...data }, ...(errors && { errors }) };
    expect((await read(answer)).reading).toBeNull();
  });

  test.each([
    ['FORBIDDEN', 'forbidden'],
    ['SERVICE_UNAVAILABLE', 'transient'],
  ])('that is not told for %s is a fault', async (type, kind) => {
    await expect(read(next(null, 1, problem(type, 'repository')))).rejects.toMatchObject({
      failure: { kind },
    });
  });

  test.each([500, 502, 503])('is asked for again later where GitHub answers %i', async (status) => {
    const { client } = clientWithToken();
    nock(API).post('/graphql').reply(status, 'No server is available');
    const wish = { ...AT, repositoryId: REPOSITORY_ID, appId: 99, now: NOW, documents: [] };
    await expect(fetchReadinessFacts(client, wish)).rejects.toMatchObject(transient);
  });
});

describe('what could not be read', () => {
  test.each<[string, object, readonly (string | number)[]]>([
    ['the branch', { defaultBranchRef: null }, ['defaultBranchRef']],
    ['its tip', { defaultBranchRef: { name: 'main', target: null } }, ['defaultBranchRef', 'target']],
    ['the commits', target({ commits: null }), ['defaultBranchRef', 'target', 'commits']],
    ['an author', {}, ['defaultBranchRef', 'target', 'commits', 'nodes', 0, 'authors', 'nodes', 0]],
    ['the merges', { merged: null }, ['merged']],
    ['one merge', { merged: page([null]) }, ['merged', 'nodes', 0]],
    ['the reviews of one', {}, ['merged', 'nodes', 0, 'reviews']],
    ['the issues for reports', { reportIssues: null }, ['reportIssues']],
    ['a comment there', {}, ['reportIssues', 'nodes', 0, 'comments', 'nodes', 0]],
    ['the drills', { drillIssues: null }, ['drillIssues']],
    ['one drill', {}, ['drillIssues', 'nodes', 1]],
    ['the open pull requests', {}, ['open', 'nodes', 0, 'commits']],
    ['the discussions', { discussions: null }, ['discussions']],
    ['a discussion', { discussions: page([null]) }, ['discussions', 'nodes', 0]],
    ['the categories', { discussionCategories: null }, ['discussionCategories']],
  ])('is a fault where it would be posted twice, or counted wrongly: %s', async (_name, parts, path) => {
    const trouble = problem('SERVICE_UNAVAILABLE', 'repository', ...path);
    await expect(read(first(parts, trouble))).rejects.toMatchObject(transient);
  });

  test.each([{ merged: null }, { reportIssues: null }, { drillIssues: null }, { discussions: null }])(
    'is a fault too where GitHub does not say so: %j',
    async (parts) => {
      await expect(read(first(parts))).rejects.toMatchObject(transient);
    },
  );

  test('is left out, so that it is asked for again, where it is a file or a folder of records', async () => {
    const { facts } = await readWith(
      { documents: ['RUNBOOK.md', 'CONTEXT.md'] },
      first(
        target({
          owners0: null,
          d0: null,
          d0Versions: { nodes: [] },
          d1: fileEntry('# Context'),
          d1Versions: { nodes: [null] },
          config: null,
        }),
        inTip('owners0'),
        inTip('d0'),
        inTip('d1Versions', 'nodes'),
        inTip('config'),
        inTip('docs'),
      ),
    );
    expect(Object.keys(facts?.lookedUp ?? {})).toEqual([
      'listing ',
      'file base CODEOWNERS',
      'file base docs/CODEOWNERS',
      'versions RUNBOOK.md',
      'file base CONTEXT.md',
    ]);
    expect(facts?.configFile).toMatchObject({ sha: '', text: { kind: 'unknown' } });
  });
});

describe('discussions', () => {
  const report = { discussions: page([discussion('D_1', 3)]) };
  const categories = { discussionCategories: { nodes: [{ id: 'DC_1', name: 'Handoff', slug: 'handoff' }] } };
  const forbidden = problem('FORBIDDEN', 'repository', 'discussions');

  test('that are forbidden take the whole repository with them, which is asked for without them', async () => {
    const { reading, asked } = await read(
      next(null, 9, forbidden),
      first({ discussionCategories: undefined, discussions: undefined }),
    );
    expect(asked.map(({ variables }) => variables['withDiscussions'])).toEqual([true, false]);
    expect(reading).toMatchObject({
      isDiscussionsForbidden: true,
      points: 18,
      facts: { hasDiscussionsEnabled: true, categories: [], reports: [] },
    });
  });

  test.each([
    ['the discussions', { ...categories, discussions: null }, 'discussions'],
    ['the categories', { discussionCategories: null }, 'discussionCategories'],
  ])('that are forbidden alone are done without: %s', async (_name, parts, name) => {
    const { reading, asked } = await read(first(parts, problem('FORBIDDEN', 'repository', name)));
    expect(asked).toHaveLength(1);
    expect(reading).toMatchObject({ isDiscussionsForbidden: true, facts: { categories: [], reports: [] } });
  });

  test('that are known to be forbidden are not asked for', async () => {
    const { reading, asked } = await readWith(
      { withDiscussions: false },
      first({ discussionCategories: undefined, discussions: undefined }),
    );
    expect(asked).toMatchObject([{ variables: { withDiscussions: false } }]);
    expect(reading?.isDiscussionsForbidden).toBe(true);
  });

  test.each([forbidden, problem('SERVICE_UNAVAILABLE', 'repository', 'discussions')])(
    'that are turned off are none, whatever GitHub says of them: %j',
    async (trouble) => {
      const off = { hasDiscussionsEnabled: false, discussions: null, ...categories };
      const { reading } = await read(first(off, trouble));
      expect(reading?.facts).toMatchObject({ hasDiscussionsEnabled: false, categories: [], reports: [] });
      expect(reading).not.toHaveProperty('isDiscussionsForbidden');
      const again = await read(next(null, 9, trouble), first({ ...off, discussions: undefined }));
      expect(again.reading?.facts.categories).toEqual([]);
    },
  );

  test('in trouble that take the repository with them are read later', async () => {
    const trouble = problem('SERVICE_UNAVAILABLE', 'repository', 'discussions');
    await expect(read(next(null, 9, trouble), first(report))).rejects.toMatchObject(transient);
  });
});

test('the newest open pull requests are told, and whether they were judged', async () => {
  const open = [openPull(9, { commits: checkedHead() }), openPull(8), null];
  expect((await read(first({ open: { nodes: open } }))).facts?.openPullRequests).toEqual([
    { number: 9, url: 'https://github.com/acme/shop/pull/9', updatedAt: daysAgo(1), isJudged: true },
    { number: 8, url: 'https://github.com/acme/shop/pull/8', updatedAt: daysAgo(1), isJudged: false },
  ]);
});
