import nock from 'nock';
import { expect, test } from 'vitest';
import type { PullRequestFacts } from '../../src/handoff/facts.ts';
import type { Wants } from '../../src/handoff/judging/wants.ts';
import type { Lookup } from '../../src/handoff/lookups/lookup.ts';
import { judgeCompletely } from '../../src/jobs/judge-completely.ts';
import { createLookupCache } from '../../src/jobs/lookup-cache.ts';
import { factsOf } from '../facts.ts';
import {
  clientWithoutToken,
  clientWithToken,
  forbidTheNetwork,
  graphqlOnce,
} from '../github/github-under-nock.ts';

forbidTheNetwork();

const rateLimit = { cost: 1, remaining: 4999, resetAt: '2026-06-01T11:00:00Z' };
const facts = factsOf({}, { lookedUp: {} });
const want = (lookups: readonly Lookup[]): { wants: Wants[] } => ({
  wants: lookups.length === 0 ? [] : [{ pullRequest: 12, issues: [], lookups }],
});
const folder = (path: string) => ({
  data: { rateLimit, repository: { l0: { file: { type: 'tree' } }, x0: { kind: path } } },
});

/** Asks for one path after the other, each once it knows the one before. */
function asksFor(...paths: string[]) {
  const seen: string[][] = [];
  const judge = async ([first]: readonly [PullRequestFacts, ...PullRequestFacts[]]) => {
    seen.push(Object.keys(first.lookedUp));
    const next = paths.find((path) => !(`entry ${path}` in first.lookedUp));
    const last = first.lookedUp[`entry ${paths.at(-1) ?? ''}`];
    return { ...want(next === undefined ? [] : [{ kind: 'entry', path: next }]), last };
  };
  return { seen, judge };
}

test('one look at what the rules ask for, then never again at the same commits', async () => {
  const lookups = createLookupCache();
  const first = asksFor('a');
  const parts = { client: clientWithToken().client, lookups, installationId: 1 };
  graphqlOnce(folder('Tree'));
  await judgeCompletely(parts, [facts], first.judge);
  expect(first.seen).toEqual([[], ['entry a']]);

  const again = asksFor('a');
  await judgeCompletely({ ...parts, client: clientWithoutToken().client }, [facts], again.judge);
  expect(again.seen).toEqual([['entry a']]);
});

test('nobody asks on for ever: what comes too late is unknown', async () => {
  const parts = { client: clientWithToken().client, lookups: createLookupCache(), installationId: 1 };
  for (let round = 0; round < 3; round += 1) graphqlOnce(folder('Tree'));
  const endless = asksFor('a', 'b', 'c', 'd', 'e', 'f');
  const decision = await judgeCompletely(parts, [facts], endless.judge);
  expect(endless.seen).toHaveLength(5);
  expect(decision.wants).not.toEqual([]);
  expect(nock.isDone()).toBe(true);
});

test('a merge group is read at its own commit', async () => {
  const headSha = 'f'.repeat(40);
  const parts = {
    client: clientWithToken().client,
    lookups: createLookupCache(),
    installationId: 1,
    headSha,
  };
  const asked: unknown[] = [];
  graphqlOnce({ data: { rateLimit, repository: { l0: { file: null } } } }, ({ variables }) =>
    asked.push(variables['c0']),
  );
  await judgeCompletely(parts, [facts], async ([first]) =>
    want('file head a.md' in first.lookedUp ? [] : [{ kind: 'file', side: 'head', path: 'a.md' }]),
  );
  expect(asked).toEqual([headSha]);
});
