import { readSpan } from './read-span.ts';
import type { Span } from './span.ts';

/** A time in a heading, and the heading without it. */
export interface FoundSpan {
  readonly span: Span;
  readonly text: string;
  readonly rest: string;
  /** It stands in front of everything, without brackets. */
  readonly isFirst: boolean;
}

const BRACKETS = /[([]([^()[\]]{1,120})[)\]]/g;
const SEPARATOR = /\s{0,3}(?::|[,;]|\s[-–—|/]|[–—|])\s{1,3}|[–—|]/g;
const PART = /[,;]\s?|\s[-–—|/]\s/g;

/** Every expression of this file, for the test of blow-up. */
export const FIND_SPAN_PATTERNS = [BRACKETS, SEPARATOR, PART] as const;

/** A heading has two or three. */
const MOST_SEPARATORS = 6;

/** A time between brackets, else the longest one between separators. */
export function findSpan(text: string): FoundSpan | null {
  return findBracketed(text) ?? findSeparate(text);
}

function findBracketed(text: string): FoundSpan | null {
  for (const match of text.matchAll(BRACKETS)) {
    const [whole, content = ''] = match;
    const before = text.slice(0, match.index).trimEnd();
    const after = text.slice(match.index + whole.length);
    const span = readSpan(content);
    if (span !== null) return { span, text: content.trim(), rest: join(before, after), isFirst: false };
    // `(weeks 1-3, Anna)`
    const parts = content.split(PART);
    for (const part of parts) {
      const one = readSpan(part);
      if (one === null) continue;
      const others = parts.filter((other) => other !== part).map((other) => other.trim());
      return {
        span: one,
        text: part.trim(),
        rest: join(before, `${after} (${others.join(', ')})`),
        isFirst: false,
      };
    }
  }
  return null;
}

function findSeparate(text: string): FoundSpan | null {
  const separators = [...text.matchAll(SEPARATOR)].slice(0, MOST_SEPARATORS);
  const starts = [0, ...separators.map((match) => match.index + match[0].length)];
  const ends = [...separators.map((match) => match.index), text.length];
  const pieces = starts.flatMap((start, index) => ends.slice(index).map((end) => ({ start, end })));
  pieces.sort((one, other) => other.end - other.start - (one.end - one.start));
  for (const { start, end } of pieces) {
    const span = readSpan(text.slice(start, end));
    if (span === null) continue;
    const before = text.slice(0, start);
    const rest = start === 0 ? text.slice(end) : join(before, text.slice(end));
    return { span, text: text.slice(start, end).trim(), rest, isFirst: start === 0 };
  }
  return null;
}

function join(before: string, after: string): string {
  const isMark = /^\s*[:,;.]/.test(after);
  return `${before.trimEnd()}${isMark ? '' : ' '}${after.trimStart()}`;
}
