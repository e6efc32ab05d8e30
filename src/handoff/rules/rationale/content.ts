import { type Language, lexicons } from './language.ts';
import { compile, matchAt } from './matcher.ts';
import { patterns, symbol, wordsOf } from './words.ts';

const compiled = Object.entries(lexicons).map(([language, lexicon]) => ({
  language,
  generic: compile(lexicon.generic),
  stop: compile(lexicon.stop),
  prompt: compile(lexicon.prompt),
}));

const stemLength = 5;

/** What the words of a sentence add: `none` beyond its title, `generic` that fits every change, `prompt` of a template. */
export type Content = 'own' | 'title' | 'generic' | 'prompt';

/** Tells whether a sentence says anything of its own. */
export function judgeContent(text: string, language: Language, title: string): Content {
  const words = wordsOf(text);
  const known = compiled.filter((entry) => language === 'unsure' || entry.language === language);
  if (known.some((entry) => matchAt(entry.prompt, words, 0) > 0 || startsWide(entry.prompt.parts, text)))
    return 'prompt';
  if (patterns.han.test(text)) return judgeWide(text, title);
  const titleStems = new Set(wordsOf(title).map(stem));
  const content = words.filter((word) => !known.some((entry) => matchAt(entry.stop, [word], 0) > 0));
  const beyondTitle = content.filter((word) => word !== symbol && !titleStems.has(stem(word)));
  const own = beyondTitle.filter((word) => !known.some((entry) => matchAt(entry.generic, [word], 0) > 0));
  if (own.length > 0) return 'own';
  if (content.length > 0 && beyondTitle.length < content.length) return 'title';
  return 'generic';
}

function stem(word: string): string {
  return word.slice(0, stemLength);
}

function startsWide(parts: readonly string[], text: string): boolean {
  return parts.some((part) => text.startsWith(part));
}

/** Chinese has no words to count: what is left without generic phrases and the title's own pairs of characters. */
function judgeWide(text: string, title: string): Content {
  let rest = text;
  const generic = compiled.find((entry) => entry.language === 'zh')?.generic.parts ?? [];
  for (const part of generic) rest = rest.replaceAll(part, '');
  const letters = Array.from(rest).filter((character) => patterns.han.test(character));
  if (letters.length < 2) return 'generic';
  const pairs = letters.slice(1).map((character, index) => `${letters[index] ?? ''}${character}`);
  const own = pairs.filter((pair) => !title.includes(pair));
  return own.length * 4 > pairs.length ? 'own' : 'title';
}
