import type { Document, DocumentHeading, DocumentPlace } from '../../../documents/document.ts';
import { type ContextQuestion, type JudgedPassage, judgePassages, readFeatures } from './features.ts';
import { readTopics } from './headings.ts';
import { type Passages, readPassages } from './passages.ts';
import { isUnjudged } from './unjudged.ts';
import { weights } from './weights.ts';

export type { ContextQuestion } from './features.ts';

/** How `CONTEXT.md` answers one question. */
export interface ContextAnswer {
  readonly isGiven: boolean;
  /** Where the answer stands, or what comes nearest to one, or a heading with nothing under it; null where nothing does. */
  readonly place: DocumentPlace | null;
  /** The document's own words there, on one line: data, never trusted. Null where there are none. */
  readonly nearest: string | null;
  /**
   * Null where given. `placeholder`, `heading-only`: there is a place for the answer, with a blank or nothing in it; `not-stated`:
   * something points to it, too little; `missing`: nothing does.
   */
  readonly shortfall: 'missing' | 'placeholder' | 'heading-only' | 'not-stated' | null;
}

export type ContextAnswers = Readonly<Record<ContextQuestion, ContextAnswer>>;

/** A passage with less evidence only happens to use the words. */
const leastEvidence = 0.5;
const longestNearest = 300;

/**
 * Tells which of the three questions a document answers, under whatever headings: state, open questions, thinking. "No open
 * questions" answers the second. A document in a language that Baton does not judge answers all. Never throws.
 */
export function judgeContextAnswers(document: Document): ContextAnswers {
  const passages = readPassages(document);
  const judged = judgePassages(passages.all);
  const isPassed = isUnjudged(passages.all);
  const judge = (question: ContextQuestion): ContextAnswer =>
    judgeAnswer(document, passages, judged, question, isPassed);
  return { state: judge('state'), questions: judge('questions'), thinking: judge('thinking') };
}

function judgeAnswer(
  document: Document,
  passages: Passages,
  judged: readonly JudgedPassage[],
  question: ContextQuestion,
  isPassed: boolean,
): ContextAnswer {
  const none = question === 'questions' ? judged.find(({ evidence }) => evidence.saysNothingOpen) : undefined;
  const nearest = none ?? findNearest(judged, question);
  const found = {
    place: nearest?.passage.block.place ?? null,
    nearest: nearest === null ? null : oneLine(nearest.passage.text),
  };
  if (none !== undefined || isPassed || isStated(judged, passages, question)) {
    return { isGiven: true, ...found, shortfall: null };
  }
  const blank = findBlank(document.headings, judged, question);
  if (blank !== null)
    return { isGiven: false, place: blank.place, nearest: null, shortfall: blank.shortfall };
  return { isGiven: false, ...found, shortfall: nearest === null ? 'missing' : 'not-stated' };
}

function isStated(judged: readonly JudgedPassage[], { title }: Passages, question: ContextQuestion): boolean {
  const features = readFeatures(judged, title, question);
  const { bias, ...own } = weights[question];
  const names = Object.keys(own) as readonly (keyof typeof own)[];
  return names.reduce((sum, name) => sum + own[name] * features[name], bias) >= 0;
}

/** The passage with the most evidence, first of all among those whose heading promises the answer. */
function findNearest(judged: readonly JudgedPassage[], question: ContextQuestion): JudgedPassage | null {
  let best: JudgedPassage | null = null;
  let most = leastEvidence;
  for (const one of judged) {
    const sureness = one.passage.topics.get(question) ?? 0;
    const rank = one.passage.isPlaceholder ? 0 : one.evidence[question] + sureness;
    if (rank > most || (rank === most && best === null)) {
      best = one;
      most = rank;
    }
  }
  return best;
}

/** A heading that promises the answer, over nothing or over a placeholder. */
function findBlank(
  headings: readonly DocumentHeading[],
  judged: readonly JudgedPassage[],
  question: ContextQuestion,
): { readonly place: DocumentPlace; readonly shortfall: 'placeholder' | 'heading-only' } | null {
  const blank = judged.find(({ passage }) => passage.isPlaceholder && passage.topics.has(question));
  if (blank !== undefined) return { place: blank.passage.block.place, shortfall: 'placeholder' };
  const filled = new Set(judged.flatMap(({ passage }) => passage.block.headings));
  const heading = headings.find((one) => !filled.has(one) && readTopics(one.text).get(question) === 2);
  return heading === undefined ? null : { place: heading.place, shortfall: 'heading-only' };
}

function oneLine(text: string): string {
  const line = text.replaceAll('\r', ' ').replaceAll('\n', ' ').trim();
  return line.length > longestNearest ? `${line.slice(0, longestNearest - 1).trimEnd()}…` : line;
}
