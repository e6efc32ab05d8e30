import type { Threshold } from '../plan/plan.ts';

/** DESIGN 5: nearer to the line than this is at risk. */
const NEAR_SHARE = 0.1;
/** Far above what binary fractions are off, far below what anybody measures. */
const NOISE = 1e-9;

/** Whether a value, in the unit of the threshold, is on the side that it names: 0.55 for `< 0.6`. */
export function holds({ comparison, value: line }: Threshold, value: number): boolean {
  switch (comparison) {
    case '<':
      return value < line;
    case '<=':
      return value <= line;
    case '>':
      return value > line;
    case '>=':
      return value >= line;
  }
}

/** Whether a value, in the unit of the threshold, is within 10 % of its line, on either side. */
export function isNear({ value: line }: Threshold, value: number): boolean {
  return Math.abs(value - line) <= Math.abs(line) * (NEAR_SHARE + NOISE);
}
