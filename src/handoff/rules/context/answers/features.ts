import type { DocumentHeading } from '../../../documents/document.ts';
import { type Evidence, readEvidence } from './evidence.ts';
import type { Topic } from './headings.ts';
import type { Passage, Passages } from './passages.ts';

export type ContextQuestion = 'state' | 'questions' | 'thinking';

/** What a whole document shows for one question; every number is between 0 and 1. */
export interface Features {
  /** Own text under a heading or label whose phrase promises the answer. */
  readonly section: number;
  /** The same where a single word promises it. */
  readonly word: number;
  /** Evidence in the passages there. */
  readonly inside: number;
  /** The title promises it. */
  readonly title: number;
  /** How much evidence there is in all, saturated. */
  readonly amount: number;
  /** How much of its densest section is evidence: what else a document holds takes nothing from it. */
  readonly density: number;
  /** The strongest single passage. */
  readonly best: number;
}

export interface JudgedPassage {
  readonly passage: Passage;
  readonly evidence: Evidence;
}

/** So much evidence is plenty: more of it adds nothing. */
const plenty = 6;
/** A section of which so much is evidence is about nothing else. */
const dense = 0.5;
/** With less evidence than this, a section is dense by chance; what stands before all sections speaks for the whole. */
const enough = { section: 2, opening: 1 } as const;

/** Reads the evidence of every passage. */
export function judgePassages(passages: readonly Passage[]): readonly JudgedPassage[] {
  return passages.map((passage) => ({ passage, evidence: readEvidence(passage) }));
}

/** Sums the evidence of a document up for one question. */
export function readFeatures(
  judged: readonly JudgedPassage[],
  title: Passages['title'],
  question: ContextQuestion,
): Features {
  const own = judged.filter(({ passage }) => !passage.isPlaceholder);
  const inside = own.filter(({ passage }) => passage.topics.has(question));
  const sum = total(own, question);
  const topic: Topic = question;
  return {
    section: inside.some(({ passage }) => passage.topics.get(topic) === 2) ? 1 : 0,
    word: inside.some(({ passage }) => passage.topics.get(topic) === 1) ? 1 : 0,
    inside: Math.min(1, total(inside, question) / 2),
    title: (title.get(topic) ?? 0) / 2,
    amount: Math.min(1, sum / plenty),
    density: densest(own, question),
    best: Math.min(1, own.reduce((most, { evidence }) => Math.max(most, evidence[question]), 0) / 1.5),
  };
}

function total(judged: readonly JudgedPassage[], question: ContextQuestion): number {
  return judged.reduce((sum, { evidence }) => sum + evidence[question], 0);
}

function densest(judged: readonly JudgedPassage[], question: ContextQuestion): number {
  const sections = Map.groupBy(judged, ({ passage }) => passage.block.headings.findLast(isSection) ?? null);
  let most = 0;
  for (const [heading, section] of sections) {
    const sum = total(section, question);
    const least = heading === null ? enough.opening : enough.section;
    most = Math.max(most, Math.min(1, sum / section.length / dense) * Math.min(1, sum / least));
  }
  return most;
}

/** Neither the title nor a bold line. */
function isSection({ depth }: DocumentHeading): boolean {
  return depth > 1 && depth <= 6;
}
