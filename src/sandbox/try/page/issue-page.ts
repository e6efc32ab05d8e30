import { html, type Markup } from '../../../html.ts';
import { renderConversation, renderExamples, renderIssueCommentForm } from './conversation.ts';
import { renderHappened } from './happened-panel.ts';
import { icon } from './icons.ts';
import type { IssueView } from './issue-view.ts';
import { issueLabel, renderMilestone, renderTasks } from './issues-card.ts';
import { moment, type Page, region } from './layout.ts';
import type { MarkdownRenderer } from './markdown.ts';
import { avatar, personName } from './person.ts';
import { TICK_FORM } from './tick-boxes.ts';

/** An issue: its text with boxes to tick, the conversation, and beside them what Baton did. */
export async function renderIssuePage(issue: IssueView, markdown: MarkdownRenderer): Promise<Page> {
  const { number, title, author, ticker } = issue;
  const regions = {
    heading: renderHeading(issue),
    body: await renderBody(issue, markdown),
    comments: await renderConversation(issue.conversation, markdown),
    examples: renderExamples(issue.examples),
    facts: renderFacts(issue),
    happened: renderHappened(issue),
  };
  const main = html`
<p class="crumbs"><a href="/">${icon('back')} All issues and pull requests</a></p>
${region('heading', regions.heading)}
<div class="columns">
  <div class="describe">
    <article class="card comment">
      <header>${avatar(author)} ${personName(author)} <span class="quiet">opened this ${moment(issue.createdAt)}</span> <span class="tag">Author</span></header>
      ${region('body', regions.body)}
    </article>
    <form id="${TICK_FORM}" method="post" action="/issues/${number}/tick" data-live="Saved as ${ticker}"></form>
  </div>
  <aside class="side" aria-label="Baton">
    ${region('facts', regions.facts)}
    ${region('happened', regions.happened)}
  </aside>
  <div class="talk">
    ${region('comments', regions.comments)}
    ${renderIssueCommentForm(issue)}
  </div>
</div>`;
  return { title: `${title} · #${number}`, main, regions };
}

function renderHeading({ title, number, state, labels, comments }: IssueView): Markup {
  const pills = {
    open: html`<span class="pill open">${icon('issue')} Open</span>`,
    completed: html`<span class="pill done">${icon('closed')} Closed</span>`,
    'not planned': html`<span class="pill draft">${icon('skipped')} Closed as not planned</span>`,
  };
  return html`
<h1 class="title">${title} <span class="number">#${number}</span></h1>
<p class="meta row">${pills[state]}
${labels.map((label) => html`${issueLabel(label)} `)}
${comments === 1 ? '1 comment' : `${comments} comments`}</p>`;
}

async function renderBody({ body }: IssueView, markdown: MarkdownRenderer): Promise<Markup> {
  if (body.trim() === '')
    return html`<div class="prose"><p class="quiet"><em>No description provided.</em></p></div>`;
  return html`<div class="prose">${await markdown.render(body, true, true)}</div>`;
}

/** What GitHub has in the column beside an issue. */
function renderFacts(issue: IssueView): Markup {
  const { milestone, title, tasks, ticker } = issue;
  return html`
<section class="card facts" aria-labelledby="facts-title">
  <h2 id="facts-title" class="unseen">Milestone and progress</h2>
  <p>${milestone === null ? html`<span class="quiet">No milestone</span>` : renderMilestone(milestone, title)}</p>
  ${renderTasks(issue)}
  ${tasks.total > 0 && html`<p class="quiet">A box that you tick here is ticked as ${ticker}, of the team.</p>`}
</section>`;
}
