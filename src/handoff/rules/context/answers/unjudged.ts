import { detectLanguage, readLanguage } from '../../rationale/language.ts';
import { contextPatterns } from './marks.ts';
import type { Passage } from './passages.ts';

/** Enough of a document to tell its language. */
const enoughPassages = 200;
/** A text of fewer words is no answer in any language. */
const fewestWords = 12;

/**
 * True where the document is in a language that Baton does not judge. Of the foreign scripts it reads Cyrillic, as Russian.
 */
export function isUnjudged(
  passages: readonly Pick<Passage, 'block' | 'text' | 'words' | 'isPlaceholder'>[],
): boolean {
  const own = passages
    .filter(({ isPlaceholder, block }) => !isPlaceholder && block.kind !== 'code')
    .slice(0, enoughPassages);
  const words = own.reduce((sum, passage) => sum + passage.words.length, 0);
  const evidence = own.map(({ text, words }) => readLanguage(text, words));
  if (detectLanguage(evidence) !== 'other') return false;
  const letters = evidence.reduce((sum, { letters }) => sum + letters, 0);
  // Japanese, Thai and others part no words.
  if (words < fewestWords && letters < fewestWords * 3) return false;
  const cyrillic = own.reduce(
    (sum, { text }) => sum + (text.match(contextPatterns.cyrillic)?.length ?? 0),
    0,
  );
  return cyrillic * 2 < letters;
}
