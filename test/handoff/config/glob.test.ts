import fc from 'fast-check';
import picomatch from 'picomatch';
import { describe, expect, it } from 'vitest';
import { compileGlob, globPatterns, isPathGlob } from '../../../src/handoff/config/glob.ts';
import { expectNoBlowUp } from '../../no-blow-up.ts';

describe('compileGlob', () => {
  it.each([
    ['**', 'a/b.ts', true],
    ['**', '.github/baton.yml', true],
    ['*', 'a/b', false],
    ['*.lock', 'a/yarn.lock', false],
    ['**/*.lock', 'yarn.lock', true],
    ['**/*.lock', 'a/b/yarn.lock', true],
    ['services/**/src/*.ts', 'services/src/x.ts', true],
    ['services/**/src/*.ts', 'services/a/b/src/x.ts', true],
    ['services/**/src/*.ts', 'services/a/b/src/c/x.ts', false],
    ['docs/[0-9]?-*.md', 'docs/07-plan.md', true],
    ['docs/[!0-9]*', 'docs/7', false],
    ['docs/[^0-9]*', 'docs/a', true],
    ['*.{js,ts}', 'x.ts', true],
    ['{a,b/{c,d}}/x', 'b/d/x', true],
    ['{a,b/{c,d}}/x', 'b/x', false],
    ['{only}/x', '{only}/x', true],
    ['app/(marketing)/**', 'app/(marketing)/page.tsx', true],
    ['app/\\[id\\]/page.tsx', 'app/[id]/page.tsx', true],
    ['app/[[]id[]]/page.tsx', 'app/[id]/page.tsx', true],
    ['a+b|c', 'a+b|c', true],
    ['[{]a,b}', '{a,b}', true],
    ['x', 'X', false],
  ])('finds whether %s fits %s: %s', (glob, path, isFit) => {
    expect(compileGlob(glob)?.(path)).toBe(isFit);
  });

  it('ignores case where it is asked to', () => {
    expect(compileGlob('Skip-*', { ignoreCase: true })?.('skip-RATIONALE')).toBe(true);
  });

  it.each([
    ['is empty', ' '],
    ['has an open bracket', 'a[b'],
    ['has an open brace', 'a{b'],
    ['has an open brace inside', '{a,{b}'],
    ['ends in an escape', 'a\\'],
    ['has a group of the shell', '+(a|aa)b'],
    ['has too many alternatives', '{a,b}'.repeat(7)],
    ['is too long', 'a'.repeat(201)],
  ])('takes no pattern that %s', (_, glob) => {
    expect(compileGlob(glob)).toBeNull();
  });

  it.each(['../x', 'a/../b', './a', '/x', '!x', 'a//b', 'a/', 'a\nb', '..'])(
    'sees that %j is no pattern inside the repository',
    (glob) => {
      expect(isPathGlob(glob)).toBe(false);
    },
  );

  it('agrees with picomatch where that follows the shell', () => {
    const name = fc.constantFrom(
      'a',
      '*',
      '?',
      'a*',
      '*b',
      '[ab]',
      '[^a]b',
      '{a,b}',
      '.a',
      '*.{a,b}',
      'a?',
      '[a-c]*b',
    );
    const glob = fc
      .array(fc.oneof(name, fc.constant('**')), { minLength: 1, maxLength: 4 })
      // picomatch lets `a/**` fit `a`, but not `a*/**` fit `a`.
      .map((segments) => `${segments.join('/')}/${segments.at(-1) === '**' ? 'a' : 'b'}`);
    const path = fc
      .array(fc.constantFrom('a', 'b', 'ab', '.a', 'a.b', 'ba'), { minLength: 1, maxLength: 5 })
      .map((names) => names.join('/'));
    fc.assert(
      fc.property(glob, path, (glob, path) => {
        expect(compileGlob(glob)?.(path)).toBe(picomatch.isMatch(path, glob, { dot: true }));
      }),
      { numRuns: 5000 },
    );
  });

  it('takes linear time, also where a regular expression would take minutes', () => {
    expectNoBlowUp(globPatterns);
    for (const glob of [
      '*a*a*a*a*a*a*a*x',
      '**/a/**/a/**/a/**/a/**/x',
      '{**/*a,*b}*a*a*a*x',
      '*'.repeat(200),
    ]) {
      for (const path of ['a'.repeat(4096), 'a/'.repeat(2048)]) {
        const started = performance.now();
        compileGlob(glob)?.(path);
        expect(performance.now() - started, glob).toBeLessThan(400);
      }
    }
  });
});
