import { beginsWith, countMatches } from '../../../text/matcher.ts';
import { splitSentences } from '../../../text/sentences.ts';
import { wordsOf } from '../../../text/words.ts';
import { readTopics } from './headings.ts';
import { countMarks } from './marks.ts';
import { matchers } from './matchers.ts';
import { isProse, type Passage } from './passages.ts';

/** How strongly one passage speaks for each answer, by its own words and marks: 0 for nothing, 1 for a plain case. */
export interface Evidence {
  readonly state: number;
  readonly questions: number;
  readonly thinking: number;
  /** It says that no question is open. */
  readonly saysNothingOpen: boolean;
}

const nothing: Evidence = { state: 0, questions: 0, thinking: 0, saysNothingOpen: false };

/** What a rule for readers ("must never") leaves of the evidence in the same passage. */
const ruleShare = 0.4;

/** How many statements a text may hold; beyond these a long one says no more. */
const mostStatements = 8;

/** The longest answer of the kind "None at the moment", in words. */
const longestNone = 10;

/** Reads what a passage says by itself; its headings count elsewhere. */
export function readEvidence(passage: Passage): Evidence {
  if (passage.isPlaceholder || passage.topics.has('aside')) return nothing;
  const { words, text, block } = passage;
  if (block.kind === 'code' && !isProse(block)) return nothing;
  const marks = countMarks(text);
  const sentences = splitSentences(text);
  const size = Math.min(mostStatements, Math.max(text.split('\n').length, sentences.length));
  const has = (name: keyof typeof matchers): number =>
    Math.min(1 + size, countMatches(matchers[name], words, text));
  const share = has('rule') > 0 ? ruleShare : 1;
  const status = readStatusCell(passage);
  const isTask = block.checked === false || (marks.todo > 0 && marks.done === 0);
  const ticks = marks.done + marks.underway + (block.checked === true ? 1 : 0);
  const state = Math.min(size, ticks) + status + 0.5 * has('done') * share + 0.4 * has('underway') * share;
  // "Next I would ..." plans; "the next page" does not.
  const plans = sentences.filter((sentence) => beginsWith(matchers.next, wordsOf(sentence), sentence)).length;
  const thinking =
    (isTask ? 1 : 0) + (0.5 * has('next') + 0.3 * has('reasoning') + 0.6 * Math.min(2, plans)) * share;
  const most = 1 + 0.5 * size;
  return {
    state: Math.min(most, state),
    questions: Math.min(most, readQuestions(passage, sentences) * share),
    thinking: Math.min(most, ticks > 0 && !isTask ? thinking * 0.5 : thinking),
    saysNothingOpen: saysNothingOpen(passage),
  };
}

/** "None at the moment" answers only where it was asked; "No open questions" answers anywhere. */
function saysNothingOpen({ words, text, topics }: Passage): boolean {
  if (words.length > longestNone) return false;
  if (beginsWith(matchers.nothingOpen, words, text)) return true;
  return topics.has('questions') && beginsWith(matchers.none, words, text);
}

/** A cell under "Status" with a word or mark for it: a table of statuses tells the state row by row. */
function readStatusCell({ block }: Passage): number {
  if (block.kind !== 'row' || block.cells === undefined || block.header === undefined) return 0;
  for (const [column, name] of block.header.entries()) {
    const cell = block.cells[column] ?? '';
    if (cell === '' || !readTopics(name).has('state')) continue;
    const marks = countMarks(cell);
    const words = wordsOf(cell);
    if (marks.done + marks.underway + marks.todo > 0) return 1;
    if (countMatches(matchers.done, words, cell) + countMatches(matchers.underway, words, cell) > 0) return 1;
  }
  return 0;
}

/**
 * Undecided points said to be so, and questions that the document itself does not answer at once. One that begins a sentence
 * ("Decide whether to keep both") is the point itself; elsewhere the words may only touch on it.
 */
function readQuestions({ text, words, block }: Passage, sentences: readonly string[]): number {
  if (block.kind === 'code') return 0;
  const said = Math.min(2, countMatches(matchers.undecided, words, text));
  const points = sentences.filter((sentence) =>
    beginsWith(matchers.undecided, wordsOf(sentence), sentence),
  ).length;
  let asked = 0;
  for (const [index, sentence] of sentences.entries()) {
    if (!isQuestion(sentence)) continue;
    // "Why a queue? Because ..." asks nobody.
    asked += index === sentences.length - 1 ? 0.6 : 0.3;
  }
  return 0.7 * said + 0.8 * Math.min(2, points) + Math.min(1, asked);
}

/** Quoted questions are somebody else's, or words of a screen. */
function isQuestion(sentence: string): boolean {
  const end = sentence.trimEnd();
  if (!end.endsWith('?') && !end.endsWith('？')) return false;
  return end.split('"').length % 2 === 1 && wordsOf(end).length >= 2;
}
