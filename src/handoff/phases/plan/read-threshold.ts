import { directionOf, isLowerBetter } from './lower-is-better.ts';
import { maskTimes } from './mask-times.ts';
import { metricAfter, metricBefore } from './metric-name.ts';
import type { Comparison, Threshold } from './plan.ts';
import { signAfter, signBefore } from './read-sign.ts';
import { readValues, unitAt, type WrittenValue } from './read-value.ts';

/** A threshold within a plain text. */
export interface ThresholdReading {
  readonly threshold: Threshold;
  /** Where its words end. */
  readonly end: number;
  /** The plan writes the comparison out, or `from ... to`. */
  readonly isExplicit: boolean;
  /** The comparison is a sign such as `<`. */
  readonly isSymbol: boolean;
}

const FROM = /(?<![\p{L}])(?:from|von|de|desde)\s{0,2}$/iu;
const TO = /^\s{0,2}(?:to|auf|bis|à|a|para|→|->)\s{0,2}$/iu;
const TO_END = /(?<![\p{L}])(?:to|auf|à|a|para)\s{0,2}$/iu;
const BY_END = /(?<![\p{L}])(?:by|um|de|en|em)\s{0,2}(?:at least |about |~)?$/iu;
const TARGET_END =
  /(?<![\p{L}])(?:targets?|ziel|objetivo|objectif|goal|meta|cible)\s{0,2}(?:is|of|:|=)?\s{0,2}$/iu;
const LINK_END =
  /(?:[:=]|(?<![\p{L}])(?:of|is|are|be|stays?|remains?|falls?|drops?|rises?|von|ist|liegt|est|es|é))\s{0,2}$/iu;
/** `drops > 15 %`, `falls by more than 10 %`: how far, not where to. */
const CHANGE_END =
  /(?<![\p{L}])(?:(?:drop|fall|decline|decrease|sink|rise|increase|grow|climb|worsen|improve|slip)(?:s|ed|ing)?(?: by)?|by)\s{0,2}$/iu;
const RELATIVE =
  /^\s?(?:x|×|times)?\s?(?:above|below|over|under|better than|worse than|higher than|lower than|more than|less than|of|the)?\s?(?:the |our |its )?(?:baseline|status quo|previous|last year)/iu;
const RANGE = /^\s?(?:-|–|—|to)\s?(?=\d)/;
const BASELINE =
  /(?<![\p{L}])(?:baselines?|currently|current|now|today|bisher|heute|actuel|actual|atual)(?![\p{L}])/giu;
const PREPOSITION = /(?<![\p{L}])(?:on|for|in|at)\s{0,2}$/iu;
const OF = /^\s{0,2}(?:of|der|des|de|das|do|da)\s/iu;
const SYMBOL = /[<>≤≥⩽⩾]/;

/** Every expression of this file, for the test of blow-up. */
export const THRESHOLD_PATTERNS = [
  FROM,
  TO,
  TO_END,
  BY_END,
  TARGET_END,
  LINK_END,
  CHANGE_END,
  RELATIVE,
  RANGE,
  BASELINE,
  OF,
  PREPOSITION,
  SYMBOL,
] as const;

/** A threshold with its comparison written out: what a kill criterion has to have. */
export function readCompared(text: string): ThresholdReading | null {
  const { masked } = maskTimes(text, 'all');
  return compared(masked) ?? compared(maskTimes(text, 'unless-over').masked);
}

/** What is to be reached: without a comparison, more is better, except for latency, cost and the like. */
export function readTargetThreshold(text: string): ThresholdReading | null {
  return readMasked(maskTimes(text, 'all').masked) ?? readMasked(maskTimes(text, 'plain').masked);
}

function readMasked(text: string): ThresholdReading | null {
  const values = readValues(text);
  return fromTo(text, values) ?? compared(text, values) ?? towards(text, values) ?? bare(text, values);
}

function compared(text: string, values = readValues(text)): ThresholdReading | null {
  for (const value of values) {
    const { start, end } = value;
    const before = signBefore(text, start);
    const after = before === null ? signAfter(text, end, isLowerBetter(text.slice(0, start))) : null;
    const sign = before ?? after;
    if (sign === null) continue;
    const last = after?.end ?? end;
    const front = text.slice(0, before?.start ?? start);
    if (isRelative(text, front, sign, last)) continue;
    const isSymbol = SYMBOL.test(text.slice(sign.start, sign.end));
    // `3 or more days`
    const late = after !== null && value.unit === '' ? unitAt(text, last) : { unit: value.unit, length: 0 };
    const written = { ...value, unit: late.unit };
    const metric = metricOf(front, text.slice(last + late.length), written, isSymbol);
    if (metric === null) continue;
    const behind = last + late.length + (metric.isBehind ? 1 : 0);
    return reading(metric.name, sign.comparison, written, behind, true, isSymbol);
  }
  return null;
}

/** A change, or a distance from what was measured before, can't be told from a value alone. */
function isRelative(
  text: string,
  front: string,
  { comparison }: { comparison: Comparison },
  end: number,
): boolean {
  return (comparison.startsWith('>') && CHANGE_END.test(front)) || RELATIVE.test(text.slice(end));
}

/** `at least 40 signups` names it behind the value, even where a verb stands in front. */
function metricOf(
  front: string,
  behind: string,
  value: WrittenValue,
  isSymbol: boolean,
): { name: string; isBehind: boolean } | null {
  const before = metricBefore(withoutBaseline(front));
  const after = metricAfter(behind);
  const isCount = value.unit === '' && !isSymbol && !LINK_END.test(front);
  if (after !== null && (before === null || isCount)) return { name: after, isBehind: true };
  return before === null ? null : { name: before, isBehind: false };
}

/** `accuracy (baseline 71%, ` as `accuracy`. */
function withoutBaseline(text: string): string {
  const isBaseline = text.search(BASELINE) !== -1;
  if (!isBaseline) return text;
  let plain = text;
  for (const { start, end } of readValues(text).toReversed())
    plain = plain.slice(0, start) + plain.slice(end);
  return plain.replaceAll(BASELINE, '').replaceAll(/[(),]/g, ' ');
}

/** `reduce handling time from 12 min to 8 min` */
function fromTo(text: string, values: readonly WrittenValue[]): ThresholdReading | null {
  for (const [index, value] of values.entries()) {
    const from = index === 0 ? undefined : values[index - 1];
    if (from === undefined || value.isWord || !TO.test(text.slice(from.end, value.start))) continue;
    const word = FROM.exec(text.slice(0, from.start));
    if (word === null) continue;
    const metric = metricBefore(text.slice(0, word.index));
    if (metric === null) continue;
    return reading(metric, value.value < from.value ? '<=' : '>=', value, value.end, true, false);
  }
  return null;
}

/** `raise NPS to 45`, and `baseline accuracy 71%, target 90%` */
function towards(text: string, values: readonly WrittenValue[]): ThresholdReading | null {
  const direction = directionOf(text);
  for (const value of values) {
    const front = text.slice(0, value.start);
    const to = direction === null ? null : TO_END.exec(front);
    const mark = to ?? TARGET_END.exec(front);
    if (mark === null || value.isWord) continue;
    const before = metricBefore(withoutBaseline(front.slice(0, mark.index)));
    const metric = before ?? (to === null ? metricAfter(text.slice(value.end)) : null);
    if (metric === null) continue;
    const comparison = to !== null ? (direction === 'down' ? '<=' : '>=') : usual(metric);
    return ranged(text, reading(metric, comparison, value, value.end, true, false), value);
  }
  return null;
}

/** `85% judge-pass`, `accuracy 90%` */
function bare(text: string, values: readonly WrittenValue[]): ThresholdReading | null {
  const value = values.find(({ isWord }) => !isWord);
  if (value === undefined) return null;
  const front = text.slice(0, value.start);
  // `reduce handling time by 20%` says nothing without the value of before.
  if (directionOf(front) !== null && BY_END.test(front)) return null;
  if (CHANGE_END.test(front) || RELATIVE.test(text.slice(value.end))) return null;
  const range = rangeBehind(text, value);
  const last = range ?? value;
  const behind = text.slice(last.end);
  const before = metricBefore(withoutBaseline(front));
  const after = metricAfter(behind);
  const isBehind =
    after !== null &&
    (last.unit === '' || (OF.test(behind) && !PREPOSITION.test(front)) || /:\s{0,2}$/.test(front));
  const metric = isBehind ? after : (before ?? after);
  if (metric === null) return null;
  const end = metric === before ? last.end : last.end + 1;
  return ranged(
    text,
    reading(metric, usual(metric), { ...value, unit: last.unit }, end, false, false),
    value,
  );
}

/** `80-90 %`: the end that has to be kept. */
function ranged(text: string, read: ThresholdReading, value: WrittenValue): ThresholdReading {
  const range = rangeBehind(text, value);
  if (range === null) return read;
  const isUpper = read.threshold.comparison.startsWith('<');
  const threshold = {
    ...read.threshold,
    value: isUpper ? range.value : value.value,
    unit: range.unit || value.unit,
  };
  return { ...read, threshold, end: Math.max(read.end, range.end) };
}

function rangeBehind(text: string, value: WrittenValue): WrittenValue | null {
  const [dash] = RANGE.exec(text.slice(value.end)) ?? [];
  if (dash === undefined) return null;
  const from = value.end + dash.length;
  const [range] = readValues(text.slice(from, from + 60));
  return range?.start === 0 ? { ...range, start: from, end: from + range.end } : null;
}

function usual(metric: string): Comparison {
  return isLowerBetter(metric) ? '<=' : '>=';
}

function reading(
  metric: string,
  comparison: Comparison,
  { value, unit }: WrittenValue,
  end: number,
  isExplicit: boolean,
  isSymbol: boolean,
): ThresholdReading {
  return { threshold: { metric, comparison, value, unit }, end, isExplicit, isSymbol };
}
