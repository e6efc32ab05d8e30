import type { Phase, Plan } from './plan.ts';

/**
 * Writes a plan as Markdown in the one form that leaves nothing open: what is read of it is the same plan, apart from the
 * places of its lines.
 */
export function renderPlan(plan: Plan): string {
  const start = plan.start === null ? [] : [`---\nstart: ${plan.start}\n---\n`];
  return [...start, ...plan.phases.map(renderPhase)].join('\n');
}

function renderPhase(phase: Phase): string {
  const items = itemsOf(phase).map(({ text }) => `- ${text}\n`);
  return [`${headingOf(phase)}\n`, ...(items.length === 0 ? [] : ['\n']), ...items].join('');
}

function headingOf({ label, title, starts, ends }: Phase): string {
  const days = daysOf(starts, ends);
  // Without a number or days, a heading would have to be taken for a phase by what is below it.
  const name = label === '' ? `Phase: ${title}${days}` : `${label}${days}`;
  return label === '' || label === title ? `## ${name}` : `## ${name}: ${title}`;
}

function daysOf(starts: string | null, ends: string | null): string {
  if (starts !== null && ends !== null) return ` (${starts} to ${ends})`;
  if (starts !== null) return ` (from ${starts})`;
  return ends === null ? '' : ` (by ${ends})`;
}

/** In the order of their lines; a target that stands within a deliverable is written with it. */
function itemsOf({ deliverables, targets, killCriteria }: Phase): { line: number; text: string }[] {
  const lines = new Set(deliverables.map(({ line }) => line));
  const own = <Item extends { line: number }>(items: readonly Item[]): Item[] =>
    items.filter(({ line }) => !lines.has(line));
  return [
    ...deliverables.map(({ line, text }) => ({ line, text })),
    ...own(targets).map(({ line, text }) => ({ line, text: `Target: ${text}` })),
    ...own(killCriteria).map(({ line, text }) => ({ line, text: `Kill criterion: ${text}` })),
  ].sort((one, other) => one.line - other.line);
}
