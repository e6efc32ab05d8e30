import { expect, test } from 'vitest';
import { backOffMs } from '../../src/queue/back-off.ts';
import { CHECKS } from './harness.ts';

const definition = { ...CHECKS, retryDelaySeconds: 2, retryDelayMaxSeconds: 60 };

test('The pause doubles with each failure, up to the longest', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7, 1_000].map((failures) => backOffMs(definition, failures, 0));
  expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
});

test('Chance takes off up to half of the pause', () => {
  expect([0, 0.5, 1].map((random) => backOffMs(definition, 3, random))).toEqual([8_000, 6_000, 4_000]);
});
