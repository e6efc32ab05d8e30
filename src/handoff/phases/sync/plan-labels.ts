import type { Effect } from '../../effects/effect.ts';
import { dayStartMs } from '../criteria/moments.ts';
import { PHASE_LABELS } from '../phase-names.ts';
import type { PhaseStatus } from '../phase-status.ts';

/**
 * Puts the labels of a phase on its issue and takes them off; what somebody took off since its reason arose stays off, and a
 * closed issue gets none.
 */
export function planLabels(status: PhaseStatus, timeZone: string): Effect[] {
  const { issue, phase, criteria } = status;
  if (issue === null) return [];
  const crossedAt = criteria
    .filter(({ state }) => state === 'met')
    .map(({ crossings }) => crossings.at(-1)?.at ?? null)
    .filter((at) => at !== null);
  const overdueFrom = phase.ends === null ? 0 : dayStartMs(phase.ends, timeZone, 1);
  const wanted = [
    { label: PHASE_LABELS.phase, isWanted: true, sinceMs: 0 },
    { label: PHASE_LABELS.overdue, isWanted: status.isOverdue, sinceMs: overdueFrom },
    {
      label: PHASE_LABELS.killCriterion,
      isWanted: crossedAt.length > 0,
      sinceMs: Math.max(0, ...crossedAt.map((at) => Date.parse(at))),
    },
  ];
  return wanted.flatMap(({ label: { name }, isWanted, sinceMs }): Effect[] => {
    const isThere = issue.labels.includes(name);
    if (isThere === isWanted) return [];
    if (!isWanted) return [{ kind: 'remove-label', number: issue.number, label: name }];
    if (!issue.isOpen) return [];
    const takenOff = issue.unlabeledAt[name];
    const isRespected = takenOff !== undefined && Date.parse(takenOff) >= sinceMs;
    return isRespected ? [] : [{ kind: 'add-label', number: issue.number, label: name }];
  });
}
