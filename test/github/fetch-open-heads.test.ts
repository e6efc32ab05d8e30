import { describe, expect, it } from 'vitest';
import { fetchOpenHeads } from '../../src/github/fetch-open-heads.ts';
import { fetchTraces } from '../../src/github/fetch-traces.ts';
import { AT, clientWithToken, forbidTheNetwork, graphqlOnce, REPOSITORY_ID } from './github-under-nock.ts';

forbidTheNetwork();

const HERE = { ...AT, repositoryId: REPOSITORY_ID, appId: 99 };
const UPDATED = '2026-06-01T10:00:00Z';

const run = (status: string) => ({
  databaseId: 5,
  externalId: '',
  status,
  conclusion: null,
  startedAt: UPDATED,
});
const suites = (repositoryId: number, ...runs: readonly object[]) => ({
  checkSuites: { nodes: [{ repository: { databaseId: repositoryId }, checkRuns: { nodes: runs } }] },
});
const head = (number: number, commit: object = { checkSuites: { nodes: [] } }) => ({
  number,
  headRefOid: `sha${number}`,
  updatedAt: UPDATED,
  commits: { nodes: [{ commit }] },
});
const NOTHING = { plan: null, config: null, phases: { totalCount: 0 }, setup: { totalCount: 0 } };
const repository = (nodes: readonly object[], parts: object = {}, endCursor: string | null = null) => ({
  data: {
    repository: {
      databaseId: REPOSITORY_ID,
      isFork: false,
      isArchived: false,
      isEmpty: false,
      ...NOTHING,
      pullRequests: { pageInfo: { hasNextPage: endCursor !== null, endCursor }, nodes },
      ...parts,
    },
  },
});

describe('open heads', () => {
  it('are read to the last page, with the state of their own check', async () => {
    const { client } = clientWithToken();
    const asked: unknown[] = [];
    const note = ({ variables }: { variables: Record<string, unknown> }) => asked.push(variables['after']);
    const first = [head(1), null, head(2, suites(REPOSITORY_ID, run('IN_PROGRESS')))] as object[];
    // A fork may hold a run for the same commit.
    const second = [head(3, suites(REPOSITORY_ID, run('COMPLETED'))), head(4, suites(8, run('COMPLETED')))];
    graphqlOnce(repository(first, {}, 'c1'), note);
    graphqlOnce(repository(second), note);
    const found = await fetchOpenHeads(client, HERE);
    expect(asked).toEqual([null, 'c1']);
    expect(found?.heads.map(({ number, check }) => [number, check])).toEqual([
      [1, null],
      [2, { isFinished: false, startedAt: UPDATED }],
      [3, { isFinished: true, startedAt: UPDATED }],
      [4, null],
    ]);
    expect(found).toMatchObject({ mayHavePlan: false, hasOpenSetupIssue: false });
  });

  it.each([
    [{ plan: { oid: 'a' } }, { mayHavePlan: true }],
    [{ config: { oid: 'a' } }, { mayHavePlan: true }],
    [{ phases: { totalCount: 2 } }, { mayHavePlan: true }],
    [{ setup: { totalCount: 1 } }, { hasOpenSetupIssue: true }],
  ])('come with what else may be due: %j', async (parts, told) => {
    const { client } = clientWithToken();
    graphqlOnce(repository([], parts));
    expect(await fetchOpenHeads(client, HERE)).toMatchObject(told);
  });

  it.each([{ isFork: true }, { isArchived: true }, { isEmpty: true }, { databaseId: 8 }])(
    'are none where nothing is judged: %j',
    async (parts) => {
      const { client } = clientWithToken();
      graphqlOnce(repository([head(1)], parts));
      expect(await fetchOpenHeads(client, HERE)).toBeNull();
    },
  );

  it('that could not be read are no empty list', async () => {
    const { client } = clientWithToken();
    graphqlOnce({
      ...repository([], { pullRequests: null }),
      errors: [{ path: ['repository', 'pullRequests'] }],
    });
    await expect(fetchOpenHeads(client, HERE)).rejects.toMatchObject({ failure: { kind: 'transient' } });
  });
});

describe('traces', () => {
  const NONE = { setup: null, phase: null, report: null, drill: null, config: null };
  const traces = (parts: object) => repository([], { ...NONE, ...parts });

  it.each([
    [{ setup: { name: 'baton:setup' } }, true],
    [{ phase: { name: 'baton:phase' } }, true],
    [{ report: { name: 'baton:report' } }, true],
    [{ drill: { name: 'baton:drill' } }, true],
    [{ config: { oid: 'a' } }, true],
    [{ pullRequests: { nodes: [head(1), head(2, { checkSuites: { nodes: [{ id: 'S' }] } })] } }, true],
    [{ pullRequests: { nodes: [head(1)] } }, false],
    [{ config: { oid: 'a' }, isFork: true }, false],
    [{ config: { oid: 'a' }, isArchived: true }, false],
    [{ config: { oid: 'a' }, databaseId: 8 }, false],
  ])('in %j: %s', async (parts, isAwake) => {
    const { client } = clientWithToken();
    graphqlOnce(traces(parts));
    expect(await fetchTraces(client, HERE)).toBe(isAwake);
  });
});
