import { html, type Markup } from '../../../html.ts';
import type { DiscussionPageView, ReportLink } from '../reports/report-view.ts';
import { icon } from './icons.ts';
import { moment, type Page, region } from './layout.ts';
import type { MarkdownRenderer } from './markdown.ts';
import { renderByline } from './report-card.ts';

/** A discussion with its neighbours in time. */
export async function renderDiscussionPage(
  { discussion, older, newer }: DiscussionPageView,
  markdown: MarkdownRenderer,
): Promise<Page> {
  const regions = {
    discussion: html`<article class="card report">${renderByline(discussion)}<div class="prose">${await markdown.render(discussion.body, true)}</div></article>`,
    neighbours: renderNeighbours(older, newer),
  };
  const main = html`
<p class="crumbs"><a href="/#report">${icon('back')} All issues and pull requests</a></p>
<h1 class="title">${discussion.title} <span class="number">#${discussion.number}</span></h1>
<div class="reading">${region('discussion', regions.discussion)}${region('neighbours', regions.neighbours)}</div>`;
  return { title: `${discussion.title} · discussion ${discussion.number}`, main, regions };
}

function renderNeighbours(older: ReportLink | null, newer: ReportLink | null): Markup {
  return html`<nav class="neighbours" aria-label="Reports before and after">
  ${older !== null && html`<a class="button" href="${older.path}" rel="prev"><span class="quiet">Before:</span> ${older.title} <span class="quiet">${moment(older.createdAt)}</span></a>`}
  ${newer !== null && html`<a class="button" href="${newer.path}" rel="next"><span class="quiet">After:</span> ${newer.title} <span class="quiet">${moment(newer.createdAt)}</span></a>`}
</nav>`;
}
