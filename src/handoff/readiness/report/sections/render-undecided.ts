import { dayWords } from '../../../phases/issue/words.ts';
import { askedPeople } from '../../../phases/people/client-side.ts';
import type { PhaseSummary } from '../../../phases/phase-summary.ts';
import { codeSpan, quoteInline } from '../../../text/neutralise.ts';
import { link } from '../markdown.ts';
import type { ReportContext } from '../report-context.ts';

type Criterion = PhaseSummary['criteria'][number];

/** The answer has to stay in sight. */
const MOST = 8;

/** Kill criteria that were met and that nobody decided on, one paragraph each: they lead every report. */
export function renderUndecided(phases: readonly PhaseSummary[], context: ReportContext): string[] {
  const waiting = phases.flatMap((phase) =>
    phase.criteria.filter(({ isUndecided }) => isUndecided).map((criterion) => ({ phase, criterion })),
  );
  const shown = waiting
    .slice(0, MOST)
    .map(({ phase, criterion }) => renderCriterion(phase, criterion, context));
  const more = waiting.length - shown.length;
  if (more <= 0) return shown;
  const are = more === 1 ? 'kill criterion is met and waits' : 'kill criteria are met and wait';
  return [...shown, `**${more} more ${are} for a decision.**`];
}

/** Whether any kill criterion waits for a decision. */
export function isAnyUndecided(phases: readonly PhaseSummary[]): boolean {
  return phases.some(({ criteria }) => criteria.some(({ isUndecided }) => isUndecided));
}

function renderCriterion(phase: PhaseSummary, criterion: Criterion, { config }: ReportContext): string {
  const { text, action, latest, metAt } = criterion;
  const since = metAt === null ? '' : ` since ${dayWords(metAt, config.report.timezone)}`;
  const now = latest === null ? '' : `, ${quoteInline(latest, 60)} now`;
  const agreed =
    action === ''
      ? 'What to do then was not agreed.'
      : `Agreed for this case: "${quoteInline(action, 300)}".`;
  const asked = askedPeople(config.engagement).map((name) => codeSpan(name));
  const who = asked.length === 0 ? "Whoever decides on the client's side" : asked.join(', ');
  const where = phase.issue === null ? '' : ` on ${link(`#${phase.issue.number}`, phase.issue.url)}`;
  return [
    `**A kill criterion is met${since}, and nobody has decided:** ${quoteInline(text, 300)}${now} (${phaseName(phase)}). ${agreed}`,
    `**Asked:** ${who}, to decide in a comment${where}: \`/baton decide agreed REASON\`, \`/baton decide continue REASON\` or \`/baton decide stop REASON\`.`,
  ].join('\n\n');
}

function phaseName({ title, issue }: PhaseSummary): string {
  const words = quoteInline(title, 120);
  return issue === null ? words : link(words, issue.url);
}
