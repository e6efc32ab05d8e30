import { metricKey } from '../metrics/metric-key.ts';
import { unitOf } from '../metrics/units.ts';
import type { KillCriterion } from '../plan/plan.ts';

/**
 * Names a kill criterion in the app's comments: its metric, direction and kind of unit, so that a changed value, count or
 * action keeps it. One without a value is named by its words. Safe in a marker: letters, digits, `@`, `.`, `-`, `:` only.
 */
export function criterionKey({ threshold, text }: Pick<KillCriterion, 'threshold' | 'text'>): string {
  if (threshold === null) return `text:${metricKey(text.slice(0, LONGEST_TEXT))}`;
  const direction = threshold.comparison.startsWith('<') ? 'below' : 'above';
  const { family } = unitOf(threshold.unit);
  // `10k` and `10000` are one number.
  const unit = family === 'plain' || family === 'count' ? 'plain' : metricKey(family);
  return `${metricKey(threshold.metric)}:${direction}:${unit}`;
}

const LONGEST_TEXT = 100;
