import type { Document, DocumentHeading, DocumentPlace } from '../documents/document.ts';
import { readTopics } from '../rules/runbook/answers/passages.ts';
import { answersOf } from '../rules/runbook/find-open-questions.ts';

/** Lines of a document, 1-based, both ends included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** So long a page on rolling back is quoted whole. */
const WHOLE_PAGE_CHARACTERS = 6_000;
/** A bold line that does a heading's work has this depth. */
const LABEL_DEPTH = 7;

const LINE_END = /\r\n|\r|\n/;

/**
 * The sections that hold a runbook's answer on rolling back, in its order: those whose headings say so, each with all below it,
 * and the one that holds the strongest passage. Empty where it does not say how, or that nothing runs in production yet: then
 * there is nothing to rehearse.
 */
export function findRollbackSections(text: string, document: Document): LineRange[] {
  const { isGiven, isNotYet, place } = answersOf(document).answers.rollback;
  if (!isGiven || isNotYet) return [];
  const lineCount = text.split(LINE_END).length;
  const spans = spansOf(document.headings, lineCount);
  const isPage = spans.some(({ isTitle, heading }) => isTitle && isAboutRollback(heading));
  if (isPage && text.length <= WHOLE_PAGE_CHARACTERS)
    return [{ first: spans[0]?.first ?? 1, last: lineCount }];
  const promised = spans.filter(({ isTitle, heading }) => !isTitle && isAboutRollback(heading));
  const holder = place === null ? null : holderOf(spans, promised, place, lineCount);
  return outermost([...promised, ...(holder === null ? [] : [holder])]).filter((range) =>
    isFilled(document, range),
  );
}

interface Span extends LineRange {
  readonly heading: DocumentHeading;
  readonly isTitle: boolean;
}

/** Each heading with the lines up to the next one of the same or a higher level. */
function spansOf(headings: readonly DocumentHeading[], lineCount: number): Span[] {
  const titles = headings.filter(({ depth }) => depth === 1).length;
  return headings.map((heading, index) => {
    const next = headings.slice(index + 1).find(({ depth }) => depth <= heading.depth);
    return {
      heading,
      isTitle: index === 0 && heading.depth === 1 && titles === 1,
      first: heading.place.line,
      last: next === undefined ? lineCount : next.place.line - 1,
    };
  });
}

function isAboutRollback({ text }: DocumentHeading): boolean {
  return readTopics(text).get('rollback') === 2;
}

/** The section around a passage; a bold line above it stands for too little by itself. */
function holderOf(
  spans: readonly Span[],
  promised: readonly Span[],
  { line, endLine }: DocumentPlace,
  lineCount: number,
): LineRange | null {
  if (promised.some((span) => holds(span, line))) return null;
  const around = spans.filter((span) => holds(span, line));
  const nearest =
    around.findLast(({ heading, isTitle }) => heading.depth < LABEL_DEPTH && !isTitle) ??
    around.findLast(({ isTitle }) => !isTitle);
  if (nearest !== undefined) return nearest;
  // Under the title alone, up to the next heading; without any headings, all of it.
  const next = spans.find(({ first }) => first > line);
  const last = next === undefined ? lineCount : next.first - 1;
  return { first: spans[0]?.isTitle === true ? spans[0].first : 1, last: Math.max(endLine, last) };
}

function holds({ first, last }: LineRange, line: number): boolean {
  return first <= line && line <= last;
}

/** In the document's order, without those that lie inside another: headings nest, so that ranges do. */
function outermost(ranges: readonly LineRange[]): LineRange[] {
  const kept: LineRange[] = [];
  const sorted = ranges.toSorted((left, right) => left.first - right.first || right.last - left.last);
  for (const { first, last } of sorted) {
    if (last > (kept.at(-1)?.last ?? 0)) kept.push({ first, last });
  }
  return kept;
}

function isFilled({ blocks }: Document, range: LineRange): boolean {
  return blocks.some(({ place }) => holds(range, place.line));
}
