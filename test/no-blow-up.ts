import { expect } from 'vitest';

const SIZE = 65_536;
const PIECES = [
  'a',
  ' ',
  '@',
  '#1',
  '`',
  ':',
  '//',
  'www.',
  'GH-',
  '\n',
  '1,',
  'pr:1',
  '/baton ',
  '- ',
  'a ',
  '_a__ ',
  '>',
  '\t',
  '1',
  '.',
  '-',
  'A',
  'a.',
  'é',
  '=',
  '[',
];
/** Far above what a linear match of 64 KB takes on a slow machine, far below what a quadratic one does. */
const LIMIT_MS = 400;

/**
 * Tries every expression on 64 KB of repetitions that nearly match. Fails on an empty list, and where one of
 * them is quadratic or worse: seconds instead of a millisecond.
 */
export function expectNoBlowUp(patterns: readonly RegExp[]): void {
  expect(patterns.length).toBeGreaterThan(0);
  for (const pattern of patterns) {
    for (const piece of PIECES) {
      const text = piece.repeat(Math.ceil(SIZE / piece.length)).slice(0, SIZE);
      const started = performance.now();
      text.replace(pattern, '');
      const tookMs = performance.now() - started;
      expect(tookMs, `${pattern} on ${JSON.stringify(piece)} repeated`).toBeLessThan(LIMIT_MS);
    }
  }
}
