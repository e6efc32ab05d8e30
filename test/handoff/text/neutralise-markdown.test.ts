import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  NEUTRALISE_MARKDOWN_PATTERNS,
  neutraliseMarkdown,
} from '../../../src/handoff/text/neutralise-markdown.ts';
import { expectNoBlowUp } from '../../no-blow-up.ts';

const neutral = (text: string, code: readonly number[] = []): string =>
  neutraliseMarkdown(text.split('\n'), (index) => code.includes(index)).join('\n');

describe('neutraliseMarkdown', () => {
  it.each([
    ['ask @anna', 'ask @\u200Banna'],
    ['mail anna@acme.example', 'mail anna@acme.example'],
    ['a@b.example@anna', 'a@b.example@\u200Banna'],
    // Behind a letter it is no address, and all of it is text.
    ['xhttps://a.b/,@anna', 'xhttps://a.b/,@\u200Banna'],
    ['_@anna and @ben_', '_@\u200Banna and @\u200Bben_'],
    ['[x](javascript:anna(1))', '[x](javascript%3Aanna(1))'],
    ['[x](javascript:anna)', '[x](javascript%3Aanna)'],
    ['a\u202Eb\u200Fc\u001B[31m\td', 'abc[31m\td'],
    ['(@anna), x.@anna', '(@\u200Banna), x.@\u200Banna'],
    ['fixes #12, GH-12', 'fixes #\u200B12, GH-\u200B12'],
    [
      '&#64;anna &commat;anna &num;12 &amp; &lt;',
      '&amp;#\u200B64;anna &amp;commat;anna &amp;num;12 &amp; &lt;',
    ],
    ['<!-- baton:drill:a-1 --> after', ' after'],
    ['before <!-- open\nhidden @anna\n--> after', 'before \n\n after'],
    ['<img src=x> </p> <b', '&lt;img src=x> &lt;/p> &lt;b'],
    ['a < b', 'a < b'],
    ['<details><summary>More</summary>', 'More'],
    ['one<br>two<br/>', 'one<br>two<br/>'],
    ['<https://acme.example/@anna>', '<https://acme.example/%40anna>'],
    ['https://github.com/acme/shop/issues/12', 'https://redirect.github.com/acme/shop/issues/12'],
    [
      '[x](https://github.com/acme/shop/pull/12 "t")',
      '[x](https://redirect.github.com/acme/shop/pull/12 "t")',
    ],
    ['https://github.com/acme/shop/actions', 'https://github.com/acme/shop/actions'],
    ['\\[x](@anna)', '\\[x](@\u200Banna)'],
    ['[x]: @anna', '[x]: @\u200Banna'],
    ['[^1]: @anna knows', '[^1]: @\u200Banna knows'],
    ['[x]: https://acme.example/a "@b"', '[x]: https://acme.example/a "@\u200Bb"'],
  ])('makes %j harmless', (text, expected) => {
    expect(neutral(text)).toBe(expected);
  });

  it.each([
    ['run `npx @acme/cli <name> #1`', 'run `npx @acme/cli <name> #1`'],
    ['``a ` @b`` @c', '``a ` @b`` @\u200Bc'],
    // Not closed on the line: what looks like a span further on may be outside of one.
    ['a `b\n` @c `d\n\n`@e`', 'a `b\n` @\u200Bc `d\n\n`@e`'],
    ['\\` @b `', '\\` @\u200Bb `'],
  ])('leaves code spans as they are, and nothing else: %j', (text, expected) => {
    expect(neutral(text)).toBe(expected);
  });

  it('leaves blocks of code as they are, without overrides of direction', () => {
    expect(neutral('```\n@anna <b> #1 <!-- a\u202E -->\n```\n@anna', [0, 1, 2])).toBe(
      '```\n@anna <b> #1 <!-- a -->\n```\n@\u200Banna',
    );
  });

  it('has links rewritten, with words of any kind', () => {
    const rewrite = (address: string) => (address.startsWith('.') ? `https://a.example/${address}` : null);
    expect(neutraliseMarkdown(['[`x`](./y) ![z](.z) [w](#w)', '[d]: ./d'], () => false, rewrite)).toEqual([
      '[`x`](https://a.example/./y) ![z](https://a.example/.z) [w](#w)',
      '[d]: https://a.example/./d',
    ]);
  });

  it('gives as many lines, and never a live mention, reference or comment outside of code', () => {
    const piece = fc.constantFrom(
      '@anna',
      '#12',
      '`',
      '``',
      ' ',
      '\n',
      '<!--',
      '-->',
      '[a](',
      ')',
      'x',
      '\\',
      '<',
      '&#64;',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const out = neutral(text);
        expect(out.split('\n')).toHaveLength(text.split('\n').length);
        const outside = text.includes('`') ? '' : out;
        expect(outside).not.toMatch(/(?<![A-Za-z0-9_])@anna|#12|<!--|&#64;/);
      }),
    );
  });

  it('has no expression that blows up', () => {
    expectNoBlowUp(NEUTRALISE_MARKDOWN_PATTERNS);
  });
});
