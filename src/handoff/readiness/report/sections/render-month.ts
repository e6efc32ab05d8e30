import { dayOf } from '../../../phases/criteria/moments.ts';
import { counted, dayWords } from '../../../phases/issue/words.ts';
import type { PhaseSummary } from '../../../phases/phase-summary.ts';
import { quoteInline } from '../../../text/neutralise.ts';
import { link, listWords, pullRef } from '../markdown.ts';
import type { ReportContext } from '../report-context.ts';

/** More is a plan, not what a month brings. */
const MOST_PHASES = 4;
const MOST_ITEMS = 12;

type Deliverable = PhaseSummary['deliverables'][number];

/** What this month is to bring and how it stands; in a line where nothing ends this month, empty where nothing is planned. */
export function renderMonth(phases: readonly PhaseSummary[], context: ReportContext): string[] {
  const due = duePhases(phases, context);
  const { timezone } = context.config.report;
  if (due.length > 0)
    return [['### This month', '', due.map((phase) => renderPhase(phase, timezone)).join('\n\n')].join('\n')];
  const next = nextPhase(phases, context);
  return next === null ? [] : [`Nothing is due this month. ${nextWords(next, timezone)}`];
}

/** The same in a line a phase, for a quiet week. */
export function renderMonthShort(phases: readonly PhaseSummary[], context: ReportContext): string[] {
  const due = duePhases(phases, context);
  return due.length === 0
    ? []
    : [due.map((phase) => headline(phase, context.config.report.timezone)).join('\n\n')];
}

/** Those that end in this month, and those that should have ended before. */
function duePhases(phases: readonly PhaseSummary[], { now, config }: ReportContext): PhaseSummary[] {
  const month = dayOf(now, config.report.timezone).slice(0, 'YYYY-MM'.length);
  return phases
    .filter(({ ends, isOverdue, isDone, issue }) => {
      const isLeftOver = isOverdue && !isDone && issue?.isOpen !== false;
      return ends !== null && (ends.startsWith(`${month}-`) || isLeftOver);
    })
    .slice(0, MOST_PHASES);
}

function nextPhase(phases: readonly PhaseSummary[], { now, config }: ReportContext): PhaseSummary | null {
  const today = dayOf(now, config.report.timezone);
  const coming = phases.filter(({ ends, isDone }) => ends !== null && ends >= today && !isDone);
  const [next] = coming.toSorted((one, other) => ((one.ends ?? '') < (other.ends ?? '') ? -1 : 1));
  return next ?? null;
}

function nextWords(phase: PhaseSummary, timeZone: string): string {
  return `Next is ${nameOf(phase)}, by ${dayWords(phase.ends ?? '', timeZone)}.`;
}

function renderPhase(phase: PhaseSummary, timeZone: string): string {
  const targets = phase.targets.map(
    ({ text, latest, isMet }) =>
      `- Target ${quoteInline(text, 160)}: ${isMet ? 'met' : 'not met yet'}, ${latest === null ? 'no value reported' : `${quoteInline(latest, 60)} now`}`,
  );
  // What is still open first: that is what can be asked about.
  const items = [
    ...phase.deliverables.filter(({ isDone }) => !isDone).map(deliverableLine),
    ...phase.deliverables.filter(({ isDone }) => isDone).map(deliverableLine),
  ];
  const shown = items.slice(0, MOST_ITEMS);
  const more = items.length > shown.length ? [`- and ${items.length - shown.length} more`] : [];
  const lines = [...shown, ...more, ...targets.slice(0, MOST_ITEMS)];
  return [headline(phase, timeZone), ...(lines.length === 0 ? [] : ['', ...lines])].join('\n');
}

function headline(phase: PhaseSummary, timeZone: string): string {
  const { deliverables, isDone, isOverdue, ends, issue, unread } = phase;
  const done = deliverables.filter((deliverable) => deliverable.isDone).length;
  const progress =
    deliverables.length === 0
      ? 'no deliverables are listed'
      : `${done} of ${counted(deliverables.length, 'deliverable')} done`;
  const day = dayWords(ends ?? '', timeZone);
  const state =
    unread === null ? stateWords(progress, { isDone, issue }) : 'its record could not be read whole';
  const due = isOverdue && !isDone && issue?.isOpen !== false ? `overdue since ${day}` : `due ${day}`;
  return `**${nameOf(phase)}**, ${due}: ${state}.`;
}

function stateWords(progress: string, { isDone, issue }: Pick<PhaseSummary, 'isDone' | 'issue'>): string {
  if (issue?.isOpen === false && issue.closedAs === 'not-planned')
    return `closed as not planned, ${progress}`;
  return isDone ? `done, ${progress}` : progress;
}

function deliverableLine({ text, isDone, pulls }: Deliverable): string {
  const by = pulls.length === 0 ? '' : ` (${listWords(pulls.slice(-3).map(pullRef))})`;
  return `- ${isDone ? 'Done' : 'Open'}: ${quoteInline(text, 160)}${by}`;
}

function nameOf({ title, issue }: PhaseSummary): string {
  const words = quoteInline(title, 120);
  return issue === null ? words : link(words, issue.url);
}
