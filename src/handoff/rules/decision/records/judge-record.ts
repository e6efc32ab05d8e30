import type { Document, DocumentBlock, DocumentHeading, DocumentPlace } from '../../../documents/document.ts';
import { patterns } from '../../../text/words.ts';
import { partsNamed, RECORD_PARTS, type RecordPart } from './part-words.ts';
import { isReal } from './real-content.ts';

/** A part that a record lacks. */
export interface RecordGap {
  readonly part: RecordPart;
  /** `empty`: it has the heading, and under it nothing or a placeholder. */
  readonly kind: 'missing' | 'empty';
  /** The empty part's heading, else the record's title; null in a record without any heading. */
  readonly place: DocumentPlace | null;
}

/** Prose under the title alone that is long enough to be the context. */
const FEWEST_WORDS_OF_CONTEXT = 20;
/** `status: accepted` in front matter or a paragraph. */
const LABEL_END = /[:：]/;
const STATUS_WORD =
  /^(?:accepted|proposed|rejected|deprecated|superseded|draft|approved|implemented|akzeptiert|angenommen|vorgeschlagen|accepté|aceptad[oa]|aceit[oa]|已接受|已采纳|提议)/i;
/** Among other labels of one paragraph: `Date: ... Status: accepted Deciders: ...`. */
const STATUS_AMONG_OTHERS =
  /(?:^|\s)(?:status|zustand|statut|état|estado|stato|状态|狀態)`?\s?[:：]\s?[^\s{<[]/iu;
const CHOICE = /\b(?:chosen option|we decided|we have decided|we will|decided to)\b/i;
const BECAUSE = /^(?:good|bad|neutral|pro|con|gut|schlecht)\b[,:]/i;

/** Every expression of this file, for the test of blow-up. */
export const JUDGE_RECORD_PATTERNS = [LABEL_END, STATUS_WORD, STATUS_AMONG_OTHERS, CHOICE, BECAUSE] as const;

const LONGEST_LABEL = 40;
/** Labels stand above everything else. */
const HEAD_BLOCKS = 8;
const LONGEST_STATUS = 100;

/**
 * The parts that a decision record lacks, in their order, in Nygard's or MADR's form. A record in a script that Baton does
 * not judge lacks nothing.
 */
export function findGaps(document: Document): RecordGap[] {
  if (isForeign(document)) return [];
  const [first] = document.headings;
  const title = first !== undefined && isTitle(first) ? first : null;
  return RECORD_PARTS.flatMap((part): RecordGap[] => {
    const headings = document.headings.filter(
      (heading) => heading !== title && partsNamed(labelOf(heading.text)).includes(part),
    );
    const isGiven =
      headings.some((heading) => isFilled(heading, document)) ||
      document.blocks.some((block) => isLabelled(block, part)) ||
      isGivenOtherwise(part, document, title);
    if (isGiven) return [];
    const [heading] = headings;
    if (heading !== undefined) return [{ part, kind: 'empty', place: heading.place }];
    return [{ part, kind: 'missing', place: first?.place ?? document.blocks[0]?.place ?? null }];
  });
}

/** The first heading is the title, unless the record begins with a part. */
function isTitle({ depth, text }: DocumentHeading): boolean {
  return depth < 3 && !(partsNamed(text).length > 0 && text.trim().split(' ').length === 1);
}

/** `## Status: accepted since the sprint in which ...` names its part before the colon. */
function labelOf(heading: string): string {
  const colon = heading.slice(0, LONGEST_LABEL).search(LABEL_END);
  return colon > 0 ? heading.slice(0, colon) : heading;
}

/** What stands under it, or behind its own colon as in `## Status: accepted`. */
function isFilled(heading: DocumentHeading, { blocks }: Document): boolean {
  const colon = heading.text.search(LABEL_END);
  if (colon > 0 && isReal(heading.text.slice(colon + 1))) return true;
  return blocks.some((block) => block.headings.includes(heading) && isReal(block.text));
}

/** `Status: accepted`, or a row of a table that begins with the part's name. */
function isLabelled({ text, cells }: DocumentBlock, part: RecordPart): boolean {
  if (cells !== undefined) {
    const [name = '', ...rest] = cells;
    return partsNamed(name).includes(part) && rest.some(isReal);
  }
  const at = text.slice(0, LONGEST_LABEL).search(LABEL_END);
  return at > 0 && partsNamed(text.slice(0, at)).includes(part) && isReal(text.slice(at + 1));
}

function isGivenOtherwise(part: RecordPart, document: Document, title: DocumentHeading | null): boolean {
  const { blocks, frontMatter } = document;
  if (part === 'status') {
    const hasFrontMatter = (frontMatter ?? '')
      .split('\n')
      .some((line) => line.toLowerCase().startsWith('status:') && isReal(line.slice('status:'.length)));
    return (
      hasFrontMatter ||
      blocks.slice(0, HEAD_BLOCKS).some(({ text }) => STATUS_AMONG_OTHERS.test(text)) ||
      blocks.some(({ text }) => text.length < LONGEST_STATUS && STATUS_WORD.test(text) && isReal(text))
    );
  }
  if (blocks.some(({ text }) => isWholeStatement(text))) return true;
  if (part === 'context') return countIntroduction(blocks, title) >= FEWEST_WORDS_OF_CONTEXT;
  if (part === 'decision') return blocks.some(({ text }) => CHOICE.test(text));
  return blocks.some(({ text }) => BECAUSE.test(text));
}

/** A Y-statement holds context, decision and consequences in one sentence. */
function isWholeStatement(text: string): boolean {
  const sentence = text.toLowerCase();
  return (
    sentence.includes('in the context of') &&
    sentence.includes('decided') &&
    (sentence.includes('accepting') || sentence.includes('to achieve'))
  );
}

function countIntroduction(blocks: readonly DocumentBlock[], title: DocumentHeading | null): number {
  return blocks
    .filter(({ kind, headings }) => kind === 'paragraph' && headings.every((heading) => heading === title))
    .filter(({ text }) => isReal(text))
    .reduce((sum, { text }) => sum + text.split(' ').length, 0);
}

/** Mostly in letters of a script whose headings are unknown here. */
function isForeign({ headings, blocks }: Document): boolean {
  const text = [...headings, ...blocks.slice(0, 50)]
    .map((one) => one.text)
    .join(' ')
    .slice(0, 5000);
  const foreign = text.match(patterns.foreignLetter)?.length ?? 0;
  return foreign * 3 > (text.match(patterns.letter)?.length ?? 0);
}
