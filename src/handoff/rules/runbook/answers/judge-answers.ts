import type { Document, DocumentHeading, DocumentPlace } from '../../../documents/document.ts';
import { isUnjudged } from '../../context/answers/unjudged.ts';
import type { JudgedPassage } from './evidence.ts';
import { judgePassages, readFeatures, strongest } from './features.ts';
import { pairUp } from './pairs.ts';
import { type Passages, readPassages, readTopics } from './passages.ts';
import { RUNBOOK_QUESTIONS, type RunbookQuestion } from './question.ts';
import type { Contact } from './reachable.ts';
import { weights } from './weights.ts';

export type { RunbookQuestion } from './question.ts';
export type { Contact } from './reachable.ts';

/** How a runbook answers one question. */
export interface RunbookAnswer {
  readonly isGiven: boolean;
  /** Where the answer stands, or what comes nearest to one; null where nothing does. */
  readonly place: DocumentPlace | null;
  /** The document's own words there, on one line: data, never trusted. Null where there are none. */
  readonly nearest: string | null;
  /**
   * Null where given. `placeholder`, `heading-only`: there is a place for the answer, with a blank or nothing in it; `link-only`: it
   * only points elsewhere; `not-actionable`: it is spoken of, in no way to act on; `missing`: nothing points to it.
   */
  readonly shortfall: 'missing' | 'placeholder' | 'heading-only' | 'link-only' | 'not-actionable' | null;
  /** Nothing runs in production yet, it says: an honest answer to all but whom to reach. */
  readonly isNotYet: boolean;
}

export interface RunbookAnswers {
  readonly answers: Readonly<Record<RunbookQuestion, RunbookAnswer>>;
  /** Every way to reach somebody that the document names. */
  readonly contacts: readonly Contact[];
}

/** A passage with less evidence only happens to use the words. */
const LEAST_EVIDENCE = 0.5;
const LONGEST_NEAREST = 300;
const FEW_PASSAGES = 6;
/** So short a page is about one thing. */
const ONE_SECTION = 4;
const PLAIN_EVIDENCE = 0.8;
/** A heading that names the symptom over one step, or a row of a table of symptoms. */
const PLAIN_PAIR = 0.6;

/**
 * Tells which of the four questions a runbook answers, under whatever headings and in whatever form. A document in a
 * language that Baton does not judge answers all. Never throws.
 */
export function judgeAnswers(document: Document): RunbookAnswers {
  const passages = readPassages(document);
  const judged = judgePassages(passages.all);
  const isPassed = isUnjudged(passages.all.map((passage) => ({ ...passage, text: passage.block.text })));
  const isNotYet = judged.some(({ evidence }) => evidence.saysNotYet);
  const judge = (question: RunbookQuestion): RunbookAnswer => {
    const isHonest = isNotYet && question !== 'contact';
    const isGiven =
      isPassed ||
      isHonest ||
      keepsPromise(judged, question) ||
      isPlain(judged, passages, question) ||
      scoreOf(judged, passages, question) >= 0;
    return describe(document, judged, question, { isGiven, isNotYet: isHonest });
  };
  return {
    answers: Object.fromEntries(RUNBOOK_QUESTIONS.map((question) => [question, judge(question)])) as Record<
      RunbookQuestion,
      RunbookAnswer
    >,
    contacts: judged.flatMap(({ evidence }) => evidence.contacts),
  };
}

/** A plain answer right under a heading that asks for it is one, however much the document says besides. */
function keepsPromise(judged: readonly JudgedPassage[], question: RunbookQuestion): boolean {
  return judged.some(
    ({ passage, evidence }) =>
      passage.topics.get(question) === 2 && evidence[question] >= PLAIN_EVIDENCE && !passage.isPlaceholder,
  );
}

/** In a page of a few lines one plain answer is enough: it can't have much of anything. */
function isPlain(judged: readonly JudgedPassage[], { title }: Passages, question: RunbookQuestion): boolean {
  if (judged.length > FEW_PASSAGES) return false;
  if (question === 'alerts' && pairUp(judged, title).plain >= PLAIN_PAIR) return true;
  // Prose that only happens to pair a symptom with a verb is no answer by itself.
  if (question === 'alerts') return false;
  if (judged.some(({ evidence }) => evidence[question] >= PLAIN_EVIDENCE)) return true;
  return judged.length <= ONE_SECTION && strongest(judged, question) >= PLAIN_EVIDENCE;
}

function scoreOf(judged: readonly JudgedPassage[], { title }: Passages, question: RunbookQuestion): number {
  const features = readFeatures(judged, title, question);
  const { bias, ...own } = weights[question];
  const names = Object.keys(own) as readonly (keyof typeof own)[];
  return names.reduce((sum, name) => sum + own[name] * features[name], bias);
}

function describe(
  document: Document,
  judged: readonly JudgedPassage[],
  question: RunbookQuestion,
  { isGiven, isNotYet }: { readonly isGiven: boolean; readonly isNotYet: boolean },
): RunbookAnswer {
  const nearest = findNearest(judged, question);
  const found = {
    isGiven,
    isNotYet,
    place: nearest?.passage.block.place ?? null,
    nearest: nearest === null ? null : oneLine(nearest.passage.block.text),
  };
  if (isGiven) return { ...found, shortfall: null };
  const blank = findBlank(document.headings, judged, question);
  if (blank !== null) return { ...found, nearest: null, ...blank };
  if (nearest === null) return { ...found, shortfall: 'missing' };
  const { links, text } = nearest.passage.block;
  const isLink = links.some((link) => link.text.length * 2 >= text.length);
  return { ...found, shortfall: isLink ? 'link-only' : 'not-actionable' };
}

function findNearest(judged: readonly JudgedPassage[], question: RunbookQuestion): JudgedPassage | null {
  let best: JudgedPassage | null = null;
  let most = LEAST_EVIDENCE;
  for (const one of judged) {
    if (one.passage.isPlaceholder) continue;
    const rank = one.evidence[question] + (one.passage.topics.get(question) ?? 0) / 2;
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
  question: RunbookQuestion,
): { readonly place: DocumentPlace; readonly shortfall: 'placeholder' | 'heading-only' } | null {
  const blank = judged.find(({ passage }) => passage.isPlaceholder && passage.topics.get(question) === 2);
  if (blank !== undefined) return { place: blank.passage.block.place, shortfall: 'placeholder' };
  const filled = new Set(judged.flatMap(({ passage }) => passage.block.headings));
  const heading = headings.find((one) => !filled.has(one) && readTopics(one.text).get(question) === 2);
  return heading === undefined ? null : { place: heading.place, shortfall: 'heading-only' };
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > LONGEST_NEAREST ? `${line.slice(0, LONGEST_NEAREST - 1).trimEnd()}…` : line;
}
