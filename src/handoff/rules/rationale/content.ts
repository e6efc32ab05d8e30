import { beginsWith, compile, matchAt } from '../../text/matcher.ts';
import { patterns, symbol, wordsOf } from '../../text/words.ts';
import { type Language, lexicons } from './language.ts';

const compiled = Object.entries(lexicons).map(([language, lexicon]) => ({
  language,
  generic: compile(lexicon.generic),
  stop: compile(lexicon.stop),
  prompt: compile(lexicon.prompt),
  question: compile(lexicon.question),
}));

const stemLength = 5;

/** With as many of the title's words to each word of its own, a sentence restates the title. */
const restatement = 4;

/** What the words of a sentence add: `none` beyond its title, `generic` that fits every change, `prompt` of a template. */
export type Content = 'own' | 'title' | 'generic' | 'prompt';

/** A title as {@link judgeContent} compares with it. */
export interface Title {
  readonly letters: string;
  readonly stems: ReadonlySet<string>;
}

/** Reads a title once for all the sentences under it. */
export function readTitle(title: string): Title {
  return { letters: lettersOf(title).join(''), stems: new Set(wordsOf(title).map(stem)) };
}

/** Tells whether a sentence says anything of its own; `words` are its words. */
export function judgeContent(
  text: string,
  words: readonly string[],
  language: Language,
  title: Title,
): Content {
  if (language === 'other') return judgeLetters(text, title);
  const lexicon = compiled.find((entry) => entry.language === (language === 'unsure' ? 'en' : language));
  if (lexicon === undefined) return 'own';
  const isQuestion = text.endsWith('?') || text.endsWith('？');
  if (isQuestion && beginsWith(lexicon.question, words, text)) return 'prompt';
  if (beginsWith(lexicon.prompt, words, text)) return 'prompt';
  if (language === 'zh') return judgeLetters(withoutParts(text, lexicon.generic.parts), title);
  const content = words.filter((word) => matchAt(lexicon.stop, [word], 0) === 0);
  const beyondTitle = content.filter((word) => word !== symbol && !title.stems.has(stem(word)));
  const own = beyondTitle.filter((word) => matchAt(lexicon.generic, [word], 0) === 0);
  const shared = content.length - beyondTitle.length;
  if (own.length * restatement > shared) return 'own';
  return shared > 0 ? 'title' : 'generic';
}

function stem(word: string): string {
  // "retry" and "retries" are one word to a reader.
  const start = word.slice(0, stemLength);
  return start.endsWith('y') ? `${start.slice(0, -1)}i` : start;
}

function withoutParts(text: string, parts: readonly string[]): string {
  let rest = text;
  for (const part of parts) rest = rest.replaceAll(part, '');
  return rest;
}

/** Where words are not known, pairs of letters are compared: most of them must not stand in the title. */
function judgeLetters(text: string, title: Title): Content {
  const letters = lettersOf(text);
  const pairs = letters.slice(1).map((letter, index) => `${letters[index] ?? ''}${letter}`);
  if (pairs.length === 0) return 'generic';
  const own = pairs.filter((pair) => !title.letters.includes(pair));
  return own.length * 4 > pairs.length ? 'own' : 'title';
}

function lettersOf(text: string): readonly string[] {
  return text.toLowerCase().match(patterns.letter) ?? [];
}
