import { dayOf } from '../criteria/moments.ts';
import type { Phase } from '../plan/plan.ts';
import { metricKey } from './metric-key.ts';

/** In front of more words: `2 (weeks 4-6)`, `Phase 2: generation`; not in `2026-06`. */
const NUMBER = /^(?:phase\s+)?(\d{1,4})(?![\d.-])/i;

/** Every expression of this file, so that a test can try each for blow-up. */
export const FIND_PHASE_PATTERNS = [NUMBER] as const;

/**
 * Finds the phase that people mean by its id, label or title: `2`, `Phase 2`, `phase-2`, `Generation + judge`; null for none.
 * Where two phases share a name, the id goes before the label, that before the title, and the first phase before others.
 */
export function createPhaseFinder(phases: readonly Phase[]): (name: string) => Phase | null {
  const ids = new Map(phases.map((phase) => [phase.id, phase]));
  const keys = new Map(
    NAMES.flatMap((nameOf) => phases.map((phase) => [nameOf(phase), phase] as const))
      .filter(([name]) => name !== '')
      .map(([name, phase]) => [metricKey(name), phase] as const)
      .toReversed(),
  );
  return (name) => {
    const number = NUMBER.exec(name.trim())?.[1];
    return (
      ids.get(name) ?? keys.get(metricKey(name)) ?? (number === undefined ? null : (ids.get(number) ?? null))
    );
  };
}

/** The surest first. */
const NAMES: readonly ((phase: Phase) => string)[] = [
  ({ id }) => id,
  ({ label }) => label,
  ({ id }) => `phase ${id}`,
  ({ title }) => title,
  ({ label, title }) => `${label} ${title}`,
];

/**
 * Which of the phases that agreed on a metric a report of that time counts for: the one whose dates hold the day, else the
 * latest that began before, else the first. Where the dates of several hold it, the one that began last.
 */
export function findPhaseAt(
  at: string,
  phases: readonly [Phase, ...(readonly Phase[])],
  timeZone: string,
): Phase {
  const day = dayOf(at, timeZone);
  const begun = phases.filter(({ starts }) => starts !== null && starts <= day);
  const current = begun.filter(({ ends }) => ends !== null && day <= ends);
  return latestBegun(current) ?? latestBegun(begun) ?? phases[0];
}

function latestBegun(phases: readonly Phase[]): Phase | null {
  let latest: Phase | null = null;
  for (const phase of phases) {
    if (latest === null || (phase.starts ?? '') > (latest.starts ?? '')) latest = phase;
  }
  return latest;
}
