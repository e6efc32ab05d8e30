import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import {
  codeSpan,
  cutCharacters,
  NEUTRALISE_PATTERNS,
  quoteInline,
} from '../../../src/handoff/text/neutralise.ts';
import { expectNoBlowUp } from '../../no-blow-up.ts';

const parser = unified().use(remarkParse).use(remarkGfm);

/** The kinds of node that a quotation inside a paragraph gives rise to. */
function nodeTypes(markdown: string): Set<string> {
  const types = new Set<string>();
  visit(parser.parse(markdown), (node) => {
    types.add(node.type);
  });
  return types;
}

describe('quoteInline', () => {
  it.each([
    ['@anna', '@\u200Banna'],
    ['nDCG@5 or recall@10.', 'nDCG@5 or recall@10.'],
    ['@5 and a@5.cd', '@\u200B5 and a@\u200B5.cd'],
    ['fixes #12', 'fixes #\u200B12'],
    ['GH-12', 'GH-\u200B12'],
    ['https://example.com', 'https:\u200B//example.com'],
    ['<!-- baton:pull-request -->', '&lt;\\!-- baton:pull-request --&gt;'],
    ['a | b', 'a \\| b'],
    ['&#64;anna', '&amp;#\u200B64;anna'],
    ['one\r\ntwo\u0000three', 'one two three'],
  ])('makes %j harmless', (text, expected) => {
    expect(quoteInline(text)).toBe(expected);
  });

  it('leaves nothing but text in a paragraph, whatever was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const types = nodeTypes(`Quoted: "${quoteInline(text)}"`);
        expect([...types].sort()).toEqual(['paragraph', 'root', 'text']);
      }),
    );
  });

  it('leaves nothing but text of strings made to hurt', () => {
    const hostile = fc.array(
      fc.constantFrom(
        '@',
        '#1',
        '<b>',
        '-->',
        '`',
        '```',
        '|',
        '[a](b)',
        '![',
        '\\',
        '*',
        '_',
        '~~',
        '$$',
        '&lt;',
        'www.a.bc',
        'a@b.cd',
        'a@5.cd',
        'x@7',
        'http://x.y',
        '\n',
        '# ',
        '> ',
      ),
    );
    fc.assert(
      fc.property(hostile, (parts) => {
        const types = nodeTypes(`Quoted: "${quoteInline(parts.join(''))}"`);
        expect([...types].sort()).toEqual(['paragraph', 'root', 'text']);
      }),
    );
  });

  it('is never longer than its limit before escaping, and says where it cut', () => {
    expect(quoteInline('word '.repeat(100), 20)).toBe('word word word word\u2026');
  });
});

describe('codeSpan', () => {
  it('outlasts back-ticks inside', () => {
    expect(codeSpan('a``b')).toBe('``` a``b ```');
  });

  it('does not break a table', () => {
    expect(codeSpan('a|b')).toBe('`a\\|b`');
  });
});

describe('cutCharacters', () => {
  it('never cuts inside a surrogate pair', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 20 }), (text, limit) => {
        const cut = cutCharacters(text, limit);
        expect(cut.length).toBeLessThanOrEqual(limit);
        expect(cut.isWellFormed()).toBe(text.isWellFormed());
      }),
    );
  });
});

describe('the patterns', () => {
  it('do not blow up', () => expectNoBlowUp(NEUTRALISE_PATTERNS));
});
