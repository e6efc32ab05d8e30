import { describe, expect, it } from 'vitest';
import { createTrialClock } from '../../../../src/sandbox/try/time/trial-clock.ts';

const DAY_MS = 86_400_000;

describe('the clock of a trial', () => {
  it('runs like the real one, from where it begins', () => {
    let realMs = 1_000;
    const clock = createTrialClock(5 * DAY_MS, () => realMs);
    realMs += 250;
    expect(clock.now()).toBe(5 * DAY_MS + 250);
    expect(createTrialClock(null, () => realMs).aheadMs()).toBe(0);
  });

  it('jumps forward and never back', () => {
    const clock = createTrialClock(null, () => 10 * DAY_MS);
    clock.advanceTo(17 * DAY_MS);
    clock.advanceTo(12 * DAY_MS);
    expect([clock.now(), clock.aheadMs()]).toEqual([17 * DAY_MS, 7 * DAY_MS]);
  });

  it.each([
    [0, false],
    [DAY_MS / 4, false],
    [7 * DAY_MS, true],
    [-DAY_MS, true],
  ])('tells whether %i ms are another day', (ms, expected) => {
    expect(createTrialClock(20 * DAY_MS + ms, () => 20 * DAY_MS).differs()).toBe(expected);
  });
});
