import { patterns, splitWords } from './words.ts';

/** No beginning or ending in a lexicon is shorter. */
const shortestAffix = 2;

/** A list of a lexicon, ready to be looked up: time grows with the sentence, not with the list. */
export interface Matcher {
  /** Whole phrases by their first word, the longest first. */
  readonly phrases: ReadonlyMap<string, readonly Entry[]>;
  /** Beginnings by their first two characters. */
  readonly prefixes: ReadonlyMap<string, readonly Entry[]>;
  /** Endings by their last two characters. */
  readonly suffixes: ReadonlyMap<string, readonly Entry[]>;
  /** Entries in Chinese: looked for anywhere in the text. */
  readonly parts: readonly string[];
  readonly longestPhrase: number;
}

/** An entry as words; of a beginning, the last word is only the beginning of one. */
interface Entry {
  readonly words: readonly string[];
  /** The list it stands in, where several are looked up together. */
  readonly list: number;
}

/** Several lists, ready to be looked up together: a word that stands in none costs as much as with one list. */
export interface Matchers {
  /** The entries of all lists. */
  readonly all: Matcher;
  readonly each: readonly Matcher[];
}

/** Compiles a list of a lexicon (`Lexicon`). */
export function compile(list: string): Matcher {
  return compileLists([list]);
}

/** Compiles several lists, counted by their place ({@link countEach}). */
export function compileTogether(lists: readonly string[]): Matchers {
  return { all: compileLists(lists), each: lists.map(compile) };
}

function compileLists(lists: readonly string[]): Matcher {
  const phrases: Entry[] = [];
  const prefixes: Entry[] = [];
  const suffixes: Entry[] = [];
  const parts: string[] = [];
  let longestPhrase = 1;
  for (const { entry, list } of entriesOf(lists)) {
    if (patterns.han.test(entry)) {
      parts.push(entry);
      continue;
    }
    const words = splitWords(entry);
    if (entry.endsWith('*')) prefixes.push({ words, list });
    else if (entry.startsWith('*')) suffixes.push({ words, list });
    else phrases.push({ words, list });
    longestPhrase = Math.max(longestPhrase, words.length);
  }
  return {
    phrases: Map.groupBy(
      phrases.toSorted((left, right) => right.words.length - left.words.length),
      ({ words }) => words[0] ?? '',
    ),
    prefixes: Map.groupBy(prefixes, ({ words }) => words.join(' ').slice(0, shortestAffix)),
    suffixes: Map.groupBy(suffixes, ({ words }) => words.join(' ').slice(-shortestAffix)),
    parts,
    longestPhrase,
  };
}

function entriesOf(lists: readonly string[]) {
  return lists.flatMap((list, place) =>
    list
      .split(',')
      .map((entry) => ({ entry: entry.trim(), list: place }))
      .filter(({ entry }) => entry !== ''),
  );
}

/** Length in words of the longest entry that begins at `index`; 0 where none does. */
export function matchAt(matcher: Matcher, words: readonly string[], index: number): number {
  const word = words[index];
  if (word === undefined) return 0;
  for (const entry of matcher.prefixes.get(startOf(words, index)) ?? []) {
    // A beginning goes on for as many words as an entry may have.
    if (isPrefixAt(entry, words, index)) return Math.min(matcher.longestPhrase, words.length - index);
  }
  for (const entry of matcher.phrases.get(word) ?? []) {
    if (isPhraseAt(entry, words, index)) return entry.words.length;
  }
  const endings = matcher.suffixes.get(word.slice(-shortestAffix)) ?? [];
  return endings.some((entry) => isSuffixOf(entry, word)) ? 1 : 0;
}

/** At how many places of the sentence an entry holds. `text` is only looked at for entries in Chinese. */
export function countMatches(matcher: Matcher, words: readonly string[], text: string): number {
  let count = matcher.parts.filter((part) => text.includes(part)).length;
  let index = 0;
  while (index < words.length) {
    const length = matchAt(matcher, words, index);
    if (length > 0) count += 1;
    index += Math.max(1, length);
  }
  return count;
}

/**
 * At how many places of the sentence an entry holds, for each of the lists. `text` is only looked at for entries in
 * Chinese.
 */
export function countEach(
  { all, each }: Matchers,
  words: readonly string[],
  text: string,
): readonly number[] {
  const counts = each.map(({ parts }) => parts.filter((part) => text.includes(part)).length);
  /** Up to where each list has matched. */
  const ends = each.map(() => 0);
  for (const index of words.keys()) {
    for (const list of listsAt(all, words, index)) {
      if ((ends[list] ?? 0) > index) continue;
      counts[list] = (counts[list] ?? 0) + 1;
      ends[list] = index + matchAt(each[list] as Matcher, words, index);
    }
  }
  return counts;
}

/** The lists of which an entry begins at `index`; one may come twice. */
function listsAt(all: Matcher, words: readonly string[], index: number): readonly number[] {
  const word = words[index] ?? '';
  const lists: number[] = [];
  for (const entry of all.prefixes.get(startOf(words, index)) ?? [])
    if (isPrefixAt(entry, words, index)) lists.push(entry.list);
  for (const entry of all.phrases.get(word) ?? [])
    if (isPhraseAt(entry, words, index)) lists.push(entry.list);
  for (const entry of all.suffixes.get(word.slice(-shortestAffix)) ?? [])
    if (isSuffixOf(entry, word)) lists.push(entry.list);
  return lists;
}

/** True where the sentence begins with an entry. */
export function beginsWith(matcher: Matcher, words: readonly string[], text: string): boolean {
  return matchAt(matcher, words, 0) > 0 || matcher.parts.some((part) => text.startsWith(part));
}

/** What beginnings are kept by: one letter stands together with the next word. */
function startOf(words: readonly string[], index: number): string {
  const word = words[index] ?? '';
  const start = word.length < shortestAffix ? `${word} ${words[index + 1] ?? ''}` : word;
  return start.slice(0, shortestAffix);
}

function isPrefixAt({ words: prefix }: Entry, words: readonly string[], index: number): boolean {
  const last = prefix.length - 1;
  for (let offset = 0; offset < last; offset += 1) if (words[index + offset] !== prefix[offset]) return false;
  return words[index + last]?.startsWith(prefix[last] ?? '') ?? false;
}

function isPhraseAt({ words: phrase }: Entry, words: readonly string[], index: number): boolean {
  for (let offset = 0; offset < phrase.length; offset += 1)
    if (words[index + offset] !== phrase[offset]) return false;
  return true;
}

/** A word that is nothing but the ending is another word. */
function isSuffixOf({ words: [suffix = ''] }: Entry, word: string): boolean {
  return word.length >= suffix.length + shortestAffix && word.endsWith(suffix);
}
