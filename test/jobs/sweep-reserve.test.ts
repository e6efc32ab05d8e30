import { describe, expect, it } from 'vitest';
import { readRateBudget } from '../../src/github/rate-budget.ts';
import { createSweepReserve } from '../../src/jobs/sweep-reserve.ts';

const NOW = 1_780_000_000_000;
const HOUR_MS = 3_600_000;
const budget = (resource: string, remaining: number, resetAtMs = NOW + 600_000) => ({
  resource,
  limit: 5_000,
  remaining,
  resetAtMs,
});

describe('the reserve', () => {
  it('is not touched where nothing is known, or a fifth is left', () => {
    const reserve = createSweepReserve(() => NOW);
    expect(reserve.waitMsOf(1)).toBe(0);
    reserve.note(1, budget('graphql', 1_000));
    expect(reserve.waitMsOf(1)).toBe(0);
  });

  it('makes the sweeps of that installation wait until the reset', () => {
    const reserve = createSweepReserve(() => NOW);
    reserve.note(1, budget('graphql', 999));
    expect(reserve.waitMsOf(1)).toBe(600_000);
    expect(reserve.waitMsOf(2)).toBe(0);
  });

  it('counts each kind of budget: one that is full does not open another', () => {
    const reserve = createSweepReserve(() => NOW);
    reserve.note(1, budget('graphql', 10));
    reserve.note(1, budget('core', 4_999));
    expect(reserve.waitMsOf(1)).toBe(600_000);
    reserve.note(1, budget('graphql', 4_999));
    expect(reserve.waitMsOf(1)).toBe(0);
  });

  it('starves nobody: after the reset, and after an hour at most, sweeps go on', () => {
    let now = NOW;
    const reserve = createSweepReserve(() => now);
    reserve.note(1, budget('graphql', 0, NOW + 100 * HOUR_MS));
    expect(reserve.waitMsOf(1)).toBe(HOUR_MS);
    reserve.note(1, budget('graphql', 0));
    now += 600_000;
    expect(reserve.waitMsOf(1)).toBe(0);
  });

  it('forgets an installation that is gone', () => {
    const reserve = createSweepReserve(() => NOW);
    reserve.note(1, budget('core', 0));
    reserve.forget(1);
    expect(reserve.waitMsOf(1)).toBe(0);
  });
});

describe('a budget in the headers of an answer', () => {
  const headers = {
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': '12',
    'x-ratelimit-reset': '1780000600',
    'x-ratelimit-resource': 'graphql',
  };

  it('is read as it stands', () => {
    expect(readRateBudget(new Map(Object.entries(headers)))).toEqual(budget('graphql', 12));
  });

  it.each([{}, { ...headers, 'x-ratelimit-limit': 'many' }, { ...headers, 'x-ratelimit-reset': '-1' }])(
    'is none where the server does not tell it: %o',
    (told) => {
      expect(readRateBudget(new Map(Object.entries(told)))).toBeNull();
    },
  );
});
