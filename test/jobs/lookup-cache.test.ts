import { describe, expect, it } from 'vitest';
import type { LookedUp, Lookup } from '../../src/handoff/lookups/lookup.ts';
import { createLookupCache } from '../../src/jobs/lookup-cache.ts';

const PLACE = { installationId: 1, repositoryId: 7, baseSha: 'b1', headSha: 'h1' };
const ENTRY: Lookup = { kind: 'entry', path: 'src' };
const AT_HEAD: Lookup = { kind: 'file', side: 'head', path: 'RUNBOOK.md' };
const VERSIONS: Lookup = { kind: 'versions', path: 'docs/RUNBOOK.md' };
const known = (value: never): LookedUp[string] => ({ kind: 'known', value });
const ANSWERS: LookedUp = {
  'entry src': known('folder' as never),
  'file head RUNBOOK.md': known(null as never),
  'versions docs/RUNBOOK.md': known([] as never),
};

function filled() {
  const cache = createLookupCache();
  cache.put(PLACE, [ENTRY, AT_HEAD, VERSIONS], ANSWERS);
  return cache;
}

describe('what was looked up', () => {
  it('is known again at the same commits', () => {
    expect(filled().get(PLACE)).toEqual(ANSWERS);
  });

  it('of the base is known to other pull requests of it, and is not after the base moved', () => {
    const cache = filled();
    expect(Object.keys(cache.get({ ...PLACE, headSha: 'h2' }))).toEqual([
      'entry src',
      'versions docs/RUNBOOK.md',
    ]);
    expect(Object.keys(cache.get({ ...PLACE, baseSha: 'b2' }))).toEqual(['file head RUNBOOK.md']);
  });

  it('is never known to another repository', () => {
    expect(filled().get({ ...PLACE, repositoryId: 8 })).toEqual({});
  });

  it('is asked for again where no commit tells it: people report values without a push', () => {
    const cache = createLookupCache();
    cache.put(PLACE, [ENTRY, { kind: 'phase-issues' }], {
      'entry src': known('folder' as never),
      'phase-issues': known([] as never),
    });
    expect(Object.keys(cache.get(PLACE))).toEqual(['entry src']);
  });

  it('is asked for again where it could not be read', () => {
    const cache = createLookupCache();
    cache.put(PLACE, [ENTRY], { 'entry src': { kind: 'unknown', reason: 'cut' } });
    expect(cache.get(PLACE)).toEqual({});
  });

  it('is forgotten with its installation', () => {
    const cache = filled();
    cache.forget(2);
    expect(cache.get(PLACE)).toEqual(ANSWERS);
    cache.forget(1);
    expect(cache.get(PLACE)).toEqual({});
    expect(cache.documentsOf(7)).toEqual(['RUNBOOK.md', 'CONTEXT.md']);
  });

  it('keeps to its limit, and gives up what was not used longest', () => {
    const cache = createLookupCache();
    const large = known('x'.repeat(9_000_000) as never);
    for (const repositoryId of [1, 2, 3])
      cache.put({ ...PLACE, repositoryId }, [ENTRY], { 'entry src': large });
    cache.get({ ...PLACE, repositoryId: 1 });
    cache.put({ ...PLACE, repositoryId: 4 }, [ENTRY], { 'entry src': large });
    const kept = [1, 2, 3, 4].filter((repositoryId) => 'entry src' in cache.get({ ...PLACE, repositoryId }));
    expect(kept).toEqual([1, 3, 4]);
  });
});

it('remembers which documents a repository has, for the first query', () => {
  expect(filled().documentsOf(7)).toEqual(['docs/RUNBOOK.md', 'RUNBOOK.md', 'CONTEXT.md']);
  expect(filled().documentsOf(8)).toEqual(['RUNBOOK.md', 'CONTEXT.md']);
});
