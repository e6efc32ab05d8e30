import { findSpan } from './find-span.ts';
import { monthOf } from './month-names.ts';
import { readNumberWord } from './number-words.ts';
import { plainText, trimMarks } from './plain-text.ts';
import type { Span } from './span.ts';

/** What the heading of a phase says. */
export interface PlanHeading {
  /** `Phase 1`, `June 2026`; empty for none. */
  readonly label: string;
  /** `1` of `Phase 1`, `2` of `Phase II`; null where the label has no number. */
  readonly number: string | null;
  /** The word in front of the number, in lower case; empty for none. */
  readonly word: string;
  /** When the label itself is a time: `June 2026`, `Week 4`. */
  readonly labelSpan: Span | null;
  /** Without the label and the time. */
  readonly title: string;
  readonly span: Span | null;
  /** The words of the span. */
  readonly spanText: string;
  /** A label followed by nothing, a bracket or a separator, as a line that is no heading has to have it. */
  readonly isStrict: boolean;
}

const SECTION = /^(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3})\s+(?=(\S{1,20}))/;
const UNNUMBERED = /^phase\s{0,2}:\s{0,2}/i;
const WORDS =
  'phase|stage|sprint|milestone|iteration|increment|step|wave|part|period|etappe|fase|étape|etapa|jalon|hito|marco|meilenstein|abschnitt|stufe|schritt|iteración|iteração|阶段';
const LABEL = new RegExp(
  `^(${WORDS}) ?(?:no\\.? ?|nr\\.? ?|[#№])?(\\d{1,3}(?:\\.\\d{1,2}){0,2}[a-z]?(?:[-–]\\d{1,3})?|[ivx]{1,5}|[a-h]|one|two|three|four|five|six)(?![\\p{L}\\p{N}])`,
  'iu',
);
const TIME_LABEL =
  /^(?:(?:weeks?|wochen?|semaines?|semanas?|months?|monate?|mois|mes|mês|kw|cw) ?\d{1,3}(?: ?[-–—] ?\d{1,3})?|\p{L}{3,10}\.?(?: (?:de )?\d{4})?|\d{4}-\d{2}|q[1-4] ?\d{4}|\d{4} ?q[1-4])$/iu;
const STRICT_END = /^\s{0,3}(?:$|[([:：]|[-–—|]\s)/;
const HASHES = /\s#{1,6}$/;
const WORD = /[\p{L}\p{N}]/u;
const SYMBOLS = /^[^\p{L}\p{N}([]{1,10}/u;

/** Every expression of this file, for the test of blow-up. */
export const HEADING_PATTERNS = [
  SECTION,
  UNNUMBERED,
  LABEL,
  TIME_LABEL,
  STRICT_END,
  HASHES,
  WORD,
  SYMBOLS,
] as const;

const MARKS = ' :：–—-|,;·/→';
const MOST_SPANS = 4;
const LONGEST_HEADING = 300;
const ROMAN: readonly string[] = [
  '',
  'i',
  'ii',
  'iii',
  'iv',
  'v',
  'vi',
  'vii',
  'viii',
  'ix',
  'x',
  'xi',
  'xii',
];

/** Reads the text of a heading, or of a line like `PHASE 1 (weeks 1-3): ...`; null where it has no words. */
export function readHeading(raw: string): PlanHeading | null {
  const text = cutSection(plainText(raw.slice(0, LONGEST_HEADING)).replace(SYMBOLS, ''));
  const isUnnumbered = UNNUMBERED.test(text);
  const [match, word = '', number = ''] = (isUnnumbered ? null : LABEL.exec(text)) ?? [];
  const behind = text.slice(match?.length ?? 0).replace(isUnnumbered ? UNNUMBERED : '', '');
  const { rest, time, ...spans } = takeSpans(behind, match === undefined);
  const words = cutHashes(trimMarks(rest, MARKS, MARKS));
  // Signs like a green tick are a state, no title.
  const title = WORD.test(words) ? words : '';
  if (match === undefined && title === '' && time === null) return null;
  return {
    ...spans,
    title,
    label: match === undefined ? (time?.text ?? '') : capitalise(match, word),
    number: match === undefined ? timeNumber(time?.span ?? null) : readNumber(number),
    word: match === undefined && isUnnumbered ? 'phase' : word.toLowerCase(),
    labelSpan: time?.span ?? null,
    isStrict: match === undefined ? time !== null || isUnnumbered : STRICT_END.test(behind),
  };
}

/** `2.1 Phase 1` is a section of the document; `1. June` is a date. */
function cutSection(text: string): string {
  const [section, next = ''] = SECTION.exec(text) ?? [];
  return section === undefined || monthOf(next) !== null ? text : text.slice(section.length);
}

interface Spans {
  readonly span: Span | null;
  readonly spanText: string;
  readonly rest: string;
  readonly time: { readonly text: string; readonly span: Span } | null;
}

/** The first span counts; what else looks like one would be read as one the next time, and goes as well. */
function takeSpans(text: string, mayLabel: boolean): Spans {
  let result: Spans = { span: null, spanText: '', rest: text, time: null };
  for (let count = 0; count < MOST_SPANS; count++) {
    const rest = trimMarks(result.rest, MARKS, MARKS);
    const found = findSpan(rest);
    if (found === null) break;
    const isLabel =
      mayLabel && result.time === null && found.isFirst && TIME_LABEL.test(found.text) && isTime(found.span);
    result = {
      rest: found.rest,
      span: result.span ?? found.span,
      spanText: result.span === null ? found.text : result.spanText,
      time: isLabel ? { text: found.text, span: found.span } : result.time,
    };
  }
  return result;
}

function isTime(span: Span): boolean {
  if (span.kind === 'dates') return span.from !== null && span.from.month >= 1 && span.from.month <= 12;
  return span.kind === 'weeks' || span.kind === 'months' || span.kind === 'calendar-weeks';
}

function timeNumber(span: Span | null): string | null {
  if (span === null || span.kind === 'bad' || span.kind === 'dates' || span.kind === 'duration') return null;
  return span.from === span.to ? String(span.from) : `${span.from}-${span.to}`;
}

function readNumber(number: string): string {
  const roman = ROMAN.indexOf(number.toLowerCase());
  if (roman > 0) return String(roman);
  return String(readNumberWord(number.length > 2 ? number : '') ?? number.toLowerCase().replace('–', '-'));
}

/** `PHASE 1` as `Phase 1`. */
function capitalise(label: string, word: string): string {
  const [first = '', ...more] = word.toLowerCase();
  return `${first.toUpperCase()}${more.join('')}${label.slice(word.length)}`;
}

function cutHashes(title: string): string {
  let cut = title;
  while (HASHES.test(cut)) cut = trimMarks(cut.replace(HASHES, ''), MARKS, MARKS);
  return cut;
}
