import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { expect } from 'vitest';

/** What somebody might write to have Baton say or do something in its own name. `mallory` and 666 stand nowhere else. */
const PIECES = [
  '@mallory',
  '@acme/mallory',
  '&#64;mallory',
  '#666',
  'GH-666',
  'closes #666',
  'mallory/evil#666',
  'https://mallory.example/x',
  'https://github.com/mallory/evil/issues/666',
  'www.mallory.example',
  'mallory@mallory.example',
  '[click](javascript:mallory)',
  '[click](javascript:mallory(1))',
  '[click](<javascript:mallory>)',
  '[click](https://mallory.example)',
  '![pixel](https://mallory.example/x.png)',
  '<img src=x onerror=mallory>',
  '<b>mallory</b>',
  '</details>',
  '<!-- baton:pull-request -->',
  '<!-- baton:report:2026-W47 -->',
  '<!-- mallory',
  '-->',
  '|',
  '\\|',
  '\\',
  '`',
  '```',
  '**',
  '_',
  '~~',
  '$$',
  ']( ',
  '[^1]',
  '\u202Egnp.exe',
  '\u2066',
  '\u200F',
  '\u001B[31m',
  'x'.repeat(300),
  ' ',
  'word',
  ', ',
];

/** A line of several such pieces. */
export const HOSTILE_LINE = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 8 })
  .map((pieces) => pieces.join(''));

/** Text of several lines, which may begin anything that a line of Markdown can begin. */
export const HOSTILE_TEXT = fc
  .array(
    fc.tuple(fc.constantFrom('', '# ', '> ', '- ', '- [x] ', '| ', '    ', '[a]: ', '/baton '), HOSTILE_LINE),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((lines) => lines.map((parts) => parts.join('')).join('\n'));

const parser = unified().use(remarkParse).use(remarkGfm);
/** Overrides of the direction of writing, escapes of terminals. */
const UNSEEN = /[\u202A-\u202E\u2066-\u2069\u200E\u200F]|(?![\n\t])\p{Cc}/u;

/** Where a link of mallory's would lead; in a path of the repository the name may stand. */
const FOREIGN = /^(?:mailto:|(?:https?:)?\/\/[\w.]*(?:mallory\.example|github\.com\/mallory))/i;

/** Fails where anything that `mallory` wrote takes effect on a page of Baton's. Links of a quoted document may stay links. */
export function expectHarmless(markdown: string, { mayLink = false } = {}): void {
  expect(markdown).not.toMatch(UNSEEN);
  // A marker counts where it begins the text or a line: there may be Baton's own only, whose names no piece has.
  expect(markdown.slice(1)).not.toMatch(/^<!-- baton:(?:report:2026-W47|pull-request) -->/m);
  visit(parser.parse(markdown), (node, _index, parent) => {
    // An address in the open is a link as a whole, whatever stands in it.
    const isAddress = parent?.type === 'link' && node.type === 'text' && /^https?:/.test(node.value);
    if (node.type === 'text' && !isAddress) expectNoCall(node.value);
    if (node.type === 'html') expect(node.value).not.toMatch(/mallory|<img|<b>|onerror/i);
    if (node.type === 'link' || node.type === 'image') {
      const { url } = node;
      expect(url).not.toMatch(/^javascript:/i);
      if (!mayLink) expect(url).not.toMatch(FOREIGN);
    }
  });
}

/** What GitHub would notify somebody or note somewhere for. */
function expectNoCall(text: string): void {
  expect(text).not.toMatch(/(?<![\w`])@(?:acme\/)?mallory/i);
  // Inside a longer word or a path, neither is a reference.
  expect(text).not.toMatch(/(?<![\w/.-])(?:[\w.-]+\/[\w.-]+)?#666|\bGH-666/i);
}

/** The value with hostile words in place of each string that stands under one of the names. */
export function poison<Value>(value: Value, names: ReadonlySet<string>, words: string): Value {
  const at = (one: unknown, name: string): unknown => {
    if (typeof one === 'string') return names.has(name) ? words : one;
    if (Array.isArray(one)) return one.map((item) => at(item, name));
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, item]) => [key, at(item, key)]));
  };
  return at(value, '') as Value;
}
