import { type Language, lexicons } from './language.ts';
import { type Lexicon, type SignGroup, signGroups } from './lexicon/lexicon.ts';
import { compile, countMatches, type Matcher, matchAt } from './matcher.ts';
import { patterns, symbol } from './words.ts';

/** Signs that come from the form of a sentence and its place, not from its words. */
export const formSigns = [
  'inWhy',
  'inWhat',
  'inTest',
  'inAside',
  'listItem',
  /** Begins with a verb of change: "Add", "Renamed", "This pull request updates". */
  'change',
  /** Does not begin so, has a finite verb and at least five words: it states something about the world. */
  'statement',
  /** A statement below a heading that asks for the reason. */
  'whyStatement',
  'changeCause',
  'changeProblem',
  'short',
  'long',
  'number',
] as const;

export type Sign = SignGroup | (typeof formSigns)[number];

/** How strongly each sign is present, 0 to 2; absent means 0. */
export type Signs = Readonly<Partial<Record<Sign, number>>>;

interface Compiled {
  readonly signs: readonly (readonly [SignGroup, Matcher])[];
  readonly change: Matcher;
  readonly changeSubject: Matcher;
}

const compiled = Object.entries(lexicons).map(([language, lexicon]) => ({
  language,
  ...compileLexicon(lexicon),
}));

function compileLexicon(lexicon: Lexicon): Compiled {
  return {
    signs: signGroups.map((group) => [group, compile(lexicon.signs[group])] as const),
    change: compile(lexicon.change),
    changeSubject: compile(lexicon.changeSubject),
  };
}

/** What {@link readSigns} looks at. */
export interface SignSource {
  readonly text: string;
  /** From `wordsOf(text)`. */
  readonly words: readonly string[];
  readonly section: string;
  readonly isListItem: boolean;
  readonly language: Language;
}

/** Reads the signs of one sentence: by its language, or by all of them where it is too short to tell. */
export function readSigns(source: SignSource): Signs {
  const { text, words, section } = source;
  const known = compiled.filter(
    ({ language }) => source.language === 'unsure' || language === source.language,
  );
  const signs: Partial<Record<Sign, number>> = {};
  for (const lexicon of known) {
    for (const [group, matcher] of lexicon.signs) {
      const count = Math.min(2, countMatches(matcher, words, text));
      if (count > (signs[group] ?? 0)) signs[group] = count;
    }
  }
  const length = lengthOf(text, words);
  const isChange = known.some((lexicon) => beginsWithChange(lexicon, words, text));
  const isStatement = !isChange && length >= 4 && (signs.state ?? 0) > 0;
  const form: Partial<Record<Sign, boolean>> = {
    inWhy: section === 'why',
    inWhat: section === 'what',
    inTest: section === 'test',
    inAside: section === 'aside',
    listItem: source.isListItem,
    change: isChange,
    statement: isStatement,
    whyStatement: isStatement && section === 'why',
    changeCause: isChange && (signs.cause ?? 0) > 0,
    changeProblem: isChange && (signs.problem ?? 0) > 0,
    short: length < 5,
    long: length > 14,
    number: patterns.digit.test(text),
  };
  for (const sign of formSigns) if (form[sign] === true) signs[sign] = 1;
  return signs;
}

/** Length in words; Chinese is counted by two characters a word. */
function lengthOf(text: string, words: readonly string[]): number {
  return patterns.han.test(text) ? Math.max(words.length, text.length / 2) : words.length;
}

function beginsWithChange(lexicon: Compiled, words: readonly string[], text: string): boolean {
  let index = 0;
  while (words[index] === symbol) index += 1;
  for (let turn = 0; turn < 3; turn += 1) index += matchAt(lexicon.changeSubject, words, index);
  if (matchAt(lexicon.change, words, index) > 0) return true;
  const wide = lexicon.changeSubject.parts.find((part) => text.startsWith(part)) ?? '';
  const start = text.slice(wide.length).trimStart();
  return lexicon.change.parts.some((part) => start.startsWith(part));
}
