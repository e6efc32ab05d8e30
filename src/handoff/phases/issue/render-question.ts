import { fingerprint } from '../../text/fingerprint.ts';
import { quoteInline } from '../../text/neutralise.ts';
import type { CriterionStatus, Crossing } from '../criteria/measure-status.ts';
import type { Phase } from '../plan/plan.ts';
import { sourceWords } from './render-chart.ts';
import { phaseTitle } from './render-phase-issue.ts';
import { counted, criterionWords, dayWords, valueWords } from './words.ts';

const QUESTION = '<!-- baton:kill-criterion:';
const END = ' -->';
const WITHDRAWN = '<!-- baton:kill-criterion-withdrawn -->';
/** More tries make the question no clearer. */
const MOST_TRIES = 12;

/** Names one crossing of one criterion: the question about it is asked once. Digits, letters and a colon only. */
export function questionId(
  { key }: Pick<CriterionStatus, 'key'>,
  { ordinal }: Pick<Crossing, 'ordinal'>,
): string {
  return `${fingerprint(key)}:${ordinal}`;
}

/** The question that a comment of the app's asks; null where it asks for no decision. */
export function readQuestionId(body: string): string | null {
  const first = body.split(/\r?\n/, 1)[0]?.trim() ?? '';
  return first.startsWith(QUESTION) && first.endsWith(END) ? first.slice(QUESTION.length, -END.length) : null;
}

/** The fresh comment that asks the client's side for a decision: a comment notifies, an edit does not. */
export function renderQuestion(
  phase: Phase,
  status: CriterionStatus,
  crossing: Crossing,
  { asked, timeZone }: { readonly asked: readonly string[]; readonly timeZone: string },
): string {
  const { criterion } = crossing;
  const whom = asked.map((name) => `@${name}`).join(' ');
  return [
    `${QUESTION}${questionId(status, crossing)}${END}`,
    `**A kill criterion of ${quoteInline(phaseTitle(phase))} is met:** ${quoteInline(criterionWords(criterion))}.`,
    '',
    criterion.action === null
      ? 'The plan does not say what to do in this case.'
      : `Agreed for this case: **${quoteInline(criterion.action)}**.`,
    '',
    ...triesTable(crossing, timeZone),
    '',
    whom === ''
      ? 'Whoever decides for the client, what shall happen? (Name them as `sponsor` or `team` under `engagement` in `.github/baton.yml`.) Answer in a comment, with your reason:'
      : `${whom}, what shall happen? Answer in a comment, with your reason:`,
    '',
    '- `/baton decide agreed REASON`: do what was agreed.',
    `- \`/baton decide continue REASON\`: go on, and be asked again ${againWords(crossing)}. Or \`/baton decide continue until YYYY-MM-DD REASON\`, \`/baton decide continue for 2 REASON\`.`,
    '- `/baton decide stop REASON`: end this phase.',
  ].join('\n');
}

/** What is left of the question once nothing has to be decided: a report was corrected or taken back, or the client accepted another plan. */
export function renderWithdrawnQuestion(): string {
  return `${WITHDRAWN}\nNothing needs to be decided any more: since this was asked, a report was corrected or the plan was changed, and the kill criterion is not met.`;
}

function againWords({ criterion: { after } }: Crossing): string {
  if (after === null) return 'with the next value on the wrong side';
  return `after ${counted(after.count, after.unit === 'weeks' ? 'week' : 'more iteration')} if it is met again`;
}

function triesTable({ iterations, criterion }: Crossing, timeZone: string): string[] {
  const { threshold } = criterion;
  if (threshold === null) return [];
  const first = Math.max(0, iterations.length - MOST_TRIES);
  return [
    `| Try | When | ${quoteInline(threshold.metric)} | Source | Note |`,
    '| ---: | --- | --- | --- | --- |',
    ...iterations
      .slice(first)
      .map(
        ({ at, value, report }, index) =>
          `| ${first + index + 1} | ${dayWords(at, timeZone)} | ${quoteInline(valueWords(value, threshold.unit))} | [${sourceWords(report)}](${report.source.url}) | ${quoteInline(report.note, 120)} |`,
      ),
  ];
}
