import { describe, expect, it } from 'vitest';
import picomatch from 'picomatch';
import { valuePatterns } from '../../../src/handoff/config/config-values.ts';
import { globPatterns, isGlob } from '../../../src/handoff/config/glob.ts';
import { nearestWord } from '../../../src/handoff/config/nearest-word.ts';
import { expectNoBlowUp } from '../../no-blow-up.ts';

describe('the values of a config', () => {
  it('are read by expressions that take linear time', () => {
    expectNoBlowUp(Object.values(valuePatterns));
    expectNoBlowUp(globPatterns);
  });

  it.each([
    '**',
    'src/**/*.ts',
    '*.{js,ts}',
    'app/[[]id[]]/page.tsx',
    'a?b',
    '.github/**',
    'docs/*-[0-9].md',
  ])('take the pattern %s', (glob) => {
    expect(isGlob(glob)).toBe(true);
  });

  it.each([
    ['leaves the repository', '../x'],
    ['leaves the repository', 'a/../b'],
    ['is absolute', '/x'],
    ['negates', '!x'],
    ['is empty', ' '],
    ['has an open bracket', 'a[b'],
    ['has an open brace', 'a{b'],
    ['has a group', '(a+)+b'],
    ['has an extended group', '+(a|aa)b'],
    ['repeats a group', '{a,b}+c'],
    ['repeats a class', '[ab]*c'],
    ['has too many stars', '*a*a*a*a*a*a*a'],
    ['is too long', 'a'.repeat(201)],
    ['has a line break', 'a\nb'],
  ])('refuse a pattern that %s: %j', (_, glob) => {
    expect(isGlob(glob)).toBe(false);
  });

  it('take only patterns that match a long path in bounded time', () => {
    const path = 'a/'.repeat(200);
    for (const glob of ['**/a/**/a/**/*x', '**/**/**/**/**/*x', '*a*a*a*a*a*x']) {
      expect(isGlob(glob)).toBe(true);
      const started = performance.now();
      picomatch.isMatch(path, glob, { dot: true });
      expect(performance.now() - started, glob).toBeLessThan(1000);
    }
  });
});

describe('nearestWord', () => {
  it.each([
    ['ratoinale', 'rationale'],
    ['RATIONALE', 'rationale'],
    ['desision', 'decision'],
    ['runbok', 'runbook'],
    ['plan', null],
    ['', null],
    ['x'.repeat(10_000), null],
  ])('of %j is %j', (word, nearest) => {
    expect(nearestWord(word, ['rationale', 'decision', 'runbook'])).toBe(nearest);
  });
});
