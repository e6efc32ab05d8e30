import { wordsOf } from '../../text/words.ts';
import { type Content, judgeContent, readTitle } from './content.ts';
import { detectLanguage, type Language, readLanguage } from './language.ts';
import type { DescriptionReading, Sentence } from './read-description.ts';
import { readSigns, type Sign, type Signs } from './signs.ts';
import { weights } from './weights.ts';

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
 * than a bad one let through: in repositories left out of the fit, 3 % of the good ones are refused here, and 28 % of the others pass.
 */
const enough = -1.6;

/** Scores every sentence by its signs; the questions of a template count nothing. */
export function scoreSentences(reading: DescriptionReading, title: string): ScoredSentence[] {
  const titleRead = readTitle(title);
  const read = reading.sentences.map((sentence) => {
    const words = wordsOf(sentence.text);
    return { sentence, words, evidence: readLanguage(sentence.text, words) };
  });
  const whole = detectLanguage(read.map(({ evidence }) => evidence));
  const around = whole === 'zh' ? 'unsure' : whole;
  const languages = new Map<number, Language>();
  for (const [block, members] of Map.groupBy(read, ({ sentence }) => sentence.block)) {
    const evidence = members.map((member) => member.evidence);
    languages.set(block, detectLanguage(evidence, around));
  }
  return read.map(({ sentence, words }) => {
    const language = languages.get(sentence.block) ?? 'unsure';
    const content = judgeContent(sentence.text, words, language, titleRead);
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
