import { dayWords } from '../../../phases/issue/words.ts';
import type { PlanChange } from '../../../phases/phase-status.ts';
import type { PhaseSummary } from '../../../phases/phase-summary.ts';
import { quoteInline } from '../../../text/neutralise.ts';
import { bullets, fold, link, pullRef } from '../markdown.ts';

const MOST = 20;

/** What was agreed and then changed without a yes of the client's side; empty where nothing was. */
export function renderGoalposts(phases: readonly PhaseSummary[], timeZone: string): string[] {
  const lines = phases.flatMap((phase) =>
    phase.changes.map((change) => `${nameOf(phase)}: ${changeWords(change, timeZone)}`),
  );
  if (lines.length === 0) return [];
  return [
    fold(`Changed goalposts, not accepted yet: ${lines.length}`, [
      ...bullets(lines, MOST),
      '',
      "`/baton accept` on the phase's issue accepts them, by the sponsor or the team.",
    ]),
  ];
}

function changeWords({ what, was, is, at, pullRequest }: PlanChange, timeZone: string): string {
  const by = pullRequest === null ? 'a direct push' : pullRef(pullRequest);
  const change =
    was === null
      ? `${what} ${quoteInline(is ?? '', 160)} added`
      : is === null
        ? `${what} ${quoteInline(was, 160)} taken out`
        : `${what} ${quoteInline(was, 160)} became ${quoteInline(is, 160)}`;
  return `${change}, by ${by}, ${dayWords(at, timeZone)}`;
}

/** Phases whose issue is gone or was closed before its time; empty where none is. */
export function renderClosedPhases(phases: readonly PhaseSummary[]): string[] {
  const lines = phases.flatMap(closedWords);
  return lines.length === 0
    ? []
    : [fold(`Phases without an open issue: ${lines.length}`, bullets(lines, MOST))];
}

function closedWords(phase: PhaseSummary): string[] {
  const { isDeleted, issue, deliverables } = phase;
  if (isDeleted) return [`${nameOf(phase)}: its issue was deleted`];
  if (issue === null || issue.isOpen) return [];
  if (issue.closedAs === 'not-planned') return [`${nameOf(phase)}: closed as not planned`];
  const open = deliverables.filter(({ isDone }) => !isDone).length;
  return open === 0
    ? []
    : [`${nameOf(phase)}: closed with ${open} of ${deliverables.length} deliverables open`];
}

function nameOf({ title, issue }: PhaseSummary): string {
  const words = quoteInline(title, 120);
  return issue === null ? words : link(words, issue.url);
}
