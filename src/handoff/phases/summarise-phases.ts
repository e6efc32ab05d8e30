import type { CriterionStatus, Iteration, TargetStatus } from './criteria/measure-status.ts';
import { phaseTitle } from './issue/render-phase-issue.ts';
import { criterionWords, targetWords, valueWords } from './issue/words.ts';
import type { PhasesJudgement } from './judge-phases.ts';
import type { PhaseStatus } from './phase-status.ts';
import type { PhaseSummary } from './phase-summary.ts';
import type { Threshold } from './plan/plan.ts';

/** What the weekly report says of the phases, in the order of the plan. */
export function summarisePhases({ phases }: PhasesJudgement): PhaseSummary[] {
  return phases.map(summarisePhase);
}

function summarisePhase(status: PhaseStatus): PhaseSummary {
  const { phase, id, issue, isDeleted, timing, isOverdue, isDone, changes, unread } = status;
  return {
    id,
    title: phaseTitle(phase),
    starts: phase.starts,
    ends: phase.ends,
    timing,
    isOverdue,
    isDone,
    issue:
      issue === null
        ? null
        : { number: issue.number, url: issue.url, isOpen: issue.isOpen, closedAs: issue.closedAs },
    isDeleted,
    deliverables: status.deliverables.map(({ deliverable, isDone, pulls }) => ({
      text: deliverable.text,
      isDone,
      pulls: pulls.map(({ number, url }) => ({ number, url })),
    })),
    targets: status.targets.map(summariseTarget),
    criteria: status.criteria.map(summariseCriterion),
    changes,
    unread,
  };
}

function summariseTarget({ target, state, iterations }: TargetStatus): PhaseSummary['targets'][number] {
  return {
    text: targetWords(target),
    latest: latestOf(iterations, target.threshold),
    isMet: state === 'met',
    ...(target.threshold === null ? { isUnmeasurable: true } : {}),
  };
}

function summariseCriterion(status: CriterionStatus): PhaseSummary['criteria'][number] {
  const { criterion, state, iterations, crossings } = status;
  const last = crossings.at(-1);
  const isMet = state === 'met';
  return {
    text: criterionWords(criterion),
    action: criterion.action ?? '',
    latest: latestOf(iterations, criterion.threshold),
    isMet,
    isUndecided: last !== undefined && last.decision === null,
    metAt: isMet ? (last?.at ?? null) : null,
    decision: crossings.findLast(({ decision }) => decision !== null)?.decision?.decision ?? null,
  };
}

function latestOf(iterations: readonly Iteration[], threshold: Threshold | null): string | null {
  const latest = iterations.at(-1);
  return latest === undefined || threshold === null ? null : valueWords(latest.value, threshold.unit);
}
