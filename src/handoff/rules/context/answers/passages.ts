import type { Document, DocumentBlock, DocumentHeading } from '../../../documents/document.ts';
import { splitWords, wordsOf } from '../../../text/words.ts';
import { readTopics, type Topics } from './headings.ts';
import { beginsAsPlaceholder, isPlaceholder, isPrompt } from './placeholder.ts';

/** One piece of a document with what it stands under. */
export interface Passage {
  readonly block: DocumentBlock;
  /** Its text; of a row the cells that a status or a label does not take. */
  readonly text: string;
  readonly words: readonly string[];
  /** Topics of the nearest heading that has any, or of its own label ("Next step: ..."). */
  readonly topics: Topics;
  readonly isPlaceholder: boolean;
}

/** A document as the answers look for their evidence. */
export interface Passages {
  readonly all: readonly Passage[];
  /** Topics of the document's title. */
  readonly title: Topics;
}

/** What a label promises, and the text that it stands before. */
interface Label {
  readonly topics: Topics;
  readonly rest: string;
}

/** A label is at most this long; what is longer before a colon is a sentence. */
const longestLabel = 40;

/** Depth of a bold line or of a line before a list: with more words than this it is a sentence. */
const labelDepth = 7;
const labelWords = 6;

const noTopics: Topics = new Map();

/** Reads every block with its topics. Blocks of programs and commands are left out unless their heading has a topic. */
export function readPassages(document: Document): Passages {
  const title = findTitle(document.headings);
  const known = new Map<DocumentHeading, Topics>();
  const topicsOf = (heading: DocumentHeading): Topics => {
    const topics =
      known.get(heading) ?? readTopics(heading.text, heading.depth === labelDepth ? labelWords : undefined);
    known.set(heading, topics);
    return topics;
  };
  const all: Passage[] = [];
  for (const block of document.blocks) {
    const outer = nearestTopics(block.headings, title, topicsOf);
    if (block.kind === 'code' && !isProse(block) && outer.size === 0) continue;
    all.push(readPassage(block, outer));
  }
  all.push(...readTellingHeadings(document, all, title, topicsOf));
  return { all, title: title === null ? noTopics : topicsOf(title) };
}

function readPassage(block: DocumentBlock, outer: Topics): Passage {
  const label = block.kind === 'code' ? null : (readFirstCell(block) ?? readLabel(block.text));
  const text = label === null ? block.text : label.rest;
  const words = wordsOf(text);
  const topics = label === null ? outer : join(label.topics, outer);
  return { block, text, words, topics, isPlaceholder: isEmpty(text, words, topics) };
}

/**
 * "Import moved to the new queue" is news, though it is a heading; with nothing under it, it is none. A question as a
 * heading is answered by what stands under it.
 */
function readTellingHeadings(
  document: Document,
  passages: readonly Passage[],
  title: DocumentHeading | null,
  topicsOf: (heading: DocumentHeading) => Topics,
): Passage[] {
  const filled = new Set(
    passages.filter(({ isPlaceholder }) => !isPlaceholder).flatMap(({ block }) => block.headings),
  );
  return document.headings
    .filter((heading) => heading !== title && filled.has(heading) && topicsOf(heading).size === 0)
    .filter(({ text }) => !text.includes('?') && !text.includes('？'))
    .map(({ text, place }) =>
      readPassage({ kind: 'paragraph', text, headings: [], place, links: [], codeSpans: [] }, noTopics),
    );
}

/** "TODO: renew the certificate" is a next step, but neither a state nor a question; "What works?" is only a question. */
function isEmpty(text: string, words: readonly string[], topics: Topics): boolean {
  if (isPlaceholder(text, words)) return true;
  if ((topics.has('state') || topics.has('thinking')) && !topics.has('questions') && isPrompt(text, words))
    return true;
  return (topics.has('questions') || topics.has('state')) && beginsAsPlaceholder(words, text);
}

/** "| Next step | Deploy |": the first cell of a row may be the label of the others. */
function readFirstCell({ cells = [] }: DocumentBlock): Label | null {
  const [first = '', ...others] = cells;
  const topics = first.includes('`') ? noTopics : readTopics(first, labelWords);
  const rest = others.join(' | ').trim();
  return topics.size === 0 || topics.has('aside') || rest === '' ? null : { topics, rest };
}

/** "Status: done" and "**Next step**: deploy" carry their heading with them. */
function readLabel(text: string): Label | null {
  const start = text.slice(0, longestLabel);
  const at = indexOfColon(start);
  // `done`: what is code is a field's name.
  if (at <= 0 || start.slice(0, at).includes('`')) return null;
  const topics = readTopics(start.slice(0, at));
  if (beginsAsPlaceholder(splitWords(start.slice(0, at)), start)) return null;
  const rest = text.slice(at + 1).trim();
  return topics.size === 0 || topics.has('aside') || rest === '' ? null : { topics, rest };
}

function indexOfColon(text: string): number {
  const places = [text.indexOf(':'), text.indexOf('：')].filter((place) => place >= 0);
  return places.length === 0 ? -1 : Math.min(...places);
}

/** The one heading of the first depth, where it opens the document. */
function findTitle(headings: readonly DocumentHeading[]): DocumentHeading | null {
  const [first] = headings;
  if (first === undefined || first.depth !== 1) return null;
  return headings.filter(({ depth }) => depth === 1).length === 1 ? first : null;
}

function nearestTopics(
  headings: readonly DocumentHeading[],
  title: DocumentHeading | null,
  topicsOf: (heading: DocumentHeading) => Topics,
): Topics {
  let nearest: Topics = noTopics;
  for (const heading of headings.toReversed()) {
    if (heading === title) break;
    const topics = topicsOf(heading);
    if (nearest.size === 0) nearest = topics;
    else nearest = confirm(nearest, topics);
  }
  return nearest;
}

/** What a single word of a heading promises is sure where a heading above it says the same. */
function confirm(nearest: Topics, above: Topics): Topics {
  return new Map([...nearest].map(([topic, sureness]) => [topic, above.get(topic) === 2 ? 2 : sureness]));
}

/** A label adds to what its heading promises ("Plan: ..." under "Open questions"), unless that promises an aside. */
function join(label: Topics, heading: Topics): Topics {
  return heading.has('aside') ? label : new Map([...heading, ...confirm(label, heading)]);
}

const proseLanguages = new Set(['', 'text', 'txt', 'md', 'markdown', 'plain', 'plaintext']);

/** True for a fenced block that holds a text rather than a program. */
export function isProse(block: DocumentBlock): boolean {
  return proseLanguages.has(block.language ?? '');
}
