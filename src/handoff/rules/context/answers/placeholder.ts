import { beginsWith, countMatches, matchAt } from '../../../text/matcher.ts';
import { contextPatterns } from './marks.ts';
import { matchers } from './matchers.ts';

const brackets: readonly (readonly [string, string])[] = [
  ['[', ']'],
  ['{', '}'],
  ['<', '>'],
  ['(', ')'],
  ['…', '…'],
];

/** "<owner> · who decides" reads "· who decides": a tag vanishes, and what it stood for is missing. */
const separators = '·:–—,;|/)';
const longestRest = 8;

/**
 * True for text that stands for a missing one: "TODO", "TBD: what works", "[your text]", "...". "TODO: renew the certificate"
 * is a task, so real.
 */
export function isPlaceholder(text: string, words: readonly string[]): boolean {
  const bare = text.trim();
  if (!contextPatterns.letterOrDigit.test(bare)) return true;
  if (words.length === 0) return false;
  if (separators.includes(bare.charAt(0)) && words.length <= longestRest) return true;
  if (brackets.some(([open, close]) => bare.startsWith(open) && bare.endsWith(close)) && !bare.includes(']('))
    return true;
  const count = countMatches(matchers.placeholder, words, text);
  if (count === 0) return false;
  if (count * 2 >= words.length) return true;
  const first = matchAt(matchers.placeholder, words, 0);
  if (first > 0) {
    const rest = words.slice(first);
    return rest.length <= 1 || matchAt(matchers.interrogative, rest, 0) > 0;
  }
  return beginsWith(matchers.placeholder, words, text);
}

/** True where the text begins by standing for a missing one, whatever follows. */
export function beginsAsPlaceholder(words: readonly string[], text: string): boolean {
  return beginsWith(matchers.placeholder, words, text);
}

/** Longer ones go on to something real. */
const longestPrompt = 14;

/** True for a line by which a template asks for what is to be written: "What works, what is missing". */
export function isPrompt(text: string, words: readonly string[]): boolean {
  return words.length <= longestPrompt && beginsWith(matchers.interrogative, words, text);
}
