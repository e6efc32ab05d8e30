import type { Comparison } from './plan.ts';

/** A comparison next to a number. */
export interface WrittenSign {
  readonly comparison: Comparison;
  readonly start: number;
  readonly end: number;
}

const BEFORE: readonly (readonly [Comparison, string])[] = [
  [
    '>=',
    '>=|=>|≥|⩾|at least|no less than|not less than|no fewer than|not fewer than|no lower than|not below|not under|a minimum of|minimum(?: of)?|min\\.?|reach(?:es|ed|ing)?|hits?|meets?|achieves?|attains?|mindestens|wenigstens|erreicht|au moins|al menos|por lo menos|como mínimo|pelo menos|no mínimo',
  ],
  [
    '<=',
    '<=|=<|≤|⩽|at most|no more than|not more than|no higher than|not above|not over|a maximum of|maximum(?: of)?|max\\.?|up to|within|höchstens|maximal|nicht mehr als|au plus|au maximum|como máximo|no más de|no máximo|não mais de',
  ],
  [
    '>',
    '>|above|over|more than|greater than|higher than|larger than|longer than|exceed(?:s|ed|ing)?|beyond|tops|mehr als|größer als|über|übersteigt|plus de|supérieure? à|dépasse|más de|superior a|supera|por encima de|mais de|acima de|passa de',
  ],
  [
    '<',
    '<|below|under|less than|fewer than|lower than|smaller than|shorter than|faster than|beneath|miss(?:es)?|weniger als|kleiner als|unter|moins de|inférieure? à|en dessous de|menos de|inferior a|por debajo de|abaixo de',
  ],
];
const AFTER: readonly (readonly [Comparison, string])[] = [
  ['>=', '(?:or|and) (?:more|better|higher|above|over|greater|up)|\\+|oder mehr|ou plus|o más|ou mais'],
  ['<=', '(?:or|and) (?:less|fewer|lower|below|under|faster|better)|oder weniger|ou moins|o menos|ou menos'],
];
const OPPOSITE: Readonly<Record<Comparison, Comparison>> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' };
const FILLER = '(?: ?(?:of|about|around|approximately|approx\\.?|a|an|the|ca\\.?|circa|de|von|to|at|=|~))?';

const BEFORE_PATTERNS = BEFORE.map(([comparison, words]) => ({
  comparison,
  pattern: new RegExp(
    `(?:(?<![\\p{L}\\p{N}<>=-])(?=\\p{L})|(?<![<>=-])(?![\\p{L}]))(${words})${FILLER} ?$`,
    'iu',
  ),
}));
const AFTER_PATTERNS = AFTER.map(([comparison, words]) => ({
  comparison,
  pattern: new RegExp(`^ ?(?:${words})(?![\\p{L}\\p{N}])`, 'iu'),
}));
const NEGATION =
  /(?<![\p{L}\p{N}])(?:(?:does|do|did|is|are|was|were|can|has|have|will|would) not|not|(?:does|do|did|is|are|was|were|wo|ca)n[’']t|cannot|never|fail(?:s|ed)? to|nicht|kein|ne|no|não)(?: (?:be|stay|fall|drop|get|go|rise|remain|keep|yet))? ?$/iu;
/** How far a sign can be from its number. */
const REACH = 48;

/** Every expression of this file, for the test of blow-up. */
export const SIGN_PATTERNS: readonly RegExp[] = [
  NEGATION,
  ...BEFORE_PATTERNS.map(({ pattern }) => pattern),
  ...AFTER_PATTERNS.map(({ pattern }) => pattern),
];

/** The comparison right in front of a number that begins at `start`: `> `, `at least `, `does not exceed `. */
export function signBefore(text: string, start: number): WrittenSign | null {
  const from = Math.max(0, start - REACH);
  const front = text.slice(from, start);
  let found: { comparison: Comparison; at: number } | null = null;
  for (const { comparison, pattern } of BEFORE_PATTERNS) {
    const match = pattern.exec(front);
    // `no more than` begins before its `more than`.
    if (match !== null && (found === null || match.index < found.at)) found = { comparison, at: match.index };
  }
  if (found === null) return null;
  const negation = NEGATION.exec(front.slice(0, found.at));
  return negation === null
    ? { comparison: found.comparison, start: from + found.at, end: start }
    : { comparison: OPPOSITE[found.comparison], start: from + negation.index, end: start };
}

/** The comparison right behind a number: `or more`, `+`. `better` is more or less, as `isLower` says. */
export function signAfter(text: string, end: number, isLower: boolean): WrittenSign | null {
  const behind = text.slice(end, end + REACH);
  for (const { comparison, pattern } of isLower ? AFTER_PATTERNS.toReversed() : AFTER_PATTERNS) {
    const [match] = pattern.exec(behind) ?? [];
    if (match !== undefined) return { comparison, start: end, end: end + match.length };
  }
  return null;
}

/** What holds wherever the comparison does not. */
export function opposite(comparison: Comparison): Comparison {
  return OPPOSITE[comparison];
}
