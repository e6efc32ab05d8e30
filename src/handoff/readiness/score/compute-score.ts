import { applyActions } from './apply-actions.ts';
import { DIMENSIONS, type DimensionDefinition } from './dimensions.ts';
import type { ActionOffer, Measure, Measured } from './part.ts';
import type { Score, ScoredAction, ScoredDimension } from './score.ts';

/** Below this share of the weight on evidence a number would flatter (DESIGN 6). */
const LEAST_EVIDENCE_PERCENT = 60;
/** Far above what binary fractions are off, far below a point. */
const NOISE = 1e-9;

const MISSING: Measure = { kind: 'unknown', reason: 'it was not read' };

/**
 * The score of what was measured, and what each action would bring. A part that is not there could not be read. Indifferent to
 * the order of what it is given.
 */
export function computeScore(measured: Measured['parts'], actions: readonly ActionOffer[]): Score {
  const dimensions = DIMENSIONS.map((definition) => scoreDimension(definition, measured));
  const evidencePercent = evidenceOf(dimensions);
  const exact = exactOf(dimensions);
  return {
    total: evidencePercent < LEAST_EVIDENCE_PERCENT ? null : Math.round(exact),
    exact,
    evidencePercent,
    dimensions,
    actions: rank(actions.map((action) => scoreAction(action, measured, exact))),
  };
}

function scoreDimension(definition: DimensionDefinition, measured: Measured['parts']): ScoredDimension {
  const { id, title, weight } = definition;
  const parts = definition.parts.map((part) => ({
    id: part.id,
    measure: measured[part.id] ?? MISSING,
    weight: part.points,
  }));
  const known = parts.flatMap(({ measure, weight }) =>
    measure.kind === 'measured' ? [{ weight, value: measure.value }] : [],
  );
  return {
    id,
    title,
    weight,
    parts,
    value: known.length === 0 ? null : weightedMean(known),
    isOff: parts.every(({ measure }) => measure.kind === 'left-out' && measure.isOff === true),
  };
}

function exactOf(dimensions: readonly ScoredDimension[]): number {
  const known = dimensions.flatMap(({ weight, value }) => (value === null ? [] : [{ weight, value }]));
  return known.length === 0 ? 0 : 100 * weightedMean(known);
}

function weightedMean(entries: readonly { readonly weight: number; readonly value: number }[]): number {
  const whole = entries.reduce((sum, { weight }) => sum + weight, 0);
  return entries.reduce((sum, { weight, value }) => sum + weight * value, 0) / whole;
}

function evidenceOf(dimensions: readonly ScoredDimension[]): number {
  const sum = (chosen: readonly ScoredDimension[]): number =>
    chosen.reduce((total, { weight }) => total + weight, 0);
  const whole = sum(dimensions.filter(({ isOff }) => !isOff));
  return whole === 0 ? 0 : Math.floor((100 * sum(dimensions.filter(({ value }) => value !== null))) / whole);
}

function scoreAction(action: ActionOffer, measured: Measured['parts'], before: number): ScoredAction {
  const after = applyActions(measured, [action]);
  const gain = exactOf(DIMENSIONS.map((definition) => scoreDimension(definition, after))) - before;
  return { ...action, gain, points: Math.floor(gain + NOISE) };
}

function rank(actions: readonly ScoredAction[]): ScoredAction[] {
  return actions
    .filter(({ gain }) => gain > NOISE)
    .toSorted(
      (one, other) =>
        Math.round((other.gain - one.gain) / NOISE) ||
        one.minutes - other.minutes ||
        (one.id < other.id ? -1 : Number(one.id > other.id)),
    );
}
