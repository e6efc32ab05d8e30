import type {
  KillCriterion,
  Phase,
  Plan,
  Target,
  Threshold,
} from '../../../../src/handoff/phases/plan/plan.ts';

/** A plan in a few lines, as the expectations beside the plans write it. */
export function summarisePlan(plan: Plan): string {
  const told = plan.findings.map(({ reason, phase, line }) => `told ${reason} ${phase ?? 'plan'} at ${line}`);
  return [`start ${plan.start ?? 'none'}`, ...plan.phases.flatMap(phaseLines), ...told, ''].join('\n');
}

function phaseLines({ id, label, title, starts, ends, ...content }: Phase): string[] {
  const days = starts === null && ends === null ? 'undated' : `${starts ?? ''}..${ends ?? ''}`;
  return [
    `[${id}] ${label || '-'} | ${title} | ${days}`,
    ...content.deliverables.map(({ text }) => `- ${text}`),
    ...content.targets.map(targetLine),
    ...content.killCriteria.map(criterionLine),
  ];
}

function targetLine({ text, threshold }: Target): string {
  return `target ${threshold === null ? `? ${text}` : thresholdWords(threshold)}`;
}

function criterionLine({ text, threshold, after, action }: KillCriterion): string {
  const what = threshold === null ? `? ${text}` : thresholdWords(threshold);
  const since = after === null ? '' : ` after ${after.count} ${after.unit}`;
  return `kill ${what}${since}${action === null ? '' : ` => ${action}`}`;
}

function thresholdWords({ metric, comparison, value, unit }: Threshold): string {
  return `${metric} ${comparison} ${value} ${unit}`.trimEnd();
}
