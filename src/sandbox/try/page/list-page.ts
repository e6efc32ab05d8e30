import { html, type Markup } from '../../../html.ts';
import { checkStateOf, icon } from './icons.ts';
import { renderIssues } from './issues-card.ts';
import { moment, type Page, region } from './layout.ts';
import type { MarkdownRenderer } from './markdown.ts';
import { personName } from './person.ts';
import { renderReportCard } from './report-card.ts';
import type { PullSummary, RepositoryView } from './view.ts';

const SAMPLE = 'An invented client has a plan of three phases, and these pull requests were just opened.';
const HISTORY =
  'These are the last changes to your repository, opened again as pull requests. Their descriptions are what Git has: what was only ever written on a pull request is not in it, and gone for whoever has the repository alone.';
const MERGED =
  ' What was merged within 90 days stands behind them as it was, by its own people at its own time, and the report rests on that; reviews are not in Git, so nobody knows a thing by having reviewed it.';
const PUSHED = ' No commit tells of a merged pull request, so to the report each one is a push.';

/** The list of pull requests, as GitHub shows it, under a few words on what one sees. */
export async function renderListPage(view: RepositoryView, markdown: MarkdownRenderer): Promise<Page> {
  const regions = {
    summary: summaryOf(view),
    report: await renderReportCard(view.reports, markdown),
    issues: renderIssues(view.issues),
    pulls: renderPullList(view),
  };
  const main = html`
<section class="hero">
  <h1>Could you carry on if the engineer were gone tomorrow?</h1>
  <p>${view.isHistory ? HISTORY + (view.hasMerged ? MERGED : PUSHED) : SAMPLE}${view.startsOn !== null && ` The newest commit is of ${dayOf(view.startsOn)}, so that day is today here.`} The real Baton judged each one, and what it wrote is shown as GitHub would show
  it. Open one that fails, give its reason or mend the document, and see the check change.${hasPhases(view) && ' Or open a phase, report a bad value there, and see who is asked to decide.'}</p>
  ${region('summary', regions.summary)}
</section>
${region('report', regions.report)}
${region('issues', regions.issues)}
${region('pulls', regions.pulls)}`;
  return { title: `${view.name} · pull requests`, main, regions };
}

function dayOf(at: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(at));
}

function hasPhases({ issues }: RepositoryView): boolean {
  return issues.phases.length > 0;
}

function summaryOf(view: RepositoryView): Markup {
  const count = (conclusion: string) =>
    view.pullRequests.filter((pull) => !pull.isChecking && pull.check?.conclusion === conclusion).length;
  const checking = view.pullRequests.filter((pull) => pull.isChecking).length;
  const first = view.pullRequests.filter((pull) => pull.check?.conclusion === 'failure').at(-1);
  return html`
<ul class="figures">
  <li class="good"><b>${count('success')}</b> ready to merge</li>
  <li class="bad"><b>${count('failure')}</b> lack something</li>
  <li class="neutral"><b>${count('neutral')}</b> not blocked</li>
  ${checking > 0 && html`<li class="pending"><b>${checking}</b> being checked</li>`}
</ul>
<p class="next">
  ${first !== undefined && html`<a class="button primary" href="/pull/${first.number}">Mend #${first.number}: ${first.title}</a>`}
  ${costOf(view)}
</p>`;
}

function costOf({ startCounts }: RepositoryView): Markup {
  if (startCounts.length === 0) return html`<span class="quiet">Baton is checking…</span>`;
  return html`<span class="quiet">All that Baton asked of GitHub until here: ${startCounts.join(', ')}.</span>`;
}

/** The open pull requests, each with its verdict. */
export function renderPullList(view: RepositoryView): Markup {
  return html`
<section class="card list" aria-label="Open pull requests">
  <h2>${icon('open', 'open')} ${view.pullRequests.length} open</h2>
  <ul>${view.pullRequests.map(pullRow)}</ul>
</section>`;
}

function pullRow(pull: PullSummary): Markup {
  const { mark, word } = checkStateOf(pull.check, pull.isChecking);
  const said = pull.isChecking ? '' : (pull.check?.title ?? '');
  return html`<li>
  ${icon(pull.isDraft ? 'draft' : 'open', pull.isDraft ? 'neutral' : 'open')}
  <div>
    <a class="pull" id="pull-${pull.number}" href="/pull/${pull.number}">${pull.title}</a>
    ${pull.labels.map((label) => html`<span class="label">${label}</span> `)}
    <p class="quiet">#${pull.number} opened ${moment(pull.createdAt)} by ${personName(pull.author)}${pull.isDraft && ' · Draft'}</p>
  </div>
  <p class="verdict">${mark} <span class="unseen">${word}</span> <span>${said || word}</span></p>
</li>`;
}
