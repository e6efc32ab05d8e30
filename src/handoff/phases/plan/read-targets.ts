import { cutText, trimMarks } from './plain-text.ts';
import type { Threshold } from './plan.ts';
import { readTargetThreshold } from './read-threshold.ts';

/** A target's own words, and what can be measured of them. */
export interface TargetWords {
  readonly text: string;
  readonly threshold: Threshold | null;
}

const SEPARATOR = /;\s|\.\s|,\s|\s(?:and|und|et|y|e|&|\/|\|)\s/giu;

/** Every expression of this file, for the test of blow-up. */
export const TARGET_PATTERNS = [SEPARATOR] as const;

/** As plan.ts says of a target's text. */
export const LONGEST_TEXT = 500;
const MOST_PIECES = 12;
const MARKS = ' ;,.:|–—-/&→';

/** The targets of a plain text, in its order: `A > 1, B < 2` are two. Words that hold no value stay with those that do. */
export function readTargets(text: string): TargetWords[] {
  const whole = tidy(cutText(text, LONGEST_TEXT));
  if (whole === '') return [];
  return splitTargets(whole).map((part) => {
    const read = readTargetThreshold(part);
    return { text: part, threshold: read?.threshold ?? null };
  });
}

/** Without separators at its ends, and without half a pair of brackets. */
export function tidy(text: string): string {
  const trimmed = trimMarks(text, ' ;,.:|–—&→', MARKS);
  if (trimmed.endsWith(')') && !trimmed.includes('(')) return tidy(trimmed.slice(0, -1));
  return trimmed;
}

function splitTargets(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  let hasValue = false;
  const pieces = piecesOf(text);
  for (const { start, end, isStrong } of pieces) {
    const isStarter = startsTarget(text.slice(start, end), isStrong);
    if (isStarter && hasValue) {
      parts.push(text.slice(from, start));
      from = start;
    }
    hasValue ||= isStarter || startsTarget(text.slice(from, end), true);
  }
  // A part may be split again once it stands alone, hence what it is trimmed of here.
  return [...parts, text.slice(from)]
    .map((part) => tidy(part.replace(/\s(?:and|und|et|y|e)\s*$/iu, '')))
    .filter((part) => part !== '');
}

function piecesOf(text: string): { start: number; end: number; isStrong: boolean }[] {
  const separators = [...text.matchAll(SEPARATOR)].slice(0, MOST_PIECES);
  const starts = [0, ...separators.map((match) => match.index + match[0].length)];
  const ends = [...separators.map((match) => match.index), text.length];
  return starts.map((start, index) => ({
    start,
    end: ends[index] ?? text.length,
    isStrong: index === 0 || /^[;.]/.test(separators[index - 1]?.[0] ?? ''),
  }));
}

function startsTarget(piece: string, isStrong: boolean): boolean {
  const read = readTargetThreshold(piece);
  if (read === null) return false;
  // Behind a comma, `50 queries` goes on about the target in front.
  return isStrong || read.isExplicit || (read.threshold.unit !== '' && !/^\s{0,3}[~\d$€£]/.test(piece));
}
