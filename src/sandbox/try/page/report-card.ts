import { html, type Markup } from '../../../html.ts';
import type { DiscussionView, ReportsView } from '../reports/report-view.ts';
import { renderHappened } from './happened-panel.ts';
import { icon } from './icons.ts';
import { moment } from './layout.ts';
import type { MarkdownRenderer } from './markdown.ts';
import { avatar, personName } from './person.ts';

/** The weekly report as the first thing on the list: the newest one whole, the earlier ones as links, and what can be done. */
export async function renderReportCard(reports: ReportsView, markdown: MarkdownRenderer): Promise<Markup> {
  const { newest } = reports;
  return html`
<section class="card report" id="report" aria-labelledby="report-title">
  <header class="bar-of-card"><h2 id="report-title">${icon('megaphone')} Weekly readiness report</h2>
  ${newest !== null && html`<a href="${newest.path}">${newest.number === null ? 'Open the comment' : 'Open the discussion'}</a>`}</header>
  ${newest === null ? renderNone(reports) : await renderNewest(newest, markdown)}
  ${renderActions(reports)}
</section>`;
}

async function renderNewest(report: DiscussionView, markdown: MarkdownRenderer): Promise<Markup> {
  return html`
<article>
  <h3 class="report-name"><a href="${report.path}">${report.title}</a></h3>
  ${renderByline(report)}
  <div class="prose">${await markdown.render(report.body, true)}</div>
</article>`;
}

/** Who posted it, when and where. */
export function renderByline({ author, createdAt, category, isEdited }: DiscussionView): Markup {
  return html`<p class="byline quiet">${avatar(author)} ${personName(author)} posted ${moment(createdAt)}${isEdited && ' · edited'} <span class="label">${category}</span></p>`;
}

function renderNone({ isAwaited, day }: ReportsView): Markup {
  return html`<p class="nothing">${
    isAwaited
      ? 'The first report comes as soon as every pull request is checked.'
      : `Baton has posted no report here. It does every ${day}, unless its config says \`mode: observe\` or \`off\`.`
  }</p>`;
}

function renderActions(reports: ReportsView): Markup {
  const { earlier, travelling, canRenew, isAwaited, day, nextDueAt } = reports;
  return html`
${renderDrills(reports)}
${
  earlier.length > 0 &&
  html`<details class="earlier"><summary>${earlier.length === 1 ? 'The report before' : `The ${earlier.length} reports before`}</summary>
  <ul>${earlier.map(({ path, title, createdAt }) => html`<li><a href="${path}">${title}</a> <span class="quiet">${moment(createdAt)}</span></li>`)}</ul></details>`
}
<footer class="travel">
  <p>${
    travelling !== null
      ? html`<b class="pending">${icon('dot', 'pending')} ${travelling}</b>`
      : html`<span class="quiet">The next one is due ${moment(nextDueAt)}. You need not wait for it:</span>`
  }</p>
  ${travelForm(1, `Next ${day}`, travelling !== null || isAwaited)}
  ${travelForm(4, 'Four weeks on', travelling !== null || isAwaited)}
  ${
    canRenew &&
    html`<form method="post" action="/reports/renew" data-live="/baton report is written"><button id="renew" title="Comments /baton report, as anybody may on any issue or pull request"${travelling === null ? null : html` disabled`}>${icon('again')} Renew this week's report</button></form>`
  }
</footer>
${reports.happenings.length > 0 && html`<details class="earlier"><summary>What Baton asked of GitHub for it</summary>${renderHappened(reports)}</details>`}`;
}

function travelForm(weeks: number, name: string, isOff: boolean): Markup {
  return html`<form method="post" action="/reports/travel" data-done="${weeks === 1 ? 'The new report is there.' : 'The new reports are there.'}">
  <input type="hidden" name="weeks" value="${weeks}"><button id="travel-${weeks}"${isOff ? html` disabled` : null}>${icon('clock')} ${name}</button></form>`;
}

function renderDrills({ drills }: ReportsView): Markup | null {
  if (drills.length === 0) return null;
  return html`<ul class="drills">${drills.map(
    ({ number, title }) =>
      html`<li>${icon('issue', 'open')} <span>A drill waits for somebody in-house: <a href="/issues/${number}">${title}</a></span></li>`,
  )}</ul>`;
}
