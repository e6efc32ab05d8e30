import { PROJECT_URL } from '../../project.ts';
import { byteLength, fitBlocks } from '../../text/fit-blocks.ts';
import { quoteInline } from '../../text/neutralise.ts';
import { reportMarker } from '../history/report-marker.ts';
import { formatRecord } from '../history/report-record.ts';
import type { Readiness } from '../readiness.ts';
import { weekWords } from '../schedule/iso-week.ts';
import { isQuietWeek } from './is-quiet-week.ts';
import { fold, link } from './markdown.ts';
import type { ReportContext } from './report-context.ts';
import { renderActions } from './sections/render-actions.ts';
import { renderAnswer } from './sections/render-answer.ts';
import { renderAreas } from './sections/render-areas.ts';
import { renderDrills } from './sections/render-drills.ts';
import { renderClosedPhases, renderGoalposts } from './sections/render-goalposts.ts';
import { renderHealth } from './sections/render-health.ts';
import { renderBareMerges, renderChoices, renderDebts, renderPushes } from './sections/render-merges.ts';
import { renderMonth, renderMonthShort } from './sections/render-month.ts';
import { renderScoreParts } from './sections/render-score-parts.ts';
import { renderScoreTable } from './sections/render-score-table.ts';
import { renderShipped } from './sections/render-shipped.ts';
import { renderTrend } from './sections/render-trend.ts';
import { renderUndecided } from './sections/render-undecided.ts';

/** We keep to the budget of every body, in bytes (github-facts 3.2). */
const LONGEST_BODY = 60_000;

const MOST_ACTIONS = 3;

/** The weekly report: Markdown. The same readiness in the same context gives the same text. */
export function renderReport(
  readiness: Readiness,
  context: ReportContext,
): { readonly title: string; readonly body: string } {
  const { week, score } = readiness;
  const words = weekWords(week.id);
  const title = `Readiness, ${words}: ${score.total === null ? 'no number yet' : `${score.total} / 100`}`;
  const head = [reportMarker(week.id), formatRecord(score), ''].join('\n');
  const foot = renderFoot(context);
  const blocks = [
    // A comment has no title of its own.
    ...(context.place === 'comment' ? [`## Readiness, ${words}`] : []),
    ...renderUndecided(readiness.phases, context),
    ...renderNotes(readiness, context),
    renderAnswer(readiness, context.repository.owner),
    ...(isQuietWeek(readiness, context) ? renderQuiet(readiness, context) : renderFull(readiness, context)),
  ];
  const limit = LONGEST_BODY - byteLength(head) - byteLength(foot) - 4;
  const text = fitBlocks(
    blocks,
    limit,
    (omitted) =>
      `_${omitted} ${omitted === 1 ? 'part is' : 'parts are'} left out: GitHub takes no longer text._`,
  );
  return { title, body: `${head}\n${text}\n\n${foot}` };
}

function renderNotes(
  { lateDays }: Readiness,
  { isFirst, place, discussionsProblem }: ReportContext,
): string[] {
  const days = lateDays === 1 ? '1 day' : `${lateDays} days`;
  const here = place === 'comment' ? 'Posted here and not as a Discussion' : 'Posted in this category';
  return [
    ...(lateDays > 0 ? [`_Posted ${days} late: Baton was not running, or was turned off._`] : []),
    ...(isFirst
      ? ['_The first report: how things stood when Baton came. Those to come are compared with it._']
      : []),
    ...(discussionsProblem === null ? [] : [`_${here}: ${discussionsProblem}._`]),
  ];
}

function renderFull(readiness: Readiness, context: ReportContext): string[] {
  const { score, merges, phases, independence, drills } = readiness;
  const { timezone } = context.config.report;
  return [
    ...renderMonth(phases, context),
    ...renderActions(score, context, MOST_ACTIONS),
    ...renderShipped(merges.shipped),
    '### The score',
    ...renderScoreTable(readiness),
    renderScoreParts(score),
    ...renderAreas(independence),
    ...renderDebts(merges),
    ...renderBareMerges(merges),
    ...renderChoices(merges),
    ...renderPushes(merges, timezone),
    ...renderGoalposts(phases, timezone),
    ...renderClosedPhases(phases),
    ...renderDrills(drills, timezone),
    ...renderTrend(readiness),
    ...renderHealth(readiness, context),
  ];
}

/** Whoever wants more finds it in the report of the week before. */
function renderQuiet(readiness: Readiness, context: ReportContext): string[] {
  return [
    'Nothing was merged this week, and nothing changed.',
    ...renderMonthShort(readiness.phases, context),
    ...renderActions(readiness.score, context, 1),
    fold('The score', [renderScoreTable(readiness).join('\n\n')]),
    ...renderHealth(readiness, context),
  ];
}

function renderFoot({ operator }: ReportContext): string {
  const by = operator === null ? '' : `, run by ${quoteInline(operator, 100)}`;
  return `<sub>${link('Baton', PROJECT_URL)}${by} · \`/baton report\` in a comment on any issue or pull request renews this report</sub>`;
}
