import { html, type Markup } from '../../../html.ts';
import { renderDocuments } from './documents-card.ts';
import { renderHappened } from './happened-panel.ts';
import { icon } from './icons.ts';
import { renderIssues } from './issues-card.ts';
import { type Page, region } from './layout.ts';
import { renderPullList } from './list-page.ts';
import type { MainView } from './view.ts';

/** The default branch: its documents, and below them the pull requests that are judged again when they change. */
export function renderMainPage(view: MainView): Page {
  const regions = {
    documents: renderDocuments(view.documents, '/main'),
    happened: renderHappened(view),
    issues: renderIssues(view.issues),
    pulls: renderPullList(view),
  };
  const main = html`
<p class="crumbs"><a href="/">${icon('back')} All issues and pull requests</a></p>
<h1 class="title">Documents on <code>${view.branch}</code></h1>
${renderHint()}
<div class="columns">
  <div class="describe">${region('documents', regions.documents)}</div>
  <aside class="side" aria-label="Baton">${region('happened', regions.happened)}</aside>
</div>
${region('issues', regions.issues)}
${region('pulls', regions.pulls)}`;
  return { title: `Documents on ${view.branch}`, main, regions };
}

function renderHint(): Markup {
  return html`<p class="meta">What you save here is committed at once, as a push would be. Open pull requests that do not change the
document themselves are judged again, and the phases follow the plan.</p>`;
}
