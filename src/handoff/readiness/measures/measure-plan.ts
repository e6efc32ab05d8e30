import { counted } from '../../phases/issue/words.ts';
import type { PhaseSummary } from '../../phases/phase-summary.ts';
import { quoteInline } from '../../text/neutralise.ts';
import type { ReadinessFacts } from '../readiness-facts.ts';
import type { Measure, Measured } from '../score/part.ts';
import { linkFile, linkTitle, listFew, noFile } from './measure-evidence.ts';
import { NEW_PLAN_PARTS, planActions, writePlan } from './measure-plan-actions.ts';
import { criteriaOf, hasBegun, isCounted, type PlanPart, targetsOf } from './measure-plan-counts.ts';
import { allParts, BEING_READ, leftOut, measuredAs, turnedOff, unreadPart } from './measure-values.ts';
import type { Measuring } from './measuring.ts';

const PARTS: readonly PlanPart[] = [...NEW_PLAN_PARTS, 'plan-reported'];

/** Plan: phases on time, kill criteria decided, targets reported. */
export function measurePlan(measuring: Measuring, phases: ReadinessFacts['phases']): Measured {
  const { config, repository } = measuring;
  const path = config.plan;
  if (path === null) return turnedOff(PARTS, '`plan: off`');
  if (phases === null) return { parts: allParts(PARTS, unreadPart(BEING_READ)), actions: [] };
  if (phases.kind === 'unknown') return { parts: allParts(PARTS, unreadPart(phases.reason)), actions: [] };
  if (phases.value === 'none' || phases.value.length === 0) {
    const evidence = `${noFile(repository, path)} with phases that can be read`;
    return { parts: allParts(PARTS, measuredAs(0, evidence)), actions: [writePlan(path, measuring)] };
  }
  const plan: MeasuredPlan = { phases: phases.value, path, measuring };
  return {
    parts: {
      'plan-on-time': measureOnTime(plan),
      'plan-decided': measureDecided(plan),
      'plan-reported': measureReported(plan),
    },
    actions: planActions(phases.value, path),
  };
}

interface MeasuredPlan {
  readonly phases: readonly PhaseSummary[];
  readonly path: string;
  readonly measuring: Measuring;
}

function measureOnTime({ phases, path, measuring }: MeasuredPlan): Measure {
  // What was reported may be all that such a phase had to bring.
  const unread = phases.find(
    (phase) => phase.unread !== null && phase.isOverdue && phase.deliverables.length === 0,
  );
  if (unread !== undefined) return unreadPart(unread.unread ?? BEING_READ);
  const begun = phases.filter(isCounted);
  if (begun.length === 0) return leftOut('no phase with dates has begun');
  const overdue = begun.filter(({ isOverdue }) => isOverdue);
  const link = linkFile(measuring.repository, path);
  const share = `${begun.length - overdue.length} of ${counted(begun.length, 'phase')} of ${link} that have begun`;
  const late =
    overdue.length === 0
      ? ''
      : `; past the end: ${listFew(overdue.map((phase) => linkPhase(phase, path, measuring)))}`;
  return measuredAs((begun.length - overdue.length) / begun.length, `${share} are on time${late}`);
}

function measureDecided({ phases, path, measuring }: MeasuredPlan): Measure {
  const unread = phases.find((phase) => phase.unread !== null);
  if (unread !== undefined) return unreadPart(unread.unread ?? BEING_READ);
  const { all, asked, undecided } = criteriaOf(phases);
  const link = linkFile(measuring.repository, path);
  if (all === 0) return measuredAs(0, `${link} agrees on no kill criterion`);
  if (asked.length === 0) {
    const criteria = all === 1 ? 'one kill criterion' : `${all} kill criteria`;
    return measuredAs(1, `none of ${criteria} of ${link} was ever met`);
  }
  const open = undecided.map(
    ({ phase, criterion }) => `${quoteInline(criterion.text)} (${linkPhase(phase, path, measuring)})`,
  );
  const decided = asked.length - undecided.length;
  return measuredAs(
    decided / asked.length,
    `${decided} of ${asked.length} kill criteria of ${link} that were met ${decided === 1 ? 'is' : 'are'} decided${open.length === 0 ? '' : `; not yet: ${listFew(open)}`}`,
  );
}

function measureReported({ phases, path, measuring }: MeasuredPlan): Measure {
  const unread = phases.find((phase) => phase.unread !== null && hasBegun(phase));
  if (unread !== undefined) return unreadPart(unread.unread ?? BEING_READ);
  const { all, unreported } = targetsOf(phases);
  if (all.length === 0) return leftOut('no phase with a measurable target has begun');
  const missing = unreported.map(
    ({ phase, target }) => `${quoteInline(target.text)} (${linkPhase(phase, path, measuring)})`,
  );
  const reported = all.length - unreported.length;
  return measuredAs(
    reported / all.length,
    `${reported} of ${counted(all.length, 'target')} of phases of ${linkFile(measuring.repository, path)} that have begun ${reported === 1 ? 'has' : 'have'} a value${missing.length === 0 ? '' : `; none for ${listFew(missing)}`}`,
  );
}

function linkPhase({ title, issue }: PhaseSummary, path: string, { repository }: Measuring): string {
  return issue === null
    ? `${quoteInline(title)} in ${linkFile(repository, path)}`
    : linkTitle(title, issue.url);
}
