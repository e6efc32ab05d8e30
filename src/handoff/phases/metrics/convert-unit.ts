import { codeSpan } from '../../text/neutralise.ts';
import type { Threshold } from '../plan/plan.ts';
import { formatValue, unitOf } from './units.ts';

/** A reported value in the unit of the plan, or why it can't be brought into that. */
export type Conversion =
  | { readonly kind: 'converted'; readonly value: number }
  /** `reason`: sentences of Markdown by Baton, with the user's words only inside code spans. */
  | { readonly kind: 'refused'; readonly reason: string };

/** From here on, nobody agrees on a percentage for which 0.87 could mean 0.87 %. */
const LEAST_SURE_PERCENTAGE = 10;

/** Brings a reported value into the unit that the plan uses for the metric. A bare number takes the plan's unit. */
export function convertUnit(value: number, unit: string, threshold: Threshold): Conversion {
  const from = unitOf(unit);
  const to = unitOf(threshold.unit);
  if (to.family === 'percent' && from.family === 'plain') return convertBareToPercent(value, threshold);
  if (from.family === to.family) return converted((value * from.scale) / to.scale);
  if (from.family === 'plain') {
    // `k` is a number and no unit: without it, ones are counted.
    return converted(to.family === 'count' ? value / to.scale : value);
  }
  if (to.family === 'plain' && from.family === 'percent' && isFraction(threshold.value))
    return converted(value / 100);
  const isCount = from.family === 'count' || !from.isKnown;
  if (isCount && (to.family === 'plain' || to.family === 'count'))
    return converted((value * from.scale) / to.scale);
  if (from.family === 'count' && !to.isKnown) return converted(value * from.scale);
  return { kind: 'refused', reason: mismatch(unit, threshold) };
}

function convertBareToPercent(value: number, threshold: Threshold): Conversion {
  if (value === 0 || !isFraction(value)) return converted(value);
  if (Math.abs(threshold.value) >= LEAST_SURE_PERCENTAGE) return converted(value * 100);
  const [percent, fraction] = [formatValue(value, '%'), formatValue(value * 100, '%')];
  return {
    kind: 'refused',
    reason: `Is that ${codeSpan(percent)} or ${codeSpan(fraction)}? Write the unit, such as ${codeSpan(fraction)}.`,
  };
}

function isFraction(value: number): boolean {
  return Math.abs(value) <= 1;
}

/** Twelve digits: the rest is noise of the conversion, which would part 0.6 from 0.6. */
function converted(value: number): Conversion {
  return { kind: 'converted', value: Number(value.toPrecision(12)) };
}

function mismatch(unit: string, threshold: Threshold): string {
  const example = codeSpan(formatValue(threshold.value, threshold.unit));
  const metric = codeSpan(threshold.metric, 100);
  const used = threshold.unit === '' ? 'without a unit' : `in ${codeSpan(threshold.unit, 30)}`;
  return `The plan measures ${metric} ${used}, and this value is in ${codeSpan(unit, 30)}. Write it like ${example}.`;
}
