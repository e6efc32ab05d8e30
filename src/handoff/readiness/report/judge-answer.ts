import type { Readiness } from '../readiness.ts';
import type { DimensionId } from '../score/part.ts';
import type { ScoredDimension } from '../score/score.ts';
import { explainGap } from './explain-gap.ts';
import { listWords } from './markdown.ts';

/** Could the client carry on without the engineer today, and why. */
export interface Answer {
  readonly kind: 'yes' | 'mostly' | 'not-yet' | 'unsaid';
  /** What weighs most against it, heaviest first: half sentences of Markdown by Baton, lower-case. At most two. */
  readonly reasons: readonly string[];
}

/** Nobody carries on without these three, whatever the rest brings. */
const KEYS: readonly DimensionId[] = ['runbook', 'independence', 'context'];

const YES = { total: 80, key: 0.6 } as const;
const MOSTLY = { total: 60, key: 0.3 } as const;
/** Smaller gaps are not worth a sentence. */
const LEAST_LOSS = 0.5;
const MOST_REASONS = 2;

/**
 * The answer of the report's first sentence. *Yes* takes 80 points and at least 60 % of runbook, independence and context each,
 * *mostly* 60 points and 30 %. One of these that was not measured keeps a *yes* from being said, and so does a config that does
 * not say who is in-house: nobody can know.
 */
export function judgeAnswer(readiness: Readiness): Answer {
  const { total, dimensions } = readiness.score;
  if (total === null) {
    const reasons = dimensions.flatMap((dimension) => explainUnmeasured(dimension, readiness));
    return { kind: 'unsaid', reasons: reasons.slice(0, MOST_REASONS) };
  }
  const keys = dimensions.filter(({ id }) => KEYS.includes(id));
  const values = keys.flatMap(({ value }) => (value === null ? [] : [value]));
  const weakest = Math.min(1, ...values);
  const gaps = explainGaps(readiness);
  const unsure = keys.flatMap((dimension) => explainUnmeasured(dimension, readiness));
  const isWhole = unsure.length === 0;
  if (total >= YES.total && weakest >= YES.key) {
    const kind = isWhole ? 'yes' : 'mostly';
    return { kind, reasons: [...unsure, ...gaps].slice(0, isWhole ? 1 : MOST_REASONS) };
  }
  const isMostly = total >= MOSTLY.total && weakest >= MOSTLY.key;
  return { kind: isMostly ? 'mostly' : 'not-yet', reasons: gaps.slice(0, MOST_REASONS) };
}

/** What costs most first; below the floor of a key dimension before all else. */
function explainGaps(readiness: Readiness): string[] {
  return readiness.score.dimensions
    .map((dimension) => ({ dimension, loss: dimension.weight * (1 - (dimension.value ?? 1)) }))
    .filter(({ loss }) => loss >= LEAST_LOSS)
    .toSorted(
      (one, other) =>
        Number(isBelowFloor(other.dimension)) - Number(isBelowFloor(one.dimension)) || other.loss - one.loss,
    )
    .flatMap(({ dimension }) => explainGap(dimension, readiness) ?? []);
}

function isBelowFloor({ id, value }: ScoredDimension): boolean {
  return KEYS.includes(id) && value !== null && value < MOSTLY.key;
}

/** Why nobody can know a dimension; empty where something is known, or it is turned off. */
function explainUnmeasured(
  { id, value, isOff, title, parts }: ScoredDimension,
  readiness: Readiness,
): string[] {
  if (id === 'independence' && !isOff && readiness.independence.by === 'bus-factor')
    return ['nobody has told Baton who is in-house (`engagement` in `.github/baton.yml`)'];
  if (value !== null || isOff) return [];
  const isUnread = parts.some(({ measure }) => measure.kind === 'unknown');
  if (isUnread) return [`${title.toLowerCase()} could not be read`];
  const reasons = [
    ...new Set(parts.flatMap(({ measure }) => (measure.kind === 'left-out' ? [measure.reason] : []))),
  ];
  return [
    `nothing is known of ${title.toLowerCase()}${reasons.length === 0 ? '' : ` (${listWords(reasons)})`}`,
  ];
}
