import { beginsWith, countEach } from '../../text/matcher.ts';
import { patterns, symbol } from '../../text/words.ts';
import { compiled } from './compiled-lexicon.ts';
import type { Content } from './content.ts';
import { isConventional } from './conventional.ts';
import type { Language } from './language.ts';
import { type SignGroup, signGroups } from './lexicon/lexicon.ts';
import {
  beginsWithChange,
  beginsWithConsequence,
  beginsWithVerb,
  endsWithChange,
  isNamedChange,
} from './openings.ts';
import type { Section } from './sections.ts';

/** Signs that come from the form of a sentence and its place, not from its words. */
export const formSigns = [
  'inWhy',
  'inWhat',
  'inTest',
  'inAside',
  'inTour',
  'listItem',
  /** Begins with a verb of change: "Add", "Renamed", "This pull request updates". */
  'change',
  /** Begins with an unknown verb, as what stands behind it shows: "Gate the ...". */
  'order',
  /** Begins as a purpose: "To save memory." */
  'aim',
  /** Does not begin so, has a finite verb and at least four words: it states something about the world. */
  'statement',
  'opening',
  /** Plain prose: no verb of change in front, in no list, at least five words. */
  'prose',
  /** "This allows ...", about what was said before. */
  'consequence',
  'whyStatement',
  'changeCause',
  /** A change that names a fault and says more than that it is mended. */
  'changeProblem',
  /** Changes a test. */
  'changeTest',
  /** One or two words. */
  'tiny',
  'short',
  'long',
  'number',
  /** Introduces a list. */
  'colon',
  /** At least two of five words are code, paths or addresses. */
  'symbols',
  /** Nothing beyond the title. */
  'title',
  /** Nothing beyond words that fit every change. */
  'generic',
] as const;

export type Sign = SignGroup | (typeof formSigns)[number];

/** How strongly each sign is present, 0 to 2; absent means 0. */
export type Signs = Readonly<Partial<Record<Sign, number>>>;

/** What {@link readSigns} looks at. */
export interface SignSource {
  readonly text: string;
  /** From `wordsOf(text)`. */
  readonly words: readonly string[];
  readonly section: Section;
  readonly isListItem: boolean;
  readonly language: Language;
  readonly content: Content;
}

/** Reads the signs of one sentence, by its language; where that is unsure, as English. */
export function readSigns(source: SignSource): Signs {
  const language = source.language === 'unsure' ? 'en' : source.language;
  const lexicon = compiled.find((entry) => entry.language === language);
  if (lexicon === undefined) return {};
  const { text, words, section } = source;
  const signs: Partial<Record<Sign, number>> = {};
  const counts = countEach(lexicon.signs, words, text);
  for (const [place, group] of signGroups.entries()) {
    const count = Math.min(2, counts[place] ?? 0);
    if (count > 0) signs[group] = count;
  }
  // "Better maintainability" is a benefit of every change, so of none.
  const isGeneric = source.content === 'generic';
  if (isGeneric) for (const group of promises) delete signs[group];
  const length = lengthOf(text, words);
  const isConsequence = beginsWithConsequence(lexicon, words, text);
  const isChange =
    !isConsequence &&
    (beginsWithChange(lexicon, words, text) ||
      isConventional(text) ||
      (signs.state === undefined && endsWithChange(lexicon, words)));
  const isOrder =
    !isChange && !isConsequence && (beginsWithVerb(lexicon, words) || isNamedChange(lexicon, words));
  const tells = telling.some((group) => (signs[group] ?? 0) > 0);
  // "Fix missing import" names a fault only as the thing mended, and so does the title.
  if (source.content === 'title') {
    delete signs.fault;
    delete signs.problem;
  } else if (isChange && !tells) {
    delete signs.fault;
    if (length < fewestWords) delete signs.problem;
    else if (signs.problem !== undefined) signs.problem = 1;
  }
  const isPlain = !isChange && !isGeneric;
  const isStatement = isPlain && length >= 4 && (signs.state ?? 0) > 0;
  const form: Readonly<Record<(typeof formSigns)[number], boolean>> = {
    inWhy: section === 'why',
    inWhat: section === 'what',
    inTest: section === 'test',
    inAside: section === 'aside',
    inTour: section === 'tour',
    listItem: source.isListItem,
    change: isChange,
    order: isOrder,
    aim: !isGeneric && beginsWith(lexicon.purposeStart, words, text),
    statement: isStatement,
    opening: isPlain && length >= 4 && beginsWith(lexicon.opening, words, text),
    prose: isPlain && !source.isListItem && length >= 5 && !text.endsWith(':'),
    consequence: isConsequence && !isGeneric,
    whyStatement: isStatement && section === 'why',
    changeCause: isChange && (signs.cause ?? 0) > 0,
    changeProblem: isChange && tells && (signs.problem ?? 0) > 0,
    changeTest: isChange && (signs.testTalk ?? 0) > 0,
    tiny: length < 3,
    short: length < fewestWords,
    long: length > 14,
    number: patterns.digit.test(text),
    colon: text.endsWith(':') || text.endsWith('：'),
    symbols: words.filter((word) => word === symbol).length * 5 >= words.length * 2,
    title: source.content === 'title',
    generic: isGeneric,
  };
  for (const sign of formSigns) if (form[sign]) signs[sign] = 1;
  return signs;
}

/** Fewer words leave no room for a thing and what is wrong with it. */
const fewestWords = 5;

/** With any of these, a change that names a fault says more than that it is mended. */
const telling: readonly SignGroup[] = [
  'because',
  'past',
  'cause',
  'purpose',
  'benefit',
  'tradeoff',
  'evidence',
  'before',
  'negation',
  'condition',
  'people',
];

const promises = ['benefit', 'purpose', 'weakPurpose', 'cause', 'because'] as const;

/** Length in words; Chinese is counted by two characters a word. */
function lengthOf(text: string, words: readonly string[]): number {
  return patterns.han.test(text) ? Math.max(words.length, text.length / 2) : words.length;
}
