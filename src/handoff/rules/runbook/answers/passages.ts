import type { Document, DocumentBlock, DocumentHeading } from '../../../documents/document.ts';
import { compile, countMatches, matchAt } from '../../../text/matcher.ts';
import { splitWords, wordsOf } from '../../../text/words.ts';
import { beginsAsPlaceholder, isPlaceholder } from '../../context/answers/placeholder.ts';
import { type HeadingTopic, headingPhrases } from './lexicon/headings.ts';

/** What a heading promises, how surely: 2 where it says little else, 1 where the word is one of many. */
export type Topics = ReadonlyMap<HeadingTopic, 1 | 2>;

/** One piece of a runbook with what it stands under. */
export interface Passage {
  readonly block: DocumentBlock;
  /** Lower-case words of its text; code is a sign. */
  readonly words: readonly string[];
  /** Topics of every heading above it, the surest of each; the title counts apart. */
  readonly topics: Topics;
  /** The nearest heading; null above the first. */
  readonly heading: DocumentHeading | null;
  readonly isPlaceholder: boolean;
}

export interface Passages {
  readonly all: readonly Passage[];
  readonly title: Topics;
}

const matchers = new Map(
  (Object.keys(headingPhrases) as HeadingTopic[]).map((topic) => [topic, compile(headingPhrases[topic])]),
);

/** A heading of more words is a sentence; one with so few says little besides its topic. */
const MOST_WORDS = 14;
const FEW_WORDS = 4;

/** Reads every block of a document with its topics. */
export function readPassages(document: Document): Passages {
  const known = new Map<DocumentHeading, Topics>();
  const topicsOf = (heading: DocumentHeading): Topics => {
    const topics = known.get(heading) ?? readTopics(heading.text);
    known.set(heading, topics);
    return topics;
  };
  const title = findTitle(document.headings);
  const all = document.blocks.map((block): Passage => {
    const words = block.kind === 'code' ? splitWords(block.text) : wordsOf(block.text);
    return {
      block,
      words,
      topics: joinTopics(block.headings.filter((heading) => heading !== title).map(topicsOf)),
      heading: block.headings.at(-1) ?? null,
      isPlaceholder: block.kind === 'code' ? false : isBlank(block, words),
    };
  });
  return { all, title: title === null ? new Map() : topicsOf(title) };
}

/** The topics of a heading, or of a table's column. */
export function readTopics(text: string): Topics {
  const words = splitWords(text);
  const found = new Map<HeadingTopic, 1 | 2>();
  if (words.length === 0 || words.length > MOST_WORDS) return found;
  for (const [topic, matcher] of matchers) {
    if (countMatches(matcher, words, text) === 0) continue;
    const isFirst = words.slice(0, 2).some((_, index) => matchAt(matcher, words, index) > 0);
    found.set(
      topic,
      words.length <= FEW_WORDS || isFirst || matcher.parts.some((part) => text.includes(part)) ? 2 : 1,
    );
  }
  return found;
}

/** The nearest heading may part what those above it promise; an aside counts only where it is the nearest. */
function joinTopics(above: readonly Topics[]): Topics {
  const joined = new Map<HeadingTopic, 1 | 2>();
  for (const [index, topics] of above.entries()) {
    for (const [topic, sureness] of topics) {
      if (topic === 'aside' && index < above.length - 1) continue;
      if ((joined.get(topic) ?? 0) < sureness) joined.set(topic, sureness);
    }
  }
  return joined;
}

/** A row whose decisive cells are blanks says no more than its first one. */
function isBlank({ text, cells, codeSpans }: DocumentBlock, words: readonly string[]): boolean {
  // "TODO: write this once it runs" is a promise; with a command in it, it already helps.
  if (cells === undefined && codeSpans.length === 0 && beginsAsPlaceholder(words, text)) return true;
  if (cells === undefined) return isPlaceholder(text, words);
  const others = cells.slice(1);
  return others.length > 0 && others.every((cell) => cell === '' || isPlaceholder(cell, wordsOf(cell)));
}

function findTitle(headings: readonly DocumentHeading[]): DocumentHeading | null {
  const [first] = headings;
  if (first === undefined || first.depth !== 1) return null;
  return headings.filter(({ depth }) => depth === 1).length === 1 ? first : null;
}
