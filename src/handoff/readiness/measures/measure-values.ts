import type { Measure, Measured, PartId } from '../score/part.ts';

/** A part with a value of 0 to 1, and what it rests on: Markdown by Baton. */
export function measuredAs(value: number, evidence: string): Measure {
  return { kind: 'measured', value, evidence };
}

/** A part that can't apply. */
export function leftOut(reason: string): Measure {
  return { kind: 'left-out', reason };
}

/** A part that could not be read, or is not yet. */
export function unreadPart(reason: string): Measure {
  return { kind: 'unknown', reason };
}

/** The reason of what was asked for and is not there yet. */
export const BEING_READ = 'it is being read';

/** The same for all parts of a dimension. */
export function allParts<Id extends PartId>(ids: readonly Id[], measure: Measure): Record<Id, Measure> {
  return Object.fromEntries(ids.map((id) => [id, measure])) as Record<Id, Measure>;
}

/** A dimension that the config turns off. */
export function turnedOff(ids: readonly PartId[], setting: string): Measured {
  const measure: Measure = {
    kind: 'left-out',
    reason: `${setting} in the config turns it off`,
    isOff: true,
  };
  return { parts: allParts(ids, measure), actions: [] };
}
