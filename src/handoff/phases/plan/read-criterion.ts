import { readDay } from './calendar-day.ts';
import { maskTimes, type WrittenTime } from './mask-times.ts';
import { readNumberWord } from './number-words.ts';
import { cutText } from './plain-text.ts';
import type { KillCriterion, Threshold } from './plan.ts';
import { opposite } from './read-sign.ts';
import { LONGEST_TEXT, tidy } from './read-targets.ts';
import { readCompared } from './read-threshold.ts';

/** A kill criterion without its place. */
export type CriterionWords = Omit<KillCriterion, 'line'>;

/** When its phase takes place; null where that is unknown. */
export interface PhaseTimes {
  /** First day, `YYYY-MM-DD`. */
  readonly starts: string | null;
  /** The week of the plan in which it begins, 1-based. */
  readonly firstWeek: number | null;
}

const CONDITION =
  /(?<![\p{L}])(?:if|when|whenever|once|unless|should|wenn|falls|sobald|sofern|si|se|cuando|quando|quand|lorsque)\s/iu;
const UNLESS = /(?<![\p{L}])(?:unless|es sei denn|sauf si|a menos que|salvo que|a não ser que)\s/iu;
const ACTION = /\s{0,3}(?:->|→|=>|⇒|,\s{1,3}then\s|\sthen\s|[,;:]\s|\.\s|\s[–—-]\s|–|—)\s{0,3}/iu;
const PROSE_ACTION = /\s{0,3}(?:->|→|=>|⇒|,\s{1,3}then\s|\sthen\s|[,:]\s|\s[–—]\s)\s{0,3}/iu;
const ACTION_LEAD = /^(?:then|we|so|dann|alors|entonces|então|and|,)\s/iu;
const AND = /\s(?:and|und|et|y|e|&)\s/giu;
const OR = /\s(?:or|oder|ou|o)\s/iu;

/** Every expression of this file, for the test of blow-up. */
export const CRITERION_PATTERNS = [CONDITION, UNLESS, ACTION, PROSE_ACTION, ACTION_LEAD, AND, OR] as const;

const MOST_SEPARATORS = 12;
const MOST_ALTERNATIVES = 4;

/** Reads `if nDCG@5 < 0.6 after 3 iterations, switch to managed retrieval`; two of them, where `or` stands between two values. */
export function readCriteria(text: string, times: PhaseTimes): CriterionWords[] {
  let rest = tidy(cutText(text, LONGEST_TEXT));
  const found: CriterionWords[] = [];
  while (rest !== '' && found.length < MOST_ALTERNATIVES) {
    const [first, others] = splitAlternatives(rest);
    found.push(readCriterion(first, times));
    rest = others;
  }
  return found;
}

function readCriterion(text: string, times: PhaseTimes): CriterionWords {
  const { condition, behind, before } = partsOf(text);
  const action = clean(behind) ?? clean(before);
  return {
    text,
    threshold: thresholdOf(condition, text),
    after: readAfter(condition, times),
    action,
  };
}

interface Parts {
  /** What has to hold, with its times. */
  readonly condition: string;
  /** Offset in the text at which the condition ends. */
  readonly end: number;
  /** Words behind the condition; `stop` of `if A < 1: stop`. */
  readonly behind: string;
  /** Words in front of `if`. */
  readonly before: string;
  /** Length of the words in front of the condition, with `if`. */
  readonly start: number;
}

function partsOf(text: string): Parts {
  const { masked } = maskTimes(text, 'all');
  const word = CONDITION.exec(masked);
  const front = word === null ? '' : text.slice(0, word.index);
  const start = word === null || /\d/.test(front) ? 0 : word.index + word[0].length;
  const read = readCompared(text.slice(start));
  const end = actionAt(masked, start, read === null ? null : start + read.end, word !== null);
  return {
    condition: text.slice(start, end.at),
    end: end.at,
    behind: text.slice(end.at + end.length),
    before: start === 0 ? '' : front,
    start,
  };
}

/** Where the action begins: at the first separator behind the value that more than a time follows. */
function actionAt(
  masked: string,
  start: number,
  valueEnd: number | null,
  isConditional: boolean,
): { at: number; length: number } {
  const none = { at: masked.length, length: 0 };
  if (valueEnd === null && !isConditional && !/->|→|=>|⇒/.test(masked)) return none;
  const pattern = valueEnd === null ? PROSE_ACTION : ACTION;
  // A separator right at the end of the value takes its last character along.
  let from = valueEnd === null ? start : Math.max(start, valueEnd - 1);
  for (let count = 0; count < MOST_SEPARATORS; count++) {
    const match = pattern.exec(masked.slice(from));
    if (match === null) return none;
    // The blanks in front may be a time that was masked.
    const length = match[0].trimStart().length;
    const at = from + match.index + match[0].length - length;
    const behind = masked.slice(at + length);
    // Between two separators, a time alone: `< 0.6, after 3 iterations, switch`.
    const isTime = /^\s*(?:$|[,;:.–—]|->|→)/.test(behind);
    if (!isTime) return { at, length };
    from = at + length;
  }
  return none;
}

function clean(words: string): string | null {
  let action = tidy(words);
  while (ACTION_LEAD.test(action)) action = tidy(action.replace(ACTION_LEAD, ''));
  return action === '' ? null : action;
}

function thresholdOf(condition: string, text: string): Threshold | null {
  const read = readCompared(condition);
  if (read === null) return null;
  // Both have to hold, and a threshold is about one: saying half of it would be wrong.
  for (const match of condition.matchAll(AND)) {
    const front = readCompared(condition.slice(0, match.index));
    const back = readCompared(condition.slice(match.index + match[0].length));
    if (front !== null && back !== null) return null;
  }
  const { threshold } = read;
  return UNLESS.test(text) ? { ...threshold, comparison: opposite(threshold.comparison) } : threshold;
}

/** `if A < 1 or B > 2, stop` as the first with its action, and the others. */
function splitAlternatives(text: string): readonly [first: string, others: string] {
  const { condition, start, end } = partsOf(text);
  const match = OR.exec(condition);
  if (match === null) return [text, ''];
  const front = condition.slice(0, match.index);
  const back = condition.slice(match.index + match[0].length);
  if (readCompared(front) === null || readCompared(back) === null) return [text, ''];
  const action = text.slice(end);
  return [
    `${text.slice(0, start)}${front}${action}`,
    `${text.slice(0, start)}${back.replace(CONDITION, '')}${action}`,
  ];
}

function readAfter(condition: string, times: PhaseTimes): KillCriterion['after'] {
  const isValue = maskedValue(condition);
  const { times: written } = maskTimes(condition, isValue ? 'all' : 'plain');
  for (const time of written) {
    const after = afterOf(time, times);
    if (after !== null) return after;
  }
  return null;
}

/** Whether there is a value besides the times. */
function maskedValue(condition: string): boolean {
  const { masked } = maskTimes(condition, 'all');
  return readCompared(masked) !== null;
}

const DAYS_OF_A_WEEK = 7;
const WEEKS_OF_A_MONTH = 52 / 12;
const WEEKS_OF_A_QUARTER = 13;

function afterOf(
  { unit, count, text }: WrittenTime,
  { starts, firstWeek }: PhaseTimes,
): KillCriterion['after'] {
  if (unit === 'date') return count === null ? null : weeksUntil(count, starts);
  const number = count === null ? null : readNumberWord(count);
  if (number === null || number < 1) return null;
  switch (unit) {
    case 'iterations':
      return { count: number, unit: 'iterations' };
    case 'weeks':
      return { count: number, unit: 'weeks' };
    case 'days':
      return { count: Math.ceil(number / DAYS_OF_A_WEEK), unit: 'weeks' };
    case 'months':
      return { count: Math.round(number * WEEKS_OF_A_MONTH), unit: 'weeks' };
    case 'quarters':
      return { count: number * WEEKS_OF_A_QUARTER, unit: 'weeks' };
    case 'plan-week': {
      const isStart = /start of|before/i.test(text);
      const weeks = number - (firstWeek ?? 1) + (isStart ? 0 : 1);
      return { count: weeks < 1 ? number : weeks, unit: 'weeks' };
    }
  }
}

function weeksUntil(date: string, starts: string | null): KillCriterion['after'] {
  const first = starts === null ? null : readDay(starts);
  const last = readDay(date);
  if (first === null || last === null) return null;
  const days = first.until(last).days + 1;
  return days >= 1 ? { count: Math.ceil(days / DAYS_OF_A_WEEK), unit: 'weeks' } : null;
}
