import { describe, expect, test } from 'vitest';
import { fetchPullRequestFacts } from '../../src/github/fetch-pull-request-facts.ts';
import type { PullRequestFactsAnswer } from '../../src/github/pull-request-answer.ts';
import type { PullRequestFacts } from '../../src/handoff/facts.ts';
import { answer, BASE, fileEntry, HEAD, headCommit, pullRequest } from './answers.ts';
import { AT, clientWithToken, forbidTheNetwork, graphqlOnce, REPOSITORY_ID } from './github-under-nock.ts';

forbidTheNetwork();

const wish = {
  ...AT,
  repositoryId: REPOSITORY_ID,
  number: 12,
  appId: 99,
  now: '2026-06-01T10:00:00Z',
  documents: [],
};

async function factsOf(data: PullRequestFactsAnswer, errors?: readonly object[]): Promise<PullRequestFacts> {
  const { client } = clientWithToken();
  graphqlOnce({ data, ...(errors === undefined ? {} : { errors }) });
  const reading = await fetchPullRequestFacts(client, wish);
  if (reading.kind !== 'found') throw new Error('not found');
  return reading.facts;
}

test('one query gives all the facts of a pull request', async () => {
  const { client } = clientWithToken();
  const asked: unknown[] = [];
  graphqlOnce({ data: answer() }, ({ variables }) => asked.push(variables));
  const reading = await fetchPullRequestFacts(client, wish);
  expect(asked).toEqual([
    {
      ...AT,
      number: 12,
      appId: 99,
      checkName: 'Baton',
      configPath: '.github/baton.yml',
      leftHead: null,
      hasLeftHead: false,
    },
  ]);
  expect(reading).toEqual({
    kind: 'found',
    onLeftHead: [],
    facts: {
      now: '2026-06-01T10:00:00Z',
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
      pullRequest: {
        nodeId: 'PR_12',
        number: 12,
        title: 'Add retry',
        body: 'The invoices got lost.',
        url: 'https://github.com/acme/shop/pull/12',
        state: 'open',
        isDraft: false,
        isFork: false,
        author: { login: 'lazar', isBot: false },
        headSha: HEAD,
        headRefName: 'retry',
        headRepositoryUrl: 'https://github.com/acme/shop',
        baseRefName: 'main',
        baseSha: BASE,
        milestone: null,
        labels: { kind: 'known', value: ['bug'] },
        files: { kind: 'known', value: [{ path: 'src/a.ts', change: 'modified' }] },
        linkedIssues: { kind: 'known', value: [] },
        commands: { kind: 'known', value: [] },
        siblings: [],
      },
      configFiles: { repository: null, head: null },
      ownComment: null,
      ownCommentDeletedAt: null,
      ownCheckRun: null,
      setupIssue: { kind: 'known', value: null },
      presses: [],
      lookedUp: { 'listing ': { kind: 'known', value: [{ name: 'src', kind: 'folder' }] } },
    },
  });
});

describe('gone', () => {
  test.each<[string, object, object[]]>([
    [
      'a pull request that is not there',
      answer(null),
      [{ type: 'NOT_FOUND', path: ['repository', 'pullRequest'] }],
    ],
    [
      'a repository that is not there',
      { viewer: { login: 'b' }, repository: null },
      [{ type: 'NOT_FOUND', path: ['repository'] }],
    ],
    ['another repository that took over the name', answer(pullRequest(), { databaseId: 8 }), []],
  ])('%s', async (_name, data, errors) => {
    const { client } = clientWithToken();
    graphqlOnce({ data, ...(errors.length > 0 ? { errors } : {}) });
    expect(await fetchPullRequestFacts(client, wish)).toEqual({ kind: 'gone' });
  });

  test.each([
    ['not what merely could not be read', '', 'transient'],
    ['not what may not be read', 'FORBIDDEN', 'forbidden'],
  ])('%s', async (_name, type, kind) => {
    const { client } = clientWithToken();
    const errors = [{ type, path: ['repository', 'pullRequest', 'comments'] }];
    graphqlOnce({ data: answer(null), errors });
    await expect(fetchPullRequestFacts(client, wish)).rejects.toMatchObject({ failure: { kind } });
  });
});

describe('files of the configuration', () => {
  const at = (file: ReturnType<typeof fileEntry> | null) =>
    answer(pullRequest({ commits: { nodes: [{ commit: headCommit({ file }) }] } }), {
      defaultBranchRef: { name: 'main', target: { file } },
    });

  test('are read on the default branch and at the head', async () => {
    const { configFiles } = await factsOf(at(fileEntry('mode: observe\n')));
    const file = {
      path: '.github/baton.yml',
      sha: 'b10b',
      text: { kind: 'known', value: 'mode: observe\n' },
    };
    expect(configFiles).toEqual({ repository: file, head: file });
  });

  test.each([
    ['cut', fileEntry('a', { object: { kind: 'Blob', text: 'a', isTruncated: true } }), /512,000 bytes/],
    ['binary', fileEntry(null), /binary/],
    ['a symbolic link', fileEntry('../x', { mode: 0o120000 }), /symbolic link/],
  ])('are unknown where the file is %s', async (_name, entry, reason) => {
    const { configFiles } = await factsOf(at(entry));
    expect(configFiles.repository?.text).toEqual({ kind: 'unknown', reason: expect.stringMatching(reason) });
    expect(configFiles.head?.text.kind).toBe('unknown');
  });

  test('are absent where a folder bears the name', async () => {
    const tree = fileEntry(null, { object: { kind: 'Tree' } });
    expect((await factsOf(at(tree))).configFiles).toEqual({ repository: null, head: null });
  });

  test('are unknown, not absent, where GitHub failed at them alone', async () => {
    const errors = [
      { path: ['repository', 'defaultBranchRef', 'target', 'file'] },
      { path: ['repository', 'pullRequest', 'commits', 'nodes', 0, 'commit', 'file', 'object'] },
    ];
    const { configFiles, pullRequest: read } = await factsOf(at(null), errors);
    expect(configFiles.repository?.text.kind).toBe('unknown');
    expect(configFiles.head?.text.kind).toBe('unknown');
    expect(read.files.kind).toBe('known');
  });
});

describe('linked issues', () => {
  const issue = {
    number: 3,
    title: 'Lost',
    body: 'They are lost.',
    author: { kind: 'Bot', login: 'sentry' },
  };
  const linking = answer(pullRequest({ closingIssuesReferences: { nodes: [issue, null] } }));

  test('come with their bodies', async () => {
    const { linkedIssues } = (await factsOf(linking)).pullRequest;
    expect(linkedIssues).toEqual({
      kind: 'known',
      value: [{ number: 3, title: 'Lost', body: 'They are lost.', author: { login: 'sentry', isBot: true } }],
    });
  });

  test('are unknown where one could not be read', async () => {
    const path = ['repository', 'pullRequest', 'closingIssuesReferences', 'nodes', 1];
    expect((await factsOf(linking, [{ path }])).pullRequest.linkedIssues.kind).toBe('unknown');
    const none = answer(pullRequest({ closingIssuesReferences: null }));
    expect((await factsOf(none)).pullRequest.linkedIssues.kind).toBe('unknown');
  });
});

describe('the head commit', () => {
  const other = (number: number, more: object = {}) => ({
    number,
    state: 'OPEN',
    headRefOid: HEAD,
    repository: { databaseId: REPOSITORY_ID },
    ...more,
  });
  const run = (databaseId: number, status = 'COMPLETED') => ({
    databaseId,
    externalId: `pr:12 ${databaseId}`,
    status,
    conclusion: status === 'COMPLETED' ? 'NEUTRAL' : null,
    startedAt: null,
  });
  const suite = (databaseId: number, ...runs: ReturnType<typeof run>[]) => ({
    repository: { databaseId },
    checkRuns: { nodes: runs },
  });
  const withHead = (more: object) => pullRequest({ commits: { nodes: [{ commit: headCommit(more) }] } });

  test('shares its check with other open pull requests of the repository that have the same head', async () => {
    const nodes = [
      other(12),
      other(13),
      other(14, { state: 'CLOSED' }),
      other(15, { headRefOid: 'c' }),
      other(16, { repository: { databaseId: 8 } }),
    ];
    const { siblings } = (await factsOf(answer(withHead({ associatedPullRequests: { nodes } })))).pullRequest;
    expect(siblings).toEqual([13]);
  });

  test('tells who still has the head that a push replaced, and asks so only then', async () => {
    const left = 'e'.repeat(40);
    const onIt = (number: number, more: object = {}) => other(number, { headRefOid: left, ...more });
    const nodes = [onIt(12), onIt(13), onIt(14, { state: 'MERGED' }), other(15)];
    const wished = { ...wish, leftHead: left };
    const { client } = clientWithToken();
    const asked: unknown[] = [];
    const onLeftHead = async (leftHead: object | null | undefined, errors: readonly object[] = []) => {
      const data = answer();
      const repository = { ...data.repository, ...(leftHead === undefined ? {} : { leftHead }) };
      graphqlOnce({ data: { ...data, repository }, errors }, ({ variables }) => asked.push(variables));
      const reading = await fetchPullRequestFacts(client, leftHead === undefined ? wish : wished);
      return reading.kind === 'found' ? reading.onLeftHead : 'gone';
    };
    expect(await onLeftHead({ associatedPullRequests: { nodes } })).toEqual([13]);
    expect(await onLeftHead(null)).toEqual([]);
    const problem = { type: 'INTERNAL', path: ['repository', 'leftHead'], message: 'Something went wrong' };
    expect(await onLeftHead(null, [problem])).toBeNull();
    expect(asked).toMatchObject(Array.from({ length: 3 }, () => ({ leftHead: left, hasLeftHead: true })));
    expect(await onLeftHead(undefined)).toEqual([]);
    expect(asked.at(-1)).toMatchObject({ leftHead: null, hasLeftHead: false });
  });

  test("shows the newest own check, and none of a fork's", async () => {
    const checkSuites = { nodes: [suite(REPOSITORY_ID, run(5), run(9), run(7)), suite(8, run(11))] };
    expect((await factsOf(answer(withHead({ checkSuites })))).ownCheckRun).toEqual({
      id: 9,
      externalId: 'pr:12 9',
      status: 'completed',
      conclusion: 'neutral',
      startedAt: null,
    });
  });

  test.each([
    ['IN_PROGRESS', 'in_progress'],
    ['QUEUED', 'queued'],
    ['WAITING', 'other'],
  ])('knows the status %s', async (status, expected) => {
    const checkSuites = { nodes: [suite(REPOSITORY_ID, run(5, status))] };
    expect((await factsOf(answer(withHead({ checkSuites })))).ownCheckRun?.status).toBe(expected);
  });

  test('is asked for by its id where the list of commits ends elsewhere', async () => {
    for (const commits of [{ nodes: [] }, { nodes: [{ commit: headCommit({ oid: 'old' }) }] }]) {
      const { client } = clientWithToken();
      graphqlOnce({ data: answer(pullRequest({ commits })) });
      const object = headCommit({ file: fileEntry('mode: off\n') });
      graphqlOnce({ data: { repository: { object } } }, ({ variables }) =>
        expect(variables['sha']).toBe(HEAD),
      );
      const reading = await fetchPullRequestFacts(client, wish);
      expect(reading).toMatchObject({ facts: { configFiles: { head: { sha: 'b10b' } } } });
    }
  });

  test('is needed: without it, or without those who share it, nothing is said', async () => {
    const { client } = clientWithToken();
    graphqlOnce({ data: answer(pullRequest({ commits: { nodes: [] } })) });
    graphqlOnce({ data: { repository: { object: null } } });
    await expect(fetchPullRequestFacts(client, wish)).rejects.toMatchObject({
      failure: { kind: 'transient' },
    });
    await expect(factsOf(answer(withHead({ associatedPullRequests: null })))).rejects.toThrow(
      'the answer lacks the pull requests of the head',
    );
  });
});

test('the last deletion of an own comment is told, and of no other', async () => {
  const deleted = (createdAt: string, kind: string, login: string) => ({
    createdAt,
    deletedCommentAuthor: { kind, login },
  });
  const nodes = [
    deleted('2026-06-01T01:00:00Z', 'Bot', 'baton'),
    deleted('2026-06-01T02:00:00Z', 'Bot', 'baton'),
    deleted('2026-06-01T03:00:00Z', 'User', 'baton'),
    deleted('2026-06-01T04:00:00Z', 'Bot', 'other'),
    null,
  ];
  const facts = await factsOf(answer(pullRequest({ timelineItems: { nodes } })));
  expect(facts.ownCommentDeletedAt).toBe('2026-06-01T02:00:00Z');
});

test('a pull request by an account that is gone has no author', async () => {
  const facts = await factsOf(
    answer(pullRequest({ author: null, state: 'MERGED', isCrossRepository: true })),
  );
  expect(facts.pullRequest).toMatchObject({ author: null, state: 'merged', isFork: true });
});
