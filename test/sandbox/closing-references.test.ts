import { expect, test } from 'vitest';
import { parseClosingReferences } from '../../src/sandbox/closing-references.ts';

test.each([
  ['Fixes #12', [12]],
  ['closes: #1, resolved #2 and FIX #3', [1, 2, 3]],
  ['Fixes acme/shop#4', [4]],
  ['Closes https://github.com/acme/shop/issues/5.', [5]],
  ['fixes GH-6', [6]],
  ['Fixes #7 and fixes #7', [7]],
  ['See #8, prefixes #9, fixes#10, fix for #11', []],
  ['`fixes #1` and\n```\nfixes #2\n```\nfixes #3', [3]],
  ['<!-- fixes #1 -->\n~~~\nfixes #2', []],
  ['fixes #1234567890', []],
])('%j closes %j', (body, numbers) => {
  expect(parseClosingReferences(body).map(({ number }) => number)).toEqual(numbers);
});

test('a reference into another repository names it', () => {
  expect(parseClosingReferences('Fixes acme/tools#4')).toEqual([{ owner: 'acme', name: 'tools', number: 4 }]);
});

test('a hostile description takes no time', () => {
  for (const part of ['`', '<!--', '```\n', 'fixes ', 'a/', '~~~\n`']) {
    const started = performance.now();
    parseClosingReferences(part.repeat(Math.floor(65_536 / part.length)));
    expect(performance.now() - started).toBeLessThan(500);
  }
});
