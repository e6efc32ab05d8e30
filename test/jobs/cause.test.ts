import { expect, it } from 'vitest';
import { causedBy, presentCause } from '../../src/jobs/cause.ts';

it('what is done for a delivery, and what that asks for in turn, names it', async () => {
  const seen = await causedBy('d-1', async () => {
    await new Promise((resolve) => setImmediate(resolve));
    return presentCause();
  });
  expect([seen, presentCause()]).toEqual(['d-1', undefined]);
});

it('a run without a delivery does not bear the name of the one that woke it', () => {
  expect(causedBy('d-1', () => causedBy(undefined, presentCause))).toBeUndefined();
});
