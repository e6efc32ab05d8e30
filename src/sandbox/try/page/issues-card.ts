import { html, type Markup } from '../../../html.ts';
import { editorAddress } from './documents-card.ts';
import { icon } from './icons.ts';
import { moment } from './layout.ts';
import { personName } from './person.ts';
import type { IssueSummary, IssuesView, MilestoneView } from './view.ts';

/** The phases of the plan, or how to get some; below them what else there is. */
export function renderIssues({ phases, others, plan }: IssuesView): Markup {
  return html`
<section class="card list issues" id="phases" aria-labelledby="phases-title">
  <h2 id="phases-title">${icon('milestone')} Phases of <code>${plan.path}</code></h2>
  ${phases.length === 0 ? renderNone(plan) : html`<ul>${phases.map(renderRow)}</ul>`}
</section>
${
  others.length > 0 &&
  html`<section class="card list issues" aria-labelledby="issues-title">
  <h2 id="issues-title">${icon('issue')} Other issues</h2>
  <ul>${others.map(renderRow)}</ul>
</section>`
}`;
}

function renderNone({ path, isThere, draft }: IssuesView['plan']): Markup {
  if (isThere)
    return html`<p class="nothing">Baton made no issue yet from <a href="${editorAddress('/main', path)}">${path}</a>: each phase there becomes an issue and a milestone.</p>`;
  const write = `${editorAddress('/main', path)}&value=${encodeURIComponent(draft)}`;
  return html`<p class="nothing">With a plan in <code>${path}</code>, an issue and a milestone for each of its phases would be here: targets, kill criteria, and how they stand. <a class="button" href="${write}">${icon('pencil')} Write a plan</a></p>`;
}

function renderRow(issue: IssueSummary): Markup {
  return html`<li>
  ${stateIcon(issue)}
  <div>
    <a class="pull" id="issue-${issue.number}" href="/issues/${issue.number}">${issue.title}</a>
    ${issue.labels.map((label) => html`${issueLabel(label)} `)}
    <p class="quiet">#${issue.number} opened ${moment(issue.createdAt)} by ${personName(issue.author)}${issue.state !== 'open' && `, closed as ${issue.state}`}</p>
  </div>
  <div class="standing">
    ${renderTasks(issue)}
    ${issue.milestone !== null && html`<p class="quiet">${renderMilestone(issue.milestone, issue.title)}</p>`}
    ${issue.comments > 0 && html`<p class="quiet">${icon('speech')} ${issue.comments === 1 ? '1 comment' : `${issue.comments} comments`}</p>`}
  </div>
</li>`;
}

/** What GitHub draws before an issue: open, completed, or not planned. */
export function stateIcon({ state }: Pick<IssueSummary, 'state'>): Markup {
  const word = state === 'open' ? 'Open' : `Closed as ${state}`;
  const drawn = {
    open: icon('issue', 'open'),
    completed: icon('closed', 'done'),
    'not planned': icon('skipped', 'neutral'),
  };
  return html`<span>${drawn[state]}<span class="unseen">${word}</span></span>`;
}

/** How many boxes are ticked; nothing where there are none. */
export function renderTasks({ tasks: { done, total } }: Pick<IssueSummary, 'tasks'>): Markup | null {
  if (total === 0) return null;
  return html`<p class="progress"><progress value="${done}" max="${total}" aria-label="Tasks done"></progress> ${done} of ${total} ${total === 1 ? 'task' : 'tasks'}</p>`;
}

/** A milestone and its day; the name is left out where it is that of the issue. */
export function renderMilestone({ title, due, isOpen }: MilestoneView, beside: string): Markup {
  const name = title === beside ? 'Milestone' : title;
  return html`${icon('milestone')} ${name}${isOpen ? '' : ', closed'}${due === null ? ', no due date' : `, due ${due}`}`;
}

/** The labels of Baton that have a colour here. */
const COLOURED = new Set(['phase', 'overdue', 'kill-criterion', 'setup', 'drill', 'report']);

/** A label as GitHub draws it. */
export function issueLabel(name: string): Markup {
  const own = name.replace(/^baton:/, '');
  return html`<span class="label${COLOURED.has(own) && own !== name ? ` label-${own}` : ''}">${name}</span>`;
}
