import { patterns, splitWords } from './words.ts';

/** No beginning or ending in a lexicon is shorter. */
const shortestAffix = 2;

/** A list of a lexicon, ready to be looked up: time grows with the sentence, not with the list. */
export interface Matcher {
  /** Whole phrases by their first word, the longest first. */
  readonly phrases: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** Beginnings by their first two characters. */
  readonly prefixes: ReadonlyMap<string, readonly string[]>;
  /** Endings by their last two characters. */
  readonly suffixes: ReadonlyMap<string, readonly string[]>;
  /** Entries in Chinese: looked for anywhere in the text. */
  readonly parts: readonly string[];
  readonly longestPhrase: number;
}

/** Compiles a list of a lexicon (`Lexicon`). */
export function compile(list: string): Matcher {
  const phrases: (readonly string[])[] = [];
  const prefixes: string[] = [];
  const suffixes: string[] = [];
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
    if (entry.endsWith('*')) prefixes.push(words.join(' '));
    else if (entry.startsWith('*')) suffixes.push(words.join(' '));
    else phrases.push(words);
    longestPhrase = Math.max(longestPhrase, words.length);
  }
  return {
    phrases: Map.groupBy(
      phrases.toSorted((left, right) => right.length - left.length),
      (words) => words[0] ?? '',
    ),
    prefixes: Map.groupBy(prefixes, (prefix) => prefix.slice(0, shortestAffix)),
    suffixes: Map.groupBy(suffixes, (suffix) => suffix.slice(-shortestAffix)),
    parts,
    longestPhrase,
  };
}

/** Length in words of the longest entry that begins at `index`; 0 where none does. */
export function matchAt(matcher: Matcher, words: readonly string[], index: number): number {
  const word = words[index];
  if (word === undefined) return 0;
  const most = Math.min(matcher.longestPhrase, words.length - index);
  // A beginning goes on for as many words as an entry may have.
  if (beginsWithPrefix(matcher.prefixes, words, index, most)) return most;
  for (const phrase of matcher.phrases.get(word) ?? []) {
    if (phrase.length <= most && phrase.every((part, offset) => words[index + offset] === part))
      return phrase.length;
  }
  return endsWithSuffix(matcher.suffixes, word) ? 1 : 0;
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

function beginsWithPrefix(
  prefixes: Matcher['prefixes'],
  words: readonly string[],
  index: number,
  most: number,
): boolean {
  const word = words[index] ?? '';
  const start = word.length < shortestAffix ? `${word} ${words[index + 1] ?? ''}` : word;
  const candidates = prefixes.get(start.slice(0, shortestAffix));
  if (candidates === undefined) return false;
  const phrase = words.slice(index, index + most).join(' ');
  return candidates.some((prefix) => phrase.startsWith(prefix));
}

function endsWithSuffix(suffixes: Matcher['suffixes'], word: string): boolean {
  const candidates = suffixes.get(word.slice(-shortestAffix));
  // A word that is nothing but the ending is another word.
  return (
    candidates?.some((suffix) => word.length >= suffix.length + shortestAffix && word.endsWith(suffix)) ??
    false
  );
}
