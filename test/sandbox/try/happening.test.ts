import { describe, expect, it } from 'vitest';
import type { LoggedRequest } from '../../../src/sandbox/request-log.ts';
import { tellProgress } from '../../../src/sandbox/try/happening.ts';
import { countRequests } from '../../../src/sandbox/try/request-kinds.ts';

const START = 1_000_000;

function made(given: Partial<LoggedRequest>): LoggedRequest {
  return {
    method: 'POST',
    path: '/graphql',
    query: '',
    operation: null,
    rootFields: [],
    isWrite: false,
    installationId: 1,
    tokenRepositoryIds: [1],
    at: START + 50,
    status: 200,
    durationMs: 20,
    ...given,
  };
}

const query = made({ operation: 'PullRequestFacts' });
const check = made({ path: '/repos/acme/answers/check-runs', isWrite: true, status: 201, at: START + 100 });
const fold = made({ rootFields: ['minimizeComment'], isWrite: true, at: START + 120 });

describe('what Baton did for an event', () => {
  it('is being checked while nothing has come, and no longer when its patience ends', () => {
    expect(tellProgress([], START, START + 5_000, true)).toMatchObject({ state: 'checking' });
    expect(tellProgress([], START, START + 11_000, true)).toMatchObject({ state: 'done', elapsedMs: null });
  });

  it('needs no answer where Baton was not asked anything', () => {
    expect(tellProgress([], START, START + 2_000, false)).toMatchObject({
      state: 'done',
      outcome: 'Baton was told, and had nothing to do.',
    });
  });

  it('is done as soon as the check is written', () => {
    expect(tellProgress([query, check], START, START + 500, true)).toEqual({
      state: 'done',
      outcome: 'Wrote a check.',
      elapsedMs: 120,
    });
  });

  it('is being checked between the query and the check', () => {
    expect(tellProgress([query], START, START + 500, true).state).toBe('checking');
    const open = { ...check, status: 0 };
    expect(tellProgress([query, open], START, START + 500, true).state).toBe('checking');
  });

  it('wrote nothing where a query stays alone', () => {
    expect(tellProgress([query], START, START + 2_000, true)).toMatchObject({
      state: 'done',
      outcome: 'Nothing was different, so Baton wrote nothing.',
    });
  });

  it('is told in one sentence', () => {
    expect(tellProgress([query, check, fold], START, START + 2_000, true).outcome).toBe(
      'Wrote a check and folded its comment.',
    );
  });

  it('counts requests by what they are for', () => {
    const unknown = made({ method: 'GET', path: '/rate_limit' });
    expect(countRequests([query, check, fold, query, unknown])).toEqual([
      '2 queries',
      '1 check',
      '1 comment folded',
      '1 other',
    ]);
  });
});
