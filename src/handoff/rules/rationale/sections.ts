import { patterns, splitWords } from '../../text/words.ts';
import { lexicons } from './language.ts';

/**
 * What a heading promises: the reason, the change, how it was tested, anything else known to give no reason
 * (`aside`: check lists, links, risks), a tour of the diff that a tool adds (`tour`), an unknown heading (`other`), or no heading at all (`none`).
 */
export type Section = 'why' | 'what' | 'test' | 'aside' | 'tour' | 'other' | 'none';

const longestLabel = 48;

const headings = new Map<string, Section>();
const wideHeadings: [string, Section][] = [];
for (const lexicon of Object.values(lexicons)) {
  for (const kind of ['what', 'test', 'aside', 'why'] as const) {
    for (const entry of lexicon.headings[kind].split(',')) {
      const name = entry.trim();
      if (patterns.han.test(name)) wideHeadings.push([name, kind]);
      else headings.set(splitWords(name).join(' '), kind);
    }
  }
}

const tours = [
  'sourcery',
  'coderabbit',
  'copilot',
  'walkthrough',
  'original summary',
  'cursor',
  'summary by',
];

/** Tells what stands under a heading from its beginning; `other` where it is unknown. */
export function classifyHeading(text: string): Section {
  const words = splitWords(text);
  const name = words.join(' ');
  if (tours.some((tour) => name.includes(tour))) return 'tour';
  for (let length = Math.min(words.length, 7); length > 0; length -= 1) {
    const kind = headings.get(words.slice(0, length).join(' '));
    if (kind !== undefined) return kind;
  }
  const compact = text.replaceAll(' ', '');
  return wideHeadings.find(([name]) => compact.includes(name))?.[1] ?? 'other';
}

/**
 * A line that begins a section of its own, as in "Why: it failed"; null for any other. Without a colon only the first
 * line of a paragraph counts: any other may be the end of a wrapped sentence.
 */
export function readLabel(
  line: string,
  isFirst: boolean,
): { readonly section: Section; readonly rest: string } | null {
  const bare = line.trimStart();
  const at = bare.slice(0, longestLabel).search(labelEnd);
  const label = at < 0 ? bare : bare.slice(0, at);
  const words = splitWords(label);
  if (words.length === 0 || label.length > longestLabel) return null;
  if (at < 0 && !isFirst) return null;
  const section = exactHeading(label, words);
  return section === null ? null : { section, rest: at < 0 ? '' : bare.slice(at + 1).trim() };
}

const labelEnd = /[:：]/u;

function exactHeading(label: string, words: readonly string[]): Section | null {
  const known = headings.get(words.join(' '));
  if (known !== undefined) return known;
  const compact = label.trim();
  return wideHeadings.find(([name]) => name === compact)?.[1] ?? null;
}
