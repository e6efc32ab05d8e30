import { type Content, judgeContent } from './content.ts';
import { detectLanguage, type Language } from './language.ts';
import type { DescriptionReading, Sentence } from './read-description.ts';
import { readSigns, type Sign, type Signs } from './signs.ts';
import { weights } from './weights.ts';
import { wordsOf } from './words.ts';

/** A sentence with what was seen in it; `score` is the log-odds that it gives a reason. */
export interface ScoredSentence extends Sentence {
  readonly language: Language;
  readonly content: Content;
  readonly signs: Signs;
  readonly score: number;
}

/** How much the second and the third best sentence add to the best one. */
const supportWeights = [1.2, 0.8] as const;

/**
 * At or above it, a description is taken to give a reason. Below even odds, since a good description refused costs more trust
 * than a bad one let through: in repositories left out of the fit, 5 % of the good ones are refused here, and 27 % of the others pass.
 */
const enough = -1.3;

/** Scores every sentence by its signs; the questions of a template count nothing. */
export function scoreSentences(reading: DescriptionReading, title: string): ScoredSentence[] {
  const whole = detectLanguage(reading.sentences.map((sentence) => sentence.text).join('\n'));
  const blocks = new Map<number, string[]>();
  for (const sentence of reading.sentences) {
    const texts = blocks.get(sentence.block) ?? [];
    texts.push(sentence.text);
    blocks.set(sentence.block, texts);
  }
  const languages = new Map<number, Language>();
  for (const [block, texts] of blocks) {
    languages.set(block, detectLanguage(texts.join('\n'), whole === 'zh' ? 'unsure' : whole));
  }
  return reading.sentences.map((sentence) => {
    const language = languages.get(sentence.block) ?? 'unsure';
    const words = wordsOf(sentence.text);
    const content = judgeContent(sentence.text, language, title);
    const signs = readSigns({ ...sentence, words, language, content });
    return { ...sentence, language, content, signs, score: sumWeights(signs) };
  });
}

function sumWeights(signs: Signs): number {
  let sum = weights.bias;
  for (const [sign, strength] of Object.entries(signs)) sum += weights[sign as Sign] * strength;
  return sum;
}

/** True where the best sentences together give a reason. More text never makes it false. */
export function hasReason(sentences: readonly ScoredSentence[]): boolean {
  const scores = sentences
    .filter((sentence) => sentence.content !== 'prompt' && sentence.language !== 'other')
    .map((sentence) => sentence.score)
    .toSorted((left, right) => right - left);
  const [best, ...others] = scores;
  if (best === undefined) return false;
  const support = supportWeights.map((weight, index) => weight * probability(others[index]));
  return best + support.reduce((sum, value) => sum + value, 0) >= enough;
}

function probability(score: number | undefined): number {
  return score === undefined ? 0 : 1 / (1 + Math.exp(-score));
}
