import { patterns, splitWords } from './words.ts';

const shortestAffix = 2;
const longestAffix = 24;

/** A list of a lexicon, ready to be looked up: time grows with the sentence, not with the list. */
export interface Matcher {
  readonly phrases: ReadonlySet<string>;
  readonly prefixes: ReadonlySet<string>;
  readonly suffixes: ReadonlySet<string>;
  /** Entries in Chinese: looked for anywhere in the text. */
  readonly parts: readonly string[];
  readonly longestPhrase: number;
}

/** Compiles a list of a lexicon (`Lexicon`). */
export function compile(list: string): Matcher {
  const phrases = new Set<string>();
  const prefixes = new Set<string>();
  const suffixes = new Set<string>();
  const parts: string[] = [];
  let longestPhrase = 1;
  for (const raw of list.split(',')) {
    const entry = raw.trim();
    if (entry === '') continue;
    if (patterns.han.test(entry)) {
      parts.push(entry);
      continue;
    }
    const words = splitWords(entry);
    longestPhrase = Math.max(longestPhrase, words.length);
    const target = entry.endsWith('*') ? prefixes : entry.startsWith('*') ? suffixes : phrases;
    target.add(words.join(' '));
  }
  return { phrases, prefixes, suffixes, parts, longestPhrase };
}

/** Length in words of the longest entry that begins at `index`; 0 where none does. */
export function matchAt(matcher: Matcher, words: readonly string[], index: number): number {
  let phrase = '';
  let found = 0;
  for (let length = 1; length <= matcher.longestPhrase && index + length <= words.length; length += 1) {
    const word = words[index + length - 1] ?? '';
    phrase = length === 1 ? word : `${phrase} ${word}`;
    if (matcher.phrases.has(phrase) || hasPrefix(matcher.prefixes, phrase)) found = length;
    else if (length === 1 && hasSuffix(matcher.suffixes, word)) found = length;
  }
  return found;
}

/** How many places of the sentence an entry holds for. `text` is only looked at for entries in Chinese. */
export function countMatches(matcher: Matcher, words: readonly string[], text: string): number {
  let count = 0;
  let index = 0;
  while (index < words.length) {
    const length = matchAt(matcher, words, index);
    if (length > 0) count += 1;
    index += Math.max(1, length);
  }
  for (const part of matcher.parts) if (text.includes(part)) count += 1;
  return count;
}

/** True where the sentence begins with an entry. */
export function beginsWith(matcher: Matcher, words: readonly string[], text: string): boolean {
  return matchAt(matcher, words, 0) > 0 || matcher.parts.some((part) => text.startsWith(part));
}

function hasPrefix(prefixes: ReadonlySet<string>, phrase: string): boolean {
  if (prefixes.size === 0) return false;
  const end = Math.min(phrase.length, longestAffix);
  for (let length = shortestAffix; length <= end; length += 1) {
    if (prefixes.has(phrase.slice(0, length))) return true;
  }
  return false;
}

function hasSuffix(suffixes: ReadonlySet<string>, word: string): boolean {
  if (suffixes.size === 0) return false;
  // A word that is nothing but the ending is another word.
  for (let start = Math.max(shortestAffix, word.length - longestAffix); start < word.length; start += 1) {
    if (suffixes.has(word.slice(start))) return true;
  }
  return false;
}
