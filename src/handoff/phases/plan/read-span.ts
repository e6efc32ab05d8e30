import { monthOf } from './month-names.ts';
import { readNumberWord } from './number-words.ts';
import type { Span, WrittenDate } from './span.ts';

const NUMBER = '(\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)';
const DASH = '(?:-|–|—|−|to|until|through|thru|and|&|\\+|bis|und|à|au|a|y|e|et|até)';
const COUNTED = new RegExp(
  `^(weeks?|wks?|wk|w|wochen?|woche|semaines?|semanas?|months?|monate?|mois|mes(?:es)?|mês|days?|tage?|jours?|d[ií]as?|kw|cw|calendar weeks?)\\.? ?${NUMBER}(?: ?${DASH} ?(?:weeks?|wks?|w|kw|cw|months?|days?)? ?${NUMBER})?$`,
  'iu',
);
const DURATION = new RegExp(
  `^(?:~|ca\\.? |about |approx\\.? )?${NUMBER}[ -]?(?:weeks?|wks?|wochen?|semaines?|semanas?)$`,
  'iu',
);
const LEAD =
  /^(from|since|starting|starts|ab|von|vom|du|dès|desde|del|until|till|by|due|ends?|before|bis|zum|jusqu['’]au|avant|hasta|até) (?:on |by |the |zum )?/iu;
const UNTIL = /^(?:until|till|by|due|end|ends|before|bis|zum|jusqu|avant|hasta|até)/iu;
const QUARTER = /^(?:q([1-4])[ /-]?(\d{4})|(\d{4})[ -]?q([1-4]))$/iu;
const TOKEN =
  /\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{4}-\d{2}(?!\d)|\d{1,2}\.\d{1,2}\.(?:\d{4})?|\d{1,2}\/\d{1,2}\/\d{4}|\d{1,4}|\p{L}+|\.\.|[-–—−→]|[^\s\p{L}\d]/giu;
const FILLERS: ReadonlySet<string> = new Set(
  'of the st nd rd th er de del le di , . on mon tue wed thu fri sat sun'.split(' '),
);
const RANGE_WORDS: ReadonlySet<string> = new Set(
  '- – — − → .. to until till through thru bis au à al a até hasta e'.split(' '),
);
const LONGEST_SPAN = 80;

/** Every expression of this file, for the test of blow-up. */
export const SPAN_PATTERNS = [COUNTED, DURATION, LEAD, UNTIL, QUARTER, TOKEN] as const;

/**
 * Reads a text that is nothing but a time: `weeks 1-3`, `KW 23`, `1-21 June 2026`, `2026-06-01 to 2026-06-21`, `Q3 2026`,
 * `3 weeks`. Null for any other text.
 */
export function readSpan(text: string): Span | null {
  const plain = text.replaceAll(/\s+/g, ' ').trim();
  if (plain === '' || plain.length > LONGEST_SPAN) return null;
  return readCounted(plain) ?? readDuration(plain) ?? readQuarter(plain) ?? readDates(plain);
}

function readCounted(text: string): Span | null {
  const [, word, first, last] = COUNTED.exec(text) ?? [];
  if (word === undefined || first === undefined) return null;
  const from = readNumberWord(first);
  const to = last === undefined ? from : readNumberWord(last);
  if (from === null || to === null) return null;
  const kind = countedKind(word.toLowerCase());
  const most = kind === 'calendar-weeks' ? 53 : 1000;
  if (from < 1 || to < from || to > most) return { kind: 'bad' };
  return { kind, from, to };
}

function countedKind(word: string): 'weeks' | 'months' | 'days' | 'calendar-weeks' {
  if (/^(?:kw|cw|cal)/.test(word)) return 'calendar-weeks';
  if (/^mo|^mes|^mês/.test(word)) return 'months';
  return /^(?:d|ta|jo)/.test(word) ? 'days' : 'weeks';
}

function readDuration(text: string): Span | null {
  const [, count] = DURATION.exec(text) ?? [];
  const weeks = count === undefined ? null : readNumberWord(count);
  if (weeks === null) return null;
  return weeks < 1 ? { kind: 'bad' } : { kind: 'duration', weeks };
}

function readQuarter(text: string): Span | null {
  const [, first, firstYear, secondYear, second] = QUARTER.exec(text) ?? [];
  if (first === undefined && second === undefined) return null;
  const year = Number(firstYear ?? secondYear);
  const month = Number(first ?? second) * 3 - 2;
  return { kind: 'dates', from: { year, month, day: null }, to: { year, month: month + 2, day: null } };
}

type Draft = { year: number | null; month: number | null; day: number | null; isAmbiguous: boolean };

function readDates(text: string): Span | null {
  const [lead = '', word = ''] = LEAD.exec(text) ?? [];
  const drafts = readDrafts(text.slice(lead.length).toLowerCase());
  if (drafts === null) return null;
  if (drafts.some((draft) => draft.isAmbiguous)) return { kind: 'bad' };
  const [first, second] = drafts;
  if (first === undefined) return null;
  if (second === undefined) {
    const only = written(first, first);
    if (only === null) return null;
    if (UNTIL.test(word)) return { kind: 'dates', from: null, to: only };
    if (lead !== '') return { kind: 'dates', from: only, to: null };
    // A month is as long as it is; a single day is when it is due.
    return { kind: 'dates', from: only.day === null ? only : null, to: only };
  }
  const from = written(first, second);
  const to = written(second, first);
  return from === null || to === null ? null : { kind: 'dates', from, to: orderYears(from, to, second) };
}

/** One draft a side of the range; null where any word belongs to no date. */
function readDrafts(text: string): Draft[] | null {
  const drafts: Draft[] = [];
  let draft = emptyDraft();
  for (const [token] of text.matchAll(TOKEN)) {
    if (RANGE_WORDS.has(token) && !isEmpty(draft)) {
      drafts.push(draft);
      draft = emptyDraft();
    } else if (!FILLERS.has(token) && !take(draft, token)) return null;
  }
  drafts.push(draft);
  return drafts.length > 2 || drafts.some(isEmpty) ? null : drafts;
}

function emptyDraft(): Draft {
  return { year: null, month: null, day: null, isAmbiguous: false };
}

function isEmpty({ year, month, day }: Draft): boolean {
  return year === null && month === null && day === null;
}

function take(draft: Draft, token: string): boolean {
  const month = monthOf(token);
  if (month !== null) return put(draft, 'month', month);
  if (!/^\d/.test(token)) return false;
  const parts = token.split(/[-/.]/).filter((part) => part !== '');
  const [first = '', second, third] = parts;
  if (second === undefined)
    return put(draft, first.length === 4 ? 'year' : 'day', Number(first)) && first.length !== 3;
  if (first.length === 4) {
    const isWhole = third === undefined ? second.length === 2 : put(draft, 'day', Number(third));
    return isWhole && put(draft, 'year', Number(first)) && put(draft, 'month', Number(second));
  }
  if (third !== undefined && !put(draft, 'year', Number(third))) return false;
  const isDayFirst = token.includes('.') || Number(first) > 12;
  // 6/7/2026 is a day in June or in July, depending on who wrote it.
  if (!isDayFirst && Number(second) <= 12 && first !== second) draft.isAmbiguous = true;
  const [day, monthNumber] = isDayFirst ? [first, second] : [second, first];
  return put(draft, 'day', Number(day)) && put(draft, 'month', Number(monthNumber));
}

function put(draft: Draft, part: 'year' | 'month' | 'day', value: number): boolean {
  if (draft[part] !== null) return false;
  draft[part] = value;
  return true;
}

/** The date, with what it leaves out taken from the other side: `1-21 June 2026`. Null where no month is named. */
function written(draft: Draft, other: Draft): WrittenDate | null {
  const month = draft.month ?? other.month;
  if (month === null || (draft.month === null && draft.day === null)) return null;
  let year = draft.year ?? other.year;
  // `Dec 15 - Jan 10, 2027` begins in 2026.
  if (draft.year === null && year !== null && month > (other.month ?? month) && other.year !== null)
    year -= 1;
  return { year, month, day: draft.day };
}

/** `Dec 15, 2026 - Jan 10` ends in 2027. */
function orderYears(from: WrittenDate, to: WrittenDate, draft: Draft): WrittenDate {
  const isNext = draft.year === null && from.year !== null && to.month < from.month;
  return isNext && from.year !== null ? { ...to, year: from.year + 1 } : to;
}
