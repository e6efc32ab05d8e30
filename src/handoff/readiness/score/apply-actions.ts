import type { ActionOffer, Measure, Measured, PartId } from './part.ts';

/** What the parts are once these actions are done. What was not measured stays so, and no value goes beyond 1. */
export function applyActions(
  measured: Measured['parts'],
  actions: readonly ActionOffer[],
): Measured['parts'] {
  const added = new Map<PartId, number>();
  for (const { part, by } of actions.flatMap(({ adds }) => adds)) {
    added.set(part, (added.get(part) ?? 0) + by);
  }
  const after: Partial<Record<PartId, Measure>> = { ...measured };
  for (const [part, by] of added) {
    const measure = measured[part];
    if (measure?.kind === 'measured') after[part] = { ...measure, value: Math.min(1, measure.value + by) };
  }
  return after;
}
