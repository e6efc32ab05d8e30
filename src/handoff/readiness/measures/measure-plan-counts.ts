import type { PhaseSummary } from '../../phases/phase-summary.ts';
import type { PartId } from '../score/part.ts';

export type PlanPart = Extract<PartId, `plan-${string}`>;

interface PhaseCriterion {
  readonly phase: PhaseSummary;
  readonly criterion: PhaseSummary['criteria'][number];
}

interface PhaseTarget {
  readonly phase: PhaseSummary;
  readonly target: PhaseSummary['targets'][number];
}

/** Whether a phase has begun by its dates. */
export function hasBegun({ timing }: PhaseSummary): boolean {
  return timing === 'running' || timing === 'past';
}

/**
 * Whether a phase counts for being on time. One that is over and has no issue, such as with `mode: observe`, can't be ticked
 * off by anybody: that it is open still tells nothing. Whose issue was deleted had one.
 */
export function isCounted(phase: PhaseSummary): boolean {
  return hasBegun(phase) && !(phase.isOverdue && phase.issue === null && !phase.isDeleted);
}

/** The kill criteria: all, those that were ever met, and of these the ones that nobody decided on yet. */
export function criteriaOf(phases: readonly PhaseSummary[]): {
  readonly all: number;
  readonly asked: readonly PhaseCriterion[];
  readonly undecided: readonly PhaseCriterion[];
} {
  const all = phases.flatMap((phase) => phase.criteria.map((criterion) => ({ phase, criterion })));
  const asked = all.filter(({ criterion }) => criterion.isMet || criterion.decision !== null);
  return {
    all: all.length,
    asked,
    undecided: asked.filter(({ criterion }) => criterion.isUndecided),
  };
}

/** The targets of phases that have begun that can be measured, and those without a value. */
export function targetsOf(phases: readonly PhaseSummary[]): {
  readonly all: readonly PhaseTarget[];
  readonly unreported: readonly PhaseTarget[];
} {
  const all = phases
    .filter(hasBegun)
    .flatMap((phase) => phase.targets.map((target) => ({ phase, target })))
    .filter(({ target }) => target.isUnmeasurable !== true);
  return { all, unreported: all.filter(({ target }) => target.latest === null) };
}
