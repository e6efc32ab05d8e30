import { counted } from '../../phases/issue/words.ts';
import type { PhaseSummary } from '../../phases/phase-summary.ts';
import { planSkeleton } from '../../phases/plan/plan-skeleton.ts';
import { codeSpan, quoteInline } from '../../text/neutralise.ts';
import type { ActionOffer, Link } from '../score/part.ts';
import { criteriaOf, isCounted, type PlanPart, targetsOf } from './measure-plan-counts.ts';
import type { Measuring } from './measuring.ts';

const WRITE_MINUTES = 30;
const CRITERION_MINUTES = 10;
const DECIDE_MINUTES = 5;
const CLOSE_MINUTES = 5;
const REPORT_MINUTES = 5;

/** What a plan that was just written has: its phases are on time, and none of its kill criteria is met. */
export const NEW_PLAN_PARTS: readonly PlanPart[] = ['plan-on-time', 'plan-decided'];

/** Where there is no plan, or none with phases that can be read. A new one has no values yet. */
export function writePlan(path: string, { now, view }: Pick<Measuring, 'now' | 'view'>): ActionOffer {
  const file = view.file(path);
  const isGone = file.kind === 'known' && file.value === null;
  return {
    id: 'plan',
    what: `Write ${codeSpan(path)}: the phases with their dates, targets and kill criteria.`,
    minutes: WRITE_MINUTES,
    link: { editorLink: { path, ...(isGone ? { value: planSkeleton(now.slice(0, 10)) } : {}) } },
    adds: NEW_PLAN_PARTS.map((part) => ({ part, by: 1 })),
  };
}

/** What could be done about the phases of a plan. */
export function planActions(phases: readonly PhaseSummary[], path: string): ActionOffer[] {
  return [...moveOrClose(phases, path), ...decide(phases, path), ...report(phases, path)];
}

function moveOrClose(phases: readonly PhaseSummary[], path: string): ActionOffer[] {
  const begun = phases.filter(isCounted);
  return begun
    .filter(({ isOverdue }) => isOverdue)
    .map((phase) => ({
      id: `plan-on-time ${phase.id}`,
      what: `Close ${nameOf(phase)}, or move its end in ${codeSpan(path)}.`,
      minutes: CLOSE_MINUTES,
      link: linkOf(phase, path),
      adds: [{ part: 'plan-on-time', by: 1 / begun.length }],
    }));
}

function decide(phases: readonly PhaseSummary[], path: string): ActionOffer[] {
  const { all, asked, undecided } = criteriaOf(phases);
  if (all === 0) {
    return [
      {
        id: 'plan-decided',
        what: `Agree on a kill criterion in ${codeSpan(path)}: the value at which you would stop, and what then.`,
        minutes: CRITERION_MINUTES,
        link: { editorLink: { path } },
        adds: [{ part: 'plan-decided', by: 1 }],
      },
    ];
  }
  return undecided
    .filter(({ phase }) => phase.issue !== null)
    .map(({ phase, criterion }, index) => ({
      id: `plan-decided ${phase.id} ${index}`,
      what: `Ask the client's side to decide on ${nameOf(phase)}: ${quoteInline(criterion.text)} is met.`,
      minutes: DECIDE_MINUTES,
      link: linkOf(phase, path),
      adds: [{ part: 'plan-decided', by: 1 / asked.length }],
    }));
}

/** One a phase: whoever measures for one target has most of the others at hand. */
function report(phases: readonly PhaseSummary[], path: string): ActionOffer[] {
  const { all, unreported } = targetsOf(phases);
  const waiting = new Set(unreported.map(({ phase }) => phase));
  return [...waiting].map((phase) => {
    const own = unreported.filter((one) => one.phase === phase);
    return {
      id: `plan-reported ${phase.id}`,
      what: `Report a value for ${own.length === 1 ? quoteInline(own[0]?.target.text ?? '') : counted(own.length, 'target')} of ${nameOf(phase)}.`,
      minutes: REPORT_MINUTES * own.length,
      link: linkOf(phase, path),
      adds: [{ part: 'plan-reported', by: own.length / all.length }],
    };
  });
}

function nameOf({ title, issue }: PhaseSummary): string {
  const name = quoteInline(title, 80);
  return issue === null ? name : `${name} ([#${issue.number}](${issue.url}))`;
}

function linkOf({ issue }: PhaseSummary, path: string): Link {
  return issue === null ? { editorLink: { path } } : { url: issue.url };
}
