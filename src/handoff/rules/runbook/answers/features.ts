import { compile, countMatches } from '../../../text/matcher.ts';
import { splitWords } from '../../../text/words.ts';
import { type JudgedPassage, readEvidence } from './evidence.ts';
import { wordLists } from './lexicon/words.ts';
import { pairUp } from './pairs.ts';
import type { Passage, Passages } from './passages.ts';
import type { RunbookQuestion } from './question.ts';

/** What a whole document shows for one question; every number is between 0 and 1. */
export interface Features {
  /** Something real under a heading that says little but the question. */
  readonly section: number;
  /** The same under a heading in which the word is one of many. */
  readonly mention: number;
  /** Evidence in those passages. */
  readonly inside: number;
  /** Evidence of the densest section, wherever it stands. */
  readonly densest: number;
  readonly amount: number;
  /** The strongest single passage. */
  readonly best: number;
  /** The title promises it. */
  readonly title: number;
  /** A heading that promises the answer stands over a passage that plainly gives it. */
  readonly kept: number;
  /** How much of the document is evidence: a short one has little of anything. */
  readonly density: number;
  /** One section tells what is noticed, another what to do then: one story in parts. */
  readonly story: number;
  /** How many symptoms have something to do about them, plainly or as prose tells it. Only for alerts. */
  readonly pairs: number;
  readonly told: number;
  /** The other half of what makes the answer: steps for alerts and rollback, a word for people beside the way to reach them. */
  readonly steps: number;
}

/** So many plain pairs answer, however long the document is; prose needs more of them. */
const ENOUGH_PAIRS = 2;
const MANY_PAIRS = 5;

/** Reads the evidence of every passage. */
export function judgePassages(passages: readonly Passage[]): readonly JudgedPassage[] {
  return passages.map((passage) => ({ passage, evidence: readEvidence(passage) }));
}

/** So much evidence is plenty: more of it adds nothing. */
const PLENTY = 6;
/** One passage with so much evidence is an answer by itself, if it stands where one is asked. */
const PLAIN = 0.8;

/** Sums the evidence of a document up for one question. */
export function readFeatures(
  judged: readonly JudgedPassage[],
  title: Passages['title'],
  question: RunbookQuestion,
): Features {
  const own = judged.filter(({ passage }) => !passage.isPlaceholder);
  const under = (sureness: 1 | 2): readonly JudgedPassage[] =>
    own.filter(({ passage }) => passage.topics.get(question) === sureness);
  const [sure, loose] = [under(2), under(1)];
  const inside = [...sure, ...loose];
  const sections = sectionsOf(own);
  const pairs = question === 'alerts' ? pairUp(own, title) : { plain: 0, told: 0 };
  return {
    pairs: Math.min(1, pairs.plain / ENOUGH_PAIRS),
    told: Math.min(1, pairs.told / MANY_PAIRS),
    section: sure.length > 0 ? Math.min(1, 0.5 + sure.length / 6) : 0,
    mention: loose.length > 0 ? 1 : 0,
    inside: Math.min(1, total(inside, question) / 2),
    densest: Math.min(1, greatest(sections.map((section) => sectionEvidence(section, question))) / 3),
    amount: Math.min(1, total(own, question) / PLENTY),
    best: Math.min(1, greatest(own.map(({ evidence }) => evidence[question])) / 1.2),
    title: (title.get(question) ?? 0) / 2,
    kept: inside.some(({ evidence }) => evidence[question] >= PLAIN) ? 1 : 0,
    story: question === 'alerts' && tellsStory(own) ? 1 : 0,
    density: Math.min(1, (total(own, question) / Math.max(4, own.length)) * 2.5),
    steps: Math.min(1, inside.reduce((sum, { evidence }) => sum + evidence.action, 0) / 3),
  };
}

/** The strongest passage or section: what an answer of a few lines consists of. */
export function strongest(judged: readonly JudgedPassage[], question: RunbookQuestion): number {
  const own = judged.filter(({ passage }) => !passage.isPlaceholder);
  return greatest(sectionsOf(own).map((section) => sectionEvidence(section, question)));
}

function total(judged: readonly JudgedPassage[], question: RunbookQuestion): number {
  return judged.reduce((sum, { evidence }) => sum + evidence[question], 0);
}

/** Spreading would throw: a document may have more blocks than a call may have arguments. */
function greatest(values: readonly number[]): number {
  return values.reduce((found, value) => Math.max(found, value), 0);
}

function sectionsOf(judged: readonly JudgedPassage[]): readonly (readonly JudgedPassage[])[] {
  return [...Map.groupBy(judged, ({ passage }) => passage.heading).values()];
}

function sectionEvidence(section: readonly JudgedPassage[], question: RunbookQuestion): number {
  return total(section, question);
}

const stories = { noticed: compile(wordLists.noticed), answered: compile(wordLists.answered) } as const;

function tellsStory(judged: readonly JudgedPassage[]): boolean {
  const under = (part: keyof typeof stories): readonly JudgedPassage[] =>
    judged.filter(({ passage }) => passage.block.headings.some(({ text }) => isAbout(text, part)));
  const steps = under('answered').reduce((sum, { evidence }) => sum + evidence.action, 0);
  return under('noticed').length > 0 && steps >= 1;
}

/** A heading of few words, such as "Symptoms" or "3. Immediate actions". */
function isAbout(heading: string, part: keyof typeof stories): boolean {
  const words = splitWords(heading);
  return words.length > 0 && words.length <= 6 && countMatches(stories[part], words, heading) > 0;
}
