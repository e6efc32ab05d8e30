import { LAST_DAYS } from './criteria/judge-target.ts';
import { dayStartMs, isoTime } from './criteria/moments.ts';
import type { PhaseStatus } from './phase-status.ts';

/** When a phase begins, comes near its end, and is over; and when a criterion may be met by time alone. */
export function momentsOf({ phase, criteria, issue }: PhaseStatus, timeZone: string): (string | null)[] {
  if (issue?.isOpen === false) return [];
  const days = [
    ...(phase.starts === null ? [] : [dayStartMs(phase.starts, timeZone)]),
    ...(phase.ends === null
      ? []
      : [dayStartMs(phase.ends, timeZone, -LAST_DAYS), dayStartMs(phase.ends, timeZone, 1)]),
  ];
  return [...days.map(isoTime), ...criteria.map(({ nextAt }) => nextAt)];
}

/** The first moment that is still to come; null where there is none. ISO 8601. */
export function nextMoment(moments: readonly (string | null)[], now: string): string | null {
  const later = moments.filter((at) => at !== null).filter((at) => Date.parse(at) > Date.parse(now));
  return later.toSorted((left, right) => Date.parse(left) - Date.parse(right))[0] ?? null;
}
