import type { Root } from 'mdast';
import type { Plugin } from 'unified';
import type { VFile } from 'vfile';
import { ruleUrl } from '../../project.ts';
import { isRealExcuse } from '../../text/none-because.ts';
import { type Insufficiency, insufficiencies, nameInsufficiency } from './insufficiency.ts';
import type { Language } from './language.ts';
import { type DescriptionReading, readDescription } from './read-description.ts';
import { hasReason, type ScoredSentence, scoreSentences } from './score-description.ts';

/** What the rule found in one description. */
export interface DescriptionVerdict {
  readonly label: 'rationale' | 'none';
  /** Null where the label is `rationale`. */
  readonly insufficiency: Insufficiency | null;
  /** The verdict in one sentence by Baton. Where it ends in a colon, `nearest` goes on. */
  readonly why: string;
  /** The author's own sentence that comes nearest to a reason, on one line; null where there is none. */
  readonly nearest: string | null;
  readonly language: Language;
  /** True where `nearest` is a reason. */
  readonly isGiven: boolean;
  /** False where a language that Baton does not know made it pass. */
  readonly isJudged: boolean;
  /** `Rationale: none because ...`; a refused one gives no real reason. Null where there is no such line. */
  readonly noneBecause: { readonly reason: string; readonly isAccepted: boolean } | null;
  /** A revert that says anything about itself: exempt by default. */
  readonly isExplainedRevert: boolean;
}

declare module 'vfile' {
  interface DataMap {
    /** The title that the description stands under; what merely repeats it is no reason. */
    title: string;
    rationale: DescriptionVerdict;
  }
}

const source = 'baton';
const ruleId = 'rationale';

/**
 * A remark-lint style plugin: reports a description that does not say why, at its sentence nearest to a reason. It
 * takes the title from `file.data.title`, and leaves its verdict in `file.data.rationale`.
 */
export const remarkLintBatonRationale: Plugin<[], Root> = () => (tree: Root, file: VFile) => {
  const reading = readDescription(tree);
  const sentences = scoreSentences(reading, file.data.title ?? '');
  const verdict = judge(reading, sentences, file.data.title ?? '');
  file.data.rationale = verdict;
  if (verdict.insufficiency === null) return;
  const nearest = findNearest(sentences);
  const message = file.message(verdict.why, { place: nearest?.position ?? tree.position, ruleId, source });
  message.url = ruleUrl(ruleId);
  message.actual = verdict.insufficiency;
  message.expected = ['a reason, a problem, a trade-off or a consequence of this change'];
};

function judge(
  reading: DescriptionReading,
  sentences: readonly ScoredSentence[],
  title: string,
): DescriptionVerdict {
  const excuse = reading.noneBecause;
  const isExcused = excuse !== null && isRealExcuse(excuse);
  const nearest = findNearest(sentences);
  const isForeign = sentences.some((sentence) => sentence.language === 'other' && sentence.content === 'own');
  const gives = hasReason(sentences);
  const isEnough = gives || isExcused || isForeign;
  const insufficiency = isEnough ? null : nameInsufficiency(reading, sentences);
  return {
    label: isEnough ? 'rationale' : 'none',
    insufficiency,
    why: describe({ gives, isExcused, insufficiency }),
    nearest: nearest === null ? null : nearest.text.replaceAll('\n', ' '),
    language: nearest?.language ?? (isForeign ? 'other' : 'unsure'),
    isGiven: gives,
    isJudged: gives || isExcused || !isForeign,
    noneBecause: excuse === null ? null : { reason: excuse, isAccepted: isExcused },
    isExplainedRevert: isRevert(reading, title) && sentences.some(isAboutChange),
  };
}

function describe(found: {
  gives: boolean;
  isExcused: boolean;
  insufficiency: Insufficiency | null;
}): string {
  if (found.insufficiency !== null) {
    const what = insufficiencies[found.insufficiency];
    return what.charAt(0).toUpperCase() + what.slice(1);
  }
  if (found.gives) return 'The description says why:';
  if (found.isExcused) return 'The description says why it needs no rationale.';
  return 'The description is in a language that Baton does not judge, so it passes.';
}

function findNearest(sentences: readonly ScoredSentence[]): ScoredSentence | null {
  let best: ScoredSentence | null = null;
  for (const sentence of sentences) {
    if (sentence.content === 'prompt' || sentence.language === 'other') continue;
    if (best === null || rank(sentence) > rank(best)) best = sentence;
  }
  return best;
}

/** Repetitions and platitudes are quoted only where there is nothing else. */
function rank(sentence: ScoredSentence): number {
  return sentence.content === 'own' ? sentence.score : sentence.score - 100;
}

function isRevert(reading: DescriptionReading, title: string): boolean {
  return reading.reverts > 0 || title.trimStart().toLowerCase().startsWith('revert');
}

function isAboutChange(sentence: ScoredSentence): boolean {
  return sentence.content === 'own' && sentence.section !== 'test' && sentence.section !== 'aside';
}
