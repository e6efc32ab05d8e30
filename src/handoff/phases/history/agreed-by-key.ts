import { criterionKey } from '../criteria/criterion-key.ts';
import { metricKey } from '../metrics/metric-key.ts';
import type { KillCriterion, Phase, Target } from '../plan/plan.ts';

/** The kill criteria of a phase by what they are recognised by over time; a second one of the same kind is numbered. */
export function criteriaByKey({ killCriteria }: Pick<Phase, 'killCriteria'>): Map<string, KillCriterion> {
  return byKey(killCriteria, criterionKey);
}

/** The targets of a phase, likewise. */
export function targetsByKey({ targets }: Pick<Phase, 'targets'>): Map<string, Target> {
  return byKey(targets, ({ threshold, text }) => (threshold === null ? text : metricKey(threshold.metric)));
}

function byKey<T>(agreed: readonly T[], keyOf: (one: T) => string): Map<string, T> {
  const found = new Map<string, T>();
  for (const one of agreed) {
    const key = keyOf(one);
    let free = key;
    for (let count = 2; found.has(free); count += 1) free = `${key}:${count}`;
    found.set(free, one);
  }
  return found;
}
